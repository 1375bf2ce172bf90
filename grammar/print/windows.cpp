// `24h before placed` is `下单 前 24小时`: the same parts in another order.
#include "grammar/print/expression.hpp"

namespace guiyin::print {

namespace {

using syntax::ExprId;

Word word_of(syntax::Side side) { return side == syntax::Side::before ? Word::before : Word::after; }

void put_apart(Pen& pen, Word word) {
  pen.put(" ");
  pen.put(word);
  pen.put(" ");
}

// `MOMENT 前 …` of Chinese.
void write_moment_first(Writing out, ExprId moment, syntax::Side side) {
  write(out, moment, Level::sum);
  put_apart(out.pen, word_of(side));
}

void write_range(Writing out, ExprId from, ExprId to) {
  out.pen.put(Word::from);
  out.pen.put(" ");
  write(out, from, Level::sum);
  put_apart(out.pen, Word::to);
  write(out, to, Level::sum);
}

bool is_event_word(const syntax::ExprNode& node) {
  if (std::holds_alternative<syntax::FullyRefunded>(node)) return true;
  const auto* reference = std::get_if<syntax::Reference>(&node);
  if (!reference) return false;
  const Word word = reference->name.word;
  return word == Word::none || (word >= Word::placed && word <= Word::cancelled);
}

// Behind 内: one word, or anything else in brackets.
void write_event(Writing out, ExprId event) {
  const bool word = is_event_word(out.tree[event].node);
  if (!word) out.pen.put("(");
  write(out, event, Level::sum);
  if (!word) out.pen.put(")");
}

} // namespace

void write_form(Writing out, const syntax::Bounded& window) {
  if (!out.pen.is_english()) {
    write_moment_first(out, window.moment, window.side);
    return write(out, window.duration, Level::sum);
  }
  write(out, window.duration, Level::sum);
  put_apart(out.pen, word_of(window.side));
  write(out, window.moment, Level::sum);
}

void write_form(Writing out, const syntax::AnyTime& window) {
  if (!window.moment) return out.pen.put(Word::any_time);
  const syntax::Side side = window.side.value_or(syntax::Side::before);
  if (!out.pen.is_english()) {
    write_moment_first(out, *window.moment, side);
    return out.pen.put(Word::any_time);
  }
  out.pen.put(Word::any_time);
  put_apart(out.pen, word_of(side));
  write(out, *window.moment, Level::sum);
}

void write_form(Writing out, const syntax::CalendarDays& window) {
  if (!out.pen.is_english()) {
    write_moment_first(out, window.moment, window.side);
    write(out, window.count, Level::sum);
    out.pen.put(" ");
    return out.pen.put(Word::calendar_days);
  }
  write(out, window.count, Level::sum);
  put_apart(out.pen, Word::calendar_days);
  out.pen.put(word_of(window.side));
  out.pen.put(" ");
  write(out, window.moment, Level::sum);
}

void write_form(Writing out, const syntax::FromTo& window) { write_range(out, window.from, window.to); }

void write_form(Writing out, const syntax::Between& condition) {
  write(out, condition.value, Level::sum);
  out.pen.put(" ");
  write_range(out, condition.from, condition.to);
}

void write_within(Writing out, ExprId duration, ExprId moment) {
  if (!out.pen.is_english()) {
    write_moment_first(out, moment, syntax::Side::after);
    write(out, duration, Level::sum);
    out.pen.put(" ");
    return out.pen.put(Word::within);
  }
  out.pen.put(Word::within);
  out.pen.put(" ");
  write(out, duration, Level::sum);
  put_apart(out.pen, Word::of);
  write(out, moment, Level::sum);
}

void write_form(Writing out, const syntax::Within& condition) {
  if (out.pen.is_english()) {
    write(out, condition.event, Level::sum);
    out.pen.put(" ");
    return write_within(out, condition.duration, condition.moment);
  }
  write_within(out, condition.duration, condition.moment);
  out.pen.put(" ");
  write_event(out, condition.event);
}

} // namespace guiyin::print
