#include "interpreter/explain/describe_credit.hpp"

#include "interpreter/report/constant_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using program::CreditId;

class CreditWords {
public:
  explicit CreditWords(const Words& words) : words_(words), say_(words.say()) {}

  std::vector<Step> steps() {
    const CreditId whole = words_.program().credit;
    const std::vector<CreditId> chain = alternatives(whole);
    if (std::all_of(chain.begin(), chain.end(), [&](CreditId id) { return is_simple(id); }))
      say(0, say_("The credit goes {}.", "业绩{}。", sentence(chain)));
    else
      tell(whole, 0, say_("The credit goes", "业绩"));
    say(0, say_("What nobody gets is silent: it counts for no agent.", "没有客服的为静默订单，不计入任何人的业绩。"));
    return std::move(steps_);
  }

private:
  void say(int depth, std::string text) { steps_.push_back({depth, std::move(text)}); }

  // Whether no branch of it names a claim.
  bool gives_nobody(CreditId id) const {
    const auto& node = words_.program()[id].node;
    if (std::holds_alternative<program::CreditNobody>(node)) return true;
    if (const auto* either = std::get_if<program::CreditElse>(&node)) return gives_nobody(either->first) && gives_nobody(either->second);
    if (const auto* when = std::get_if<program::CreditWhen>(&node)) return gives_nobody(when->then);
    const auto* choose = std::get_if<program::CreditChoose>(&node);
    return choose && gives_nobody(choose->then) && gives_nobody(choose->otherwise);
  }

  // The parts of a chain of `else`, without a last one that gives nobody.
  std::vector<CreditId> alternatives(CreditId id) const {
    const auto* either = std::get_if<program::CreditElse>(&words_.program()[id].node);
    if (!either) return {id};
    std::vector<CreditId> chain = alternatives(either->first);
    if (!gives_nobody(either->second))
      for (const CreditId each : alternatives(either->second)) chain.push_back(each);
    return chain;
  }

  bool is_simple(CreditId id) const { return gives_nobody(id) || std::holds_alternative<program::CreditClaim>(words_.program()[id].node); }

  std::string simple(CreditId id) const {
    if (gives_nobody(id)) return say_("to nobody", "不算给任何人");
    return say_("by {}", "按{}归属", words_.claim(std::get<program::CreditClaim>(words_.program()[id].node).claim));
  }

  std::string sentence(const std::vector<CreditId>& chain) const {
    std::string text;
    for (const CreditId id : chain) text += (text.empty() ? "" : say_("; if that gives nobody, ", "；没有的话，")) + simple(id);
    return text;
  }

  // `lead` begins the sentence: a number, a percentage, a condition.
  void tell(CreditId id, int depth, const std::string& lead) {
    if (is_simple(id)) return say(depth, say_("{} {}.", "{}{}。", lead, simple(id)));
    const std::vector<CreditId> chain = alternatives(id);
    if (chain.size() > 1) return tell_chain(chain, depth, lead);
    if (chain.front() != id) return tell(chain.front(), depth, lead);
    std::visit([&](const auto& node) { tell_node(node, depth, lead); }, words_.program()[id].node);
  }

  void tell_chain(const std::vector<CreditId>& chain, int depth, const std::string& lead) {
    say(depth, say_("{} by the first of these that gives somebody:", "{}依次按以下各条归属，以第一条有客服的为准：", lead));
    int number = 0;
    for (const CreditId each : chain) tell(each, depth + 1, fmt::format("{}.{}", ++number, say_.chinese() ? " " : ""));
  }

  void tell_node(const program::CreditNobody&, int, const std::string&) {}
  void tell_node(const program::CreditClaim&, int, const std::string&) {}
  void tell_node(const program::CreditElse&, int, const std::string&) {}

  void tell_node(const program::CreditWhen& node, int depth, const std::string& lead) {
    tell(node.then, depth, say_("{} if {},", "{}若{}，", lead, words_.condition(node.condition)));
  }

  void tell_node(const program::CreditChoose& node, int depth, const std::string& lead) {
    tell(node.then, depth, say_("{} if {},", "{}若{}，", lead, words_.condition(node.condition)));
    tell(node.otherwise, depth, say_("otherwise", "否则"));
  }

  void tell_node(const program::CreditSplit& node, int depth, const std::string& lead) {
    const bool keeps = std::any_of(node.parts.begin(), node.parts.end(), [&](const program::CreditPart& part) { return gives_nobody(part.credit); });
    say(depth, keeps ? say_("{} in parts (a part without an agent goes to the others in proportion; what is to go to nobody stays as it is):",
                            "{}分成几份（没有客服的一份，按比例分给其余各份；不算给任何人的一份不变）：", lead)
                     : say_("{} in parts (a part without an agent goes to the others in proportion):",
                            "{}分成几份（没有客服的一份，按比例分给其余各份）：", lead));
    for (const program::CreditPart& part : node.parts) tell(part.credit, depth + 1, say_("- {}", "- {} ", values::percent_text(part.share)));
  }

  void tell_node(const program::CreditEarliest& node, int depth, const std::string& lead) {
    if (std::all_of(node.of.begin(), node.of.end(), [&](CreditId id) { return is_simple(id); })) return tell_earliest(node, depth, lead);
    say(depth, say_("{} by whichever of these was decided by the earliest message:", "{}按以下各条中判定消息最早的一条归属：", lead));
    for (const CreditId each : node.of) tell(each, depth + 1, "-");
  }

  void tell_earliest(const program::CreditEarliest& node, int depth, const std::string& lead) {
    std::vector<std::string> names;
    for (const CreditId id : node.of)
      if (const auto* claim = std::get_if<program::CreditClaim>(&words_.program()[id].node)) names.push_back(words_.claim(claim->claim));
    say(depth, say_("{} by whichever of {} was decided by the earliest message.", "{}按{}中判定消息最早的一个归属。", lead, say_.list(names)));
  }

  const Words& words_;
  const Say& say_;
  std::vector<Step> steps_;
};

} // namespace

std::vector<Step> credit_steps(const Words& words) { return CreditWords(words).steps(); }

} // namespace guiyin::explain
