// What can be worked out about a claim's conditions once per run, so that rows and candidates are not asked the same thing over and over.
#pragma once

#include "interpreter/program/program.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

// `agent_messages > 0`: a count beside a constant.
struct CountTest {
  program::CandidateField count{};
  program::Comparison op{};
  std::int64_t bound = 0;
};

// What is counted of a candidate's rows.
struct Counts {
  std::uint32_t messages = 0, buyer_messages = 0, agent_messages = 0;
  // LANGUAGE "Rounds": "In the sequence of the candidate's rows, a round is an agent row directly after a buyer row."
  std::uint32_t rounds = 0;

  bool reach(const Counts& least) const {
    return messages >= least.messages && buyer_messages >= least.buyer_messages && agent_messages >= least.agent_messages && rounds >= least.rounds;
  }
};

// `chat.topic == line.sku`: a text of the row beside a value that is the same for all rows of a unit.
struct KeyPart {
  program::ChatField field{}; // topic, sku or agent
  program::ExprId value{};
};

// Whether a claim can be decided row by row, from the end of the window that its tie-break asks for first: backwards under `latest`, forwards under
// `earliest` (walk.hpp).
enum class Walk : std::uint8_t { none, backwards, forwards };

// The parts of `where`, an `and` list, by what they look at; and those of `require`.
struct ClaimPlan {
  std::optional<KeyPart> key;
  std::vector<program::ExprId> of_row;  // nothing but the row: the same answer for every unit
  std::vector<program::ExprId> of_unit; // nothing but the unit: the same answer for every row
  std::vector<program::ExprId> of_both; // to be asked anew for each unit and row
  std::vector<CountTest> counts;
  std::vector<program::ExprId> other_requirements;
  Walk walk = Walk::none;
  Counts least; // where it walks: what `counts` come to
};

ClaimPlan plan_claim(const program::Program& program, const program::Claim& claim);

} // namespace guiyin::engine
