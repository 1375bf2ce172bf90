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
    if (change_.before.amount == change_.after.amount) return other_parts();
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

  // What the program decides about: the unit itself, or, where orders are compared as wholes and it decides about lines, each of the order's.
  std::vector<Subject> subjects(const program::Program& program) const {
    const auto about = [&](std::optional<timeline::LineId> line) {
      return Subject{program, contrast_.sources, contrast_.timeline, contrast_.roster, change_.order, line, contrast_.as_of};
    };
    if (decides_same_unit(program)) return {about(change_.line)};
    std::vector<Subject> all;
    const auto lines = contrast_.timeline.orders[static_cast<std::uint32_t>(change_.order)].lines;
    for (std::uint32_t line = lines.begin; line < lines.end; ++line) all.push_back(about(timeline::LineId{line}));
    return all;
  }
  bool decides_same_unit(const program::Program& program) const { return (program.unit == program::Unit::line) == change_.line.has_value(); }

  std::string kept_out(const program::Program& program, TextId agent, const std::vector<std::string>& claims, const std::string& who) const {
    for (const Subject& subject : subjects(program)) {
      const std::string why = hurdle(subject, agent, claims);
      if (why.empty()) continue;
      const std::string where = decides_same_unit(program) ? "" : say_(" on {}", "（{}）", line_name(subject));
      return say_("{}{}: {}", "{}{}：{}", who, where, why);
    }
    return {};
  }

  // The hurdle in the claim by which the agent holds it under the other policy, else the first. That the claim was not asked says little: then what
  // kept the agent out of a claim that was asked.
  std::string hurdle(const Subject& subject, TextId agent, const std::vector<std::string>& claims) const {
    const engine::Explained explained = decide(subject);
    const std::string_view written = contrast_.timeline.texts[agent];
    const std::vector<Hurdle> all = hurdles(subject, explained, written);
    if (all.empty()) return {};
    const auto of_the_claim = [&](const Hurdle& hurdle) {
      return hurdle.claim && hurdle.obstacle != Obstacle::not_asked &&
             std::find(claims.begin(), claims.end(), subject.program.claims[*hurdle.claim].name) != claims.end();
    };
    const auto found = all.front().claim ? std::find_if(all.begin(), all.end(), of_the_claim) : all.begin();
    return tell_hurdle(subject, explained, std::string(written), found == all.end() ? all.front() : *found, say_.language());
  }

  std::string line_name(const Subject& subject) const {
    engine::Decision unit;
    unit.order = subject.order;
    unit.line = subject.line;
    return report::printable(report::unit_name(report::unit_text(contrast_.timeline, unit)));
  }

  std::string status() const {
    const std::vector<Subject> all = subjects(contrast_.revised);
    const auto differs =
        std::find_if(all.begin(), all.end(), [&](const Subject& each) { return decide(each).decision.status == change_.after.status; });
    return differs == all.end() ? std::string() : status_of(*differs);
  }

  std::string status_of(const Subject& subject) const {
    const engine::Decision decision = decide(subject).decision;
    const auto why = report::reason_text(subject.program, decision, say_.language());
    return report::status_word(decision.status, say_.language()) + (why ? say_(": {}", "：{}", *why) : "");
  }

  // Of a policy that decides about lines: one of the order's that credits nobody.
  std::string uncredited_line(const program::Program& program, const std::string& when) const {
    if (decides_same_unit(program)) return {};
    for (const Subject& subject : subjects(program))
      if (decide(subject).decision.status != engine::Status::credited)
        return say_("{} {}: {}", "{} {}：{}", when, line_name(subject), status_of(subject));
    return {};
  }

  std::string other_parts() const {
    if (const auto line = uncredited_line(contrast_.baseline, say_("before,", "原先")); !line.empty()) return line;
    if (const auto line = uncredited_line(contrast_.revised, say_("now", "现在")); !line.empty()) return line;
    return say_("the same agents, other parts", "还是这些客服，份额不同");
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
