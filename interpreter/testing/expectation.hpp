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

// Why an agent was not credited, as far as the claims that were asked tell: window, candidates, require, tie-break; share where her part came to
// nothing, credit where a claim that she won did not give the credit. Several claims may tell different reasons; of an agent who never spoke with the
// buyer it is candidates.
std::vector<std::string> reasons_against(const explain::Subject& subject, const engine::Explained& explained, const std::string& agent);

} // namespace guiyin::testing
