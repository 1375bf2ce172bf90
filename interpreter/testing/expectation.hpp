// One `expect` line against what the engine decided.
#pragma once

#include "grammar/syntax/story.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/explain/subject.hpp"

#include <string>
#include <vector>

namespace guiyin::testing {

// A field that came out otherwise.
struct Mismatch {
  std::string field; // status, claim, credits, amount, assists, tied, not, because
  text::Argument expected, actual;
};

std::vector<Mismatch> mismatches(const syntax::Expect& expect, const explain::Subject& subject, const engine::Explained& explained);

// Why an agent was not credited (docs/language/tests.md), at least one reason: of the unit excluded or revoked, of each claim that the credit clause
// names window, candidates, require, tie-break, share or credit.
std::vector<std::string> reasons_against(const explain::Subject& subject, const engine::Explained& explained, const std::string& agent);

} // namespace guiyin::testing
