#include "tests/fuzz/events.hpp"

#include "interpreter/engine/attribute.hpp"
#include "interpreter/io/read_summary.hpp"
#include "interpreter/timeline/as_of.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/fixtures.hpp"

#include <numeric>

namespace guiyin::fuzz {

namespace {

using text::Language;

void check_unit(const engine::Decision& decision) {
  if (decision.status != engine::Status::credited) return;
  values::Money sum = decision.silent_amount;
  for (const engine::Credit& credit : decision.credits) sum += credit.amount;
  promise(sum == decision.amount, "a unit's credits do not add up to its amount");
  promise(!decision.credits.empty(), "a credited unit without credit");
}

void check_outcome(const program::Program& program, const timeline::Timeline& timeline, const engine::AttributeOptions& options) {
  const timeline::Roster nobody_listed;
  const engine::Outcome outcome = engine::attribute(program, timeline, nobody_listed, options);
  for (const engine::Decision& decision : outcome.decisions) check_unit(decision);
  promise(engine::conserve(outcome).holds(), "the parts do not add up to the whole");
  const std::size_t units = program.unit == program::Unit::order ? timeline.orders.size() : timeline.lines.order.size();
  promise(outcome.decisions.size() == units, "not one decision per unit");
}

void render_all(const io::ReadResult& result, const std::vector<io::EventText>& texts) {
  for (const Language language : {Language::english, Language::chinese}) {
    for (const io::RowProblem& problem : result.problems) promise(!io::render(problem, texts, language).empty(), "a problem without words");
    promise(!io::to_text(result.summary, language).empty(), "a summary without words");
  }
}

void check_counts(const io::ReadResult& result) {
  promise(result.summary.rejected == result.rejected.size(), "rejected rows are not counted as they are kept");
  promise(result.summary.orders == result.timeline.orders.size(), "orders are not counted as they are kept");
  promise(result.timeline.messages.topic.size() == result.timeline.messages.size(), "messages without topic column");
}

// Made once: they are the same for every input.
const std::vector<program::Program>& built_in_programs() {
  static const std::vector<program::Program> programs{fixtures::built_in("jd"), fixtures::built_in("taobao", {{"followup", "both"}})};
  return programs;
}

} // namespace

std::vector<timeline::FieldRequest> declared_fields() {
  using enum timeline::FieldOwner;
  using timeline::FieldType;
  return {{chat, "channel", FieldType::text}, {chat, "wait", FieldType::duration}, {order, "due", FieldType::moment},
          {order, "vip", FieldType::yes_no},  {line, "cost", FieldType::money},    {line, "rate", FieldType::share},
          {line, "weight", FieldType::count}};
}

void check_decisions(const program::Program& program, const timeline::Timeline& timeline) {
  check_outcome(program, timeline, {});
  if (timeline.orders.empty()) return;
  const values::Moment middle = timeline.orders[timeline.orders.size() / 2].placed;
  check_outcome(program, timeline::as_of(timeline, middle), {middle, 1});
}

void decide_all(const timeline::Timeline& timeline) {
  for (const program::Program& program : built_in_programs()) check_decisions(program, timeline);
}

void read_and_attribute(std::string_view path, std::string_view bytes) {
  const std::vector<io::EventText> texts{{std::string(path), bytes}};
  const io::ReadResult result = io::read_events(texts, {declared_fields()});
  render_all(result, texts);
  check_counts(result);
  decide_all(result.timeline);
}

} // namespace guiyin::fuzz
