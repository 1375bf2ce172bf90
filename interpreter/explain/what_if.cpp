#include "interpreter/explain/what_if.hpp"

#include "interpreter/timeline/builder.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using engine::Explained;
using timeline::EventRow;
using timeline::EventType;
using timeline::LineId;
using timeline::OrderId;
using timeline::Timeline;

std::optional<OrderId> find_order(const Timeline& timeline, std::string_view number) {
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i)
    if (timeline.texts[timeline.orders[i].number] == number) return static_cast<OrderId>(i);
  return std::nullopt;
}

std::vector<EventRow> edited(const std::vector<EventRow>& rows, const Edit& edit) {
  std::vector<EventRow> out = rows;
  for (const Edit::Move& move : edit.moves) out[move.row].time = move.to;
  std::vector<std::size_t> drops = edit.drops;
  std::sort(drops.rbegin(), drops.rend());
  for (const std::size_t row : drops) out.erase(out.begin() + static_cast<std::ptrdiff_t>(row));
  out.insert(out.end(), edit.adds.begin(), edit.adds.end());
  return out;
}

bool is_credited(const Explained& outcome, std::string_view agent, const Timeline& timeline) {
  const auto& credits = outcome.decision.credits;
  return outcome.decision.status == engine::Status::credited &&
         std::any_of(credits.begin(), credits.end(), [&](const engine::Credit& credit) { return timeline.texts[credit.agent] == agent; });
}

std::vector<timeline::FieldRequest> fields_of(const Timeline& timeline) {
  std::vector<timeline::FieldRequest> fields;
  for (const timeline::ExtraColumn& column : timeline.extras) fields.push_back(column.field);
  return fields;
}

} // namespace

std::optional<Timeline> Story::told(const Edit& edit) const {
  timeline::Builder builder(timeline_.files, fields_of(timeline_));
  for (const EventRow& row : edited(rows_, edit)) builder.add(row);
  timeline::Built built = std::move(builder).finish();
  if (!built.conflicts.empty()) return std::nullopt;
  return std::move(built.timeline);
}

Retold::Retold(const Subject& subject, std::string agent)
    : subject_(subject), story_(subject.timeline, subject.timeline.orders[static_cast<std::uint32_t>(subject.order)].buyer),
      agent_(std::move(agent)) {
  // About a second of work: some three million rows, and never more than a thousand questions.
  constexpr std::size_t rows_in_all = 3'000'000, most_questions = 1000, fewest_questions = 20;
  most_ = std::clamp(rows_in_all / (story_.rows().size() + 100), fewest_questions, most_questions);
  if (auto told = story_.told()) unchanged_ = std::move(*told);
}

Explained Retold::decide(const program::Program& program, const Timeline& timeline) const {
  const timeline::Order& original = subject_.timeline.orders[static_cast<std::uint32_t>(subject_.order)];
  const auto order = find_order(timeline, subject_.timeline.texts[original.number]);
  if (!order) return {};
  const std::uint32_t first_line = timeline.orders[static_cast<std::uint32_t>(*order)].lines.begin;
  std::optional<LineId> line;
  if (subject_.line) line = static_cast<LineId>(first_line + static_cast<std::uint32_t>(*subject_.line) - original.lines.begin);
  return engine::attribute_unit(program, timeline, subject_.roster, *order, line, {subject_.as_of});
}

bool Retold::wins(const program::Program& program) const {
  ++effort_;
  return is_credited(decide(program, unchanged_), agent_, unchanged_);
}

bool Retold::wins(const program::Program& program, const Edit& edit) const {
  ++effort_;
  const auto told = story_.told(edit);
  return told && is_credited(decide(program, *told), agent_, *told);
}

} // namespace guiyin::explain
