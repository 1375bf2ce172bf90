// What an expression can see where it stands. Made anew for each clause; nobody changes one.
#pragma once

#include "interpreter/engine/run.hpp"
#include "interpreter/engine/trace.hpp"
#include "interpreter/engine/unit.hpp"

#include <cstdint>
#include <optional>

namespace guiyin::engine {

struct Candidate;
class Claims;

struct Scope {
  const Run& run;
  const Unit& unit;
  Claims& claims;                       // answers claims' names used as conditions, each evaluated at most once per unit
  std::optional<std::uint32_t> row;     // in `where`: the row, an index into Timeline::messages
  const Candidate* candidate = nullptr; // in `require`
  Trace* trace = nullptr;

  Scope at_row(std::uint32_t message) const { return {run, unit, claims, message, nullptr, trace}; }
  Scope of_candidate(const Candidate& whom) const { return {run, unit, claims, std::nullopt, &whom, trace}; }
};

} // namespace guiyin::engine
