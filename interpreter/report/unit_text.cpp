#include "interpreter/report/unit_text.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/report/condition_text.hpp"

#include <array>

namespace guiyin::report {
namespace {

using engine::Decision;
using engine::Status;
using text::Language;
using vocabulary::Word;

constexpr std::array<std::string_view, statuses> status_names{"excluded", "silent", "revoked", "credited", "pending"};
constexpr std::array status_words{Word::story_excluded, Word::story_silent, Word::story_revoked, Word::story_credited, Word::story_pending};

// The moment alone, where it is used as a condition and is not the result of a sum.
bool is_plain_moment(const program::Program& program, program::ExprId id) {
  const auto* happened = std::get_if<program::Happened>(&program[id].node);
  return happened && std::holds_alternative<program::MomentOf>(program[happened->moment].node);
}

} // namespace

UnitText unit_text(const timeline::Timeline& timeline, const Decision& decision) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(decision.order)];
  const timeline::Buyer& buyer = timeline.buyers[static_cast<std::uint32_t>(order.buyer)];
  UnitText unit{timeline.texts[buyer.shop], timeline.texts[order.number], timeline.texts[buyer.name], 0, std::nullopt, order.placed};
  if (decision.line) {
    const auto row = static_cast<std::uint32_t>(*decision.line);
    unit.line = row - order.lines.begin + 1;
    unit.sku = timeline.texts[timeline.lines.sku[row]];
  }
  return unit;
}

void UnitsAhead::next() {
  constexpr std::size_t far = 48, middle = 32, near = 16; // each step needs what the one before it has fetched
  if (at_ + far < end_) __builtin_prefetch(&order(at_ + far));
  if (at_ + middle < end_) {
    const timeline::Order& to_come = order(at_ + middle);
    __builtin_prefetch(&timeline_.buyers[static_cast<std::uint32_t>(to_come.buyer)]);
    __builtin_prefetch(timeline_.lines.sku.data() + to_come.lines.begin);
    timeline_.texts.prefetch(to_come.number);
  }
  if (at_ + near < end_) timeline_.texts.prefetch(timeline_.buyers[static_cast<std::uint32_t>(order(at_ + near).buyer)].name);
  ++at_;
}

std::string unit_name(const UnitText& unit) {
  std::string name;
  if (!unit.shop.empty()) name = std::string(unit.shop) + "/";
  name += unit.order;
  if (unit.line) name += "." + std::to_string(unit.line);
  return name;
}

std::uint32_t lines_of(const timeline::Timeline& timeline, const Decision& decision) {
  return decision.line ? 1 : timeline.orders[static_cast<std::uint32_t>(decision.order)].lines.size();
}

std::string_view status_name(Status status) { return status_names[static_cast<std::size_t>(status)]; }

std::string status_word(Status status, Language language) {
  return std::string(vocabulary::spelling(status_words[static_cast<std::size_t>(status)], language));
}

std::optional<std::string> claim_name(const program::Program& program, const Decision& decision) {
  if (decision.status != Status::credited && decision.status != Status::revoked) return std::nullopt;
  std::string name;
  for (const std::uint32_t claim : decision.claims) {
    if (!name.empty()) name += '+';
    name += program.claims[claim].name;
  }
  return name;
}

std::optional<std::string> reason_text(const program::Program& program, const Decision& decision, Language language) {
  if (!decision.reason) return std::nullopt;
  const std::string part = condition_text(program, *decision.reason, language);
  if (decision.status == Status::revoked) return part;
  if (decision.status != Status::excluded) return std::nullopt;
  const std::string no(vocabulary::spelling(Word::not_, language));
  return is_plain_moment(program, *decision.reason) ? no + " " + part : no + " (" + part + ")";
}

} // namespace guiyin::report
