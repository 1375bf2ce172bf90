#include "interpreter/coverage/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace guiyin::coverage {

namespace {

using text::Language;

struct Phrase {
  std::string_view english, chinese;
};

constexpr std::array<std::string_view, 10> kinds{"param", "condition", "claim",  "window", "tie_break",
                                                 "share", "credit",    "assist", "deduct", "period"};

struct OutcomeWords {
  std::string_view name;
  Phrase missing; // {} is what stands there
};

// By enumerator. The sides of an edge are said by `edge_missing`.
constexpr std::array<OutcomeWords, 19> outcomes{{
    {"used", {"`{}` is never in force", "从未用到“{}”"}},
    {"true", {"`{}` is never true", "“{}”从未成立"}},
    {"false", {"`{}` is never false", "“{}”从未不成立"}},
    {"won", {"never wins", "从未有人胜出"}},
    {"lost", {"is never without a winner", "从未出现没人胜出的情况"}},
    {"begin_inside", {}},
    {"begin_outside", {}},
    {"end_inside", {}},
    {"end_outside", {}},
    {"decided", {"`{}` never decides", "“{}”从未起决定作用"}},
    {"several", {"`{}` never divides among several", "“{}”从未在几人之间分过"}},
    {"middle", {"nobody ever stands between the first and the last", "从未有人排在首位和末位之间"}},
    {"below_minimum", {"no part ever falls below the minimum", "从未有人的份额低于下限"}},
    {"credited", {"`{}` is never what the credit goes to", "从未归到“{}”"}},
    {"empty", {"the part of `{}` always has a winner", "“{}”这一份从未空缺"}},
    {"silent", {"no unit is ever silent", "从未出现静默（没人得到归属）的情况"}},
    {"helped", {"`{}` never gives an assist", "“{}”从未带来协助"}},
    {"deducted", {"no refund is ever deducted", "从未扣减过退款"}},
    {"not_deducted", {"there is always a refund to deduct", "从未出现没有退款可扣的情况"}},
}};

// The edge of a window, or the end of a period.
Phrase edge_missing(const Point& point, Outcome outcome) {
  const bool period = point.kind != PointKind::window;
  switch (outcome) {
  case Outcome::begin_inside:
    return {"no chat exactly at the window's beginning, which counts", "没有正好在窗口起点的聊天（算数）"};
  case Outcome::begin_outside:
    return {"no chat in the minute before the window's beginning, which does not count", "没有窗口起点前一分钟内的聊天（不算）"};
  case Outcome::end_inside:
    if (period) return {"nothing happens exactly at the end, which counts", "没有正好在期限末尾发生的事（算数）"};
    if (point.end_is_inside) return {"no chat exactly at the window's end, which counts", "没有正好在窗口终点的聊天（算数）"};
    return {"no chat in the minute before the window's end, which counts", "没有窗口终点前一分钟内的聊天（算数）"};
  default:
    if (period) return {"nothing happens in the minute after the end, which does not count", "没有期限过后一分钟内发生的事（不算）"};
    if (point.end_is_inside) return {"no chat in the minute after the window's end, which does not count", "没有窗口终点后一分钟内的聊天（不算）"};
    return {"no chat exactly at the window's end, which does not count", "没有正好在窗口终点的聊天（不算）"};
  }
}

bool is_edge(Outcome outcome) { return outcome >= Outcome::begin_inside && outcome <= Outcome::end_outside; }

std::string in(Phrase phrase, const Point& point, Language language) {
  const bool chinese = language == Language::chinese;
  return fmt::format(fmt::runtime(chinese ? phrase.chinese : phrase.english), chinese ? point.text.zh : point.text.en);
}

bool never_seen(const Point& point) {
  return std::all_of(point.outcomes.begin(), point.outcomes.end(), [](const Seen& seen) { return seen.units == 0; });
}

// What was never even asked is said once.
std::optional<Phrase> never_asked(const Point& point) {
  if (!never_seen(point)) return std::nullopt;
  if (point.kind == PointKind::claim) return Phrase{"is never tried", "从未判定过"};
  if (point.kind == PointKind::condition) return Phrase{"`{}` is never asked", "从未问到“{}”"};
  return std::nullopt;
}

// A window stands on the line itself; of a condition with a period it is said which one.
std::string about(const Point& point, Language language) {
  const bool chinese = language == Language::chinese;
  std::string out;
  if (!point.claim.empty()) out = fmt::format(fmt::runtime(chinese ? "判定 {}：" : "claim {}: "), point.claim);
  if (point.kind == PointKind::period) out += fmt::format(fmt::runtime(chinese ? "“{}”：" : "`{}`: "), chinese ? point.text.zh : point.text.en);
  return out;
}

} // namespace

std::string_view kind_name(PointKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view outcome_name(Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)].name; }

std::vector<std::string> missing(const Point& point, Language language) {
  if (const auto phrase = never_asked(point)) return {about(point, language) + in(*phrase, point, language)};
  std::vector<std::string> sentences;
  for (const Seen& seen : point.outcomes) {
    if (seen.units > 0) continue;
    const Phrase phrase = is_edge(seen.outcome) ? edge_missing(point, seen.outcome) : outcomes[static_cast<std::size_t>(seen.outcome)].missing;
    sentences.push_back(about(point, language) + in(phrase, point, language));
  }
  return sentences;
}

} // namespace guiyin::coverage
