#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/explain/value_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using values::Moment;

// Each cancellation beside the range that it must be in.
void tell_cancels(const Teller& teller, const engine::PartTrace& part, Paragraph& paragraph) {
  const Say& say = teller.say;
  const engine::Trace& trace = teller.explained.trace;
  if (trace.cancels.empty()) paragraph.add(2, say("it was not cancelled", "没有取消"), Tone::quiet);
  if (!part.measure.to) return;
  const Moment first{*part.measure.from}, last{*part.measure.to};
  for (const std::uint32_t row : trace.cancels) {
    const Moment time = teller.timeline().happenings.time[row];
    const std::string at = teller.happening(row);
    if (time < first)
      paragraph.add(2, say("cancelled at {}: {}, before the time counted began", "{}取消：{}，还没开始计时", at, too_early(say, first - time)));
    else if (time > last)
      paragraph.add(2, say("cancelled at {}: {} to revoke it", "{}取消：{}，不再剔除", at, too_late(say, time - last)));
    else
      paragraph.add(2, say("cancelled at {}: in time, {} before the last moment", "{}取消：在期限内，距截止还有 {}", at, say.duration(last - time)),
                    Tone::bad);
  }
  if (last < values::end_of_time) paragraph.add(2, say("counts until {} (included)", "期限至 {}（含）", say.moment(last)), Tone::quiet);
}

void tell_part(const Teller& teller, const engine::PartTrace& part, Paragraph& paragraph) {
  const Say& say = teller.say;
  const std::string why = judged_on(teller, part);
  paragraph.add(1,
                say("{} {}{}", "{} {}{}", teller.rule(part.part), part.holds ? say("holds", "成立") : say("does not hold", "不成立"),
                    why.empty() ? "" : say(": {}", "：{}", why)),
                part.holds ? Tone::bad : Tone::plain);
  if (std::holds_alternative<program::CancelledWithin>(teller.program()[part.part].node)) tell_cancels(teller, part, paragraph);
  if (!std::holds_alternative<program::RefundedWithin>(teller.program()[part.part].node)) return;
  for (const engine::RefundTrace& refund : teller.explained.trace.refunds)
    paragraph.add(2, say("refund of {} at {}", "退款 {}，{}", say.money(refund.part), teller.happening(refund.happening)), Tone::quiet);
}

} // namespace

std::optional<Paragraph> tell_revoke(const Teller& teller) {
  const auto& revoke = teller.program().revoke;
  if (!revoke) return std::nullopt;
  const Say& say = teller.say;
  const engine::ConditionTrace* asked = find_condition(teller, *revoke);
  const std::string outcome = !asked         ? say("not asked, since nobody is credited", "未判定，因为没有归属")
                              : asked->holds ? say("taken back", "已剔除")
                                             : say("not taken back", "未剔除");
  Paragraph paragraph{say("revoke: {}", "剔除：{}", outcome), teller.place(teller.program()[*revoke].span), {}};
  if (asked)
    for (const engine::PartTrace& part : asked->parts) tell_part(teller, part, paragraph);
  return paragraph;
}

} // namespace guiyin::explain
