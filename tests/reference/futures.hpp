// Events that could still come to one unit after an instant, made up by dice: at the edges that its policy and its moments make, beside them, and
// late.
#pragma once

#include "tests/reference/dice.hpp"
#include "tests/reference/model.hpp"

#include <optional>

namespace reference {

// What futures are made of: the policy's durations and the unit's instants.
struct Horizon {
  std::int64_t as_of = 0;
  std::string shop, buyer, order;
  std::vector<std::string> skus, agents;
  std::vector<std::int64_t> durations;
  std::vector<std::int64_t> edges;         // after as_of; those that a moment and one duration make, or the start of a day
  std::vector<std::int64_t> further_edges; // with two durations
  std::int64_t amount = 0;                 // of the whole order
};
Horizon horizon_of(const Policy& policy, const Settings& settings, const Events& known, const std::string& shop, const std::string& order,
                   std::int64_t as_of);

std::int64_t some_edge(const Horizon& horizon, Dice& dice);
inline constexpr std::int64_t far_away = 4000LL * 24 * 3600 * 1000; // later than any edge

std::int64_t some_instant(const Horizon& horizon, Dice& dice, const Events& future);
// Rows of one happening at `time`: a talk, or one row of another type.
Events rows_of(const Horizon& horizon, Dice& dice, const std::string& type, std::int64_t time);
// One to four happenings, many of them about `around` if it is given.
Events some_future(const Horizon& horizon, Dice& dice, std::optional<std::int64_t> around = std::nullopt);

} // namespace reference
