#include "interpreter/explain/candidate_text.hpp"
#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/explain/window_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using engine::CandidateTrace;
using engine::ClaimTrace;

constexpr std::size_t most_outside = 5;

// The rule file's own words on one line.
std::string written(const Teller& teller, text::Span span) {
  if (static_cast<std::size_t>(span.file) >= teller.subject.sources.size()) return {};
  std::string out;
  for (const char c : teller.subject.sources.text(span)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  return out;
}

std::string winners_text(const Teller& teller, const ClaimTrace& claim) {
  std::vector<std::string> names;
  for (const std::uint32_t winner : claim.winners) names.push_back(teller.name(claim.candidates[winner].agent));
  return names.empty() ? teller.say("nobody", "无人") : teller.say.list(names);
}

void tell_window(const Teller& teller, const ClaimTrace& claim, Paragraph& paragraph) {
  const program::Claim& clause = teller.program().claims[claim.claim];
  const program::Window& window = teller.program()[clause.window];
  paragraph.add(1, teller.say("window: {}", "窗口：{}", window_span_text(teller.say, claim.window)));
  paragraph.add(2, fmt::format("`{}`  {}", written(teller, clause.window_span), teller.place(clause.window_span)), Tone::quiet);
  const auto* choice = std::get_if<program::ChooseWindow>(&window.node);
  const engine::ConditionTrace* asked = choice ? find_condition(teller, choice->condition) : nullptr;
  if (asked) tell_parts(teller, *asked, 2, paragraph);
}

void tell_decisive(const Teller& teller, const ClaimTrace& claim, Paragraph& paragraph) {
  const Say& say = teller.say;
  const program::Claim& clause = teller.program().claims[claim.claim];
  if (claim.winners.empty() || !std::holds_alternative<program::RankingId>(clause.choice)) return;
  if (claim.decisive.empty()) {
    paragraph.add(1, say("only {} qualifies, so no tie-break was needed", "只有{}符合要求，无需择优", winners_text(teller, claim)), Tone::quiet);
    return;
  }
  std::vector<std::string> keys;
  for (const std::uint32_t key : claim.decisive) keys.push_back(key_text(teller, claim, key));
  std::string text = say("decided by {}", "决定因素：{}", say.list(keys));
  if (claim.tied) text += say("; marked tied", "；标记为并列");
  paragraph.add(1, text + "  " + teller.place(clause.choice_span));
}

// Winners first, then those who qualify, then the others; each group by first row.
std::vector<const CandidateTrace*> in_telling_order(const ClaimTrace& claim) {
  std::vector<const CandidateTrace*> order;
  for (const CandidateTrace& candidate : claim.candidates) order.push_back(&candidate);
  const auto rank = [](const CandidateTrace* each) { return each->share ? 0 : each->eligible ? 1 : !each->rows.empty() ? 2 : 3; };
  std::stable_sort(order.begin(), order.end(), [&](const CandidateTrace* a, const CandidateTrace* b) { return rank(a) < rank(b); });
  return order;
}

} // namespace

Paragraph tell_claim(const Teller& teller, const ClaimTrace& claim) {
  const program::Claim& clause = teller.program().claims[claim.claim];
  Paragraph paragraph{
      teller.say("claim {}: {}", "判定 {}：{}", teller.claim(claim.claim), winners_text(teller, claim)), teller.place(clause.name_span), {}};
  tell_window(teller, claim, paragraph);
  if (claim.candidates.empty()) paragraph.add(1, teller.say("nobody chatted with this buyer", "没有客服与这位买家聊过"), Tone::bad);
  std::vector<std::string> others; // beyond the first few of those who have no row in the window at all
  std::size_t outside = 0;
  for (const CandidateTrace* candidate : in_telling_order(claim)) {
    const bool only_outside = candidate->rows.empty() && candidate->not_matching.empty();
    if (only_outside && ++outside > most_outside)
      others.push_back(teller.name(candidate->agent));
    else
      tell_candidate(teller, claim, *candidate, paragraph);
  }
  if (!others.empty())
    paragraph.add(
        1, teller.say("{} more have messages outside the window only: {}", "另有 {} 位的消息都在窗口外：{}", others.size(), teller.say.list(others)),
        Tone::quiet);
  tell_decisive(teller, claim, paragraph);
  return paragraph;
}

} // namespace guiyin::explain
