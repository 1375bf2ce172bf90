#include "interpreter/program/wording.hpp"

namespace guiyin::program {

Argument type_name(Type type) {
  switch (type) {
  case Type::moment:
    return {"a moment", "时间点"};
  case Type::duration:
    return {"a duration", "时长"};
  case Type::money:
    return {"money", "金额"};
  case Type::share:
    return {"a share", "比例"};
  case Type::count:
    return {"a count", "数量"};
  case Type::text:
    return {"text", "文本"};
  case Type::yes_no:
    return {"a condition", "条件"};
  case Type::agent:
    return {"an agent", "客服"};
  case Type::choice:
    return {"a choice", "选项"};
  case Type::time_of_day:
    return {"a time of day", "钟点"};
  case Type::day:
    return {"a date", "日期"};
  case Type::weekday:
    return {"a weekday", "星期几"};
  case Type::sender:
    return {"a sender", "发送方"};
  case Type::kind:
    return {"a kind of message", "消息类型"};
  }
  return {"a value", "值"};
}

namespace {

struct ShapeName {
  Argument operator()(const syntax::Bounded&) const { return window(); }
  Argument operator()(const syntax::AnyTime&) const { return window(); }
  Argument operator()(const syntax::CalendarDays&) const { return window(); }
  Argument operator()(const syntax::FromTo&) const { return window(); }
  Argument operator()(const syntax::RankKey&) const { return ranking(); }
  Argument operator()(const syntax::Ranking&) const { return ranking(); }
  Argument operator()(const syntax::ShareEvenly&) const { return share(); }
  Argument operator()(const syntax::ShareBy&) const { return share(); }
  Argument operator()(const syntax::SharePositions&) const { return share(); }
  Argument operator()(const syntax::ShareDecaying&) const { return share(); }
  Argument operator()(const syntax::ShareAtLeast&) const { return share(); }
  Argument operator()(const syntax::Nobody&) const { return {"`nobody`", "“无人”"}; }
  Argument operator()(const syntax::Else&) const { return credit(); }
  Argument operator()(const syntax::WhenThen&) const { return credit(); }
  Argument operator()(const syntax::Split&) const { return credit(); }
  Argument operator()(const syntax::EarliestOf&) const { return credit(); }
  template <class Other> Argument operator()(const Other&) const { return {"a value", "值"}; }

  static Argument window() { return {"a window", "窗口"}; }
  static Argument ranking() { return {"a tie-break", "择优规则"}; }
  static Argument share() { return {"a way of sharing", "分摊方式"}; }
  static Argument credit() { return {"a credit", "归属"}; }
};

} // namespace

Argument shape_name(const syntax::ExprNode& node) { return std::visit(ShapeName{}, node); }

namespace wording {
Argument param() { return {"param", "参数"}; }
Argument claim() { return {"claim", "判定"}; }
Argument shared_claim() { return {"shared claim", "共用判定"}; }
Argument define() { return {"define", "定义"}; }
Argument policy() { return {"policy", "策略"}; }
Argument parameter() { return {"parameter", "形参"}; }
Argument field() { return {"field", "字段"}; }
Argument name() { return {"name", "名称"}; }
} // namespace wording

} // namespace guiyin::program
