// The orders, agents and claims that an expectation names: one that is not there is a mistake of the test, not an outcome.
#pragma once

#include "grammar/syntax/story.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>

namespace guiyin::testing {

// A sentence in both languages.
using Sentence = text::Argument;

struct NamedUnit {
  timeline::OrderId order{};
  std::optional<timeline::LineId> line; // of a line unit
};
// The unit that an expectation is about, or why there is none. A policy for lines may leave the line out where the order has one alone.
std::variant<NamedUnit, Sentence> find_unit(const syntax::UnitName& name, const program::Program& program, const timeline::Timeline& timeline);

// The first agent that is nobody in the timeline, or claim that the policy does not have; nullopt if all are there. `entries` are those so far.
std::optional<Sentence> unknown_name(const syntax::Expect& expect, const program::Program& program, std::span<const syntax::Entry> entries);

} // namespace guiyin::testing
