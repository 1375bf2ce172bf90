#include "interpreter/explain/candidate_text.hpp"
#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/explain/value_text.hpp"
#include "interpreter/explain/why_not.hpp"
#include "interpreter/explain/window_text.hpp"
#include "interpreter/report/grid.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

class WhyNotTeller {
public:
  WhyNotTeller(const Teller& teller, const WhyNot& answer)
      : teller_(teller), say_(teller.say), answer_(answer), agent_(report::printable(answer.agent)) {}

  Paragraph tell() {
    Paragraph paragraph{say_("Why not {}?", "为什么没有算给{}？", agent_), {}, {}};
    if (answer_.hurdles.empty()) {
      paragraph.add(1, say_("{} is credited with it.", "这笔业绩已经算给{}。", agent_), Tone::good);
      return paragraph;
    }
    const Hurdle& first = answer_.hurdles.front();
    paragraph.clause = clause_of(first);
    paragraph.add(1, hurdle_text(first), Tone::bad);
    if (answer_.wins_without) paragraph.add(1, without_text(first, *answer_.wins_without));
    for (std::size_t i = 1; i < answer_.hurdles.size(); ++i)
      paragraph.add(1, say_("then: {}", "其次：{}", hurdle_text(answer_.hurdles[i])), Tone::quiet);
    paragraph.add(1, event_text());
    tell_params(paragraph);
    return paragraph;
  }

  std::string hurdle_text(const Hurdle& hurdle) const {
    if (hurdle.obstacle == Obstacle::excluded)
      return say_("the order takes no part: {}", "该单不参与判定：{}", unit_text(teller_.program().when, false));
    if (hurdle.obstacle == Obstacle::revoked)
      return say_("it was credited, and taken back: {}", "业绩已被剔除：{}", unit_text(teller_.program().revoke, true));
    return say_("{}: {}", "{}：{}", teller_.claim(*hurdle.claim), claim_hurdle(hurdle));
  }

private:
  std::string clause_of(const Hurdle& hurdle) const {
    const program::Program& program = teller_.program();
    if (hurdle.obstacle == Obstacle::excluded) return teller_.place(program[*program.when].span);
    if (hurdle.obstacle == Obstacle::revoked) return teller_.place(program[*program.revoke].span);
    if (hurdle.obstacle == Obstacle::elsewhere || hurdle.obstacle == Obstacle::not_asked) return teller_.place(program.credit_span);
    const program::Claim& claim = program.claims[*hurdle.claim];
    switch (hurdle.obstacle) {
    case Obstacle::outside:
      return teller_.place(claim.window_span);
    case Obstacle::not_matching:
      return teller_.place(claim.where_span);
    case Obstacle::requirement:
      return teller_.place(claim.require_span);
    case Obstacle::lost:
    case Obstacle::no_share:
      return teller_.place(claim.choice_span);
    default:
      return teller_.place(claim.name_span);
    }
  }

  std::string without_text(const Hurdle& hurdle, bool wins) const {
    const engine::ClaimTrace* claim = hurdle.obstacle == Obstacle::lost ? claim_record(teller_.explained, *hurdle.claim) : nullptr;
    if (claim) {
      const std::string winner = teller_.name(claim->candidates[claim->winners.front()].agent);
      return wins ? say_("Had it not been for {}, {} would have been credited.", "如果没有{}，就会算给{}。", winner, agent_)
                  : say_("Even without {}, {} would not have been credited.", "即使没有{}，也不会算给{}。", winner, agent_);
    }
    return wins ? say_("Without that {} would have been credited.", "如果没有这一条，就会算给{}。", agent_)
                : say_("Without that alone {} would still not have been credited.", "只是没有这一条，还不会算给{}。", agent_);
  }

  // The condition of the unit that decided against the agent.
  std::string unit_text(std::optional<program::ExprId> condition, bool holds) const {
    const engine::ConditionTrace* asked = condition ? find_condition(teller_, *condition) : nullptr;
    if (!asked) return {};
    const auto part = std::find_if(asked->parts.begin(), asked->parts.end(), [&](const engine::PartTrace& each) { return each.holds == holds; });
    if (part == asked->parts.end()) return teller_.rule(*condition);
    const std::string why = judged_on(teller_, *part), outcome = holds ? say_("holds", "成立") : say_("does not hold", "不成立");
    return fmt::format("{} {}{}", teller_.rule(part->part), outcome, why.empty() ? "" : say_(" ({})", "（{}）", why));
  }

