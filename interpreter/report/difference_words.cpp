#include "interpreter/report/difference_words.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/report/unit_text.hpp"

#include <fmt/format.h>

#include <array>

namespace guiyin::report {
namespace {

using compare::ClauseKind;
using text::Language;
using vocabulary::Word;

struct Both {
  std::string_view english, chinese;
};
std::string in(const Both& words, Language language) { return std::string(language == Language::chinese ? words.chinese : words.english); }

constexpr std::array<std::string_view, compare::change_kinds> change_names{"same", "other_agent", "gained", "lost", "amount_only", "status_only"};
constexpr std::array<Both, compare::change_kinds> change_words{{{"same", "不变"},
                                                                {"other agent", "换人"},
                                                                {"gained", "新归属"},
                                                                {"lost", "失去归属"},
                                                                {"amount only", "仅金额变"},
                                                                {"status only", "仅状态变"}}};

std::string clause_word(ClauseKind kind, Language language) {
  constexpr std::array words{Word::when,   Word::day_starts, Word::window, Word::candidates, Word::require,       Word::tie_break,
                             Word::credit, Word::assist,     Word::amount, Word::revoke,     Word::deduct_refunds};
  return std::string(vocabulary::spelling(words[static_cast<std::size_t>(kind)], language));
}

// "night.gy:5"; nothing where the policy says nothing.
std::string place(const text::Sources& sources, text::Span span) {
  if (span.begin == span.end) return "-";
  const text::Source& source = sources[span.file];
  return fmt::format("{}:{}", source.path(), source.position(span.begin).line);
}

// Runs of blanks as one, comments left out.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool quoted = false, comment = false;
  for (const char c : text) {
    if (c == '"' && !comment) quoted = !quoted;
    if (c == '#' && !quoted) comment = true;
    if (c == '\n') comment = false;
    const bool blank = comment || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) out += c;
    if (blank && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string param_text(const compare::ParamEdit& param, Language language) {
  if (language == Language::english) {
    const std::string what = param.description.empty() ? "" : fmt::format("  ({})", param.description);
    return fmt::format("{}: {} → {}{}", param.name, param.before, param.after, what);
  }
  const std::string what = param.description.empty() ? "" : fmt::format("（{}）", param.description);
  return fmt::format("{}：{} → {}{}", param.name, param.before_zh, param.after_zh, what);
}

} // namespace

std::string_view change_name(compare::Change change) { return change_names[static_cast<std::size_t>(change)]; }
std::string change_word(compare::Change change, Language language) { return in(change_words[static_cast<std::size_t>(change)], language); }

std::string edit_text(const Comparison& comparison, const compare::Edit& edit, Language language) {
  if (const auto* param = std::get_if<compare::ParamEdit>(&edit)) return param_text(*param, language);
  if (std::holds_alternative<compare::WholeEdit>(edit))
    return in({"the whole policy: one decides line by line, the other order by order", "整条策略：一条逐商品行判定，另一条逐订单判定"}, language);
  const auto& clause = std::get<compare::ClauseEdit>(edit);
  const std::string claim = clause.clause.claim.empty() ? "" : clause.clause.claim + ": ";
  return fmt::format("{}{}  ({} → {})", claim, clause_word(clause.clause.kind, language), place(*comparison.sources, clause.before),
                     place(*comparison.sources, clause.after));
}

ClauseTexts clause_texts(const Comparison& comparison, const compare::Edit& edit) {
  const auto* clause = std::get_if<compare::ClauseEdit>(&edit);
  const bool has_place = clause && clause->clause.kind != ClauseKind::assist && clause->clause.kind != ClauseKind::day_start;
  if (!has_place) return {}; // of these two only the unit's place is known
  const auto text_of = [&](text::Span span) {
    return span.begin == span.end ? std::string() : on_one_line(comparison.sources->text(span));
  };
  return {text_of(clause->before), text_of(clause->after)};
}

std::string cause_name(const std::vector<std::size_t>& edits) {
  std::string name;
  for (const std::size_t edit : edits) name += (name.empty() ? "" : "+") + std::to_string(edit + 1);
  return name;
}

std::string holding_text(const timeline::Timeline& timeline, const compare::Holding& holding, Language language) {
  if (holding.parts.empty()) return status_word(holding.status, language);
  std::string text;
  for (const compare::Part& part : holding.parts)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", timeline.texts[part.agent], values::to_string(part.amount));
  return text;
}

std::string agent_text(const timeline::Timeline& timeline, const compare::AgentKey& who, Language language) {
  const std::string agent = who.agent == compare::TextId::missing ? in({"nobody", "无人"}, language) : std::string(timeline.texts[who.agent]);
  const std::string_view shop = timeline.texts[who.shop];
  return shop.empty() ? agent : std::string(shop) + "/" + agent;
}

std::string claims_text(const compare::Holding& holding) { return fmt::format("{}", fmt::join(holding.claims, "+")); }

std::string signed_money(values::Money money) { return (money.fen > 0 ? "+" : "") + values::to_string(money); }

std::string unit_text_of(const timeline::Timeline& timeline, const compare::UnitChange& change) {
  engine::Decision unit;
  unit.order = change.order;
  unit.line = change.line;
  return unit_name(unit_text(timeline, unit));
}

} // namespace guiyin::report
