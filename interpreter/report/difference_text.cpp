#include "interpreter/report/difference.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using compare::Difference;
using text::Language;
using values::Money;

constexpr std::size_t most_samples = 20;

class DifferenceText {
public:
  DifferenceText(const Comparison& comparison, Language language)
      : comparison_(comparison), difference_(*comparison.difference), language_(language) {}

  std::string text() const {
    std::string out = heading();
    if (difference_.same_program)
      return out + say("  the same program: every decision is the same on any events, so nothing was run\n",
                       "  两条策略是同一个程序：任何数据下结果都相同，因此没有运行\n");
    out += edits() + matrix();
    if (difference_.changes.empty())
      return out + say("\n  on these events the two policies decide everything alike\n", "\n  在这批数据上，两条策略的结果完全相同\n");
    return out + agents() + flows() + claims() + causes() + samples();
  }

private:
  std::string say(std::string_view english, std::string_view chinese) const { return in(language_, english, chinese); }

  std::string heading() const {
    const std::string what = comparison_.revised->description.empty() ? "" : "  " + printable(comparison_.revised->description);
    return fmt::format("{} → {}{}\n", printable(comparison_.baseline->name), printable(comparison_.revised->name), what);
  }

  std::string edits() const {
    std::string out = "\n" + say("edits\n", "改动\n");
    for (std::size_t i = 0; i < difference_.edits.size(); ++i) {
      out += fmt::format("  {}  {}\n", i + 1, printable(edit_text(comparison_, difference_.edits[i], language_)));
      const ClauseTexts texts = clause_texts(comparison_, difference_.edits[i]);
      if (!texts.before.empty()) out += fmt::format("     - {}\n", printable(texts.before));
      if (!texts.after.empty()) out += fmt::format("     + {}\n", printable(texts.after));
    }
    return out;
  }

  std::vector<Grid::Column> money_columns(std::vector<Grid::Column> first) const {
    for (auto title : {say("before", "改前"), say("after", "改后"), say("difference", "差额")}) first.push_back({title, Align::right});
    return first;
  }
  static std::vector<std::string> money_cells(std::vector<std::string> first, Money before, Money after) {
    for (auto& cell : {values::to_string(before), values::to_string(after), signed_money(after - before)}) first.push_back(cell);
    return first;
  }

  bool by_lines() const { return !difference_.by_order && comparison_.baseline->unit == program::Unit::line; }

  // Orders, and lines where these are what is decided.
  std::vector<Grid::Column> counted(std::string first) const {
    std::vector<Grid::Column> columns{{std::move(first)}, {say("orders", "订单"), Align::right}};
    if (by_lines()) columns.push_back({say("lines", "商品行"), Align::right});
    return columns;
  }
  std::vector<std::string> counts(std::string first, const compare::Tally& tally) const {
    std::vector<std::string> cells{std::move(first), std::to_string(tally.orders)};
    if (by_lines()) cells.push_back(std::to_string(tally.units));
    return cells;
  }
  std::string unit_noun() const { return by_lines() ? say("lines", "商品行") : say("orders", "订单"); }

  std::string matrix() const {
    Grid grid(money_columns(counted(say("what changes", "变化"))));
    compare::Tally total;
    for (std::size_t i = 0; i < compare::change_kinds; ++i) {
      const compare::Tally& tally = difference_.matrix[i];
      total.units += tally.units;
      total.before += tally.before;
      total.after += tally.after;
      grid.row(money_cells(counts(change_word(static_cast<compare::Change>(i), language_), tally), tally.before, tally.after));
    }
    grid.rule();
    std::vector<std::string> last{say("total", "合计")}; // an order with several lines may stand in several rows, so orders have no sum
    if (by_lines()) last.push_back("");
    last.push_back(std::to_string(total.units));
    grid.row(money_cells(last, total.before, total.after));
    return "\n" + grid.text();
  }

  // Those whose money or number of units moves.
  std::string agents() const {
    Grid grid(money_columns({{say("agent", "客服")}, {unit_noun(), Align::right}}));
    for (const compare::AgentChange& change : difference_.agents) {
      if (change.before == change.after && change.units_before == change.units_after) continue;
      grid.row(money_cells(
          {printable(agent_text(*comparison_.timeline, change.who, language_)), fmt::format("{} → {}", change.units_before, change.units_after)},
          change.before, change.after));
    }
    return "\n" + grid.text();
  }

  std::string flows() const {
    if (difference_.flows.empty()) return {};
    Grid grid({{say("from", "从")}, {say("to", "到")}, {say("orders", "订单"), Align::right}, {say("amount", "金额"), Align::right}});
    const std::size_t shown = std::min(most_samples, difference_.flows.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const compare::Flow& flow = difference_.flows[i];
      const auto name = [&](const compare::AgentKey& who) { return printable(agent_text(*comparison_.timeline, who, language_)); };
      grid.row({name(flow.from), name(flow.to), std::to_string(flow.orders), values::to_string(flow.amount)});
    }
    return "\n" + grid.text();
  }

  std::string claims() const {
    Grid grid(money_columns({{say("claim", "判定")}, {unit_noun(), Align::right}}));
    for (const compare::ClaimChange& change : difference_.claims)
      grid.row(money_cells({printable(change.claim), fmt::format("{} → {}", change.units_before, change.units_after)}, change.before, change.after));
    return "\n" + grid.text();
  }

  std::string causes() const {
    Grid grid(money_columns(counted(say("because of edit", "因为改动"))));
    for (const compare::Cause& cause : difference_.causes)
      grid.row(money_cells(counts(cause_name(cause.edits), cause.tally), cause.tally.before, cause.tally.after));
    return "\n" + grid.text();
  }

  std::string samples() const {
    Grid grid({{by_lines() ? say("line", "商品行") : say("order", "订单")},
               {say("before", "改前")},
               {say("after", "改后")},
               {say("by", "依据")},
               {say("edit", "改动")}});
    const std::size_t shown = std::min(most_samples, difference_.changes.size());
    for (std::size_t i = 0; i < shown; ++i) {
      grid.row(sample(difference_.changes[i]));
      const Reason reason = comparison_.reason ? comparison_.reason(difference_.changes[i]) : Reason{};
      if (!reason.english.empty()) grid.note(printable(say(reason.english, reason.chinese)));
    }
    std::string out = "\n" + grid.text();
    if (shown < difference_.changes.size())
      out += fmt::format(fmt::runtime(say("  … and {} more; all of them: --orders FILE\n", "  …… 另有 {} 个；全部明细请用 --orders FILE\n")),
                         difference_.changes.size() - shown);
    return out;
  }

  std::vector<std::string> sample(const compare::UnitChange& change) const {
    const timeline::Timeline& timeline = *comparison_.timeline;
    const std::string before = claims_text(change.before), after = claims_text(change.after);
    return {printable(unit_text_of(timeline, change)), printable(holding_text(timeline, change.before, language_)),
            printable(holding_text(timeline, change.after, language_)),
            printable(before == after ? after : fmt::format("{} → {}", before.empty() ? "-" : before, after.empty() ? "-" : after)),
            cause_name(change.cause)};
  }

  const Comparison& comparison_;
  const Difference& difference_;
  Language language_;
};

} // namespace

std::string difference_text(const Comparison& comparison, Language language) { return DifferenceText(comparison, language).text(); }

} // namespace guiyin::report
