// A tree as an s-expression, without places: two trees are equal if and only if their dumps are.
#pragma once

#include "grammar/syntax/tree.hpp"

#include <string>

namespace guiyin::test {

std::string dump(const syntax::Tree& tree);
std::string dump(const syntax::Tree& tree, syntax::ExprId id);

class Dumper {
public:
  explicit Dumper(const syntax::Tree& tree) : tree_(tree) {}

  std::string all() {
    std::string out;
    for (const auto& declaration : tree_.declarations) out += std::visit(*this, declaration.node) + "\n";
    return out;
  }
  std::string operator()(syntax::ExprId id) { return std::visit(*this, tree_[id].node); }

  // --- values
  std::string operator()(const syntax::CountLiteral& n) { return std::to_string(n.value); }
  std::string operator()(const syntax::DurationLiteral& n) { return std::to_string(n.ms) + "ms"; }
  std::string operator()(const syntax::MoneyLiteral& n) { return std::to_string(n.fen) + "fen"; }
  std::string operator()(const syntax::PercentLiteral& n) { return std::to_string(n.numerator) + "/" + std::to_string(n.denominator); }
  std::string operator()(const syntax::DecimalLiteral& n) { return "decimal:" + n.digits; }
  std::string operator()(const syntax::TextLiteral& n) { return quoted(n.value); }
  std::string operator()(const syntax::TimeOfDayLiteral& n) { return "at:" + std::to_string(n.ms); }
  std::string operator()(const syntax::DateLiteral& n) { return "date:" + std::to_string(n.days); }
  std::string operator()(const syntax::InstantLiteral& n) { return "instant:" + std::to_string(n.ms); }
  std::string operator()(const syntax::YesNoLiteral& n) { return n.value ? "yes!" : "no!"; }
  std::string operator()(const syntax::UnlimitedLiteral&) { return "unlimited!"; }
  std::string operator()(const syntax::Reference& n) { return name(n.name); }
  std::string operator()(const syntax::Field& n) { return (*this)(n.object) + "." + name(n.name); }
  std::string operator()(const syntax::Call& n) { return list("call " + name(n.name), n.arguments); }
  std::string operator()(const syntax::Unary& n) { return list(n.op == syntax::UnaryOperator::negate ? "neg" : "not", {n.operand}); }
  std::string operator()(const syntax::Binary& n) {
    static constexpr const char* names[] = {"+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or"};
    return list(names[static_cast<int>(n.op)], {n.left, n.right});
  }
  std::string operator()(const syntax::If& n) { return list("if", {n.condition, n.then, n.otherwise}); }
  std::string operator()(const syntax::By& n) {
    std::string out = "(by " + name(n.subject);
    for (const auto& arm : n.arms) out += " (" + name(arm.label) + ": " + (*this)(arm.value) + ")";
    return out + ")";
  }
  std::string operator()(const syntax::Within& n) { return list("within", {n.event, n.duration, n.moment}); }
  std::string operator()(const syntax::Between& n) { return list("between", {n.value, n.from, n.to}); }
  std::string operator()(const syntax::FullyRefunded&) { return "fully-refunded"; }
  std::string operator()(const syntax::Bounded& n) { return list(side(n.side), {n.duration, n.moment}); }
  std::string operator()(const syntax::AnyTime& n) {
    return "(any" + (n.side ? " " + side(*n.side) : "") + (n.moment ? " " + (*this)(*n.moment) : "") + ")";
  }
  std::string operator()(const syntax::CalendarDays& n) { return list("days-" + side(n.side), {n.count, n.moment}); }
  std::string operator()(const syntax::FromTo& n) { return list("from-to", {n.from, n.to}); }
  std::string operator()(const syntax::RankKey& n) {
    static constexpr const char* names[] = {"latest", "earliest", "most", "fewest"};
    return names[static_cast<int>(n.kind)] + (n.count ? ":" + name(*n.count) : "");
  }
  std::string operator()(const syntax::Ranking& n) { return list("rank", n.keys); }
  std::string operator()(const syntax::ShareEvenly&) { return "evenly"; }
  std::string operator()(const syntax::ShareBy& n) { return "share-by:" + name(n.count); }
  std::string operator()(const syntax::SharePositions& n) {
    static constexpr const char* names[] = {"first", "last", "rest"};
    std::string out = "(positions";
    for (const auto& part : n.parts) out += std::string(" ") + names[static_cast<int>(part.position)] + "=" + (*this)(part.percent);
    return out + ")";
  }
  std::string operator()(const syntax::ShareDecaying& n) { return list("decaying", {n.half_life}); }
  std::string operator()(const syntax::ShareAtLeast& n) { return list("at-least", {n.share, n.minimum}); }
  std::string operator()(const syntax::Nobody&) { return "nobody!"; }
  std::string operator()(const syntax::Else& n) { return list("else", {n.first, n.second}); }
  std::string operator()(const syntax::WhenThen& n) { return list("when", {n.condition, n.then}); }
  std::string operator()(const syntax::Split& n) {
    std::string out = "(split";
    for (const auto& part : n.parts) out += " " + (*this)(part.percent) + "=" + (*this)(part.credit);
    return out + ")";
  }
  std::string operator()(const syntax::EarliestOf& n) { return list("earliest-of", n.claims); }
  std::string operator()(const syntax::Invalid&) { return "INVALID"; }

