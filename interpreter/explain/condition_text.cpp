#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/explain/value_text.hpp"

#include <algorithm>

namespace guiyin::explain {

const engine::ConditionTrace* find_condition(const Teller& teller, program::ExprId condition) {
  const auto& all = teller.explained.trace.conditions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const engine::ConditionTrace& each) { return each.condition == condition; });
  return found == all.end() ? nullptr : &*found;
}

void tell_parts(const Teller& teller, const engine::ConditionTrace& condition, int depth, Paragraph& paragraph) {
  const Say& say = teller.say;
  for (const engine::PartTrace& part : condition.parts) {
    const std::string why = judged_on(teller, part);
    const std::string outcome = part.holds ? say("holds", "成立") : say("does not hold", "不成立");
    paragraph.add(depth, say("{} {}{}", "{} {}{}", teller.rule(part.part), outcome, why.empty() ? "" : say(": {}", "：{}", why)));
  }
}

std::optional<Paragraph> tell_when(const Teller& teller) {
  const auto& when = teller.program().when;
  const engine::ConditionTrace* asked = when ? find_condition(teller, *when) : nullptr;
  if (!asked) return std::nullopt;
  const bool admitted = asked->holds;
  const bool pending = teller.explained.decision.status == engine::Status::pending;
  const std::string outcome = admitted  ? teller.say("admitted", "符合")
                              : pending ? teller.say("not admitted so far", "目前不符合")
                                        : teller.say("excluded", "不符合");
  Paragraph paragraph{teller.say("when: {}", "参与条件：{}", outcome), teller.place(teller.program()[*when].span), {}};
  tell_parts(teller, *asked, 1, paragraph);
  for (std::size_t i = 0; i < asked->parts.size(); ++i) paragraph.items[i].tone = admitted || asked->parts[i].holds ? Tone::plain : Tone::bad;
  return paragraph;
}

} // namespace guiyin::explain
