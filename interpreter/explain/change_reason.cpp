#include "interpreter/explain/change_reason.hpp"

#include "interpreter/explain/say.hpp"
#include "interpreter/explain/why_not.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/unit_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using compare::Change;
using compare::Holding;
using compare::TextId;

class ChangeReason {
public:
  ChangeReason(const Contrast& contrast, const compare::UnitChange& change, text::Language language)
      : contrast_(contrast), change_(change), say_(language) {}

  std::string tell() const {
    if (const auto loser = only_in(change_.before, change_.after))
      return kept_out(contrast_.revised, *loser, change_.before.claims, say_("now {}", "现在{}", name(*loser)));
    if (const auto winner = only_in(change_.after, change_.before))
      return kept_out(contrast_.baseline, *winner, change_.after.claims, say_("before, {}", "原先{}", name(*winner)));
    if (change_.change == Change::status_only) return status();
    if (change_.before.amount == change_.after.amount) return say_("the same agents, other parts", "还是这些客服，份额不同");
    return say_("the amount: {} → {}", "金额：{} → {}", values::to_string(change_.before.amount), values::to_string(change_.after.amount));
  }

private:
  static std::optional<TextId> only_in(const Holding& here, const Holding& there) {
    for (const compare::Part& part : here.parts) {
      const auto holds = [&](const compare::Part& other) { return other.agent == part.agent; };
      if (std::none_of(there.parts.begin(), there.parts.end(), holds)) return part.agent;
    }
    return std::nullopt;
  }

  std::string name(TextId agent) const { return report::printable(contrast_.timeline.texts[agent]); }

  Subject subject(const program::Program& program) const {
    return {program, contrast_.sources, contrast_.timeline, contrast_.roster, change_.order, change_.line, contrast_.as_of};
  }

  // The hurdle in the claim by which she holds it under the other policy, else the first.
  std::string kept_out(const program::Program& program, TextId agent, const std::vector<std::string>& claims, const std::string& who) const {
    if (!fits(program)) return {};
    const Subject about = subject(program);
    const engine::Explained explained = decide(about);
    const std::string_view written = contrast_.timeline.texts[agent];
    const std::vector<Hurdle> all = hurdles(about, explained, written);
    if (all.empty()) return {};
    const auto of_her_claim = [&](const Hurdle& hurdle) {
      return hurdle.claim && std::find(claims.begin(), claims.end(), program.claims[*hurdle.claim].name) != claims.end();
    };
    const auto found = all.front().claim ? std::find_if(all.begin(), all.end(), of_her_claim) : all.begin();
    return say_("{}: {}", "{}：{}", who,
                tell_hurdle(about, explained, std::string(written), found == all.end() ? all.front() : *found, say_.language()));
  }

  // An order as a whole is no unit of a policy for lines.
  bool fits(const program::Program& program) const { return (program.unit == program::Unit::line) == change_.line.has_value(); }

  std::string status() const {
    if (!fits(contrast_.revised)) return {};
    const engine::Decision decision = decide(subject(contrast_.revised)).decision;
    const auto why = report::reason_text(contrast_.revised, decision, say_.language());
    return report::status_word(decision.status, say_.language()) + (why ? say_(": {}", "：{}", *why) : "");
  }

  const Contrast& contrast_;
  const compare::UnitChange& change_;
  Say say_;
};

} // namespace

std::string change_reason(const Contrast& contrast, const compare::UnitChange& change, text::Language language) {
  return ChangeReason(contrast, change, language).tell();
}

} // namespace guiyin::explain
