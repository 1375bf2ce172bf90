#include "interpreter/report/buffer.hpp"
#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/difference.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/unit_text.hpp"

#include <initializer_list>

namespace guiyin::report {
namespace {

using values::Money;

void append_row(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    append_cell(out, cell);
    first = false;
  }
  out += '\n';
}

struct Sides {
  std::uint64_t units_before, units_after;
  Money before, after;
  std::optional<std::uint64_t> orders = {};
};

void append_sides(std::string& out, std::string_view kind, std::string_view shop, std::string_view key, const Sides& sides) {
  append_row(out, {kind, shop, key, std::to_string(sides.units_before), std::to_string(sides.units_after), values::to_string(sides.before),
                   values::to_string(sides.after), values::to_string(sides.after - sides.before), sides.orders ? std::to_string(*sides.orders) : ""});
}

// Agents by a space-free list "小美=180.00;小丽=20.00", which a spreadsheet can split.
std::string parts_text(const timeline::Timeline& timeline, const compare::Holding& holding) {
  std::string text;
  for (const compare::Part& part : holding.parts) {
    if (!text.empty()) text += ';';
    text += std::string(timeline.texts[part.agent]) + "=" + values::to_string(part.amount);
  }
  return text;
}

void append_unit(std::string& out, const Comparison& comparison, const compare::UnitChange& change) {
  const timeline::Timeline& timeline = *comparison.timeline;
  const Reason why = comparison.reason ? comparison.reason(change) : Reason{};
  append_row(out,
             {unit_text_of(timeline, change), change_name(change.change), status_name(change.before.status), status_name(change.after.status),
              values::to_string(change.before.amount), values::to_string(change.after.amount), claims_text(change.before), claims_text(change.after),
              parts_text(timeline, change.before), parts_text(timeline, change.after), cause_name(change.cause), why.english, why.chinese});
}

} // namespace

std::string difference_csv(const Comparison& comparison) {
  const compare::Difference& difference = *comparison.difference;
  const auto& texts = comparison.timeline->texts;
  std::string out = "kind,shop,key,units_before,units_after,before,after,difference,orders\n";
  for (std::size_t i = 0; i < compare::change_kinds; ++i) {
    const compare::Tally& tally = difference.matrix[i];
    append_sides(out, "change", "", change_name(static_cast<compare::Change>(i)),
                 {tally.units, tally.units, tally.before, tally.after, tally.orders});
  }
  for (const auto& each : difference.agents)
    append_sides(out, "agent", texts[each.who.shop], texts[each.who.agent], {each.units_before, each.units_after, each.before, each.after});
  for (const auto& each : difference.claims)
    append_sides(out, "claim", "", each.claim, {each.units_before, each.units_after, each.before, each.after});
  for (const auto& each : difference.causes)
    append_sides(out, "cause", "", cause_name(each.edits),
                 {each.tally.units, each.tally.units, each.tally.before, each.tally.after, each.tally.orders});
  return out;
}

bool write_changed_units(const Comparison& comparison, const Write& write) {
  Buffer buffer(write);
  buffer.text = "unit,change,status_before,status_after,amount_before,amount_after,claim_before,claim_after,credits_before,credits_after,edits,"
                "reason_en,reason_zh\n";
  for (const compare::UnitChange& change : comparison.difference->changes) {
    append_unit(buffer.text, comparison, change);
    if (!buffer.pass()) return false;
  }
  return buffer.flush();
}

} // namespace guiyin::report
