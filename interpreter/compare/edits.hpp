// What separates two policies, found in their structure: params of other values, and clauses that say something else.
#pragma once

#include "interpreter/compare/graft.hpp"
#include "interpreter/program/program.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guiyin::compare {

struct ParamEdit {
  std::string name;
  std::string before, after; // as the language writes them
  std::string before_zh, after_zh;
  std::string description{}; // of the param
};
struct ClauseEdit {
  ClauseName clause;
  text::Span before, after; // where each policy says it; of a clause that one lacks, its policy's claim or credit
};
struct WholeEdit {}; // the policies decide about different units: everything differs at once
using Edit = std::variant<ParamEdit, ClauseEdit, WholeEdit>;

// A policy that can be made again with other values of its params; `settings` win over the policy's own. Nullopt if a value does not fit.
struct Variation {
  std::function<std::optional<program::Program>(const std::vector<std::pair<std::string, std::string>>& settings)> with;
};

// What two policies are made of, so that any subset of their edits can be applied to the first.
class Edits {
public:
  Edits(program::Program baseline, program::Program revised, Variation baseline_variation, Variation revised_variation);

  const std::vector<Edit>& all() const { return edits_; }
  // The baseline with the edits at these indexes (ascending) carried out. Nullopt if the params do not fit together.
  std::optional<program::Program> apply(const std::vector<std::size_t>& chosen) const;

private:
  std::vector<std::pair<std::string, std::string>> param_values(const std::vector<std::size_t>& chosen) const;

  program::Program baseline_, revised_;
  Variation baseline_variation_, revised_variation_;
  std::vector<Edit> edits_;
};

} // namespace guiyin::compare
