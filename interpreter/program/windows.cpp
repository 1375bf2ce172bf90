#include "interpreter/program/windows.hpp"

#include "interpreter/program/by.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

Side side_of(syntax::Side side) { return side == syntax::Side::before ? Side::before : Side::after; }

std::optional<WindowId> add_window(const Here& here, decltype(Window::node) node, Span span) {
  here.out.windows.push_back({std::move(node), span});
  return static_cast<WindowId>(here.out.windows.size() - 1);
}

std::optional<WindowId> always_empty(const Here& here, Span span, const Argument& why) {
  here.reports().error(315, span, {why});
  return std::nullopt;
}

// A moment as one of the order's, moved by a known duration.
struct Shifted {
  OrderMoment moment;
  std::int64_t by = 0;
};
std::optional<Shifted> shifted(const Program& program, ExprId id) {
  const ExprNode& node = program[id].node;
  if (const auto* moment = std::get_if<MomentOf>(&node)) return Shifted{moment->moment, 0};
  const auto* sum = std::get_if<Compute>(&node);
  if (sum == nullptr || sum->op == Arithmetic::multiply) return std::nullopt;
  const bool left_is_moment = program[sum->left].type == Type::moment;
  auto base = shifted(program, left_is_moment ? sum->left : sum->right);
  const auto by = constant_of(program, left_is_moment ? sum->right : sum->left);
  if (!base || !by || program[id].type != Type::moment) return std::nullopt;
  base->by += sum->op == Arithmetic::add ? *by : -*by;
  return base;
}

// Whether [from, to) is empty whatever happens: nothing of an order happens before it is placed, and one moment is not before itself.
bool is_never(const Program& program, ExprId from, ExprId to) {
  const auto a = shifted(program, from), b = shifted(program, to);
  if (a && b) return (a->moment == b->moment || b->moment == OrderMoment::placed) && b->by <= a->by;
  const auto x = constant_of(program, from), y = constant_of(program, to);
  return x && y && *y <= *x;
}

struct WindowOfNode {
  const Here& here;
  Span span;
  using Result = std::optional<WindowId>;

  Result operator()(const syntax::Bounded& node) const;
  Result operator()(const syntax::AnyTime& node) const;
  Result operator()(const syntax::CalendarDays& node) const;
  Result operator()(const syntax::FromTo& node) const;
  Result operator()(const syntax::If& node) const;
  Result operator()(const syntax::By& node) const { return compile_by(here, node, span, window); }
  Result operator()(const syntax::Invalid&) const { return std::nullopt; }
  Result operator()(const syntax::Reference& node) const;
  Result report_swapped(const syntax::Bounded& node) const;
  template <class Other> Result operator()(const Other& node) const {
    Report report = here.reports().error(304, span, {Argument("a window", "窗口"), shape_name(syntax::ExprNode(node))});
    report.help("window");
    return std::nullopt;
  }
};

std::optional<WindowId> WindowOfNode::operator()(const syntax::Bounded& node) const {
  Value duration = value(here, node.duration, Type::duration), moment = value(here, node.moment, Type::moment);
  if (duration.type == Type::moment && moment.type == Type::duration) return report_swapped(node);
  duration = as_type(here, duration, Type::duration, node.duration);
  moment = as_type(here, moment, Type::moment, node.moment);
  if (!duration.type || !moment.type) return std::nullopt;
  const auto length = constant_of(here.out, duration.id);
  if (length && *length < 0) return always_empty(here, span, {"its duration is negative", "时长是负数"});
  // `0h after M` holds M itself, `0h before M` nothing
  if (length == 0 && node.side == syntax::Side::before) return always_empty(here, span, {"its duration is 0", "时长是 0"});
  return add_window(here, BoundedWindow{side_of(node.side), duration.id, moment.id}, span);
}

// `24小时前下单` for `下单前24小时`; somebody who writes `placed after 24h` thinks of chats before the order.
std::optional<WindowId> WindowOfNode::report_swapped(const syntax::Bounded& node) const {
  const Span duration = here[node.duration].span, moment = here[node.moment].span;
  const bool chinese = language_at(here.shop.sources, span) == text::Language::chinese;
  const auto text = [&](Span part) { return std::string(here.shop.sources.text(part)); };
  const Span first = duration.begin < moment.begin ? duration : moment, second = duration.begin < moment.begin ? moment : duration;
  std::string side = text({span.file, first.end, second.begin});
  if (!chinese && side.find("after") != std::string::npos) side = " before ";
  const std::string swapped = text(second) + side + text(first);
  here.reports().error(320, span, {text(moment), text(duration)}).fix("write", {swapped}, {span, swapped});
  return std::nullopt;
}

std::optional<WindowId> WindowOfNode::operator()(const syntax::AnyTime& node) const {
  if (!node.moment || !node.side) return add_window(here, AlwaysWindow{}, span);
  const Value moment = value_of_type(here, *node.moment, Type::moment);
  return moment.type ? add_window(here, OpenWindow{side_of(*node.side), moment.id}, span) : std::nullopt;
}

std::optional<WindowId> WindowOfNode::operator()(const syntax::CalendarDays& node) const {
  const Value count = value_of_type(here, node.count, Type::count), moment = value_of_type(here, node.moment, Type::moment);
  if (!count.type || !moment.type) return std::nullopt;
  const auto days = constant_of(here.out, count.id);
  if (!days || *days >= 1) return add_window(here, CalendarWindow{side_of(node.side), count.id, moment.id}, span);
  here.reports().error(316, here[node.count].span, {std::to_string(*days)});
  return std::nullopt;
}

std::optional<WindowId> WindowOfNode::operator()(const syntax::FromTo& node) const {
  const Value from = value_of_type(here, node.from, Type::moment), to = value_of_type(here, node.to, Type::moment);
  if (!from.type || !to.type) return std::nullopt;
  if (is_never(here.out, from.id, to.id)) return always_empty(here, span, {"it ends where or before it begins", "结束不晚于开始"});
  return add_window(here, FromToWindow{from.id, to.id}, span);
}

std::optional<WindowId> WindowOfNode::operator()(const syntax::If& node) const {
  const Value test = condition(here, node.condition);
  const auto then = window(here, node.then), otherwise = window(here, node.otherwise);
  if (!test.type || !then || !otherwise) return std::nullopt;
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  return add_window(here, ChooseWindow{test.id, *then, *otherwise}, span);
}

std::optional<WindowId> WindowOfNode::operator()(const syntax::Reference& node) const {
  const Meaning meaning = meaning_of(here, node.name);
  if (meaning.declared()) {
    Report report = wrong_sort(here, node.name, meaning, {"a window", "窗口"});
    const std::string name(here.shop.sources.text(node.name.span));
    const std::string whole = language_at(here.shop.sources, span) == text::Language::chinese ? "下单 前 " + name : name + " before placed";
    if (meaning.param != nullptr && value_of(here, *meaning.param).type == Type::duration) report.fix("window", {whole}, {node.name.span, whole});
  } else {
    unknown_name(here, node.name, Wanted::value);
  }
  return std::nullopt;
}

} // namespace

std::optional<WindowId> window(const Here& here, syntax::ExprId id) {
  if (const auto named = Expansion::of(here, id); named && !named->any_value()) {
    return named->failed() ? std::nullopt : window(named->here(here), named->body());
  }
  const syntax::Expr& expr = here[id];
  return std::visit(WindowOfNode{here, expr.span}, expr.node);
}

} // namespace guiyin::program
