#include "interpreter/report/sweep_words.hpp"

#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {

using compare::Sweep;
using compare::SweepPoint;
using text::Language;
using values::Money;

std::string value_text(const program::ParamValue& value, Language language) { return in(language, value.value, value.value_zh); }

std::vector<SweepRow> sweep_rows(const Sweep& sweep) {
  std::vector<SweepRow> rows;
  for (std::size_t i = 0; i < sweep.points.size(); ++i) {
    if (i == 0 || sweep.points[i].changed > 0) rows.push_back({i, i, false});
    rows.back().last = i;
    rows.back().own = rows.back().own || sweep.points[i].own;
  }
  return rows;
}

std::string row_text(const Sweep& sweep, const SweepRow& row, Language language) {
  const std::string first = value_text(sweep.points[row.first].value, language);
  if (row.first == row.last) return first;
  return first + (row.first + 1 == row.last ? ", " : " – ") + value_text(sweep.points[row.last].value, language);
}

std::vector<AgentCurve> agent_curves(const Sweep& sweep) {
  std::map<compare::AgentKey, std::vector<Money>> curves;
  for (std::size_t i = 0; i < sweep.points.size(); ++i)
    for (const auto& [who, amount] : sweep.points[i].agents) curves.try_emplace(who, sweep.points.size()).first->second[i] = amount.amount;
  std::vector<AgentCurve> list;
  for (auto& [who, amounts] : curves) list.push_back({who, std::move(amounts)});
  const auto largest = [](const AgentCurve& curve) { return *std::max_element(curve.amounts.begin(), curve.amounts.end()); };
  std::stable_sort(list.begin(), list.end(), [&](const AgentCurve& a, const AgentCurve& b) { return largest(a) > largest(b); });
  return list;
}

std::vector<Money> credited_curve(const Sweep& sweep) {
  std::vector<Money> curve;
  for (const SweepPoint& point : sweep.points) curve.push_back(point.by_status[static_cast<std::size_t>(engine::Status::credited)].amount);
  return curve;
}

std::string sweep_summary(const SweepOutcome& outcome, Language language) {
  const Sweep& sweep = *outcome.sweep;
  const std::vector<Money> credited = credited_curve(sweep);
  if (sweep.steps.empty())
    return fmt::format(fmt::runtime(in(language, "values tried: {}; nobody's credit changes on these events ({} yuan credited).",
                                       "试了 {} 个取值：在这批数据上没有人的业绩变化（归属金额 {} 元）。")),
                       sweep.points.size(), values::to_string(credited.front()));
  const auto [least, most] = std::minmax_element(credited.begin(), credited.end());
  if (*least == *most)
    return fmt::format(fmt::runtime(in(language, "values tried: {}; credit changes at {} of them, but always {} yuan are credited.",
                                       "试了 {} 个取值，其中 {} 处有人的业绩变化，但归属金额始终是 {} 元。")),
                       sweep.points.size(), sweep.steps.size(), values::to_string(*least));
  return fmt::format(fmt::runtime(in(language, "values tried: {}; credit changes at {} of them; between {} and {} yuan are credited.",
                                     "试了 {} 个取值，其中 {} 处有人的业绩变化；归属金额在 {} 元到 {} 元之间。")),
                     sweep.points.size(), sweep.steps.size(), values::to_string(*least), values::to_string(*most));
}

std::string own_value_text(const SweepOutcome& outcome, Language language) {
  const auto& points = outcome.sweep->points;
  const bool tried = std::any_of(points.begin(), points.end(), [](const SweepPoint& point) { return point.own; });
  return fmt::format(fmt::runtime(tried ? in(language, "the policy's own value: {}", "策略现用的值：{}")
                                        : in(language, "the policy's own value, {}, is not among those tried", "策略现用的值 {} 不在所试之列")),
                     value_text(outcome.param, language));
}

} // namespace guiyin::report
