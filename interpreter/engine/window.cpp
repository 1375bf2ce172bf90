#include "interpreter/engine/window.hpp"

#include "interpreter/engine/condition_trace.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/values/wide.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::Side;
using values::beginning_of_time;
using values::end_of_time;

constexpr std::int64_t one_instant = 1; // the resolution, 1 ms: a closed end E is the half-open end E + 1 ms

Moment placed(const Scope& scope) { return *scope.unit.moments[static_cast<std::size_t>(program::OrderMoment::placed)]; }

Moment shifted(Moment moment, std::int64_t ms) {
  const values::Int128 exact = static_cast<values::Int128>(moment.ms) + ms;
  return {static_cast<std::int64_t>(std::clamp<values::Int128>(exact, beginning_of_time.ms, end_of_time.ms))};
}

WindowSpan before(Moment begin, Moment moment) { return {begin, moment, moment, moment, true, {}}; }

WindowSpan span_of(const Scope& scope, const program::BoundedWindow& window) {
  const Value moment = evaluate(scope, window.moment), duration = evaluate(scope, window.duration);
  if (!moment.present || !duration.present) return {};
  const Moment m{moment.number};
  const bool unlimited = duration.number == program::unlimited_ms;
  if (window.side == Side::before) return before(unlimited ? beginning_of_time : shifted(m, -duration.number), m);
  const Moment last = unlimited ? end_of_time : shifted(m, duration.number);
  return {m, unlimited ? end_of_time : shifted(last, one_instant), last, m, true, {}};
}

WindowSpan span_of(const Scope& scope, const program::OpenWindow& window) {
  const Value moment = evaluate(scope, window.moment);
  if (!moment.present) return {};
  const Moment m{moment.number};
  if (window.side == Side::before) return before(beginning_of_time, m);
  return {m, end_of_time, end_of_time, m, true, {}};
}

WindowSpan span_of(const Scope& scope, const program::AlwaysWindow&) {
  return {beginning_of_time, end_of_time, end_of_time, placed(scope), true, {}};
}

std::int64_t possible_days(std::int64_t count) {
  constexpr std::int64_t most_days = values::largest_duration.ms / values::ms_per_day;
  return std::clamp<std::int64_t>(count, 0, most_days);
}

WindowSpan span_of(const Scope& scope, const program::CalendarWindow& window) {
  const Value moment = evaluate(scope, window.moment), count = evaluate(scope, window.count);
  if (!moment.present || !count.present) return {};
  const Moment m{moment.number};
  const Duration day_start = scope.run.program.day_start;
  if (window.side == Side::before)
    return before(values::start_of_day(values::local_day(m, day_start) - (possible_days(count.number) - 1), day_start), m);
  const Moment end = end_of_days(day_start, m, count.number);
  return {m, end, end, m, true, {}};
}

WindowSpan span_of(const Scope& scope, const program::FromToWindow& window) {
  const Value from = evaluate(scope, window.from), to = evaluate(scope, window.to);
  if (!from.present || !to.present) return {};
  return before({from.number}, {to.number});
}

WindowSpan span_of(const Scope& scope, const program::ChooseWindow& window) {
  return window_span(scope, ask(scope, window.condition) ? window.then : window.otherwise);
}

} // namespace

Moment end_of_days(Duration day_start, Moment moment, std::int64_t count) {
  return values::start_of_day(values::local_day(moment, day_start) + possible_days(count), day_start);
}

WindowSpan window_span(const Scope& scope, program::WindowId id) {
  const program::Window& window = scope.run.program[id];
  WindowSpan span = std::visit([&](const auto& node) { return span_of(scope, node); }, window.node);
  if (!std::holds_alternative<program::ChooseWindow>(window.node)) span.chosen = id;
  return span;
}

} // namespace guiyin::engine
