#include "grammar/text/utf8.hpp"
#include "interpreter/report/bars.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/sweep_words.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using compare::Sweep;
using compare::SweepPoint;
using compare::SweepStep;
using engine::Status;
using values::Money;

constexpr std::size_t most_agents = 10, most_steps = 60;
constexpr int chart_height = 6;
constexpr std::array shown_statuses{Status::credited, Status::silent, Status::revoked, Status::excluded, Status::pending};

class SweepText {
public:
  SweepText(const SweepOutcome& outcome, text::Language language) : outcome_(outcome), sweep_(*outcome.sweep), language_(language) {}

  std::string text() const { return heading() + "\n" + table() + "\n" + chart() + curves() + steps(); }

private:
  std::string say(std::string_view english, std::string_view chinese) const { return in(language_, english, chinese); }
  std::string name(const compare::AgentKey& who) const { return printable(agent_text(*outcome_.timeline, who, language_)); }

  std::string heading() const {
    const auto with = [](const std::string& name, const std::string& what) {
      return printable(name) + (what.empty() ? "" : "  " + printable(what)) + "\n";
    };
    return with(outcome_.program->name, outcome_.program->description) + "  " + with(outcome_.param.name, outcome_.param.description) + "  " +
           own_value_text(outcome_, language_) + "\n  " + sweep_summary(outcome_, language_) + "\n";
  }

  bool happens(Status status) const {
    const auto index = static_cast<std::size_t>(status);
    return std::any_of(sweep_.points.begin(), sweep_.points.end(),
                       [&](const SweepPoint& point) { return point.by_status[index].units > 0 || point.by_status[index].amount != Money{}; });
  }

  std::string table() const {
    std::vector<Grid::Column> columns{{""}, {printable(outcome_.param.name)}, {say("credited orders", "归属订单"), Align::right}};
    std::vector<Status> shown;
    for (const Status status : shown_statuses)
      if (status == Status::credited || happens(status)) shown.push_back(status);
    for (const Status status : shown) columns.push_back({status_word(status, language_), Align::right});
    Grid grid(columns);
    for (const SweepRow& row : sweep_rows(sweep_)) {
      const SweepPoint& point = sweep_.points[row.first];
      std::vector<std::string> cells{row.own ? "*" : "", printable(row_text(sweep_, row, language_)),
                                     std::to_string(point.by_status[static_cast<std::size_t>(Status::credited)].orders)};
      for (const Status status : shown) cells.push_back(values::to_string(point.by_status[static_cast<std::size_t>(status)].amount));
      grid.row(std::move(cells));
    }
    return grid.text();
  }

  // From nothing, or where that would leave no difference to see, from the least amount.
  std::string chart() const {
    const std::vector<Money> curve = credited_curve(sweep_);
    const auto [least, most] = std::minmax_element(curve.begin(), curve.end());
    const Money base = least->fen * 2 > most->fen && *least < *most ? Money{least->fen - (most->fen - least->fen) / 5} : std::min(*least, Money{});
    const std::string top = values::to_string(*most), bottom = values::to_string(base);
    const int width = std::max(text::display_width(top), text::display_width(bottom));
    const auto lines = bar_lines(curve, base, *most, chart_height);
    std::string out = "  " + say("credited, yuan", "归属金额（元）") + "\n";
    for (std::size_t i = 0; i < lines.size(); ++i)
      out += without_end("  " + text::pad_left(i == 0 ? top : i + 1 == lines.size() ? bottom : "", width) + " │" + lines[i]);
    return out + axis(width);
  }

  static std::string without_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
  }

  // The first and the last value below the chart, and a * below the policy's own.
  std::string axis(int margin) const {
    const std::vector<std::size_t> columns = columns_of(sweep_.points.size());
    std::string marks(static_cast<std::size_t>(margin) + 4, ' '), line = marks;
    const auto own = std::find_if(sweep_.points.begin(), sweep_.points.end(), [](const SweepPoint& point) { return point.own; });
    const auto place = static_cast<std::size_t>(own - sweep_.points.begin());
    bool marked = false;
    for (const std::size_t point : columns) {
      const bool here = own != sweep_.points.end() && point >= place && !marked;
      marks += here ? "*" : " ";
      marked = marked || here;
    }
    const std::string first = printable(value_text(sweep_.points.front().value, language_)),
                      last = printable(value_text(sweep_.points.back().value, language_));
    const int room = static_cast<int>(columns.size()) - text::display_width(first);
    line += first + (sweep_.points.size() > 1 ? text::pad_left(last, std::max(room, text::display_width(last) + 1)) : "");
    return (marked ? without_end(marks) : "") + line + "\n";
  }

  std::string curves() const {
    const std::vector<AgentCurve> curves = agent_curves(sweep_);
    if (curves.empty()) return {};
    Money least, most;
    int width = 0;
    const std::size_t shown = std::min(most_agents, curves.size());
    for (std::size_t i = 0; i < shown; ++i) {
      for (const Money amount : curves[i].amounts) least = std::min(least, amount), most = std::max(most, amount);
      width = std::max(width, text::display_width(name(curves[i].who)));
    }
    std::string out = "\n";
    for (std::size_t i = 0; i < shown; ++i) {
      const auto [low, high] = std::minmax_element(curves[i].amounts.begin(), curves[i].amounts.end());
      out += fmt::format("  {}  {}  {} … {}\n", text::pad_right(name(curves[i].who), width), spark_line(curves[i].amounts, least, most),
                         values::to_string(*low), values::to_string(*high));
    }
    if (shown < curves.size()) out += fmt::format(fmt::runtime(say("  … and {} more agents\n", "  …… 另有 {} 位客服\n")), curves.size() - shown);
    return out;
  }

  std::string steps() const {
    if (sweep_.steps.empty()) return {};
    Grid grid({{say("where credit changes", "业绩变化处")},
               {say("from", "从")},
               {say("to", "到")},
               {say("orders", "订单"), Align::right},
               {say("amount", "金额"), Align::right}});
    const std::size_t shown = std::min(most_steps, sweep_.steps.size());
    for (std::size_t i = 0; i < shown; ++i) step(sweep_.steps[i], grid);
    std::string out = "\n" + grid.text();
    if (shown < sweep_.steps.size())
      out += fmt::format(fmt::runtime(say("  … and {} more; all of them: --format csv\n", "  …… 另有 {} 处；全部请用 --format csv\n")),
                         sweep_.steps.size() - shown);
    return out;
  }

  void step(const SweepStep& step, Grid& grid) const {
    std::string where =
        printable(value_text(sweep_.points[step.to - 1].value, language_) + " → " + value_text(sweep_.points[step.to].value, language_));
    if (step.flows.empty()) // credit of nothing: who holds it changes, but no money does
      grid.row({where, "", "", std::to_string(step.orders), values::to_string(Money{})});
    for (const compare::Flow& flow : step.flows) {
      grid.row({where, name(flow.from), name(flow.to), std::to_string(flow.orders), values::to_string(flow.amount)});
      where.clear();
    }
  }

  const SweepOutcome& outcome_;
  const Sweep& sweep_;
  text::Language language_;
};

} // namespace

std::string sweep_text(const SweepOutcome& outcome, text::Language language) { return SweepText(outcome, language).text(); }

} // namespace guiyin::report
