// What events after `--as-of` could still do to a value or a condition. Such an event may be of any kind and come at any later instant.
#pragma once

#include "interpreter/engine/scope.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

// The edges at which something that is still open closes. `latest` is the latest bounded one; something open without it is open for good.
struct Edges {
  bool open = false;
  bool unbounded = false; // something is open for good
  bool vague = false;     // some are not worked out here, and may lie after `latest`
  std::optional<Moment> latest;

  void add_unbounded() { open = unbounded = true; }
  void add_vague() { open = vague = true; }
  void add(Moment edge); // end_of_time counts as unbounded
  void add(const Edges& other);
  std::optional<Moment> last() const { return vague ? std::nullopt : latest; }
};

// What the row or candidate of a scope stands for, in `where` and `require`.
struct Subject {
  // Any row or candidate at all, there already or still to come; the scope names none. What it is may not be asked, and conditions on it may go
  // either way.
  bool whichever = false;
  // Until when rows may be added to the scope's candidate, behind those that it has.
  Edges growth;
};

// A value: until when events may change it. One that differs from row to row or from candidate to candidate is unknown though nothing changes it.
struct ValueOutlook {
  bool differs = false;
  Edges edges;

  bool is_known() const { return !differs && !edges.open; }
};

// A condition: what it is now, and what it may be once all events are in. Edges are open exactly where an event may change it. A condition on
// whichever row or candidate may hold and may fail without an edge, and `now` says nothing. One that is sure to change, given what is taken to come,
// has edges as well.
struct TruthOutlook {
  bool now = false;
  bool may_hold = false;
  bool may_fail = false;
  Edges edges;

  static TruthOutlook fixed(bool now) { return {now, now, !now, {}}; }
  bool is_known() const { return !edges.open && (!may_hold || !may_fail); }
};

ValueOutlook value_outlook(const Scope& scope, program::ExprId id, const Subject& subject);
TruthOutlook condition_outlook(const Scope& scope, program::ExprId condition, const Subject& subject);

// Of values and conditions of the unit alone. A look ahead leaves nothing in the trace.
Scope scope_of_unit(const Scope& scope);
Edges value_outlook(const Scope& scope, program::ExprId id);
TruthOutlook condition_outlook(const Scope& scope, program::ExprId condition);

// What a value may come to be: its arms, where an `if` still chooses; of a moment still to come the latest, if that is known.
struct PossibleValues {
  std::vector<std::int64_t> numbers;
  bool complete = true; // but for moments that may come whenever
  bool bounded = true;  // no moment that may come whenever stands in it
  bool at_most = false; // some of the numbers are the latest, and what comes may be less
};
PossibleValues possible_values(const Scope& scope, program::ExprId id, const Subject& subject);

// The ends of M + D that are still to come, for all that M and D may come to be.
Edges ends_of_sums(const Scope& scope, program::ExprId duration, program::ExprId moment, const Subject& subject);

// M, `M - D` or `M + D` of a moment M of the order: which, and how long before it.
struct ShiftedMoment {
  program::OrderMoment moment;
  std::int64_t back;
};
std::optional<ShiftedMoment> shifted_moment(const Scope& scope, program::ExprId id);

// The instants of [M, M + D] that are still to come.
Edges range_outlook(const Scope& scope, std::optional<program::ExprId> within, std::optional<program::ExprId> moment);

} // namespace guiyin::engine
