#include "interpreter/explain/describe.hpp"

#include "interpreter/explain/describe_claim.hpp"
#include "interpreter/explain/describe_credit.hpp"
#include "interpreter/explain/wrap.hpp"

#include <fmt/format.h>

namespace guiyin::explain {

namespace {

using program::Program;

constexpr int width = 100;

std::string section(const std::string& title, const std::string& text) { return "\n" + title + "\n" + wrapped(text, "  ", "  ", width); }

std::string clock(values::Duration time) { return fmt::format("{:02}:{:02}", time.ms / values::ms_per_hour, time.ms / values::ms_per_minute % 60); }

std::string unit_sentence(const Words& words) {
  const Say& say = words.say();
  const Program& program = words.program();
  std::string text = program.unit == program::Unit::line ? say("Each line of an order is decided for itself", "订单里的每一行商品单独判定")
                                                         : say("Each order is decided as a whole", "每笔订单整单判定");
  if (program.when && words.constant_truth(*program.when) != true) text += say(", provided that {}", "，前提是{}", words.condition(*program.when));
  text += say(".", "。");
  if (program.day_start.ms != 0) text += say(" A day starts at {}.", "一天从 {} 算起。", clock(program.day_start));
  return text;
}

// Those that the other sentences name. A claim that comes from a base policy, or that the params' values leave out, is only told to be there.
std::string claims_text(const Words& words) {
  const Say& say = words.say();
  std::string text = "\n" + say("Who qualifies", "哪些客服符合") + "\n";
  std::vector<std::string> idle;
  int number = 0;
  for (std::uint32_t i = 0; i < words.program().claims.size(); ++i) {
    const program::Claim& claim = words.program().claims[i];
    const bool named_twice = claim.description.empty() || claim.description == claim.name;
    if (!words.has_named(i)) {
      idle.push_back(named_twice ? claim.name : say("{0} ({1})", "{1}（{0}）", claim.name, claim.description));
      continue;
    }
    const std::string name = named_twice ? claim.name : say("{0}: {1}", "{1}（{0}）", claim.name, claim.description);
    text += wrapped(fmt::format("{}. {}", ++number, name), "  ", "     ", width);
    text += wrapped(claim_sentence(words, claim), "     ", "     ", width);
  }
  if (!idle.empty()) text += wrapped(say("Not in use at present: {}.", "目前没有用到的判定：{}。", say.list(idle)), "  ", "  ", width);
  return text;
}

std::string assist_sentence(const Words& words) {
  std::vector<std::string> names;
  for (const std::uint32_t claim : words.program().assists) names.push_back(words.claim(claim));
  if (names.empty()) return {};
  return words.say()("The agents of {} who get no credit are recorded as helpers, without money.", "{}的客服没有得到业绩的，记为协助，不计金额。",
                     words.say().list(names));
}

// One step after the other; sentences of one level that are no list follow each other.
std::string credit_text(const Words& words) {
  std::string text = "\n" + words.say()("Who is credited", "业绩算给谁") + "\n", sentences;
  const std::string blank = words.say()(" ", "");
  std::vector<Step> steps = credit_steps(words);
  steps.push_back({0, assist_sentence(words)});
  for (const Step& step : steps) {
    if (step.text.empty()) continue;
    const bool list = step.depth > 0 || step.text.ends_with(":") || step.text.ends_with("：");
    if (!list) {
      sentences += (sentences.empty() ? "" : blank) + step.text;
      continue;
    }
    const std::string indent(2 + 3 * static_cast<std::size_t>(step.depth), ' ');
    text += wrapped(step.text, indent, indent + "   ", width);
  }
  return text + wrapped(sentences, "  ", "  ", width);
}

std::string amount_sentence(const Words& words) {
  const Say& say = words.say();
  const Program& program = words.program();
  std::string text = say("The amount is {}.", "金额按以下计算：{}。", words.value(program.amount));
  if (!program.deduct) return text;
  const auto& deduct = *program.deduct;
  if (deduct.within && deduct.moment)
    return text + say(" Refunds {} are deducted.", "{}的退款从金额中扣除。", words.within(*deduct.within, *deduct.moment));
  return text + say(" All refunds are deducted.", "退款一律从金额中扣除。");
}

std::string revoke_sentence(const Words& words) {
  return words.say()("The credit is taken back if {}: the agent stays on record, with an amount of 0.", "{}的，业绩剔除：保留归属记录，金额计 0。",
                     words.condition(*words.program().revoke));
}

std::string params_text(const Words& words) {
  const Program& program = words.program();
  if (program.params.empty()) return {};
  std::string text = "\n" + words.say()("Params and their values", "参数及当前取值") + "\n";
  for (const program::ParamValue& param : program.params) {
    std::string line = fmt::format("{} = {}", param.name, words.say().chinese() ? param.value_zh : param.value);
    if (!param.description.empty()) line += words.say()("  ({})", "（{}）", param.description);
    text += wrapped(line, "  ", "    ", width);
  }
  return text;
}

} // namespace

std::string describe(const Program& program, text::Language language) {
  const Words words(program, language);
  const Say& say = words.say();
  std::string text = program.description.empty() ? program.name : say("{0}: {1}", "{1}（{0}）", program.name, program.description);
  const std::string unit = section(say("What is decided", "判定什么"), unit_sentence(words));
  std::string outcome = credit_text(words);
  outcome += section(say("Amount", "金额"), amount_sentence(words));
  if (program.revoke) outcome += section(say("What is taken back", "剔除"), revoke_sentence(words));
  return text + "\n" + unit + claims_text(words) + outcome + params_text(words); // the claims last, when it is known which are named
}

} // namespace guiyin::explain