  // --- clauses
  std::string operator()(const syntax::WindowClause& n) { return list("window", {n.window}); }
  std::string operator()(const syntax::CandidatesClause& n) {
    return std::string("(candidates ") + (n.source == syntax::RowSource::chats ? "chats" : "messages") + (n.where ? " " + (*this)(*n.where) : "") +
           ")";
  }
  std::string operator()(const syntax::RequireClause& n) { return list("require", {n.condition}); }
  std::string operator()(const syntax::TieBreakClause& n) { return list("tie-break", {n.ranking}); }
  std::string operator()(const syntax::ShareClause& n) { return list("share", {n.share}); }

  // --- items
  std::string operator()(const syntax::Param& n) {
    std::string out = "(param " + name(n.name);
    if (n.type) out += " :" + type(*n.type);
    if (n.or_unlimited) out += "|unlimited";
    for (const auto& choice : n.choices) out += " |" + name(choice);
    if (n.value) out += " = " + (*this)(*n.value);
    if (n.least) out += " in " + (*this)(*n.least) + ".." + (*this)(*n.most);
    return out + text(n.description) + ")";
  }
  std::string operator()(const syntax::SetParam& n) { return "(set " + name(n.name) + " = " + (*this)(n.value) + ")"; }
  std::string operator()(const syntax::ForEach& n) {
    return std::string("(for-each ") + (n.unit == syntax::Unit::line ? "line" : "order") + (n.when ? " " + (*this)(*n.when) : "") + ")";
  }
  std::string operator()(const syntax::DayStarts& n) { return list("day-starts", {n.time_of_day}); }
  std::string operator()(const syntax::Define& n) { return "(define " + name(n.name) + parameters(n.parameters) + " = " + (*this)(n.value) + ")"; }
  std::string operator()(const syntax::Claim& n) {
    std::string out = "(claim " + name(n.name) + parameters(n.parameters) + text(n.description);
    if (n.like) out += " like " + name(*n.like);
    if (n.shared) out += " = " + (*this)(*n.shared);
    for (const auto& clause : n.clauses) out += " " + std::visit(*this, clause.node);
    return out + ")";
  }
  std::string operator()(const syntax::CreditClause& n) { return list("credit", {n.credit}); }
  std::string operator()(const syntax::AssistClause& n) {
    std::string out = "(assist";
    for (const auto& claim : n.claims) out += " " + name(claim);
    return out + ")";
  }
  std::string operator()(const syntax::AmountClause& n) { return list("amount", {n.amount}); }
  std::string operator()(const syntax::RevokeClause& n) { return list("revoke", {n.condition}); }
  std::string operator()(const syntax::DeductClause& n) { return list("deduct", {n.duration, n.moment}); }
  std::string operator()(const syntax::DeductAlways&) { return "(deduct)"; }
  std::string operator()(const syntax::Use& n) { return "(use " + quoted(n.path.value) + ")"; }
  std::string operator()(const syntax::FieldDeclaration& n) { return "(field " + name(n.object) + "." + name(n.name) + " :" + type(n.type) + ")"; }

  // --- declarations
  std::string operator()(const syntax::Policy& n) {
    std::string out = "(policy " + name(n.name) + (n.base ? " from " + name(*n.base) : "") + text(n.description);
    for (const auto& item : n.items) out += "\n  " + std::visit(*this, item.node);
    return out + ")";
  }
  std::string operator()(const syntax::Test& n) {
    std::string out = "(test" + text(n.description) + " of " + name(n.policy);
    for (const auto& setting : n.settings) out += " " + name(setting.name) + "=" + (*this)(setting.value);
    return out + ")";
  }
  std::string operator()(const syntax::TimelineBlock& n) { return "(timeline" + text(n.description) + ")"; }

private:
  std::string name(const syntax::Name& n) { return n.word == vocabulary::Word::none ? n.text : "'" + n.text; }
  std::string quoted(const std::string& value) { return "\"" + value + "\""; }
  std::string text(const std::optional<syntax::Text>& n) { return n ? " " + quoted(n->value) : ""; }
  std::string side(syntax::Side n) { return n == syntax::Side::before ? "before" : "after"; }
  std::string type(syntax::TypeName n) {
    static constexpr const char* names[] = {"moment", "duration", "money", "share", "count", "text", "yes/no", "agent", "choice"};
    return names[static_cast<int>(n)];
  }
  std::string parameters(const std::vector<syntax::Parameter>& all) {
    std::string out;
    for (const auto& parameter : all) out += (out.empty() ? "(" : ", ") + name(parameter.name) + ":" + type(parameter.type);
    return out.empty() ? out : out + ")";
  }
  std::string list(const std::string& head, const std::vector<syntax::ExprId>& ids) {
    std::string out = "(" + head;
    for (const auto id : ids) out += " " + (*this)(id);
    return out + ")";
  }

  const syntax::Tree& tree_;
};

inline std::string dump(const syntax::Tree& tree) { return Dumper(tree).all(); }
inline std::string dump(const syntax::Tree& tree, syntax::ExprId id) { return Dumper(tree)(id); }

} // namespace guiyin::test
