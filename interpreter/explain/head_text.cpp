#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/report/constant_text.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/unit_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using engine::Decision;
using engine::Status;

const Decision& decision_of(const Teller& teller) { return teller.explained.decision; }

std::string claims_text(const Teller& teller) {
  std::vector<std::string> names;
  for (const std::uint32_t claim : decision_of(teller).claims) names.push_back(teller.claim(claim));
  return teller.say.list(names);
}

std::string credits_text(const Teller& teller) {
  const Decision& decision = decision_of(teller);
  std::vector<std::string> parts;
  for (const engine::Credit& credit : decision.credits) {
    if (credit.share == values::Share::whole())
      parts.push_back(teller.name(credit.agent));
    else
      parts.push_back(
          teller.say("{} {} ({})", "{} {}（{}）", teller.name(credit.agent), values::percent_text(credit.share), teller.say.money(credit.amount)));
  }
  return teller.say.list(parts);
}

std::string credited_text(const Teller& teller) {
  const Decision& decision = decision_of(teller);
  std::string text =
      teller.say("{} is credited to {}, by {}", "{}记给{}，依据 {}", teller.say.money(decision.amount), credits_text(teller), claims_text(teller));
  if (decision.silent_amount != values::Money{})
    text += teller.say("; {} goes to nobody", "；其中 {}不记给任何人", teller.say.money(decision.silent_amount));
  if (decision.tied) text += teller.say("; a tie, settled by the stated last rule", "；并列，由最后规则（末条消息较晚者）裁定");
  return text + teller.say(".", "。");
}

std::string reason_text(const Teller& teller) {
  const Decision& decision = decision_of(teller);
  return decision.reason ? teller.rule(*decision.reason) : "";
}

std::string status_text(const Teller& teller) {
  const Say& say = teller.say;
  switch (decision_of(teller).status) {
  case Status::credited:
    return credited_text(teller);
  case Status::excluded:
    return say("It is excluded: {} does not hold.", "不参与判定：{} 不成立。", reason_text(teller));
  case Status::silent:
    return say("Nobody is credited: it is a silent order.", "不记给任何客服：静默订单。");
  case Status::revoked:
    return say("The credit of {} is taken back, since {}; the amount counts 0.00.", "{}的业绩已剔除，因为 {}；金额计 0.00。", credits_text(teller),
               reason_text(teller));
  case Status::pending:
    return say("Nobody is credited so far, but events still to come could give it a winner.", "目前没有归属，但后续事件仍可能产生归属。");
  }
  return {};
}

} // namespace

std::string title_text(const Teller& teller) {
  const report::UnitText unit = report::unit_text(teller.timeline(), decision_of(teller));
  std::string title = report::printable(report::unit_name(unit));
  if (unit.sku) title += " · " + report::printable(*unit.sku);
  const std::string& description = teller.program().description;
  title += " · " + teller.program().name;
  return description.empty() ? title : title + " · " + report::printable(description);
}

namespace {

std::string happening_word(const Say& say, timeline::HappeningType type) {
  using enum timeline::HappeningType;
  switch (type) {
  case pay:
    return say("paid", "付款");
  case pay_deposit:
    return say("deposit paid", "付定金");
  case pay_balance:
    return say("balance paid", "付尾款");
  case ship:
    return say("shipped", "发货");
  case complete:
    return say("completed", "完成");
  case cancel:
    return say("cancelled", "取消");
  case refund:
    return say("refunded", "退款");
  }
  return {};
}

// What happened to the order, with file and row.
void add_happenings(const Teller& teller, std::vector<std::string>& head) {
  constexpr std::uint32_t most = 8;
  const timeline::Happenings& happenings = teller.timeline().happenings;
  const auto range = teller.order().happenings;
  for (std::uint32_t row = range.begin; row < std::min(range.end, range.begin + most); ++row) {
    std::string line = happening_word(teller.say, happenings.type[row]) + " " + teller.happening(row);
    if (happenings.sku[row] != timeline::TextId::missing) line += teller.say(": {}", "：{}", teller.name(happenings.sku[row]));
    if (happenings.type[row] == timeline::HappeningType::refund) line += teller.say(", {}", "，{}", teller.say.money(happenings.amount[row]));
    head.push_back(std::move(line));
  }
  if (range.size() > most) head.push_back(teller.say("and {} more rows about the order", "另有 {} 条订单事件", range.size() - most));
}

} // namespace

std::vector<std::string> head_text(const Teller& teller) {
  const Say& say = teller.say;
  const timeline::Lines& lines = teller.timeline().lines;
  const std::uint32_t line = teller.subject.line ? static_cast<std::uint32_t>(*teller.subject.line) : teller.order().lines.begin;
  std::vector<std::string> head;
  head.push_back(say("buyer {}", "买家 {}", teller.name(teller.buyer().name)));
  if (teller.buyer().shop != timeline::TextId::missing) head.back() += say(", shop {}", "，店铺 {}", teller.name(teller.buyer().shop));
  head.push_back(say("placed {} ({})", "下单 {}（{}）", say.moment(teller.order().placed), teller.source(lines.source[line])));
  add_happenings(teller, head);
  head.push_back(say("amount {}", "金额 {}", say.money(decision_of(teller).amount)));
  if (teller.subject.as_of) head.push_back(say("as known at {}", "截至 {} 已知的事件", say.moment(*teller.subject.as_of)));
  return head;
}

std::string outcome_text(const Teller& teller) {
  std::string text = status_text(teller);
  std::vector<std::string> helpers;
  for (const timeline::TextId agent : decision_of(teller).assists) helpers.push_back(teller.name(agent));
  if (!helpers.empty()) text += teller.say(" Assisted by {}.", "协助：{}。", teller.say.list(helpers));
  if (!decision_of(teller).final) text += teller.say(" Not final yet.", "尚未定论。");
  return text;
}

} // namespace guiyin::explain
