#include "interpreter/engine/share.hpp"

#include "interpreter/engine/condition_trace.hpp"

#include <algorithm>
#include <numeric>

namespace guiyin::engine {

namespace {

using Weights = std::vector<std::int64_t>;

Weights even_weights(const std::vector<Candidate>& candidates) {
  Weights weights;
  for (const Candidate& candidate : candidates) weights.push_back(candidate.eligible ? 1 : 0);
  return weights;
}

std::vector<Share> normalized(const Weights& weights, const std::vector<Candidate>& candidates) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  if (sum == 0) {
    const Weights even = even_weights(candidates);
    return std::accumulate(even.begin(), even.end(), std::int64_t{0}) == 0 ? std::vector<Share>(candidates.size()) : normalized(even, candidates);
  }
  std::vector<Share> shares;
  for (const std::int64_t weight : weights) shares.emplace_back(weight, sum);
  return shares;
}

std::vector<Share> spread(std::vector<Share> parts) {
  Share sum;
  for (const Share& part : parts) sum = sum + part;
  if (sum.is_zero()) return parts;
  for (Share& part : parts) part = part / sum;
  return parts;
}

struct Positions {
  std::size_t first, last;
};

Positions positions_of(const std::vector<Candidate>& candidates) {
  Positions found{candidates.size(), candidates.size()};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].eligible) continue;
    if (found.first == candidates.size() || candidates[i].first_row < candidates[found.first].first_row) found.first = i;
    if (found.last == candidates.size() || candidates[i].last_row > candidates[found.last].last_row) found.last = i;
  }
  return found;
}

struct Divider {
  const timeline::Timeline& timeline;
  const std::vector<Candidate>& candidates;
  const WindowSpan& window;

  std::vector<Share> operator()(const program::EvenShare&) const { return normalized(even_weights(candidates), candidates); }

  std::vector<Share> operator()(const program::CountShare& model) const {
    Weights weights;
    for (const Candidate& candidate : candidates) weights.push_back(candidate.eligible ? count_of(candidate, model.count) : 0);
    return normalized(weights, candidates);
  }

  std::vector<Share> operator()(const program::DecayingShare& model) const {
    Weights weights;
    for (const Candidate& candidate : candidates) {
      const Duration age = window.moment - timeline.messages.time[candidate.last_row];
      weights.push_back(candidate.eligible ? static_cast<std::int64_t>(values::decay_weight(std::abs(age.ms), model.half_life.ms)) : 0);
    }
    return normalized(weights, candidates);
  }

  std::vector<Share> operator()(const program::PositionShare& model) const {
    std::vector<Share> parts(candidates.size());
    const Positions at = positions_of(candidates);
    if (at.first == candidates.size()) return parts;
    const auto rest = [&](std::size_t i) { return candidates[i].eligible && !(model.first && i == at.first) && !(model.last && i == at.last); };
    std::int64_t others = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) others += rest(i);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (rest(i)) parts[i] = model.rest.value_or(Share()) * Share(1, others);
    parts[at.first] = parts[at.first] + model.first.value_or(Share());
    parts[at.last] = parts[at.last] + model.last.value_or(Share());
    return spread(std::move(parts));
  }

  std::vector<Share> operator()(const program::ChooseShare&) const { return std::vector<Share>(candidates.size()); } // model_in_force has chosen
};

// The largest part; of equal ones, the candidate with the earlier first row (decisions.md, reading 5).
std::size_t largest(const std::vector<Share>& parts) {
  return static_cast<std::size_t>(std::max_element(parts.begin(), parts.end()) - parts.begin());
}

std::vector<Share> at_least(std::vector<Share> parts, const Share& minimum) {
  const std::size_t keeper = largest(parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == keeper || !(parts[i] < minimum)) continue;
    parts[keeper] = parts[keeper] + parts[i];
    parts[i] = Share();
  }
  return parts;
}

} // namespace

const program::ShareModel& model_in_force(const Scope& scope, program::ShareModelId id) {
  const program::ShareModel& model = scope.run.program[id];
  const auto* choose = std::get_if<program::ChooseShare>(&model.node);
  return choose ? model_in_force(scope, ask(scope, choose->condition) ? choose->then : choose->otherwise) : model;
}

std::vector<Share> divide_claim(const timeline::Timeline& timeline, const program::ShareModel& model, const std::vector<Candidate>& candidates,
                                const WindowSpan& window) {
  std::vector<Share> parts = std::visit(Divider{timeline, candidates, window}, model.node);
  if (model.at_least && !parts.empty()) parts = at_least(std::move(parts), *model.at_least);
  return parts;
}

} // namespace guiyin::engine
