// What stays the same for a whole run: the program beside the timeline that it meets, texts turned into codes and columns looked up once.
#pragma once

#include "interpreter/engine/claim_plan.hpp"
#include "interpreter/engine/instruction.hpp"
#include "interpreter/engine/value.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/timeline/roster.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace guiyin::engine {

// Codes for texts: those of the timeline's dictionary, continued by the texts that only the policy or the roster has. Equal texts have equal codes.
class TextCodes {
public:
  explicit TextCodes(const timeline::Dictionary& dictionary) : dictionary_(dictionary) {}
  Value code(std::string_view text); // missing for the empty text
  // Of a text of the dictionary that may stand there under several ids: one of them, the same for all that are equal. Such texts must be seen before
  // the policy's own, so that these find them.
  Value code(timeline::TextId shown);

private:
  const timeline::Dictionary& dictionary_;
  std::unordered_map<std::string, std::int64_t> further_;
};

// One roster column as codes, by shop and agent.
class AgentColumnCodes {
public:
  AgentColumnCodes(const timeline::Timeline& timeline, const timeline::Roster& roster, std::string_view column, TextCodes& codes);
  // Of an agent who wrote in that shop.
  Value operator()(timeline::TextId shop, timeline::TextId agent) const {
    const std::int64_t code = by_agent_[static_cast<std::size_t>(agent)];
    return code == by_shop ? in_shop(shop, agent) : code == 0 ? missing : some(code);
  }

private:
  static constexpr std::int64_t by_shop = -1; // agents of one name have different values in several shops
  Value in_shop(timeline::TextId shop, timeline::TextId agent) const;

  values::Column<std::int64_t> by_agent_;                 // 0: missing
  std::unordered_map<std::uint64_t, std::int64_t> codes_; // by shop and agent
};

// Borrows program and timeline; both must outlive it. Never changed after construction, so threads may share it.
struct Run {
  Run(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, std::optional<values::Moment> as_of);

  const Instruction& operator[](program::ExprId id) const { return instructions[static_cast<std::uint32_t>(id)]; }

  const program::Program& program;
  const timeline::Timeline& timeline;
  std::optional<values::Moment> as_of;
  std::vector<Instruction> instructions; // by expression id
  std::vector<AgentColumnCodes> agent_columns;
  std::vector<ClaimPlan> claims; // by claim
  // Codes of order numbers by order and of buyers' names by buyer; only where the program looks at them.
  std::vector<Value> order_numbers, buyer_names;

private:
  void note_unit_texts(TextCodes& codes);
};

} // namespace guiyin::engine
