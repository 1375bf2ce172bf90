#include "interpreter/explain/paragraphs.hpp"

namespace guiyin::explain {

namespace {

using engine::OpenClause;

std::string open_text(const Say& say, OpenClause clause) {
  switch (clause) {
  case OpenClause::when:
    return say("whether the order takes part", "是否参与判定");
  case OpenClause::credit:
    return say("who is credited", "归属给谁");
  case OpenClause::assist:
    return say("who assisted", "谁是协助");
  case OpenClause::amount:
    return say("the amount", "金额");
  case OpenClause::deduct:
    return say("refunds to deduct", "需扣除的退款");
  case OpenClause::revoke:
    return say("whether it is taken back", "是否剔除");
  }
  return {};
}

std::string place_of(const Teller& teller, OpenClause clause) {
  const program::Program& program = teller.program();
  switch (clause) {
  case OpenClause::when:
    return teller.place(program[*program.when].span);
  case OpenClause::credit:
    return teller.place(program.credit_span);
  case OpenClause::assist:
    return {};
  case OpenClause::amount:
    return teller.place(program[program.amount].span);
  case OpenClause::deduct:
    return teller.place(program.deduct->span);
  case OpenClause::revoke:
    return teller.place(program[*program.revoke].span);
  }
  return {};
}

std::string open_line(const Teller& teller, const engine::OpenTrace& open) {
  const Say& say = teller.say;
  const std::string what = open_text(say, open.clause), place = place_of(teller, open.clause);
  const std::string line = open.until ? say("{} may change until {}", "{}：{} 前可能变化", what, say.moment(*open.until))
                                      : say("{} may change at any time", "{}：随时可能变化", what);
  return place.empty() ? line : line + "  " + place;
}

} // namespace

std::optional<Paragraph> tell_settle(const Teller& teller) {
  if (!teller.subject.as_of) return std::nullopt;
  const Say& say = teller.say;
  const engine::Decision& decision = teller.explained.decision;
  Paragraph paragraph;
  if (decision.final)
    paragraph.title = say("final: nothing still to come can change it", "已定论：后续事件不会再改变结果");
  else if (decision.settles)
    paragraph.title = say("not final; it settles at {}", "尚未定论；{} 后定论", say.moment(*decision.settles));
  else
    paragraph.title = say("not final, and no date on which it settles", "尚未定论，也没有确定的定论时间");
  for (const engine::OpenTrace& open : teller.explained.trace.open) paragraph.add(1, open_line(teller, open));
  return paragraph;
}

} // namespace guiyin::explain
