// Tie-breaks: lists of keys.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// None if something is wrong (reported). `if` becomes a choice whose arms hold the keys that follow it as well.
std::optional<RankingId> ranking(const Here& here, syntax::ExprId id);

// A list without keys: what a claim without tie-break or share is decided by.
RankingId no_ranking(const Here& here, Span span);

// What a count's name stands for after `most`, `fewest` and `share by`; reported if it is none.
std::optional<CandidateField> count_named(const Here& here, const syntax::Name& name);

} // namespace guiyin::program
