// How much of each policy its tests have shown at work.
#pragma once

#include "interpreter/coverage/points.hpp"
#include "interpreter/engine/attribute.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::coverage {

// Outcomes that were seen, of all that there are.
struct Totals {
  std::size_t seen = 0, all = 0;
  Totals& operator+=(const Totals& other);
  bool complete() const { return seen == all; }
  // "95.0": one decimal, never rounded up, so that 100.0 means all. 100.0 also where there is nothing to see.
  std::string percent() const;
};

// A percentage from 0 to 100, in tenths.
struct Tenths {
  std::uint32_t tenths = 0;
};
// "90", "92.5", "90%"; nullopt if it is none.
std::optional<Tenths> parse_percent(std::string_view text);
std::string to_string(Tenths percent); // "92.5"
bool reaches(const Totals& totals, Tenths minimum);

struct PolicyCoverage {
  text::FileId file{}; // that the policy stands in
  std::string name;
  std::vector<Point> points; // by place; those of the policy's own file first
  Totals totals() const;
};

Totals totals_of(const Point& point);
Totals totals_of(const std::vector<PolicyCoverage>& policies);

// Gathers what the units of several runs showed. Programs of one policy under different settings add up: their points are the same by the places they
// stand at.
class Collector {
public:
  explicit Collector(const text::Sources& sources) : sources_(sources) {}

  bool knows(text::FileId file, std::string_view policy) const;
  // What there is to see of a policy under some settings.
  void expect(text::FileId file, const program::Program& program);
  void observe(text::FileId file, const program::Program& program, const timeline::Timeline& timeline, const engine::Explained& explained);
  // In the order in which the policies were first named.
  std::vector<PolicyCoverage> coverage() const;

private:
  PolicyCoverage& policy(text::FileId file, const std::string& name);
  void add(text::FileId file, const program::Program& program, std::vector<Point> points);

  const text::Sources& sources_;
  std::vector<PolicyCoverage> policies_;
};

} // namespace guiyin::coverage
