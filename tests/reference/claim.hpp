// Who wins a claim. LANGUAGE "Windows", "Candidates", "Tie-break", "Shares".
#pragma once

#include "tests/reference/values.hpp"

namespace reference {

// [begin, end); an absent bound is open. `happened` is false where the moment did not happen: such a window is empty.
struct Span {
  bool happened = true;
  std::optional<std::int64_t> begin, end;
  std::int64_t moment = 0; // what ages are counted from (Reading 15)
  bool contains(std::int64_t time) const { return happened && (!begin || *begin <= time) && (!end || time < *end); }
};
Span span_of(const Node& window, const Unit& unit);

std::vector<Candidate> candidates_of(const Claim& claim, const Unit& unit);

struct Winner {
  std::string agent;
  Fraction share; // of the claim; positive
  Message first_row;
};

struct ClaimResult {
  std::vector<Winner> winners; // in the order of first rows; empty: nobody
  Message deciding_row;
  bool tied = false; // decided by the stated last rule
};
ClaimResult result_of(const Claim& claim, const Unit& unit);
const Claim& claim_named(const std::string& name, const Unit& unit);

// The keys in force, every `if` and `by` decided.
std::vector<Node> keys_in_force(const Node& ranking, const Scope& scope);
// The candidate that a list of keys picks, and whether the stated last rule was needed.
struct Pick {
  std::size_t candidate;
  bool tied;
};
Pick pick(const std::vector<Node>& keys, const std::vector<Candidate>& candidates);
// A part per candidate, adding up to 1.
std::vector<Fraction> shares_of(const Node& share, const std::vector<Candidate>& candidates, const Span& span, const Scope& scope);

} // namespace reference
