#include "interpreter/testing/expectation.hpp"

#include "interpreter/explain/hurdle.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/testing/outcome_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

using engine::Decision;
using explain::Subject;
using syntax::Expect;

std::string joined(const std::vector<std::string>& words) { return words.empty() ? "-" : fmt::format("{}", fmt::join(words, ", ")); }

text::Argument reasons_in_words(const std::vector<std::string>& words) {
  text::Argument all("", "");
  for (const std::string& word : words) {
    all.en += (all.en.empty() ? "" : ", ") + word;
    all.zh += (all.zh.empty() ? "" : "、") + reason_word(word).zh;
  }
  return all;
}

text::Argument tie(bool tied) { return tied ? text::Argument("tied", "并列") : text::Argument("not tied", "未并列"); }

std::string name_of(const Subject& subject, timeline::TextId agent) { return std::string(subject.timeline.texts[agent]); }

// What is compared is what the expectation names: the amount and the share of a credit may be left out.
std::string expected_credit(const syntax::ExpectedCredit& credit) {
  std::string text = credit.agent.text;
  if (credit.fen) text += " " + values::to_string(values::Money{*credit.fen});
  if (credit.share) text += " share " + *credit.share;
  return text;
}

std::string actual_credit(const Subject& subject, const engine::Credit& credit, const syntax::ExpectedCredit* like) {
  std::string text = name_of(subject, credit.agent);
  if (!like || like->fen) text += " " + values::to_string(credit.amount);
  if (like && like->share) text += " share " + credit.share.to_string();
  return text;
}

const syntax::ExpectedCredit* expected_of(const Expect& expect, const std::string& agent) {
  const auto found = std::find_if(expect.credits.begin(), expect.credits.end(), [&](const auto& credit) { return credit.agent.text == agent; });
  return found == expect.credits.end() ? nullptr : &*found;
}

void check_credits(const Expect& expect, const Subject& subject, const Decision& decision, std::vector<Mismatch>& wrong) {
  if (expect.credits.empty()) return;
  std::vector<std::string> expected, actual;
  for (const auto& credit : expect.credits) expected.push_back(expected_credit(credit));
  if (decision.status == engine::Status::credited || decision.status == engine::Status::revoked)
    for (const auto& credit : decision.credits) actual.push_back(actual_credit(subject, credit, expected_of(expect, name_of(subject, credit.agent))));
  const bool same = std::is_permutation(expected.begin(), expected.end(), actual.begin(), actual.end());
  if (!same) wrong.push_back({"credits", joined(expected), joined(actual)});
}

void check_assists(const Expect& expect, const Subject& subject, const Decision& decision, std::vector<Mismatch>& wrong) {
  if (expect.assists.empty() && !expect.assists_nobody) return;
  std::vector<std::string> expected, actual;
  for (const auto& agent : expect.assists) expected.push_back(agent.text);
  for (const auto agent : decision.assists) actual.push_back(name_of(subject, agent));
  if (expected != actual) wrong.push_back({"assists", joined(expected), joined(actual)});
}

bool is_credited(const Subject& subject, const Decision& decision, const std::string& agent) {
  return decision.status == engine::Status::credited &&
         std::any_of(decision.credits.begin(), decision.credits.end(), [&](const auto& credit) { return name_of(subject, credit.agent) == agent; });
}

void check_loser(const Expect& expect, const Subject& subject, const engine::Explained& explained, std::vector<Mismatch>& wrong) {
  if (!expect.loser) return;
  if (is_credited(subject, explained.decision, expect.loser->text)) {
    wrong.push_back({"not", {"not " + expect.loser->text, "未 " + expect.loser->text}, expect.loser->text});
    return;
  }
  if (!expect.because) return;
  const auto reasons = reasons_against(subject, explained, expect.loser->text);
  if (std::find(reasons.begin(), reasons.end(), *expect.because) == reasons.end())
    wrong.push_back({"because", reason_word(*expect.because), reasons_in_words(reasons)});
}

std::string_view reason_of(explain::Obstacle obstacle) {
  using explain::Obstacle;
  switch (obstacle) {
  case Obstacle::excluded:
    return "excluded";
  case Obstacle::revoked:
    return "revoked";
  case Obstacle::outside:
    return "window";
  case Obstacle::no_rows:
  case Obstacle::not_matching:
    return "candidates";
  case Obstacle::requirement:
    return "require";
  case Obstacle::lost:
    return "tie-break";
  case Obstacle::no_share:
    return "share";
  case Obstacle::elsewhere:
  case Obstacle::not_asked:
    return "credit";
  }
  return {};
}

// What keeps her out of a claim that was not asked is seen by asking it; if nothing does, it is the credit clause.
std::vector<explain::Hurdle> behind(const explain::Hurdle& hurdle, const Subject& subject, const engine::Explained& explained,
                                    const std::string& agent) {
  const auto asking = hurdle.obstacle == explain::Obstacle::not_asked ? explain::without(subject, explained, agent, hurdle) : std::nullopt;
  if (!asking) return {hurdle};
  const Subject changed{*asking, subject.sources, subject.timeline, subject.roster, subject.order, subject.line, subject.as_of};
  auto found = explain::hurdles(changed, explain::decide(changed), agent);
  std::erase_if(found, [](const explain::Hurdle& each) { return each.obstacle == explain::Obstacle::revoked; });
  return found.empty() ? std::vector{hurdle} : found;
}

} // namespace

std::vector<std::string> reasons_against(const Subject& subject, const engine::Explained& explained, const std::string& agent) {
  std::vector<std::string> reasons;
  for (const explain::Hurdle& hurdle : explain::hurdles(subject, explained, agent))
    for (const explain::Hurdle& each : behind(hurdle, subject, explained, agent)) {
      const std::string reason(reason_of(each.obstacle));
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
    }
  if (reasons.empty()) reasons.emplace_back("credit");
  return reasons;
}

std::vector<Mismatch> mismatches(const Expect& expect, const Subject& subject, const engine::Explained& explained) {
  const Decision& decision = explained.decision;
  std::vector<Mismatch> wrong;
  const std::string status(report::status_name(decision.status)), claim = report::claim_name(subject.program, decision).value_or("-");
  if (expect.status && *expect.status != status) wrong.push_back({"status", status_word(*expect.status), status_word(status)});
  if (expect.claim && *expect.claim != claim) wrong.push_back({"claim", *expect.claim, claim});
  check_credits(expect, subject, decision, wrong);
  if (expect.amount_fen && *expect.amount_fen != decision.amount.fen)
    wrong.push_back({"amount", values::to_string(values::Money{*expect.amount_fen}), values::to_string(decision.amount)});
  check_assists(expect, subject, decision, wrong);
  if (expect.tied && *expect.tied != decision.tied) wrong.push_back({"tied", tie(*expect.tied), tie(decision.tied)});
  check_loser(expect, subject, explained, wrong);
  return wrong;
}

} // namespace guiyin::testing
