#include "interpreter/html/escape.hpp"
#include "interpreter/html/page.hpp"
#include "interpreter/html/table.hpp"
#include "interpreter/report/curve_chart.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/sweep_words.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using compare::SweepPoint;
using compare::SweepStep;
using engine::Status;
using html::Cell;
using html::Table;
using values::Money;

constexpr std::size_t most_curves = 7; // of agents; the rest together are one more

class SweepPage {
public:
  SweepPage(const SweepOutcome& outcome, text::Language language)
      : outcome_(outcome), sweep_(*outcome.sweep), language_(language), curves_(agent_curves(sweep_)) {}

  std::string page() const {
    const html::Page page{heading(), language_, true};
    return html::page_begin(page) + "<h1>" + html::escaped(heading()) + "</h1>\n" + facts() + html::outcome(sweep_summary(outcome_, language_)) +
           chart() + steps() + points() + agents() + html::page_end(page);
  }

private:
  std::string say(std::string_view english, std::string_view chinese) const { return in(language_, english, chinese); }
  std::string name(const compare::AgentKey& who) const { return agent_text(*outcome_.timeline, who, language_); }

  std::string heading() const {
    return fmt::format(fmt::runtime(say("How {} moves with {}", "{} 的结果怎样随 {} 变化")), outcome_.program->name, outcome_.param.name);
  }

  std::string facts() const {
    std::string out = "<p class=\"facts\">";
    for (const std::string& part : {outcome_.program->description, outcome_.param.description})
      if (!part.empty()) out += html::name(part) + " · ";
    out += html::name(own_value_text(outcome_, language_));
    if (outcome_.as_of) out += " · " + say("as of ", "数据截至 ") + values::to_string(*outcome_.as_of);
    return out + "</p>\n";
  }

  // All credited money in ink, then the agents with the largest amounts.
  std::vector<Curve> chart_curves() const {
    std::vector<Curve> curves{{say("all credited", "归属总额"), "i", credited_curve(sweep_)}};
    Curve rest{{}, std::to_string(most_curves), std::vector<Money>(sweep_.points.size())};
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      if (i < most_curves)
        curves.push_back({name(curves_[i].who), std::to_string(i), curves_[i].amounts});
      else
        for (std::size_t at = 0; at < rest.amounts.size(); ++at) rest.amounts[at] += curves_[i].amounts[at];
    }
    if (curves_.size() > most_curves) {
      rest.name = fmt::format(fmt::runtime(say("{} others", "其他 {} 人")), curves_.size() - most_curves);
      curves.push_back(std::move(rest));
    }
    return curves;
  }

  std::string chart() const {
    std::vector<std::string> labels;
    for (const SweepPoint& point : sweep_.points) labels.push_back(value_text(point.value, language_));
    const auto own = std::find_if(sweep_.points.begin(), sweep_.points.end(), [](const SweepPoint& point) { return point.own; });
    const auto marked = own == sweep_.points.end() ? std::nullopt : std::optional(static_cast<std::size_t>(own - sweep_.points.begin()));
    const std::vector<Curve> curves = chart_curves();
    std::string legend = "<ul class=\"key\">";
    for (const Curve& curve : curves)
      legend += fmt::format("<li><svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"f{}\" width=\"12\" height=\"12\"/></svg>{}</li>",
                            curve.colour, html::name(curve.name));
    return html::section(say("Credited, yuan", "归属金额（元）"),
                         html::scrolling(curve_chart(labels, curves, marked, say("credited amounts by value", "各取值的归属金额"))) + legend +
                             "</ul>\n");
  }

  // A value can be sorted by: its number is its place.
  Cell value_cell(std::size_t point) const {
    const SweepPoint& at = sweep_.points[point];
    return {html::name(value_text(at.value, language_)) + (at.own ? " *" : ""), std::to_string(point)};
  }

  std::string steps() const {
    if (sweep_.steps.empty()) return {};
    Table table("steps", say("where credit changes", "业绩变化处"),
                {{say("from value", "原取值")},
                 {say("to value", "新取值")},
                 {say("from", "从")},
                 {say("to", "到")},
                 {say("orders", "订单"), true},
                 {say("amount", "金额"), true}});
    for (const SweepStep& step : sweep_.steps) {
      if (step.flows.empty()) table.row({value_cell(step.to - 1), value_cell(step.to), {}, {}, Cell::count(step.orders), Cell::money(0)});
      for (const compare::Flow& flow : step.flows)
        table.row({value_cell(step.to - 1), value_cell(step.to), Cell::text(name(flow.from)), Cell::text(name(flow.to)), Cell::count(flow.orders),
                   Cell::money(flow.amount.fen)});
    }
    return html::section(say("Where credit changes", "业绩在哪里变化"), table.html());
  }

  std::string points() const {
    std::vector<Table::Column> columns{{outcome_.param.name}, {say("credited orders", "归属订单"), true}};
    constexpr std::array shown{Status::credited, Status::silent, Status::revoked, Status::excluded, Status::pending};
    for (const Status status : shown) columns.push_back({status_word(status, language_), true});
    columns.push_back({say("changed", "有变化"), true});
    Table table("points", say("values", "各取值"), columns);
    for (std::size_t i = 0; i < sweep_.points.size(); ++i) {
      const auto& by_status = sweep_.points[i].by_status;
      std::vector<Cell> cells{value_cell(i), Cell::count(by_status[static_cast<std::size_t>(Status::credited)].orders)};
      for (const Status status : shown) cells.push_back(Cell::money(by_status[static_cast<std::size_t>(status)].amount.fen));
      cells.push_back(Cell::count(sweep_.points[i].changed));
      table.row(std::move(cells));
    }
    const std::string note = say("* the policy's own value. Changed: orders or lines that come out otherwise than with the value before.",
                                 "* 策略现用的值。有变化：与前一个取值相比结果不同的订单或商品行数。");
    return html::section(say("Values", "各取值"), table.html() + "<p class=\"note\">" + html::escaped(note) + "</p>\n");
  }

  std::string agents() const {
    if (curves_.empty()) return {};
    Table table("agents", say("agents", "客服"),
                {{say("agent", "客服")},
                 {say("least", "最少"), true},
                 {say("most", "最多"), true},
                 {say("first value", "首个取值"), true},
                 {say("last value", "末个取值"), true}});
    for (const AgentCurve& curve : curves_) {
      const auto [least, most] = std::minmax_element(curve.amounts.begin(), curve.amounts.end());
      table.row({Cell::text(name(curve.who)), Cell::money(least->fen), Cell::money(most->fen), Cell::money(curve.amounts.front().fen),
                 Cell::money(curve.amounts.back().fen)});
    }
    return html::section(say("Agents", "各客服"), table.html());
  }

  const SweepOutcome& outcome_;
  const compare::Sweep& sweep_;
  text::Language language_;
  std::vector<AgentCurve> curves_;
};

} // namespace

std::string sweep_html(const SweepOutcome& outcome, text::Language language) { return SweepPage(outcome, language).page(); }

} // namespace guiyin::report
