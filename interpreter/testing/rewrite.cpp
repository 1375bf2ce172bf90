#include "interpreter/testing/rewrite.hpp"

#include "interpreter/report/unit_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

using syntax::Expect;

class Rewriting {
public:
  Rewriting(const Expect& expect, const explain::Subject& subject, const engine::Explained& explained)
      : subject_(subject), explained_(explained), decision_(explained.decision), now_(expect) {}

  Expect make() {
    for (const Mismatch& mismatch : mismatches(now_, subject_, explained_)) replace(mismatch.field);
    if (says_nothing()) now_.status = status();
    return now_;
  }

private:
  void replace(const std::string& field) {
    if (field == "status") now_.status = status();
    if (field == "claim") now_.claim = claim();
    if (field == "credits") credits();
    if (field == "amount") now_.amount_fen = decision_.amount.fen;
    if (field == "assists") assists();
    if (field == "tied") now_.tied = decision_.tied;
    if (field == "not") loser_who_won();
    if (field == "because") reason();
  }

  std::string status() const { return std::string(report::status_name(decision_.status)); }
  std::optional<std::string> claim() const { return report::claim_name(subject_.program, decision_); }
  std::string name_of(timeline::TextId agent) const { return std::string(subject_.timeline.texts[agent]); }

  // Amounts and shares are said of all, if they were of one.
  void credits() {
    const auto& before = now_.credits;
    const bool amounts = std::any_of(before.begin(), before.end(), [](const auto& credit) { return credit.fen.has_value(); });
    const bool shares = std::any_of(before.begin(), before.end(), [](const auto& credit) { return credit.share.has_value(); });
    now_.credits = actual_credits(amounts, shares);
    if (now_.credits.empty()) now_.status = status();
  }

  std::vector<syntax::ExpectedCredit> actual_credits(bool amounts, bool shares) const {
    std::vector<syntax::ExpectedCredit> credits;
    for (const engine::Credit& credit : decision_.credits) {
      syntax::ExpectedCredit each{{name_of(credit.agent), {}}, std::nullopt, std::nullopt};
      if (amounts) each.fen = credit.amount.fen;
      if (shares) each.share = credit.share.to_string();
      credits.push_back(std::move(each));
    }
    return credits;
  }

  void assists() {
    now_.assists.clear();
    for (const auto agent : decision_.assists) now_.assists.push_back({name_of(agent), {}});
    now_.assists_nobody = now_.assists.empty();
  }

  void loser_who_won() {
    now_.loser.reset();
    now_.because.reset();
    if (now_.credits.empty()) now_.credits = actual_credits(false, false);
  }

  void reason() { now_.because = reasons_against(subject_, explained_, now_.loser->text).front(); }

  bool says_nothing() const {
    return now_.credits.empty() && !now_.claim && !now_.status && !now_.amount_fen && now_.assists.empty() && !now_.assists_nobody && !now_.tied &&
           !now_.loser;
  }

  const explain::Subject& subject_;
  const engine::Explained& explained_;
  const engine::Decision& decision_;
  Expect now_;
};

} // namespace

text::Language language_of(std::string_view expectation) {
  const bool ascii = !expectation.empty() && static_cast<unsigned char>(expectation.front()) < 0x80;
  return ascii ? text::Language::english : text::Language::chinese;
}

Expect rewritten(const Expect& expect, const explain::Subject& subject, const engine::Explained& explained) {
  return Rewriting(expect, subject, explained).make();
}

} // namespace guiyin::testing
