// Who is credited. LANGUAGE "Credit", "Assists", and the splits of "Shares".
#pragma once

#include "tests/reference/claim.hpp"

namespace reference {

// A claim's winner with her part of the whole unit.
struct Holding {
  std::string claim;
  Winner winner; // its share is that of the unit
};

struct CreditResult {
  std::vector<Holding> holdings;   // empty: nobody
  std::vector<std::string> claims; // those that give the holdings, in the order of the clause
  Fraction nobody = 0;             // what `nobody` keeps beside holdings
  Message deciding_row;
  bool tied = false;
  bool none() const { return holdings.empty(); }
};

CreditResult credit_of(const Node& credit, const Unit& unit);
// One entry per agent, by first rows.
std::vector<Winner> per_agent(const CreditResult& result);
std::vector<std::string> assists_of(const std::vector<Winner>& credited, const Unit& unit);

} // namespace reference