  std::string claim_hurdle(const Hurdle& hurdle) const {
    const engine::ClaimTrace* claim = claim_record(teller_.explained, *hurdle.claim);
    const engine::CandidateTrace* candidate = claim ? candidate_record(teller_.subject, *claim, answer_.agent) : nullptr;
    switch (hurdle.obstacle) {
    case Obstacle::no_rows:
      return say_("there are no messages between {} and this buyer that could count", "{}与这位买家之间没有可以计入的消息", agent_);
    case Obstacle::outside:
      return outside_text(*claim, *candidate);
    case Obstacle::not_matching:
      return part_text(candidate->mismatches.back(), *candidate,
                       say_("none of the messages with {} in the window counts: ", "{}在窗口内的消息都不计：", agent_));
    case Obstacle::requirement:
      return requirement_text(*candidate);
    case Obstacle::lost:
      return say_("{} qualifies, but loses by {}: {}", "{}符合要求，但按{}落选：{}", agent_, key_text(teller_, *claim, *candidate->lost_at),
                  lost_text(teller_, *claim, *candidate));
    case Obstacle::no_share:
      return say_("{} qualifies, but with a part of 0", "{}符合要求，但份额为 0", agent_);
    case Obstacle::elsewhere:
      return say_("{} won it, but the credit went by another claim", "{}在这里胜出，但业绩按别的判定归属", agent_);
    default:
      return say_("it was not asked, since the credit was settled before it came to that", "没有用到，因为之前已经确定了归属");
    }
  }

  std::string outside_text(const engine::ClaimTrace& claim, const engine::CandidateTrace& candidate) const {
    if (!claim.window.happened || claim.window.end <= claim.window.begin)
      return say_("the window is {}", "窗口为{}", window_span_text(say_, claim.window));
    const std::uint32_t row = nearest_outside(teller_, claim, candidate);
    return say_("all messages with {} lie outside the window, the nearest, {}, {}", "{}的消息都在窗口外，最近的一条 {}，{}", agent_,
                teller_.message(row), outside_by(say_, claim.window, teller_.message_time(row)));
  }

  std::string part_text(const engine::PartTrace& part, const engine::CandidateTrace& candidate, const std::string& begin) const {
    const std::string why = judged_on(teller_, part, candidate.agent);
    return begin + say_("{} does not hold{}", "{} 不成立{}", teller_.rule(part.part), why.empty() ? "" : say_(" ({})", "（{}）", why));
  }

  std::string requirement_text(const engine::CandidateTrace& candidate) const {
    for (const engine::PartTrace& part : candidate.requirements)
      if (!part.holds) return part_text(part, candidate, "");
    return say_("{} does not meet `require`", "{}不满足`要求`", agent_);
  }

  std::string row_text(const timeline::EventRow& row) const { return say_("{} ({})", "{}（{}）", say_.moment(row.time), teller_.source(row.source)); }

  std::string shift_text(values::Duration shift) const {
    return shift.ms > 0 ? say_("{} later", "晚 {}", say_.duration(shift)) : say_("{} earlier", "早 {}", say_.duration({-shift.ms}));
  }

  std::string event_text() const {
    if (!answer_.event)
      return say_("No small change of events was found that would give {} the order.", "没有找到能让{}得到这笔业绩的小改动（事件方面）。", agent_);
    const std::string paid = answer_.event->also_paid ? say_("the order had been paid, and ", "订单已付款，并且") : "";
    const std::string what = paid + change_text(*answer_.event);
    return say_("The smallest change of events that gives {} the order: {}.", "能让{}得到这笔业绩的最小事件改动：{}。", agent_, what);
  }

