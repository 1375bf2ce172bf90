#include "interpreter/program/shares.hpp"

#include "interpreter/program/by.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/rankings.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using Result = std::optional<ShareModelId>;

Result add_model(const Here& here, decltype(ShareModel::node) node, Span span) {
  here.out.shares.push_back({std::move(node), std::nullopt, span});
  return static_cast<ShareModelId>(here.out.shares.size() - 1);
}

struct ShareOfNode {
  const Here& here;
  Span span;

  Result operator()(const syntax::ShareEvenly&) const { return add_model(here, EvenShare{}, span); }
  Result operator()(const syntax::ShareBy& node) const;
  Result operator()(const syntax::SharePositions& node) const;
  Result operator()(const syntax::ShareDecaying& node) const;
  Result operator()(const syntax::ShareAtLeast& node) const;
  Result operator()(const syntax::If& node) const;
  Result operator()(const syntax::By& node) const { return compile_by(here, node, span, share_model); }
  Result operator()(const syntax::Invalid&) const { return std::nullopt; }
  Result operator()(const syntax::Reference& node) const;
  template <class Other> Result operator()(const Other& node) const {
    here.reports().error(304, span, {Argument("a way of sharing", "分摊方式"), shape_name(syntax::ExprNode(node))}).help("share");
    return std::nullopt;
  }
};

Result ShareOfNode::operator()(const syntax::ShareBy& node) const {
  const auto count = count_named(here, node.count);
  return count ? add_model(here, CountShare{*count}, span) : std::nullopt;
}

Result ShareOfNode::operator()(const syntax::SharePositions& node) const {
  PositionShare shares;
  std::optional<Share>* const parts[] = {&shares.first, &shares.last, &shares.rest};
  std::optional<Span> seen[3];
  Share sum;
  bool fine = true, unknown = false;
  for (const syntax::PositionPart& part : node.parts) {
    const auto position = static_cast<std::size_t>(part.position);
    const auto share = fixed_share(here, part.percent, &unknown);
    if (seen[position]) here.reports().error(403, here[part.percent].span, {Argument("this position", "这个位置")}).label(*seen[position], "first");
    fine = fine && share && !seen[position];
    seen[position] = here[part.percent].span;
    if (!share) continue;
    *parts[position] = *share;
    sum = sum + *share;
  }
  if (!fine) return std::nullopt;
  if (unknown || sum == Share::whole()) return add_model(here, shares, span);
  report_sum(here, span, sum).help("evenly");
  return std::nullopt;
}

Result ShareOfNode::operator()(const syntax::ShareDecaying& node) const {
  const Value half_life = value_of_type(here, node.half_life, Type::duration);
  if (!half_life.type) return std::nullopt;
  const Span place = here[node.half_life].span;
  const auto ms = constant_of(here.out, half_life.id);
  if (is_placeholder(here.out, half_life.id)) return add_model(here, DecayingShare{Duration{1}}, span);
  if (!ms) {
    here.reports().error(313, place, {type_name(Type::duration)});
  } else if (*ms <= 0 || *ms == unlimited_ms) {
    here.reports().error(314, place);
  } else {
    return add_model(here, DecayingShare{Duration{*ms}}, span);
  }
  return std::nullopt;
}

Result ShareOfNode::operator()(const syntax::ShareAtLeast& node) const {
  const Result model = share_model(here, node.share);
  const auto least = fixed_share(here, node.minimum);
  if (!model || !least) return std::nullopt;
  ShareModel copy = here.out[*model];
  copy.at_least = *least;
  copy.span = span;
  here.out.shares.push_back(std::move(copy));
  return static_cast<ShareModelId>(here.out.shares.size() - 1);
}

Result ShareOfNode::operator()(const syntax::If& node) const {
  const Value test = condition(here, node.condition);
  const Result then = share_model(here, node.then), otherwise = share_model(here, node.otherwise);
  if (!test.type || !then || !otherwise) return std::nullopt;
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  return add_model(here, ChooseShare{test.id, *then, *otherwise}, span);
}

Result ShareOfNode::operator()(const syntax::Reference& node) const {
  const Meaning meaning = meaning_of(here, node.name);
  if (meaning.declared()) {
    wrong_sort(here, node.name, meaning, {"a way of sharing", "分摊方式"});
  } else {
    here.reports().error(201, node.name.span, {wording::name(), node.name.text});
  }
  return std::nullopt;
}

} // namespace

Result share_model(const Here& here, syntax::ExprId id) {
  if (const auto named = Expansion::of(here, id); named && !named->any_value()) {
    return named->failed() ? std::nullopt : share_model(named->here(here), named->body());
  }
  const syntax::Expr& expr = here[id];
  return std::visit(ShareOfNode{here, expr.span}, expr.node);
}

Report report_sum(const Here& here, Span span, const Share& sum) {
  const auto percent = [](const Share& share) { return spell({Type::share, ShareConstant{share}}, text::Language::english); };
  Report report = here.reports().error(307, span, {percent(sum)});
  if (sum < Share::whole()) report.help("missing", {percent(Share::whole() - sum)});
  if (sum > Share::whole()) report.help("too_much", {percent(sum - Share::whole())});
  return report;
}

std::optional<Share> fixed_share(const Here& here, syntax::ExprId id, bool* unknown) {
  const Value value = value_of_type(here, id, Type::share);
  if (!value.type) return std::nullopt;
  const Span span = here[id].span;
  if (is_placeholder(here.out, value.id)) {
    if (unknown != nullptr) *unknown = true;
    return Share();
  }
  const auto share = constant_share(here.out, value.id);
  if (!share) {
    here.reports().error(313, span, {type_name(Type::share)});
  } else if (*share > Share::whole() || *share < Share()) {
    here.reports().error(306, span, {spell({Type::share, ShareConstant{*share}}, text::Language::english)});
  } else {
    return share;
  }
  return std::nullopt;
}

} // namespace guiyin::program
