#include "interpreter/explain/describe_credit.hpp"

#include "interpreter/report/constant_text.hpp"

namespace guiyin::explain {

namespace {

using program::CreditId;

class CreditWords {
public:
  explicit CreditWords(const Words& words) : words_(words), say_(words.say()) {}

  std::string of(CreditId id) const {
    if (gives_nobody(id)) return say_("to nobody", "不算给任何人");
    return std::visit([&](const auto& node) { return words_of(node); }, words_.program()[id].node);
  }

private:
  // Whether no branch of it names a claim.
  bool gives_nobody(CreditId id) const {
    const auto& node = words_.program()[id].node;
    if (std::holds_alternative<program::CreditNobody>(node)) return true;
    if (const auto* either = std::get_if<program::CreditElse>(&node)) return gives_nobody(either->first) && gives_nobody(either->second);
    if (const auto* when = std::get_if<program::CreditWhen>(&node)) return gives_nobody(when->then);
    const auto* choose = std::get_if<program::CreditChoose>(&node);
    return choose && gives_nobody(choose->then) && gives_nobody(choose->otherwise);
  }

  std::string words_of(const program::CreditNobody&) const { return say_("to nobody", "不算给任何人"); }
  std::string words_of(const program::CreditClaim& node) const { return say_("to the agent of {}", "算给{}的客服", words_.claim(node.claim)); }
  std::string words_of(const program::CreditElse& node) const {
    if (gives_nobody(node.second)) return of(node.first);
    return say_("{}; if there is none, {}", "{}；没有的话，{}", of(node.first), of(node.second));
  }
  std::string words_of(const program::CreditWhen& node) const {
    return say_("if {}, {}", "若{}，{}", words_.condition(node.condition), of(node.then));
  }
  std::string words_of(const program::CreditChoose& node) const {
    return say_("if {}, {}, otherwise {}", "若{}，{}，否则{}", words_.condition(node.condition), of(node.then), of(node.otherwise));
  }
  std::string words_of(const program::CreditSplit& node) const {
    std::vector<std::string> parts;
    bool keeps = false;
    for (const program::CreditPart& part : node.parts) {
      const std::string percent = report::percent_text(part.share);
      const bool nobody = gives_nobody(part.credit);
      keeps |= nobody;
      parts.push_back(nobody ? say_("{} to nobody", "{} 不算给任何人", percent) : say_("{} {}", "{} {}", percent, of(part.credit)));
    }
    std::string text = say_.list(parts);
    text += say_(" (a part without an agent goes to the others in proportion", "（没有客服的一份，按比例分给其余各份");
    if (keeps) text += say_("; what nobody gets stays as it is", "；不算给任何人的一份不变");
    return text + say_(")", "）");
  }
  std::string words_of(const program::CreditEarliest& node) const {
    std::vector<std::string> parts;
    for (const CreditId id : node.of) parts.push_back(of(id));
    std::string joined;
    for (const std::string& part : parts) joined += (joined.empty() ? "" : say_(" or ", "，或")) + part;
    return say_("{}, whichever was decided by the earlier message", "{}，以判定消息较早的为准", joined);
  }

  const Words& words_;
  const Say& say_;
};

} // namespace

std::string credit_sentence(const Words& words) {
  return words.say()("The order's credit goes {}. An order without agent is silent: it counts for nobody.",
                     "业绩{}。没有客服的为静默订单，不计入任何人的业绩。", CreditWords(words).of(words.program().credit));
}

} // namespace guiyin::explain
