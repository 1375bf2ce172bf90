// Random clauses that a checker accepts: well typed, with moments and names that the policy has.
#pragma once

#include "tests/reference/dice.hpp"
#include "tests/reference/model.hpp"

namespace reference {

class NodeMaker {
public:
  // `policy` holds what was made so far (unit, params, claims) and outlives the maker.
  NodeMaker(Dice& dice, const Policy& policy) : dice_(dice), policy_(policy) {}

  // values; `depth` bounds how often an `if` or an operator stands inside another
  Node moment(int depth);
  Node length();
  Node amount();
  // conditions of a unit, of a row in `where`, of a candidate in `require`
  Node unit_condition(int depth);
  Node row_condition(int depth, bool all_messages);
  Node candidate_condition(int depth);
  Node revocation();
  // clauses
  Node window();
  Node ranking();
  Node share();
  Node credit(int depth);

private:
  enum class About { unit, row, candidate };
  Node condition(About about, int depth, bool all_messages);
  Node unit_fact();
  Node row_fact(bool all_messages);
  Node candidate_fact();
  Node moment_fact(Node of);
  Node happening();
  Node tied_to_order(Node fact, Node of);
  Node compare(Node left, Node right);
  Node order_compare(Node left, Node right);
  Node bounded_length();
  Node from_to();
  Node key();
  Node share_model();
  Node positions();
  Node any_claim();
  Node split();
  const Param* choice_param() const;
  const Param* length_param(bool or_unlimited) const;
  bool line_unit() const { return policy_.unit == "line"; }
  Node sku();
  Node pooled();

  Dice& dice_;
  const Policy& policy_;
};

} // namespace reference
