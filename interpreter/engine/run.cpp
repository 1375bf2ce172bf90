#include "interpreter/engine/run.hpp"

#include "interpreter/engine/translate.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

std::uint64_t key(timeline::TextId shop, timeline::TextId agent) {
  return static_cast<std::uint64_t>(shop) << 32 | static_cast<std::uint64_t>(agent);
}

} // namespace

Value TextCodes::code(std::string_view text) {
  if (text.empty()) return missing;
  const timeline::TextId known = dictionary_.find(text);
  if (known != timeline::TextId::missing) return some(static_cast<std::int64_t>(known));
  const auto next = static_cast<std::int64_t>(dictionary_.size() + further_.size());
  return some(further_.try_emplace(std::string(text), next).first->second);
}

Value TextCodes::code(timeline::TextId shown) {
  const std::string_view text = dictionary_[shown];
  if (text.empty()) return missing;
  const timeline::TextId known = dictionary_.find(text);
  if (known != timeline::TextId::missing) return some(static_cast<std::int64_t>(known));
  return some(further_.try_emplace(std::string(text), static_cast<std::int64_t>(shown)).first->second);
}

AgentColumnCodes::AgentColumnCodes(const timeline::Timeline& timeline, const timeline::Roster& roster, std::string_view column, TextCodes& codes)
    : by_agent_(timeline.texts.names() + std::size_t{1}) {
  constexpr auto nowhere = static_cast<timeline::TextId>(UINT32_MAX);
  std::vector<timeline::TextId> seen_in(by_agent_.size(), nowhere); // by agent: the shop of the last row
  for (const timeline::Buyer& buyer : timeline.buyers)
    for (std::uint32_t row = buyer.messages.begin; row < buyer.messages.end; ++row) {
      const timeline::TextId agent = timeline.messages.agent[row];
      timeline::TextId& shop = seen_in[static_cast<std::size_t>(agent)];
      if (shop == buyer.shop) continue;
      const bool is_first = shop == nowhere;
      shop = buyer.shop;
      const auto [slot, added] = codes_.try_emplace(key(buyer.shop, agent), 0);
      if (!added) continue;
      slot->second = codes.code(roster.value(timeline.texts[buyer.shop], timeline.texts[agent], column)).number;
      std::int64_t& code = by_agent_[static_cast<std::size_t>(agent)];
      code = is_first || code == slot->second ? slot->second : by_shop;
    }
}

Value AgentColumnCodes::in_shop(timeline::TextId shop, timeline::TextId agent) const {
  const auto found = codes_.find(key(shop, agent));
  return found == codes_.end() || found->second == 0 ? missing : some(found->second);
}

Run::Run(const program::Program& the_program, const timeline::Timeline& the_timeline, const timeline::Roster& roster,
         std::optional<values::Moment> known_until)
    : program(the_program), timeline(the_timeline), as_of(known_until) {
  for (const program::Claim& claim : program.claims) claims.push_back(plan_claim(program, claim));
  TextCodes codes(timeline.texts);
  note_unit_texts(codes);
  for (std::uint32_t id = 0; id < program.exprs.size(); ++id)
    instructions.push_back(translate(*this, static_cast<program::ExprId>(id), roster, codes));
}

void Run::note_unit_texts(TextCodes& codes) {
  const auto looks_at = [&](program::UnitField wanted) {
    return std::any_of(program.exprs.begin(), program.exprs.end(), [&](const program::Expr& expr) {
      const auto* field = std::get_if<program::FieldOfUnit>(&expr.node);
      return field && field->field == wanted;
    });
  };
  if (looks_at(program::UnitField::order_number))
    for (const timeline::Order& order : timeline.orders) order_numbers.push_back(codes.code(order.number));
  if (looks_at(program::UnitField::order_buyer))
    for (const timeline::Buyer& buyer : timeline.buyers) buyer_names.push_back(codes.code(buyer.name));
}

} // namespace guiyin::engine
