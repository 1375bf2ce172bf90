#include "interpreter/compare/edits.hpp"

#include "interpreter/program/equivalent.hpp"

#include <algorithm>

namespace guiyin::compare {

namespace {

using program::Program;

std::vector<ClauseName> clauses_of_both(const Program& a, const Program& b) {
  std::vector<ClauseName> names{{ClauseKind::when, ""}, {ClauseKind::day_start, ""}};
  for (const program::Claim& claim : a.claims) {
    const bool in_both = std::any_of(b.claims.begin(), b.claims.end(), [&](const program::Claim& other) { return other.name == claim.name; });
    if (!in_both) continue;
    for (const ClauseKind kind : {ClauseKind::window, ClauseKind::candidates, ClauseKind::require, ClauseKind::choice})
      names.push_back({kind, claim.name});
  }
  for (const ClauseKind kind : {ClauseKind::credit, ClauseKind::assist, ClauseKind::amount, ClauseKind::revoke, ClauseKind::deduct})
    names.push_back({kind, ""});
  return names;
}

bool differs(const Program& baseline, const Program& revised, const ClauseName& clause) {
  Program changed = baseline;
  Graft(revised, changed).replace(clause);
  return !program::same_program(baseline, changed);
}

text::Span span_in_claim(const program::Claim& claim, ClauseKind kind) {
  switch (kind) {
  case ClauseKind::window:
    return claim.window_span;
  case ClauseKind::candidates:
    return claim.candidates_span;
  case ClauseKind::require:
    return claim.require ? claim.require_span : text::Span{};
  case ClauseKind::choice:
    return claim.choice_span;
  default:
    return claim.name_span;
  }
}

// Empty where the program says nothing of the kind.
text::Span span_of(const Program& program, const ClauseName& clause) {
  for (const program::Claim& claim : program.claims)
    if (claim.name == clause.claim) return span_in_claim(claim, clause.kind);
  switch (clause.kind) {
  case ClauseKind::when:
    return program.when ? program[*program.when].span : text::Span{};
  case ClauseKind::credit:
    return program.credit_span;
  case ClauseKind::amount:
    return program[program.amount].span;
  case ClauseKind::revoke:
    return program.revoke ? program[*program.revoke].span : text::Span{};
  case ClauseKind::deduct:
    return program.deduct ? program.deduct->span : text::Span{};
  default:
    return program.unit_span;
  }
}

std::vector<Edit> param_edits(const Program& baseline, const Program& revised) {
  std::vector<Edit> edits;
  for (const program::ParamValue& before : baseline.params)
    for (const program::ParamValue& after : revised.params)
      if (before.name == after.name && before.value != after.value)
        edits.emplace_back(ParamEdit{before.name, before.value, after.value, before.value_zh, after.value_zh, after.description});
  return edits;
}

std::vector<std::pair<std::string, std::string>> baseline_values(const std::vector<Edit>& edits) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const Edit& edit : edits) values.emplace_back(std::get<ParamEdit>(edit).name, std::get<ParamEdit>(edit).before);
  return values;
}

} // namespace

Edits::Edits(Program baseline, Program revised, Variation baseline_variation, Variation revised_variation)
    : baseline_(std::move(baseline)), revised_(std::move(revised)), baseline_variation_(std::move(baseline_variation)),
      revised_variation_(std::move(revised_variation)) {
  if (baseline_.unit != revised_.unit) {
    edits_.emplace_back(WholeEdit{});
    return;
  }
  edits_ = param_edits(baseline_, revised_);
  // Clauses are compared with the params at the baseline's values, so that a param's change is not seen again in every clause that uses it.
  auto aligned = edits_.empty() ? std::optional(revised_) : revised_variation_.with(baseline_values(edits_));
  if (!aligned) {
    edits_.clear();
    aligned = revised_;
  }
  for (const ClauseName& clause : clauses_of_both(baseline_, *aligned))
    if (differs(baseline_, *aligned, clause)) edits_.emplace_back(ClauseEdit{clause, span_of(baseline_, clause), span_of(*aligned, clause)});
}

std::vector<std::pair<std::string, std::string>> Edits::param_values(const std::vector<std::size_t>& chosen) const {
  std::vector<std::pair<std::string, std::string>> values;
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const auto* param = std::get_if<ParamEdit>(&edits_[i]);
    if (param) values.emplace_back(param->name, std::binary_search(chosen.begin(), chosen.end(), i) ? param->after : param->before);
  }
  return values;
}

std::optional<Program> Edits::apply(const std::vector<std::size_t>& chosen) const {
  if (chosen.empty()) return baseline_;
  if (std::holds_alternative<WholeEdit>(edits_.front())) return revised_;
  const auto values = param_values(chosen);
  auto program = values.empty() ? std::optional(baseline_) : baseline_variation_.with(values);
  const auto source = values.empty() ? std::optional(revised_) : revised_variation_.with(values);
  if (!program || !source) return std::nullopt;
  for (const std::size_t index : chosen)
    if (const auto* edit = std::get_if<ClauseEdit>(&edits_[index])) Graft(*source, *program).replace(edit->clause);
  return program;
}

} // namespace guiyin::compare
