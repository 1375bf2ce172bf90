// A policy with its bases, `like` and shared claims laid over each other: what stands in force under each name, and where it was written.
#pragma once

#include "interpreter/program/scope.hpp"
#include "interpreter/program/wording.hpp"

#include <set>
#include <string>
#include <vector>

namespace guiyin::program {

// A value known before any event is read: of a param, or of a folded expression.
struct Fixed {
  std::optional<Type> type; // none: already reported
  ExprNode node;            // Constant, TextConstant (text, agent, choice) or ShareConstant
};

struct Assignment { // `set lookback = 48h`, or `--set`
  const syntax::Name* name = nullptr;
  syntax::ExprId value{};
  const Env* env = nullptr;
};

struct ParamModel {
  const syntax::Param* declared = nullptr;
  const Env* env = nullptr;
  std::vector<Assignment> sets; // a base's first; the last one wins
  enum class State : std::uint8_t { fresh, open, done } state = State::fresh;
  Fixed value; // once done
};

struct DefineModel {
  const syntax::Define* declared = nullptr;
  const Env* env = nullptr;
};

struct SharedModel {
  const syntax::Claim* declared = nullptr;
  const Env* env = nullptr;
};

struct ClauseModel {
  const syntax::ClaimClause* clause = nullptr; // none: the claim has no such clause
  const Env* env = nullptr;
};

struct ClaimModel {
  std::string name;
  Span name_span;
  std::string description;
  ClauseModel window, candidates, require, choice; // choice: tie-break or share
  std::vector<const Env*> calls;                  // environments of the shared claims in it, outermost first; their arguments are still to be checked
  std::vector<const syntax::Claim*> declarations; // those that are in it: its own, a base's, that of a shared claim
  bool broken = false;                            // a part of it could not be found (reported): nothing is missed in it
};

template <class Node> struct Placed { // an item in force, or none
  const Node* node = nullptr;
  Span span;
  const Env* env = nullptr;
  explicit operator bool() const { return node != nullptr; }
};

struct PolicyModel {
  const syntax::Policy* declared = nullptr;
  std::string description;
  std::vector<ParamModel> params;
  std::vector<DefineModel> defines;
  std::vector<ClaimModel> claims;     // in the order written, a base's first
  std::vector<SharedModel> shared;    // claims with parameters that policies of the chain declare
  std::vector<const FileScope*> uses; // named inside the policies of the chain
  std::vector<const syntax::FieldDeclaration*> fields;
  Placed<syntax::ForEach> for_each;
  Placed<syntax::DayStarts> day_starts;
  Placed<syntax::CreditClause> credit;
  Placed<syntax::AssistClause> assist;
  Placed<syntax::AmountClause> amount;
  Placed<syntax::RevokeClause> revoke;
  Placed<syntax::DeductClause> deduct;
  Placed<syntax::DeductAlways> deduct_always;
  bool broken = false; // its base or a used file is missing (reported)
};

// Lays a policy over its base, that over its own, and so on. Names that cannot be found, circles and duplicates are reported.
// LANGUAGE: "a derived policy replaces only what it names, so replacing `placed_by` leaves a claim that was `like` it as it was. A clause is replaced
// whole (`candidates` with its `where`; `share` replaces `tie-break`)." `like` means the claim as it stands in the policy that says `like`, whether
// it is written before or after it. `model` must stay where it is: environments point to it.
void inherit(PolicyModel& model, const syntax::Policy& policy, const FileScope& scope, Files& files, Reports& reports, std::set<const void*>& used);

// A shared claim as it is checked alone: its parameters stand for any value. `home` is the file, or the policy and file, that declares it.
ClaimModel standalone_claim(const syntax::Claim& claim, const Env& home, Files& files, Reports& reports, std::set<const void*>& used);

} // namespace guiyin::program
