#include "interpreter/program/credits.hpp"

#include "interpreter/program/by.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/shares.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using Result = std::optional<CreditId>;

Result add_credit(const Here& here, decltype(Credit::node) node, Span span) {
  here.out.credits.push_back({std::move(node), span});
  return static_cast<CreditId>(here.out.credits.size() - 1);
}

struct CreditOfNode {
  const Here& here;
  Span span;

  Result operator()(const syntax::Reference& node) const;
  Result operator()(const syntax::Nobody&) const { return add_credit(here, CreditNobody{}, span); }
  Result operator()(const syntax::Else& node) const;
  Result operator()(const syntax::WhenThen& node) const;
  Result operator()(const syntax::If& node) const;
  Result operator()(const syntax::By& node) const { return compile_by(here, node, span, credit); }
  Result operator()(const syntax::Split& node) const;
  Result operator()(const syntax::EarliestOf& node) const;
  Result operator()(const syntax::Call& node) const;
  Result operator()(const syntax::Invalid&) const { return std::nullopt; }
  template <class Other> Result operator()(const Other& node) const {
    here.reports().error(304, span, {Argument("a claim's name", "判定的名称"), shape_name(syntax::ExprNode(node))}).help("credit");
    return std::nullopt;
  }

  Result named(const syntax::Name& name) const;
};

Result CreditOfNode::named(const syntax::Name& name) const {
  const Meaning meaning = meaning_of(here, name);
  if (meaning.claim) return add_credit(here, CreditClaim{*meaning.claim}, span);
  if (meaning.declared()) {
    if (!meaning.ambiguous) wrong_sort(here, name, meaning, {"a claim", "判定"});
  } else if (here.env->policy == nullptr || !here.env->policy->broken) {
    unknown_name(here, name, Wanted::credit);
  }
  return std::nullopt;
}

Result CreditOfNode::operator()(const syntax::Reference& node) const {
  const auto word = node.name.word != vocabulary::Word::none ? node.name.word : vocabulary::find(node.name.text, vocabulary::Position::general).word;
  if (word == vocabulary::Word::nobody) return add_credit(here, CreditNobody{}, span);
  return named(node.name);
}

Result CreditOfNode::operator()(const syntax::Call& node) const { return named(node.name); }

Result CreditOfNode::operator()(const syntax::Else& node) const {
  const Result first = credit(here, node.first), second = credit(here, node.second);
  return first && second ? add_credit(here, CreditElse{*first, *second}, span) : std::nullopt;
}

Result CreditOfNode::operator()(const syntax::WhenThen& node) const {
  const Value test = condition(here, node.condition);
  const Result then = credit(here, node.then);
  return test.type && then ? add_credit(here, CreditWhen{test.id, *then}, span) : std::nullopt;
}

Result CreditOfNode::operator()(const syntax::If& node) const {
  const Value test = condition(here, node.condition);
  const Result then = credit(here, node.then), otherwise = credit(here, node.otherwise);
  if (!test.type || !then || !otherwise) return std::nullopt;
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  return add_credit(here, CreditChoose{test.id, *then, *otherwise}, span);
}

Result CreditOfNode::operator()(const syntax::Split& node) const {
  CreditSplit split;
  Share sum;
  bool fine = true, unknown = false;
  for (const syntax::SplitPart& part : node.parts) {
    const auto share = fixed_share(here, part.percent, &unknown);
    const Result whose = credit(here, part.credit);
    fine = fine && share && whose;
    if (!share || !whose) continue;
    sum = sum + *share;
    split.parts.push_back({*share, *whose});
  }
  if (!fine) return std::nullopt;
  if (unknown || sum == Share::whole()) return add_credit(here, std::move(split), span);
  report_sum(here, span, sum);
  return std::nullopt;
}

// Whether the credit comes from one claim at most, which alone has a deciding row.
bool is_of_one_claim(const Program& program, CreditId id) {
  const auto& node = program[id].node;
  if (const auto* both = std::get_if<CreditElse>(&node)) return is_of_one_claim(program, both->first) && is_of_one_claim(program, both->second);
  if (const auto* both = std::get_if<CreditChoose>(&node)) return is_of_one_claim(program, both->then) && is_of_one_claim(program, both->otherwise);
  if (const auto* when = std::get_if<CreditWhen>(&node)) return is_of_one_claim(program, when->then);
  return std::holds_alternative<CreditClaim>(node) || std::holds_alternative<CreditEarliest>(node);
}

Result CreditOfNode::operator()(const syntax::EarliestOf& node) const {
  CreditEarliest earliest;
  bool fine = true;
  for (const syntax::ExprId claim : node.claims) {
    const Result one = credit(here, claim);
    fine = fine && one;
    if (!one) continue;
    if (!is_of_one_claim(here.out, *one)) {
      here.reports().error(304, here[claim].span, {Argument("a claim's name", "判定的名称"), shape_name(here[claim].node)}).help("earliest_of");
      fine = false;
    }
    earliest.of.push_back(*one);
  }
  return fine ? add_credit(here, std::move(earliest), span) : std::nullopt;
}

} // namespace

Result credit(const Here& here, syntax::ExprId id) {
  if (const auto named = Expansion::of(here, id); named && !named->any_value()) {
    return named->failed() ? std::nullopt : credit(named->here(here), named->body());
  }
  const syntax::Expr& expr = here[id];
  return std::visit(CreditOfNode{here, expr.span}, expr.node);
}

} // namespace guiyin::program
