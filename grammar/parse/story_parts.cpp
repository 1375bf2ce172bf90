// The parts that lines are made of: names, numbers, times.
#include "grammar/parse/story_actions.hpp"

namespace guiyin::parse::story {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t most_pieces = 1'000'000;
constexpr std::int64_t most_lines = 1'000'000;

View without_marks(View text) {
  while (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\r')) text.remove_suffix(1);
  const bool quoted = text.size() >= 2 && text.front() == text_begin && text.back() == text_end;
  return quoted ? text.substr(1, text.size() - 2) : text;
}

syntax::Label label(StoryBuilder& builder, View text, Range range) {
  syntax::Label found{std::string(without_marks(text)), builder.span(range)};
  if (found.empty()) builder.report(159, found.span);
  return found;
}

} // namespace

void take_name(StoryBuilder& builder, View text, Range range) { builder.draft.labels.push_back(label(builder, text, range)); }

void take_text(StoryBuilder& builder, View text, Range range) {
  builder.draft.title = syntax::Text{std::string(without_marks(text)), builder.span(range)};
}

void take_amount(StoryBuilder& builder, View text, Range range) {
  const auto fen = read_fen(text);
  if (!fen || *fen < 0) builder.report(156, builder.span(range), {std::string(without_marks(text))});
  builder.draft.fen = fen.value_or(0);
  builder.draft.amount = builder.span(range);
}

void take_times(StoryBuilder& builder, View text, Range range) {
  const std::size_t digits = text.find_first_of("0123456789");
  const auto count = read_count(text.substr(digits), most_pieces);
  if (!count || *count < 1) builder.report(157, builder.span(range), {std::string(text.substr(digits))});
  builder.draft.count = count.value_or(1);
}

void take_duration(StoryBuilder& builder, View text, Range range) {
  const auto ms = read_duration(text);
  if (!ms) builder.report(158, builder.span(range));
  builder.draft.duration = ms.value_or(0);
}

void take_date(StoryBuilder& builder, View text, Range range) {
  const auto days = read_date(text);
  if (!days) builder.report(153, builder.span(range), {std::string(text)});
  builder.draft.at = syntax::At{days.value_or(0), {}, {}, {}, builder.span(range)};
}

// After a date, or after a number of days, the clock adds to it; else it begins.
void take_clock(StoryBuilder& builder, View text, Range range) {
  const auto ms = read_clock(text);
  if (!ms) builder.report(154, builder.span(range), {std::string(text)});
  auto& at = builder.draft.at;
  const bool goes_on = at && !at->time && at->span.end <= builder.span(range).begin;
  if (!goes_on) at = syntax::At{{}, {}, {}, {}, builder.span(range)};
  at->time = ms.value_or(0);
}

void take_later(StoryBuilder& builder, View, Range range) { builder.draft.at = syntax::At{{}, {}, {}, builder.draft.duration, builder.span(range)}; }

// `+3d 09:00` counts days, whatever unit they are written in.
void take_delayed(StoryBuilder& builder, View, Range range) {
  syntax::At& at = *builder.draft.at;
  if (!at.time) return;
  if (*at.plus_ms % ms_per_day != 0) builder.report(170, builder.span(range));
  at.plus_days = static_cast<std::int32_t>(*at.plus_ms / ms_per_day);
  at.plus_ms.reset();
}

void take_at(StoryBuilder& builder, View, Range range) { builder.draft.at->span = builder.span(range); }

void take_extra(StoryBuilder& builder, View text, Range) {
  syntax::Extra extra{builder.draft.labels.back(), std::string(without_marks(text))};
  builder.draft.labels.pop_back();
  if (auto* says = std::get_if<syntax::Says>(&builder.draft.node)) {
    says->extras.push_back(std::move(extra));
  } else if (auto* places = std::get_if<syntax::Places>(&builder.draft.node)) {
    (places->lines.empty() ? places->extras : places->lines.back().extras).push_back(std::move(extra));
  }
}

void take_share(StoryBuilder& builder, View text, Range range) {
  const auto share = read_share(text);
  if (!share) builder.report(165, builder.span(range), {std::string(text)});
  builder.draft.share = share.value_or("0");
}

void take_unit_shop(StoryBuilder& builder, View text, Range range) {
  text.remove_suffix(1); // the slash
  builder.draft.unit.shop = label(builder, text, {range.begin, range.end - 1});
}

void take_unit_order(StoryBuilder& builder, View text, Range range) { builder.draft.unit.order = label(builder, text, range); }

void take_unit_line(StoryBuilder& builder, View text, Range range) {
  const auto line = read_count(text.substr(1), most_lines);
  if (!line || *line < 1) builder.report(166, builder.span(range), {std::string(text.substr(1))});
  builder.draft.unit.line = static_cast<std::uint32_t>(line.value_or(1));
}

void take_setting(StoryBuilder& builder, View, Range range) {
  builder.draft.settings.push_back({builder.draft.labels.back().text, builder.written(range)});
  builder.draft.labels.clear();
}

} // namespace guiyin::parse::story
