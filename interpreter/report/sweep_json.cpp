#include "grammar/text/json.hpp"
#include "interpreter/report/sweep.hpp"
#include "interpreter/report/unit_text.hpp"

#include <fmt/format.h>

namespace guiyin::report {
namespace {

using compare::SweepPoint;
using compare::SweepStep;
using text::json_string;
using values::Money;

std::string money(Money amount) { return json_string(values::to_string(amount)); }

std::string spelled(const program::ParamValue& value) {
  return fmt::format(R"({{"en":{},"zh":{}}})", json_string(value.value), json_string(value.value_zh));
}

std::string sums(const compare::Amount& sum) {
  return fmt::format(R"("orders":{},"units":{},"amount":{})", sum.orders, sum.units, money(sum.amount));
}

class SweepJson {
public:
  explicit SweepJson(const SweepOutcome& outcome) : outcome_(outcome), texts_(outcome.timeline->texts) {}

  std::string document() const {
    const program::ParamValue& param = outcome_.param;
    std::string out = fmt::format(R"({{"format":"guiyin-sweep","version":1,"policy":{},"as_of":{},)", json_string(outcome_.program->name),
                                  outcome_.as_of ? json_string(values::to_string(*outcome_.as_of)) : "null");
    out += fmt::format(R"("param":{{"name":{},"description":{},"own":{}}},"points":[)", json_string(param.name), json_string(param.description),
                       spelled(param));
    for (const SweepPoint& each : outcome_.sweep->points) out += point(each) + ",";
    out.back() = ']'; // there is one point at least
    out += R"(,"steps":[)";
    for (const SweepStep& each : outcome_.sweep->steps) out += step(each) + ",";
    if (!outcome_.sweep->steps.empty()) out.pop_back();
    return out + "]}\n";
  }

private:
  std::string holder(const compare::AgentKey& who) const {
    return fmt::format(R"("shop":{},"agent":{})", json_string(texts_[who.shop]),
                       who.agent == compare::TextId::missing ? "null" : json_string(texts_[who.agent]));
  }

  std::string point(const SweepPoint& each) const {
    std::string statuses, agents;
    for (std::size_t i = 0; i < each.by_status.size(); ++i)
      statuses += fmt::format(R"({}"{}":{{{}}})", i > 0 ? "," : "", status_name(static_cast<engine::Status>(i)), sums(each.by_status[i]));
    for (const auto& [who, sum] : each.agents) agents += fmt::format("{}{{{},{}}}", agents.empty() ? "" : ",", holder(who), sums(sum));
    return fmt::format(R"({{"value":{},"own":{},"changed_units":{},"statuses":{{{}}},"agents":[{}]}})", spelled(each.value), each.own, each.changed,
                       statuses, agents);
  }

  std::string step(const SweepStep& each) const {
    std::string agents, flows;
    for (const compare::AgentChange& agent : each.agents)
      agents += fmt::format(R"({}{{{},"units_before":{},"units_after":{},"before":{},"after":{},"difference":{}}})", agents.empty() ? "" : ",",
                            holder(agent.who), agent.units_before, agent.units_after, money(agent.before), money(agent.after),
                            money(agent.after - agent.before));
    for (const compare::Flow& flow : each.flows)
      flows += fmt::format(R"({}{{"from":{{{}}},"to":{{{}}},"orders":{},"amount":{}}})", flows.empty() ? "" : ",", holder(flow.from), holder(flow.to),
                           flow.orders, money(flow.amount));
    return fmt::format(R"({{"from":{},"to":{},"orders":{},"units":{},"agents":[{}],"flows":[{}]}})",
                       spelled(outcome_.sweep->points[each.to - 1].value), spelled(outcome_.sweep->points[each.to].value), each.orders, each.units,
                       agents, flows);
  }

  const SweepOutcome& outcome_;
  const timeline::Dictionary& texts_;
};

} // namespace

std::string sweep_json(const SweepOutcome& outcome) { return SweepJson(outcome).document(); }

} // namespace guiyin::report
