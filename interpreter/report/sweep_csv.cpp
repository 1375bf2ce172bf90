#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/sweep.hpp"
#include "interpreter/report/unit_text.hpp"

namespace guiyin::report {
namespace {

using compare::AgentKey;
using compare::SweepPoint;

class SweepCsv {
public:
  explicit SweepCsv(const SweepOutcome& outcome) : outcome_(outcome), texts_(outcome.timeline->texts) {}

  std::string text() {
    out_ = "param,value,own,kind,shop,key,to,orders,units,amount\n";
    auto step = outcome_.sweep->steps.begin();
    for (std::size_t i = 0; i < outcome_.sweep->points.size(); ++i) {
      point(outcome_.sweep->points[i]);
      if (step != outcome_.sweep->steps.end() && step->to == i) flows(*step++);
    }
    return std::move(out_);
  }

private:
  void row(const SweepPoint& point, std::initializer_list<std::string_view> cells) {
    for (const std::string_view cell :
         {std::string_view(outcome_.param.name), std::string_view(point.value.value), std::string_view(point.own ? "yes" : "no")}) {
      append_cell(out_, cell);
      out_ += ',';
    }
    for (const std::string_view cell : cells) {
      append_cell(out_, cell);
      out_ += ',';
    }
    out_.back() = '\n';
  }

  void point(const SweepPoint& point) {
    for (std::size_t i = 0; i < point.by_status.size(); ++i) {
      const compare::Amount& sum = point.by_status[i];
      row(point, {"status", "", status_name(static_cast<engine::Status>(i)), "", std::to_string(sum.orders), std::to_string(sum.units),
                  values::to_string(sum.amount)});
    }
    for (const auto& [who, sum] : point.agents)
      row(point,
          {"agent", texts_[who.shop], texts_[who.agent], "", std::to_string(sum.orders), std::to_string(sum.units), values::to_string(sum.amount)});
  }

  // An empty holder is nobody.
  std::string_view holder(const AgentKey& who) const { return who.agent == compare::TextId::missing ? "" : texts_[who.agent]; }

  void flows(const compare::SweepStep& step) {
    for (const compare::Flow& flow : step.flows)
      row(outcome_.sweep->points[step.to],
          {"flow", texts_[flow.from.shop], holder(flow.from), holder(flow.to), std::to_string(flow.orders), "", values::to_string(flow.amount)});
  }

  const SweepOutcome& outcome_;
  const timeline::Dictionary& texts_;
  std::string out_;
};

} // namespace

std::string sweep_csv(const SweepOutcome& outcome) { return SweepCsv(outcome).text(); }

} // namespace guiyin::report