  std::string change_text(const EventChange& change) const {
    const std::string at = say_.moment(change.at);
    switch (change.kind) {
    case ChangeKind::move: {
      const bool of_agent = change.rows.front().from == timeline::Sender::agent;
      const std::string row = row_text(change.rows.front()), shift = shift_text(change.shift);
      return of_agent ? say_("{}'s message of {} had come {}, at {}", "{} {}的消息{}，即 {}", agent_, row, shift, at)
                      : say_("the buyer's message to {} of {} had come {}, at {}", "买家 {1}发给{0}的消息{2}，即 {3}", agent_, row, shift, at);
    }
    case ChangeKind::move_round:
      return say_("the buyer's question and {}'s answer, {} and {}, had both come {}, the answer at {}",
                  "买家的提问和{}的回复（{}、{}）都{}，回复在 {}", agent_, row_text(change.rows[0]), row_text(change.rows[1]),
                  shift_text(change.shift), at);
    case ChangeKind::answer:
      return say_("{} had sent one more message, at {}", "{}在 {} 多发一条消息", agent_, at);
    case ChangeKind::round:
      return say_("{0} more (the buyer asks, {2} answers), at {1}", "在 {1} 多 {0}（买家提问，{2}回复）",
                  say_.count(change.count, "round", "rounds", "个回合"), at, agent_);
    case ChangeKind::asked_about:
      return say_("the buyer had asked {2} about {0}, and {2} had answered, at {1}", "买家在 {1} 向{2}咨询 {0}，{2}作了回复",
                  report::printable(change.edit.adds.front().sku), at, agent_);
    case ChangeKind::pay:
      return say_("the order had been paid", "订单已付款");
    case ChangeKind::no_cancel:
      return say_("the order had not been cancelled", "订单没有取消");
    case ChangeKind::no_rival:
      return say_("{} of {} had not been sent, the earliest of them {}", "{1} 少发 {0}，其中最早的一条为 {2}",
                  say_.count(change.count, "message", "messages", "条消息"), report::printable(change.rows.front().agent),
                  row_text(change.rows.back()));
    }
    return {};
  }

  void tell_params(Paragraph& paragraph) const {
    if (answer_.params.empty() && !teller_.program().params.empty())
      paragraph.add(
          1, say_("No other value of a single param was found that would give {} the order.", "没有找到能让{}得到这笔业绩的单个参数取值。", agent_));
    for (const ParamChange& change : answer_.params) paragraph.add(1, param_text(change));
  }

  std::string param_text(const ParamChange& change) const {
    const std::string from = say_.chinese() ? change.from.value_zh : change.from.value;
    std::string to = say_.chinese() ? change.to.value_zh : change.to.value;
    if (change.duration) to = say_.duration(*change.duration);
    const std::string set = fmt::format("--set {}={}", change.name, change.to.value);
    switch (change.bound) {
    case Bound::at_least:
      return say_("The smallest change of `{}`: from {} to at least {} ({}).", "参数 `{}` 的最小改动：从 {} 改为至少 {}（{}）。", change.name, from,
                  to, set);
    case Bound::at_most:
      return say_("The smallest change of `{}`: from {} to at most {} ({}).", "参数 `{}` 的最小改动：从 {} 改为至多 {}（{}）。", change.name, from,
                  to, set);
    case Bound::exactly:
      break;
    }
    return say_("A change of `{0}` that gives {4} the order: from {1} to {2} ({3}).", "参数 `{0}` 的改动：从 {1} 改为 {2}（{3}）。", change.name,
                from, to, set, agent_);
  }

  const Teller& teller_;
  const Say& say_;
  const WhyNot& answer_;
  std::string agent_;
};

} // namespace

Paragraph tell_why_not(const Subject& subject, const engine::Explained& explained, const WhyNot& answer, text::Language language) {
  const Teller teller{subject, explained, Say(language)};
  return WhyNotTeller(teller, answer).tell();
}

std::string tell_hurdle(const Subject& subject, const engine::Explained& explained, const std::string& agent, const Hurdle& hurdle,
                        text::Language language) {
  const Teller teller{subject, explained, Say(language)};
  const WhyNot answer{agent, {hurdle}, std::nullopt, std::nullopt, {}};
  return WhyNotTeller(teller, answer).hurdle_text(hurdle);
}

} // namespace guiyin::explain
