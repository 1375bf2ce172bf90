// Windows and what else is measured from a moment.
#include "grammar/parse/build.hpp"

namespace guiyin::parse {

namespace {

syntax::Side side_of(Kind kind) { return kind == kind_of(Word::before) || kind == Kind::moment_before ? syntax::Side::before : syntax::Side::after; }

} // namespace

// `24h before placed`
void Builder::bounded(Range range) {
  const auto moment = pop(), duration = pop();
  push(syntax::Bounded{side_of(kind(range.first)), duration.node, moment.node}, {duration.range.first, range.end}, {duration.node, moment.node});
}

// `2 calendar days before placed`; the range begins at `calendar days`
void Builder::calendar(Range range) {
  const auto moment = pop(), count = pop();
  push(syntax::CalendarDays{side_of(kind(range.first + 1)), count.node, moment.node}, {count.range.first, range.end}, {count.node, moment.node});
}

// The same three parts in Chinese order; the range begins at 前 or 后, after the moment.
void Builder::moment_first(Range range) {
  const syntax::Side side = side_of(kind(range.first));
  const bool calendar_days =
      values_.back().range.first > range.first && kind_or_name(values_.back().range.end, range) == kind_of(Word::calendar_days);
  const auto inside = take(values_, range);
  const auto moment = pop();
  const Range whole{moment.range.first, range.end};
  if (inside.empty()) return push(syntax::AnyTime{side, moment.node}, whole, {moment.node});
  if (calendar_days) return push(syntax::CalendarDays{side, inside[0], moment.node}, whole, {inside[0], moment.node});
  if (inside.size() == 2) return push(syntax::Within{inside[1], inside[0], moment.node}, whole, {inside[0], inside[1], moment.node});
  push(syntax::Bounded{side, inside[0], moment.node}, whole, {inside[0], moment.node});
}

void Builder::within(Range range) {
  const auto moment = pop(), duration = pop(), event = pop();
  push(syntax::Within{event.node, duration.node, moment.node}, {event.range.first, range.end}, {event.node, duration.node, moment.node});
}

void Builder::between(Range range) {
  const auto to = pop(), from = pop(), value = pop();
  push(syntax::Between{value.node, from.node, to.node}, {value.range.first, range.end}, {value.node, from.node, to.node});
}

void Builder::from_to(Range range) {
  const auto to = pop(), from = pop();
  push(syntax::FromTo{from.node, to.node}, range, {from.node, to.node});
}

void Builder::any_time(Range range) {
  const auto moment = take(values_, range);
  if (moment.empty()) return push(syntax::AnyTime{}, range);
  push(syntax::AnyTime{side_of(kind(range.first + 1)), moment.front()}, range, moment);
}

} // namespace guiyin::parse
