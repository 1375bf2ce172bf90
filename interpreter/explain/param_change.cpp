#include "interpreter/explain/param_change.hpp"

#include "interpreter/explain/param_value.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using program::ParamValue;
using program::Program;

constexpr std::size_t most_probes = 120;
constexpr std::int64_t nearby_counts = 20;

// Tries the values of one param.
class ParamSearch {
public:
  ParamSearch(const Subject& subject, const Retold& retold, const Recompile& recompile, const ParamValue& param)
      : subject_(subject), retold_(retold), recompile_(recompile), param_(param) {}

  std::optional<ParamChange> find() {
    if (const auto value = read_param(param_.value)) return find_number(*value);
    std::vector<std::string> others = param_.choices;
    if (param_.value == "yes" || param_.value == "no") others = {param_.value == "yes" ? "no" : "yes"};
    for (const std::string& choice : others) {
      if (choice == param_.value) continue;
      if (const auto program = winning(choice)) return change_to(*program, Bound::exactly, std::nullopt);
    }
    return std::nullopt;
  }

private:
  // The program with this value, if it may have it and she wins with it.
  std::optional<Program> winning(const std::string& value) const {
    if (!retold_.has_effort_left()) return std::nullopt;
    auto program = recompile_({param_.name, value});
    return program && retold_.wins(*program) ? std::move(program) : std::nullopt;
  }
  std::optional<Program> winning(ParamNumber value) const { return winning(write_param(value)); }

  ParamChange change_to(const Program& program, Bound bound, std::optional<ParamNumber> value) const {
    const auto to = std::find_if(program.params.begin(), program.params.end(), [&](const ParamValue& each) { return each.name == param_.name; });
    ParamChange change{param_.name, bound, param_, *to, std::nullopt};
    if (value && value->unit == ParamUnit::milliseconds && value->number != program::unlimited_ms) change.duration = values::Duration{value->number};
    return change;
  }

  std::optional<ParamChange> find_number(ParamNumber from) {
    if (from.number == program::unlimited_ms) return find_limited(from);
    std::vector<std::int64_t> values = from.unit == ParamUnit::milliseconds ? durations(from.number) : doubling(from.number);
    const auto distance = [&](std::int64_t value) { return std::abs(value - from.number); };
    std::sort(values.begin(), values.end(), [&](std::int64_t a, std::int64_t b) { return distance(a) < distance(b); });
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::int64_t below = from.number, above = from.number; // the farthest that failed on either side
    for (const std::int64_t value : values) {
      if (value == from.number || value < 0) continue;
      std::int64_t& failed = value > from.number ? above : below;
      if (winning({from.unit, value})) return narrowed(from.unit, failed, value);
      failed = value;
    }
    return without_limit(from);
  }

  // No limit at all is the widest window.
  std::optional<ParamChange> without_limit(ParamNumber from) const {
    if (from.unit != ParamUnit::milliseconds) return std::nullopt;
    const auto program = winning("unlimited");
    return program ? std::optional(change_to(*program, Bound::exactly, std::nullopt)) : std::nullopt;
  }

  // From unlimited downwards: the longest that does.
  std::optional<ParamChange> find_limited(ParamNumber from) {
    std::vector<std::int64_t> values = durations(values::ms_per_day);
    std::sort(values.rbegin(), values.rend());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::int64_t failed = 0;
    for (const std::int64_t value : values) {
      if (value < 0) continue;
      if (winning({from.unit, value})) return failed == 0 ? at({from.unit, value}, Bound::at_most) : narrowed(from.unit, failed, value);
      failed = value;
    }
    return std::nullopt;
  }

  std::optional<ParamChange> at(ParamNumber value, Bound bound) const {
    const auto program = winning(value);
    return program ? std::optional(change_to(*program, bound, value)) : std::nullopt;
  }

  // The turn between a value that fails and one that does, by bisection in whole units.
  std::optional<ParamChange> narrowed(ParamUnit kind, std::int64_t bad, std::int64_t good) const {
    const std::int64_t unit =
        kind == ParamUnit::milliseconds && bad % values::ms_per_second == 0 && good % values::ms_per_second == 0 ? values::ms_per_second : 1;
    const Bound bound = good > bad ? Bound::at_least : Bound::at_most;
    while (std::abs(good - bad) > unit) {
      const std::int64_t middle = bad + (good - bad) / 2 / unit * unit;
      (winning({kind, middle}) ? good : bad) = middle;
    }
    return at({kind, good}, bound);
  }

  // Durations worth trying: where an edge of a window would meet a row, those nearest to `around`, and doubling ones for the far.
  std::vector<std::int64_t> durations(std::int64_t around) const {
    std::vector<std::int64_t> found = meetings(true);
    if (found.size() < most_probes) {
      const std::vector<std::int64_t> others = meetings(false);
      found.insert(found.end(), others.begin(), others.end());
    }
    std::sort(found.begin(), found.end(), [&](std::int64_t a, std::int64_t b) { return std::abs(a - around) < std::abs(b - around); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.size() > most_probes) found.resize(most_probes);
    for (std::int64_t size = values::ms_per_second; size < values::ms_per_day * 1000; size *= 2) found.push_back(size);
    return found;
  }

  // The distances of rows from the order's moments, in whole seconds round about: of hers and the order's own, or of all others.
  std::vector<std::int64_t> meetings(bool hers) const {
    const std::string_view number = subject_.timeline.texts[subject_.timeline.orders[static_cast<std::uint32_t>(subject_.order)].number];
    std::vector<std::int64_t> found;
    for (const timeline::EventRow& moment : retold_.story().rows()) {
      if (moment.order != number) continue;
      for (const timeline::EventRow& row : retold_.story().rows()) {
        if ((row.agent == retold_.agent() || row.order == number) != hers) continue;
        const std::int64_t down = std::abs((row.time - moment.time).ms) / values::ms_per_second * values::ms_per_second;
        for (const std::int64_t steps : {-1, 0, 1, 2}) found.push_back(down + steps * values::ms_per_second);
      }
    }
    return found;
  }

  static std::vector<std::int64_t> doubling(std::int64_t from) {
    constexpr int doublings = 22;
    std::vector<std::int64_t> found;
    for (std::int64_t step = 1; step <= nearby_counts; ++step)
      for (const std::int64_t value : {from - step, from + step}) found.push_back(value);
    for (int i = 5; i < doublings; ++i)
      for (const std::int64_t value : {from - (std::int64_t{1} << i), from + (std::int64_t{1} << i)}) found.push_back(value);
    return found;
  }

  const Subject& subject_;
  const Retold& retold_;
  const Recompile& recompile_;
  const ParamValue& param_;
};

} // namespace

std::vector<ParamChange> param_changes(const Subject& subject, Retold& retold, const Recompile& recompile) {
  std::vector<ParamChange> found;
  for (const ParamValue& param : subject.program.params) {
    retold.begin_search();
    if (auto change = ParamSearch(subject, retold, recompile, param).find()) found.push_back(std::move(*change));
  }
  return found;
}

} // namespace guiyin::explain
