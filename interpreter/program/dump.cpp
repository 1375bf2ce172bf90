#include "interpreter/program/equivalent.hpp"

#include <fmt/format.h>

namespace guiyin::program {

namespace {

constexpr const char* type_names[] = {"moment", "duration", "money",       "share", "count",   "text",   "yes_no",
                                      "agent",  "choice",   "time_of_day", "day",   "weekday", "sender", "kind"};
constexpr const char* moment_names[] = {"placed", "paid", "deposit_paid", "balance_paid", "shipped", "completed", "cancelled"};
constexpr const char* part_names[] = {"day", "weekday", "time_of_day"};
constexpr const char* unit_field_names[] = {"line.sku",           "line.qty",    "line.price",  "line.full_reduction", "line.category_discount",
                                            "line.item_discount", "line.amount", "line.number", "order.total",         "order.number",
                                            "order.shop",         "order.buyer"};
constexpr const char* chat_field_names[] = {"chat.topic", "chat.sku", "chat.kind", "chat.from", "chat.time", "chat.agent"};
constexpr const char* candidate_field_names[] = {"messages", "buyer_messages", "agent_messages", "rounds", "first", "last", "opened_by", "agent"};
constexpr const char* owner_names[] = {"chat", "order", "line"};
constexpr const char* field_type_names[] = {"moment", "duration", "money", "share", "count", "text", "yes_no"};
constexpr const char* arithmetic_names[] = {"+", "-", "*"};
constexpr const char* comparison_names[] = {"==", "!=", "<", "<=", ">", ">="};
constexpr const char* side_names[] = {"before", "after"};
constexpr const char* rank_names[] = {"latest", "earliest", "most", "fewest"};

template <class Enum, std::size_t Size> const char* name_in(const char* const (&names)[Size], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

// Each overload gives one node with all that it holds.
struct Dump {
  const Program& program;

  std::string expr(ExprId id) const { return std::visit(*this, program[id].node); }
  std::string window(WindowId id) const { return std::visit(*this, program[id].node); }
  std::string ranking(RankingId id) const;
  std::string share(ShareModelId id) const;
  std::string credit(CreditId id) const { return std::visit(*this, program[id].node); }
  std::string claim(const Claim& claim) const;
  std::string whole(bool with_names) const;

  std::string operator()(const Constant& n) const;
  std::string operator()(const TextConstant& n) const { return fmt::format("\"{}\"", n.value); }
  std::string operator()(const ShareConstant& n) const { return fmt::format("(share {})", n.value.to_string()); }
  std::string operator()(const MomentOf& n) const { return name_in(moment_names, n.moment); }
  std::string operator()(const PartOf& n) const { return fmt::format("({} {})", name_in(part_names, n.part), expr(n.moment)); }
  std::string operator()(const FieldOfUnit& n) const { return name_in(unit_field_names, n.field); }
  std::string operator()(const ExtraOf& n) const {
    return fmt::format("(field {}.{} {})", name_in(owner_names, n.field.on), n.field.name, name_in(field_type_names, n.field.type));
  }
  std::string operator()(const FieldOfChat& n) const { return name_in(chat_field_names, n.field); }
  std::string operator()(const AgentColumn& n) const { return fmt::format("(agent \"{}\")", n.column); }
  std::string operator()(const FieldOfCandidate& n) const { return name_in(candidate_field_names, n.field); }
  std::string operator()(const ClaimHasWinner& n) const { return fmt::format("(has_winner {})", n.claim); }
  std::string operator()(const Compute& n) const { return fmt::format("({} {} {})", name_in(arithmetic_names, n.op), expr(n.left), expr(n.right)); }
  std::string operator()(const Negate& n) const { return fmt::format("(- {})", expr(n.operand)); }
  std::string operator()(const Compare& n) const { return fmt::format("({} {} {})", name_in(comparison_names, n.op), expr(n.left), expr(n.right)); }
  std::string operator()(const Not& n) const { return fmt::format("(not {})", expr(n.operand)); }
  std::string operator()(const And& n) const { return fmt::format("(and {} {})", expr(n.left), expr(n.right)); }
  std::string operator()(const Or& n) const { return fmt::format("(or {} {})", expr(n.left), expr(n.right)); }
  std::string operator()(const Happened& n) const { return fmt::format("(happened {})", expr(n.moment)); }
  std::string operator()(const IsYes& n) const { return fmt::format("(is_yes {})", expr(n.value)); }
  std::string operator()(const Choose& n) const { return fmt::format("(if {} {} {})", expr(n.condition), expr(n.then), expr(n.otherwise)); }
  std::string operator()(const CancelledWithin& n) const { return fmt::format("(cancelled_within {} {})", expr(n.within), expr(n.moment)); }
  std::string operator()(const HappenedWithin& n) const {
    return fmt::format("(happened_within {} {} {})", expr(n.event), expr(n.within), expr(n.moment));
  }
  std::string operator()(const RefundedWithin& n) const {
    return n.within ? fmt::format("(refunded_within {} {})", expr(*n.within), expr(*n.moment)) : "refunded";
  }
  std::string operator()(const InRange& n) const { return fmt::format("(from_to {} {} {})", expr(n.value), expr(n.from), expr(n.to)); }

  std::string operator()(const BoundedWindow& n) const {
    return fmt::format("({} {} {})", name_in(side_names, n.side), expr(n.duration), expr(n.moment));
  }
  std::string operator()(const OpenWindow& n) const { return fmt::format("({} any {})", name_in(side_names, n.side), expr(n.moment)); }
  std::string operator()(const AlwaysWindow&) const { return "any_time"; }
  std::string operator()(const CalendarWindow& n) const {
    return fmt::format("(days_{} {} {})", name_in(side_names, n.side), expr(n.count), expr(n.moment));
  }
  std::string operator()(const FromToWindow& n) const { return fmt::format("(from_to {} {})", expr(n.from), expr(n.to)); }
  std::string operator()(const ChooseWindow& n) const { return fmt::format("(if {} {} {})", expr(n.condition), window(n.then), window(n.otherwise)); }

  std::string operator()(const EvenShare&) const { return "evenly"; }
  std::string operator()(const CountShare& n) const { return fmt::format("(by {})", name_in(candidate_field_names, n.count)); }
  std::string operator()(const PositionShare& n) const {
    const auto part = [](const std::optional<Share>& share) { return share ? share->to_string() : "none"; };
    return fmt::format("(first {} last {} rest {})", part(n.first), part(n.last), part(n.rest));
  }
  std::string operator()(const DecayingShare& n) const { return fmt::format("(decaying {})", n.half_life.ms); }
  std::string operator()(const ChooseShare& n) const { return fmt::format("(if {} {} {})", expr(n.condition), share(n.then), share(n.otherwise)); }

  std::string operator()(const CreditNobody&) const { return "nobody"; }
  std::string operator()(const CreditClaim& n) const { return fmt::format("(claim {})", n.claim); }
  std::string operator()(const CreditElse& n) const { return fmt::format("(else {} {})", credit(n.first), credit(n.second)); }
  std::string operator()(const CreditWhen& n) const { return fmt::format("(when {} {})", expr(n.condition), credit(n.then)); }
  std::string operator()(const CreditChoose& n) const { return fmt::format("(if {} {} {})", expr(n.condition), credit(n.then), credit(n.otherwise)); }
  std::string operator()(const CreditSplit& n) const;
  std::string operator()(const CreditEarliest& n) const;
};

std::string Dump::operator()(const Constant& n) const {
  const std::string number = n.type == Type::duration && n.value == unlimited_ms ? "unlimited" : std::to_string(n.value);
  return fmt::format("({} {})", name_in(type_names, n.type), number);
}

std::string Dump::operator()(const CreditSplit& n) const {
  std::string out = "(split";
  for (const CreditPart& part : n.parts) out += fmt::format(" ({} {})", part.share.to_string(), credit(part.credit));
  return out + ")";
}

std::string Dump::operator()(const CreditEarliest& n) const {
  std::string out = "(earliest_of";
  for (const CreditId one : n.of) out += " " + credit(one);
  return out + ")";
}

std::string Dump::ranking(RankingId id) const {
  const Ranking& list = program[id];
  std::string out = "(";
  for (const RankKey& key : list.keys) {
    const bool counts = key.kind == RankKind::most || key.kind == RankKind::fewest;
    out += out.size() > 1 ? " " : "";
    out += counts ? fmt::format("({} {})", name_in(rank_names, key.kind), name_in(candidate_field_names, key.count)) : name_in(rank_names, key.kind);
  }
  if (list.rest) {
    out += out.size() > 1 ? " " : "";
    out += fmt::format("(if {} {} {})", expr(list.rest->condition), ranking(list.rest->then), ranking(list.rest->otherwise));
  }
  return out + ")";
}

std::string Dump::share(ShareModelId id) const {
  const ShareModel& model = program[id];
  const std::string node = std::visit(*this, model.node);
  return model.at_least ? fmt::format("(at_least {} {})", model.at_least->to_string(), node) : node;
}

std::string Dump::claim(const Claim& claim) const {
  std::string out = fmt::format("  (window {})\n  (candidates {}", window(claim.window), claim.all_messages ? "messages" : "chats");
  if (claim.where) out += " " + expr(*claim.where);
  out += ")\n";
  if (claim.require) out += fmt::format("  (require {})\n", expr(*claim.require));
  const auto* list = std::get_if<RankingId>(&claim.choice);
  out += list != nullptr ? fmt::format("  (tie_break {})\n", ranking(*list))
                         : fmt::format("  (share {})\n", share(std::get<ShareModelId>(claim.choice)));
  return out;
}

std::string Dump::whole(bool with_names) const {
  std::string out = with_names ? fmt::format("(policy {})\n", program.name) : "";
  out += fmt::format("(for_each {}{})\n", program.unit == Unit::line ? "line" : "order", program.when ? " " + expr(*program.when) : "");
  if (program.day_start.ms != 0) out += fmt::format("(day_starts {})\n", program.day_start.ms);
  for (std::size_t i = 0; i < program.claims.size(); ++i) {
    out += with_names ? fmt::format("(claim {} {}\n", i, program.claims[i].name) : fmt::format("(claim {}\n", i);
    out += claim(program.claims[i]);
    out.insert(out.size() - 1, ")");
  }
  out += fmt::format("(credit {})\n", credit(program.credit));
  for (const std::uint32_t assist : program.assists) out += fmt::format("(assist {})\n", assist);
  out += fmt::format("(amount {})\n", expr(program.amount));
  if (program.revoke) out += fmt::format("(revoke {})\n", expr(*program.revoke));
  if (program.deduct) {
    out += program.deduct->within ? fmt::format("(deduct_refunds {} {})\n", expr(*program.deduct->within), expr(*program.deduct->moment))
                                  : "(deduct_refunds)\n";
  }
  return out;
}

} // namespace

std::string dump(const Program& program) { return Dump{program}.whole(true); }

bool same_program(const Program& a, const Program& b) { return Dump{a}.whole(false) == Dump{b}.whole(false); }

} // namespace guiyin::program
