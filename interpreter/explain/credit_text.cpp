#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/report/constant_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using program::CreditId;

const engine::CreditTrace* find_credit(const Teller& teller, CreditId id) {
  const auto& all = teller.explained.trace.credit;
  const auto found = std::find_if(all.begin(), all.end(), [&](const engine::CreditTrace& each) { return each.credit == id; });
  return found == all.end() ? nullptr : &*found;
}

const engine::ClaimTrace* find_claim(const Teller& teller, std::uint32_t claim) {
  const auto& all = teller.explained.trace.claims;
  const auto found = std::find_if(all.begin(), all.end(), [&](const engine::ClaimTrace& each) { return each.claim == claim; });
  return found == all.end() ? nullptr : &*found;
}

// Tells a node of the credit clause and those under it, in the order written.
class CreditTeller {
public:
  CreditTeller(const Teller& teller, Paragraph& paragraph) : teller_(teller), say_(teller.say), paragraph_(paragraph) {}

  void tell(CreditId id, int depth) {
    std::visit([&](const auto& node) { tell_node(id, node, depth); }, teller_.program()[id].node);
  }

private:
  bool asked(CreditId id) const { return find_credit(teller_, id) != nullptr; }
  bool wins(CreditId id) const { return asked(id) && find_credit(teller_, id)->has_winner; }

  void tell_node(CreditId id, const program::CreditNobody&, int depth) {
    if (asked(id)) paragraph_.add(depth, say_("nobody, as the rule says", "无人（按规则）"));
  }

  void tell_node(CreditId id, const program::CreditClaim& node, int depth) {
    const std::string name = teller_.claim(node.claim);
    if (!asked(id)) {
      paragraph_.add(depth, say_("{}: not asked", "{}：未用到", name), Tone::quiet);
      return;
    }
    const engine::ClaimTrace* claim = find_claim(teller_, node.claim);
    std::vector<std::string> names;
    if (claim)
      for (const std::uint32_t winner : claim->winners) names.push_back(teller_.name(claim->candidates[winner].agent));
    paragraph_.add(depth, names.empty() ? say_("{}: nobody", "{}：无人", name) : say_("{}: {}", "{}：{}", name, say_.list(names)),
                   names.empty() ? Tone::plain : Tone::good);
  }

  void tell_node(CreditId, const program::CreditElse& node, int depth) {
    tell(node.first, depth);
    if (wins(node.first))
      paragraph_.add(depth, say_("so what stands after `else` does not matter", "因此 `否则` 之后的部分不再考虑"), Tone::quiet);
    else if (asked(node.second))
      paragraph_.add(depth, say_("else:", "否则："));
    if (!wins(node.first) && asked(node.second)) tell(node.second, depth);
  }

  void tell_condition(program::ExprId condition, int depth) {
    const engine::ConditionTrace* record = find_condition(teller_, condition);
    if (!record) return;
    paragraph_.add(
        depth, say_("when {}: {}", "当 {}：{}", teller_.rule(condition), record->holds ? say_("holds", "成立") : say_("does not hold", "不成立")));
    if (record->parts.size() > 1) tell_parts(teller_, *record, depth + 1, paragraph_);
  }

  void tell_node(CreditId, const program::CreditWhen& node, int depth) {
    tell_condition(node.condition, depth);
    if (asked(node.then)) tell(node.then, depth + 1);
  }

  void tell_node(CreditId, const program::CreditChoose& node, int depth) {
    tell_condition(node.condition, depth);
    if (asked(node.then)) tell(node.then, depth + 1);
    if (asked(node.otherwise)) tell(node.otherwise, depth + 1);
  }

  void tell_node(CreditId, const program::CreditSplit& node, int depth) {
    for (const program::CreditPart& part : node.parts) {
      const engine::CreditTrace* record = find_credit(teller_, part.credit);
      std::string text = say_("{} goes to:", "{} 归：", values::percent_text(part.share));
      if (record && record->part && *record->part != part.share)
        text =
            say_("{} goes to what follows; {} in effect, since parts without winner are spread over the others:",
                 "{} 归以下；没有归属的部分按比例分给其余部分，实际为 {}：", values::percent_text(part.share), values::percent_text(*record->part));
      paragraph_.add(depth, text);
      tell(part.credit, depth + 1);
    }
  }

  void tell_node(CreditId id, const program::CreditEarliest& node, int depth) {
    const engine::CreditTrace* whole = find_credit(teller_, id);
    paragraph_.add(depth, say_("the one that was decided by the earliest row:", "取判定行最早的一个："));
    for (const CreditId each : node.of) {
      tell(each, depth + 1);
      const engine::CreditTrace* record = find_credit(teller_, each);
      if (!record || !record->deciding_row) continue;
      const bool chosen = whole && whole->deciding_row == record->deciding_row;
      const std::string row = teller_.message(*record->deciding_row);
      paragraph_.add(depth + 2,
                     chosen ? say_("decided by the row of {}: the earliest", "判定行 {}：最早", row)
                            : say_("decided by the row of {}", "判定行 {}", row),
                     Tone::quiet);
    }
  }

  const Teller& teller_;
  const Say& say_;
  Paragraph& paragraph_;
};

void tell_assists(const Teller& teller, Paragraph& paragraph) {
  std::vector<std::string> names;
  for (const timeline::TextId agent : teller.explained.decision.assists) names.push_back(teller.name(agent));
  if (!names.empty())
    paragraph.add(1,
                  teller.say("assisted by {}, who won a claim without being credited", "协助：{}（在判定中胜出但未获业绩）", teller.say.list(names)));
}

} // namespace

Paragraph tell_credit(const Teller& teller) {
  Paragraph paragraph{teller.say("credit", "归属"), teller.place(teller.program().credit_span), {}};
  if (teller.explained.trace.credit.empty())
    paragraph.add(1, teller.say("not asked, since the order is excluded", "未判定，因为该单不参与"), Tone::quiet);
  else
    CreditTeller(teller, paragraph).tell(teller.program().credit, 1);
  tell_assists(teller, paragraph);
  return paragraph;
}

} // namespace guiyin::explain
