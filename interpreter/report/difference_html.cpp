#include "interpreter/html/escape.hpp"
#include "interpreter/html/page.hpp"
#include "interpreter/html/table.hpp"
#include "interpreter/report/difference.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/flow_chart.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using compare::Difference;
using html::Cell;
using html::Table;
using values::Money;

constexpr std::size_t most_samples = 100, most_open_flows = 12;

class DifferencePage {
public:
  DifferencePage(const Comparison& comparison, text::Language language)
      : comparison_(comparison), difference_(*comparison.difference), timeline_(*comparison.timeline), language_(language) {}

  std::string page() const {
    const html::Page page{heading(), language_, true};
    return html::page_begin(page) + "<h1>" + html::escaped(heading()) + "</h1>\n" + facts() + body() + html::page_end(page);
  }

private:
  std::string say(std::string_view english, std::string_view chinese) const { return in(language_, english, chinese); }
  template <class... Arguments> std::string fill(std::string_view english, std::string_view chinese, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(say(english, chinese)), arguments...);
  }

  std::string heading() const {
    return fill("What changes: {} → {}", "策略变更对比：{} → {}", comparison_.baseline->name, comparison_.revised->name);
  }

  std::string facts() const {
    std::string out = "<p class=\"facts\">" + html::name(comparison_.revised->description);
    if (comparison_.as_of)
      out += fill("{}as of {}", "{}数据截至 {}", comparison_.revised->description.empty() ? "" : " · ", values::to_string(*comparison_.as_of));
    return out + "</p>\n";
  }

  std::string body() const {
    if (difference_.same_program)
      return html::outcome(say("The same program: every decision is the same on any events, so nothing was run.",
                               "两条策略是同一个程序：任何数据下结果都相同，因此没有运行。"));
    std::string out = html::outcome(summary()) + edits() + matrix();
    if (difference_.changes.empty()) return out;
    return out + flows() + agents() + claims() + causes() + samples();
  }

  static std::string money(Money amount) { return html::with_commas(values::to_string(amount)); }

  compare::Tally total() const {
    compare::Tally total;
    for (const compare::Tally& tally : difference_.matrix) {
      total.units += tally.units;
      total.before += tally.before;
      total.after += tally.after;
    }
    return total;
  }

  std::string unit_noun() const { return by_lines() ? say("order lines", "商品行") : say("orders", "订单"); }
  bool by_lines() const { return !difference_.by_order && comparison_.baseline->unit == program::Unit::line; }

  std::string summary() const {
    const compare::Tally all = total();
    if (difference_.changes.empty())
      return fill("Nothing changes on these events ({} {}).", "在这批数据上没有任何变化（共 {} 个{}）。", all.units, unit_noun());
    Money moved;
    for (const compare::Flow& flow : difference_.flows) moved += flow.amount;
    return fill("{} of {} {} change, {} yuan pass to somebody else; credited in all: {} → {} ({}).",
                "{1} 个{2}中有 {0} 个发生变化，{3} 元换了归属；归属总额 {4} → {5}（{6}）。", difference_.changes.size(), all.units, unit_noun(),
                money(moved), money(all.before), money(all.after), html::with_commas(signed_money(all.after - all.before)));
  }

  std::string edits() const {
    std::string list = "<ol>\n";
    for (const compare::Edit& edit : difference_.edits) {
      const ClauseTexts texts = clause_texts(comparison_, edit);
      list += "<li>" + html::name(edit_text(comparison_, edit, language_));
      if (!texts.before.empty()) list += "<br>− <code>" + html::escaped(texts.before) + "</code>";
      if (!texts.after.empty()) list += "<br>+ <code>" + html::escaped(texts.after) + "</code>";
      list += "</li>\n";
    }
    return html::section(say("Edits", "改动"), list + "</ol>\n");
  }

  std::vector<Table::Column> with_money(std::vector<Table::Column> first) const {
    for (auto title : {say("before", "改前"), say("after", "改后"), say("difference", "差额")}) first.push_back({title, true});
    return first;
  }
  static std::vector<Cell> with_money(std::vector<Cell> first, Money before, Money after) {
    for (auto& cell : {Cell::money(before.fen), Cell::money(after.fen), Cell::money((after - before).fen, true)}) first.push_back(cell);
    return first;
  }

  // Orders, and lines where these are what is decided.
  std::vector<Table::Column> with_counts(std::string first) const {
    std::vector<Table::Column> columns{{std::move(first)}, {say("orders", "订单"), true}};
    if (by_lines()) columns.push_back({say("lines", "商品行"), true});
    return with_money(columns);
  }
  std::vector<Cell> with_counts(Cell first, const compare::Tally& tally) const {
    std::vector<Cell> cells{std::move(first), Cell::count(tally.orders)};
    if (by_lines()) cells.push_back(Cell::count(tally.units));
    return with_money(cells, tally.before, tally.after);
  }

  std::string matrix() const {
    Table table("changes", say("what changes", "变化"), with_counts(say("what changes", "变化")));
    for (std::size_t i = 0; i < compare::change_kinds; ++i)
      table.row(with_counts(Cell::text(change_word(static_cast<compare::Change>(i), language_)), difference_.matrix[i]));
    const compare::Tally all = total();
    std::vector<Cell> last{Cell::text(say("total", "合计")), {}};
    if (by_lines()) last.push_back({});
    last.back() = Cell::count(all.units);
    table.total(with_money(last, all.before, all.after));
    return html::section(say("Summary", "总览"), table.html());
  }

  std::string flows() const {
    if (difference_.flows.empty()) return {};
    Table table("flows", say("money from agent to agent", "金额流向"),
                {{say("from", "从")}, {say("to", "到")}, {say("orders", "订单"), true}, {say("amount", "金额"), true}});
    Money sum;
    for (const compare::Flow& flow : difference_.flows) {
      sum += flow.amount;
      table.row({Cell::text(agent_text(timeline_, flow.from, language_)), Cell::text(agent_text(timeline_, flow.to, language_)),
                 Cell::count(flow.orders), Cell::money(flow.amount.fen)});
    }
    table.total({Cell::text(say("total", "合计")), {}, {}, Cell::money(sum.fen)});
    const std::string note = say("Nobody: silent, excluded or revoked orders.", "“无人”指静默、不参与判定或被剔除的订单。");
    const std::string all = difference_.flows.size() <= most_open_flows
                                ? table.html()
                                : html::folded(fill("all {} of them", "全部 {} 条", difference_.flows.size()), table.html());
    return html::section(say("Who gains what from whom", "钱从谁到谁"), html::scrolling(flow_chart(difference_.flows, timeline_, language_)) + all +
                                                                            "<p class=\"note\">" + html::escaped(note) + "</p>\n");
  }

  std::vector<Table::Column> both_sides(std::string first) const {
    return with_money(
        {{std::move(first)}, {fill("{}, before", "{}（改前）", unit_noun()), true}, {fill("{}, after", "{}（改后）", unit_noun()), true}});
  }

  std::string agents() const {
    Table table("agents", say("agents", "客服"), both_sides(say("agent", "客服")));
    for (const compare::AgentChange& each : difference_.agents)
      table.row(with_money({Cell::text(agent_text(timeline_, each.who, language_)), Cell::count(each.units_before), Cell::count(each.units_after)},
                           each.before, each.after));
    const compare::Tally all = total();
    table.total(with_money({Cell::text(say("total", "合计")), {}, {}}, all.before, all.after));
    return html::section(say("Agents", "各客服"), table.html());
  }

  std::string claims() const {
    Table table("claims", say("claims", "判定"), both_sides(say("claim", "判定")));
    for (const compare::ClaimChange& each : difference_.claims)
      table.row(with_money({Cell::text(each.claim), Cell::count(each.units_before), Cell::count(each.units_after)}, each.before, each.after));
    return html::section(say("Claims", "各判定"), table.html());
  }

  std::string causes() const {
    Table table("causes", say("causes", "原因"), with_counts(say("because of edit", "因为改动")));
    for (const compare::Cause& cause : difference_.causes) table.row(with_counts({cause_html(cause.edits)}, cause.tally));
    return html::section(say("Causes", "原因"), table.html());
  }

  // "1 + 3" with the edits' words.
  std::string cause_html(const std::vector<std::size_t>& edits) const {
    std::string out;
    for (const std::size_t edit : edits)
      out += fmt::format("{}{}. {}", out.empty() ? "" : "<br>+ ", edit + 1, html::name(edit_text(comparison_, difference_.edits[edit], language_)));
    return out;
  }

  std::string samples() const {
    Table table("samples", say("changed orders", "有变化的订单"),
                {{by_lines() ? say("order line", "商品行") : say("order", "订单")},
                 {say("change", "变化")},
                 {say("before", "改前")},
                 {say("after", "改后")},
                 {say("why", "原因"), false, true},
                 {say("edit", "改动")}});
    const std::size_t shown = std::min(most_samples, difference_.changes.size());
    for (std::size_t i = 0; i < shown; ++i) table.row(sample(difference_.changes[i]));
    const std::string note = shown == difference_.changes.size()
                                 ? ""
                                 : "<p class=\"note\">" +
                                       fill("The first {} of {}; all of them: --orders FILE.",
                                            "仅列出前 {} 个，共 {} 个；全部明细请用 --orders FILE。", shown, difference_.changes.size()) +
                                       "</p>\n";
    return html::section(say("Changed orders", "有变化的订单"), table.html() + note);
  }

  std::string holder_html(const compare::Holding& holding) const {
    const std::string claims = claims_text(holding);
    return html::name(holding_text(timeline_, holding, language_)) +
           (claims.empty() ? "" : "<br><span class=\"quiet\">" + html::name(claims) + "</span>");
  }

  std::vector<Cell> sample(const compare::UnitChange& change) const {
    const Reason reason = comparison_.reason ? comparison_.reason(change) : Reason{};
    return {Cell::text(unit_text_of(timeline_, change)),
            Cell::text(change_word(change.change, language_)),
            {holder_html(change.before)},
            {holder_html(change.after)},
            {"<bdi>" + html::sentence(say(reason.english, reason.chinese)) + "</bdi>"},
            Cell::text(cause_name(change.cause))};
  }

  const Comparison& comparison_;
  const Difference& difference_;
  const timeline::Timeline& timeline_;
  text::Language language_;
};

} // namespace

std::string difference_html(const Comparison& comparison, text::Language language) { return DifferencePage(comparison, language).page(); }

} // namespace guiyin::report
