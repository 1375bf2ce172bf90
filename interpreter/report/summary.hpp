// Decisions added up: per agent, claim, day, shop, product or unit, and by status.
#pragma once

#include "interpreter/report/report.hpp"
#include "interpreter/report/unit_text.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::report {

// Orders are counted once, however many of their lines fall here.
struct Tally {
  std::uint64_t units = 0, orders = 0, lines = 0;
  values::Money amount;
};
using Tallies = std::array<Tally, statuses>; // by engine::Status

// `shop` is empty for claims and days. Names of agents and products are the shop's own: the same name in two shops gives two groups.
struct Group {
  std::string shop;
  std::string name;
  Tallies by_status;         // by agent and by claim: credited alone
  Tally total;               // of all statuses
  std::uint64_t assists = 0; // by agent: credited units that she helped with
};

struct Summary {
  By by = By::agent;
  // By agent and claim: the largest amount first, then by the bytes of shop and name; others by those bytes, units as decided.
  std::vector<Group> groups;
  Tallies by_status; // the silent part of a split is added to the silent amount, not to the count
  Tally total;
  std::uint64_t tied = 0, open = 0; // units decided by the stated last rule; units that are not final
};

Summary summarize(const Section& section, By by, unsigned threads = 1);

// Adds up decisions, section by section. The outcome depends neither on how units are divided into sections (an order's stand in one), nor on the
// order of the sections.
class Sums {
public:
  explicit Sums(std::optional<By> by); // nullopt: what belongs to no key alone
  ~Sums();
  Sums(Sums&&) noexcept;
  void add(const Section& section, unsigned threads);
  Summary finish() const;

private:
  class Growth;
  std::unique_ptr<Growth> growth_;
};

} // namespace guiyin::report
