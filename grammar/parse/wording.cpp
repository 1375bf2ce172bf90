#include "grammar/parse/wording.hpp"

#include <string_view>
#include <vector>

namespace guiyin::parse {

namespace {

constexpr std::size_t most_alternatives = 4;

std::string_view sign(Kind kind) {
  switch (kind) {
  case Kind::open_brace:
    return "{";
  case Kind::close_brace:
    return "}";
  case Kind::open_paren:
    return "(";
  case Kind::close_paren:
    return ")";
  case Kind::comma:
    return ",";
  case Kind::semicolon:
    return ";";
  case Kind::colon:
    return ":";
  case Kind::dot:
    return ".";
  case Kind::range:
    return "..";
  case Kind::bar:
    return "|";
  case Kind::assign:
    return "=";
  case Kind::equal:
    return "==";
  case Kind::not_equal:
    return "!=";
  case Kind::less:
    return "<";
  case Kind::less_equal:
    return "<=";
  case Kind::greater:
    return ">";
  case Kind::greater_equal:
    return ">=";
  case Kind::plus:
    return "+";
  case Kind::minus:
    return "-";
  case Kind::times:
    return "*";
  case Kind::divide:
    return "/";
  default:
    return {};
  }
}

text::Argument quoted(std::string_view english, std::string_view chinese) {
  std::string both = "“" + std::string(chinese) + "”";
  if (english != chinese) both += "（" + std::string(english) + "）";
  return {"“" + std::string(english) + "”", both};
}

std::string join(const std::vector<std::string>& parts, std::string_view comma, std::string_view last) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += i + 1 == parts.size() ? last : comma;
    all += parts[i];
  }
  return all;
}

} // namespace

text::Argument wording(Kind kind) {
  switch (kind) {
  case Kind::text:
    return {"a text in quotes", "引号里的文字"};
  case Kind::moment_before:
    return quoted("before", "前");
  case Kind::moment_after:
    return quoted("after", "后");
  case Kind::inside:
    return quoted("within", "内");
  default:
    break;
  }
  if (const auto written = sign(kind); !written.empty()) return quoted(written, written);
  if (!is_word(kind)) return {"…"};
  const auto& entry = vocabulary::entry(static_cast<Word>(kind));
  return quoted(entry.english, entry.chinese);
}

text::Argument wording(Concept concept_) {
  switch (concept_) {
  case Concept::value:
    return {"a value", "一个值"};
  case Concept::condition:
    return {"a condition", "一个条件"};
  case Concept::window:
    return {"a window, such as “24h before placed”", "一个窗口，例如“下单 前 24小时”"};
  case Concept::ranking:
    return {"what the best candidate is picked by, such as “latest” or “most rounds”", "择优的依据，例如“最后”或“最多 回合数”"};
  case Concept::share:
    return {"a way of sharing, such as “evenly” or “by rounds”", "分摊的方式，例如“平均”或“按 回合数”"};
  case Concept::credit:
    return {"a claim's name, “nobody”, or another credit", "判定的名称、“无人”或其他归属"};
  case Concept::name:
    return {"a name", "一个名称"};
  case Concept::choice:
    return {"a choice", "一个选项"};
  case Concept::type:
    return {"a type, such as “duration” or “money”", "一个类型，例如“时长”或“金额”"};
  case Concept::source:
    return {"“chats” or “messages”", "“聊天”或“消息”"};
  case Concept::clause:
    return {"a clause of the claim (window, candidates, require, tie-break, share)", "判定里的一句（窗口、候选、要求、择优、分摊）"};
  case Concept::item:
    return {"a clause of the policy (such as param, claim, credit, amount)", "策略里的一句（如参数、判定、归属、金额）"};
  case Concept::declaration:
    return {"“policy”, or a “define”, “claim”, “use”, “field”, “test” or “timeline” of its own",
            "“策略”，或单独的“定义”“判定”“引用”“字段”“测试”“时间线”"};
  case Concept::operation:
    return {"an operator", "运算符"};
  }
  return {""};
}

text::Argument wording(const Failure::Shown& wanted) {
  std::vector<std::string> english, chinese;
  const auto add = [&](const text::Argument& argument) {
    if (english.size() == most_alternatives) return;
    english.push_back(argument.en);
    chinese.push_back(argument.zh);
  };
  for (std::size_t c = 0; c < static_cast<std::size_t>(Concept::operation); ++c)
    if (wanted.concepts.test(c)) add(wording(static_cast<Concept>(c)));
  for (std::size_t kind = 0; kind < wanted.kinds.size(); ++kind)
    if (wanted.kinds.test(kind)) add(wording(static_cast<Kind>(kind)));
  if (english.empty()) add(wording(Concept::operation));
  return {join(english, ", ", " or "), join(chinese, "、", "或")};
}

} // namespace guiyin::parse
