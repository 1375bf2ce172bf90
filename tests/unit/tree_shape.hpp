// A tree as text without its places: two trees of one shape say the same.
#pragma once

#include "grammar/print/print_story.hpp"
#include "grammar/syntax/tree.hpp"

#include <string>

namespace guiyin::test {

class Shape {
public:
  explicit Shape(const syntax::Tree& tree) : tree_(tree) {}

  std::string of_tree() {
    for (const auto& declaration : tree_.declarations) add(declaration);
    return out_;
  }
  std::string of_expression(syntax::ExprId id) {
    add(id);
    return out_;
  }

private:
  // --- leaves
  void add(const std::string& text) { out_ += "'" + text + "' "; }
  void add(bool value) { out_ += value ? "yes " : "no "; }
  void add(std::int64_t value) { out_ += std::to_string(value) + " "; }
  void add(std::int32_t value) { add(std::int64_t{value}); }
  template <class E>
  requires std::is_enum_v<E>
  void add(E value) { add(static_cast<std::int64_t>(value)); }
  void add(const syntax::Name& x) { all(x.text, x.word); }
  void add(const syntax::Text& x) { add(x.value); }
  void add(const syntax::Story& x) { add(print::print_story(x, text::Language::english, 0)); }
  void add(syntax::ExprId id) { add(tree_[id].node); }
  template <class T> void add(const std::optional<T>& x) {
    if (x) {
      add(*x);
    } else {
      out_ += "- ";
    }
  }
  template <class T> void add(const std::vector<T>& items) {
    out_ += "[";
    for (const T& item : items) add(item);
    out_ += "]";
  }
  template <class... T> void add(const std::variant<T...>& node) {
    out_ += "(" + std::to_string(node.index()) + " ";
    std::visit([this](const auto& x) { add(x); }, node);
    out_ += ")";
  }
  template <class... T> void all(const T&... parts) { (add(parts), ...); }

  // --- expressions
  void add(const syntax::CountLiteral& x) { add(x.value); }
  void add(const syntax::DurationLiteral& x) { add(x.ms); }
  void add(const syntax::MoneyLiteral& x) { add(x.fen); }
  void add(const syntax::PercentLiteral& x) { all(x.numerator, x.denominator); }
  void add(const syntax::DecimalLiteral& x) { add(x.digits); }
  void add(const syntax::TextLiteral& x) { add(x.value); }
  void add(const syntax::TimeOfDayLiteral& x) { add(x.ms); }
  void add(const syntax::DateLiteral& x) { add(x.days); }
  void add(const syntax::InstantLiteral& x) { add(x.ms); }
  void add(const syntax::YesNoLiteral& x) { add(x.value); }
  void add(const syntax::UnlimitedLiteral&) {}
  void add(const syntax::Reference& x) { add(x.name); }
  void add(const syntax::Field& x) { all(x.object, x.name); }
  void add(const syntax::Call& x) { all(x.name, x.arguments); }
  void add(const syntax::Unary& x) { all(x.op, x.operand); }
  void add(const syntax::Binary& x) { all(x.op, x.left, x.right); }
  void add(const syntax::If& x) { all(x.condition, x.then, x.otherwise); }
  void add(const syntax::Arm& x) { all(x.label, x.value); }
  void add(const syntax::By& x) { all(x.subject, x.arms); }
  void add(const syntax::Within& x) { all(x.event, x.duration, x.moment); }
  void add(const syntax::Between& x) { all(x.value, x.from, x.to); }
  void add(const syntax::FullyRefunded&) {}
  void add(const syntax::Bounded& x) { all(x.side, x.duration, x.moment); }
  void add(const syntax::AnyTime& x) { all(x.side, x.moment); }
  void add(const syntax::CalendarDays& x) { all(x.side, x.count, x.moment); }
  void add(const syntax::FromTo& x) { all(x.from, x.to); }
  void add(const syntax::RankKey& x) { all(x.kind, x.count); }
  void add(const syntax::Ranking& x) { add(x.keys); }
  void add(const syntax::ShareEvenly&) {}
  void add(const syntax::ShareBy& x) { add(x.count); }
  void add(const syntax::PositionPart& x) { all(x.position, x.percent); }
  void add(const syntax::SharePositions& x) { add(x.parts); }
  void add(const syntax::ShareDecaying& x) { add(x.half_life); }
  void add(const syntax::ShareAtLeast& x) { all(x.share, x.minimum); }
  void add(const syntax::Nobody&) {}
  void add(const syntax::Else& x) { all(x.first, x.second); }
  void add(const syntax::WhenThen& x) { all(x.condition, x.then); }
  void add(const syntax::SplitPart& x) { all(x.percent, x.credit); }
  void add(const syntax::Split& x) { add(x.parts); }
  void add(const syntax::EarliestOf& x) { add(x.claims); }
  void add(const syntax::Invalid&) {}

  // --- clauses, items, declarations
  void add(const syntax::WindowClause& x) { add(x.window); }
  void add(const syntax::CandidatesClause& x) { all(x.source, x.where); }
  void add(const syntax::RequireClause& x) { add(x.condition); }
  void add(const syntax::TieBreakClause& x) { add(x.ranking); }
  void add(const syntax::ShareClause& x) { add(x.share); }
  void add(const syntax::ClaimClause& x) { add(x.node); }
  void add(const syntax::Parameter& x) { all(x.name, x.type); }
  void add(const syntax::Param& x) { all(x.name, x.type, x.or_unlimited, x.choices, x.value, x.least, x.most, x.description); }
  void add(const syntax::SetParam& x) { all(x.name, x.value); }
  void add(const syntax::ForEach& x) { all(x.unit, x.when); }
  void add(const syntax::DayStarts& x) { add(x.time_of_day); }
  void add(const syntax::Define& x) { all(x.name, x.parameters, x.value); }
  void add(const syntax::Claim& x) { all(x.name, x.parameters, x.description, x.like, x.shared, x.clauses); }
  void add(const syntax::CreditClause& x) { add(x.credit); }
  void add(const syntax::AssistClause& x) { add(x.claims); }
  void add(const syntax::AmountClause& x) { add(x.amount); }
  void add(const syntax::RevokeClause& x) { add(x.condition); }
  void add(const syntax::DeductClause& x) { all(x.duration, x.moment); }
  void add(const syntax::DeductAlways&) {}
  void add(const syntax::Use& x) { add(x.path); }
  void add(const syntax::FieldDeclaration& x) { all(x.object, x.name, x.type); }
  void add(const syntax::Item& x) { add(x.node); }
  void add(const syntax::Policy& x) { all(x.name, x.base, x.description, x.items); }
  void add(const syntax::Setting& x) { all(x.name, x.value); }
  void add(const syntax::Test& x) { all(x.description, x.policy, x.settings, x.story); }
  void add(const syntax::TimelineBlock& x) { all(x.description, x.story); }
  void add(const syntax::Declaration& x) { add(x.node); }

  const syntax::Tree& tree_;
  std::string out_;
};

} // namespace guiyin::test
