// What stays the same for a whole run: the program beside the timeline that it meets, texts turned into codes and columns looked up once.
#pragma once

#include "interpreter/engine/claim_plan.hpp"
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
  AgentColumnCodes() = default;
  AgentColumnCodes(const timeline::Timeline& timeline, const timeline::Roster& roster, std::string_view column, TextCodes& codes);
  Value operator()(timeline::TextId shop, timeline::TextId agent) const;

private:
  std::unordered_map<std::uint64_t, std::int64_t> codes_;
};

// Borrows program and timeline; both must outlive it. Never changed after construction, so threads may share it.
struct Run {
  Run(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, std::optional<values::Moment> as_of);

  const program::Program& program;
  const timeline::Timeline& timeline;
  std::optional<values::Moment> as_of;
  // By expression id, set for the kinds of node that they belong to.
  std::vector<Value> text_codes;
  std::vector<const timeline::ExtraColumn*> extras; // null if the events do not carry the column
  std::vector<AgentColumnCodes> agent_columns;
  std::vector<ClaimPlan> claims; // by claim
  // Codes of order numbers by order and of buyers' names by buyer; only where the program looks at them.
  std::vector<Value> order_numbers, buyer_names;

private:
  void note_unit_texts(TextCodes& codes);
};

} // namespace guiyin::engine
