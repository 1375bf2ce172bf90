// Random trees of every form that the grammar can read, without places.
#pragma once

#include "grammar/syntax/tree.hpp"

#include <array>
#include <random>

namespace guiyin::test {

class RandomTree {
public:
  explicit RandomTree(std::uint32_t seed) : random_(seed) {}

  syntax::Tree make() {
    syntax::Policy policy;
    policy.name = free_name();
    if (one_in(3)) policy.base = free_name();
    if (one_in(2)) policy.description = text();
    for (int i = below(6); i >= 0; --i) policy.items.push_back({item(), {}});
    tree_.declarations.push_back({std::move(policy), {}});
    return std::move(tree_);
  }

private:
  using ExprId = syntax::ExprId;
  using Word = vocabulary::Word;

  // --- choices
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint32_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class T, std::size_t N> T one_of(const std::array<T, N>& all) { return all[random_() % N]; }
  bool is_leaf() { return depth_ > 4 || one_in(3); }
  ExprId add(syntax::ExprNode node) { return tree_.add(std::move(node), {}); }
  struct Deeper {
    int& depth;
    explicit Deeper(int& d) : depth(d) { ++depth; }
    ~Deeper() { --depth; }
  };

  // --- small parts
  syntax::Name free_name() { return {one_of(std::array<std::string, 6>{"x1", "a_b", "名字", "甲", "Lookback", "ü"}), Word::none, {}}; }
  syntax::Name word(Word w) { return {std::string(vocabulary::spelling(w, text::Language::english)), w, {}}; }
  syntax::Name reference_name() {
    return one_in(2) ? free_name()
                     : word(one_of(std::array{Word::placed, Word::paid, Word::cancelled, Word::replied, Word::rounds, Word::buyer, Word::line}));
  }
  syntax::Name count_name() { return one_in(2) ? free_name() : word(one_of(std::array{Word::rounds, Word::messages, Word::buyer_messages})); }
  syntax::Name field_name() {
    return one_in(2) ? free_name() : word(one_of(std::array{Word::field_sku, Word::field_day, Word::field_topic, Word::field_amount}));
  }
  syntax::Text text() { return {one_of(std::array<std::string, 5>{"", "x", "他说“好”", "a # b { }", "a\"b"}), {}}; }
  syntax::TypeName type() { return static_cast<syntax::TypeName>(below(8)); }

  // --- values
  ExprId literal() {
    switch (below(10)) {
    case 0:
      return add(syntax::CountLiteral{below(1000)});
    case 1:
      return add(syntax::DurationLiteral{one_of(std::array<std::int64_t, 5>{1, 1000, 90'000, 3'600'000, 86'400'000}) * (1 + below(500))});
    case 2:
      return add(syntax::MoneyLiteral{below(100'000)});
    case 3:
      return percent();
    case 4:
      return add(syntax::DecimalLiteral{"1.5"});
    case 5:
      return add(syntax::TextLiteral{text().value});
    case 6:
      return add(syntax::TimeOfDayLiteral{below(86'400) * std::int64_t{1000}});
    case 7:
      return add(syntax::DateLiteral{below(30'000)});
    case 8:
      return add(syntax::InstantLiteral{1'697'421'600'000 + below(1'000'000)});
    default:
      return add(syntax::YesNoLiteral{one_in(2)});
    }
  }
  ExprId percent() { return one_in(2) ? add(syntax::PercentLiteral{below(101), 100}) : add(syntax::PercentLiteral{10 * below(100) + 5, 1000}); }

  ExprId leaf() {
    if (one_in(2)) return add(syntax::Reference{reference_name()});
    return one_in(8) ? add(syntax::UnlimitedLiteral{}) : literal();
  }

  ExprId expression() {
    const Deeper deeper(depth_);
    if (is_leaf()) return leaf();
    switch (below(13)) {
    case 0:
      return add(syntax::Field{expression(), field_name()});
    case 1:
      return add(syntax::Call{free_name(), several(0)});
    case 2:
      return add(syntax::Unary{static_cast<syntax::UnaryOperator>(below(2)), expression()});
    case 3:
      return add(syntax::If{expression(), expression(), expression()});
    case 4:
      return by([this] { return expression(); });
    case 5:
      return add(syntax::Within{one_in(3) ? add(syntax::FullyRefunded{}) : expression(), expression(), expression()});
    case 6:
      return add(syntax::Between{expression(), expression(), expression()});
    case 7:
      return window();
    default:
      return add(syntax::Binary{static_cast<syntax::BinaryOperator>(below(12)), expression(), expression()});
    }
  }

  std::vector<ExprId> several(int least) {
    std::vector<ExprId> all;
    for (int i = below(3) + least; i > 0; --i) all.push_back(expression());
    return all;
  }

  template <class Value> ExprId by(Value value) {
    syntax::By node{free_name(), {}};
    for (int i = below(3); i >= 0; --i) {
      const ExprId arm = value();
      for (int k = below(2); k >= 0; --k) node.arms.push_back({one_in(3) ? word(Word::order) : free_name(), arm});
    }
    return add(std::move(node));
  }

  ExprId window() {
    const auto side = static_cast<syntax::Side>(below(2));
    switch (below(5)) {
    case 0:
      return add(syntax::AnyTime{});
    case 1:
      return add(syntax::AnyTime{side, expression()});
    case 2:
      return add(syntax::CalendarDays{side, expression(), expression()});
    case 3:
      return add(syntax::FromTo{expression(), expression()});
    default:
      return add(syntax::Bounded{side, expression(), expression()});
    }
  }

  // --- tie-breaks, shares, credits
  ExprId rank_key() {
    if (one_in(2)) return add(syntax::RankKey{static_cast<syntax::RankKind>(below(2)), std::nullopt});
    return add(syntax::RankKey{static_cast<syntax::RankKind>(2 + below(2)), count_name()});
  }
  ExprId ranking() {
    const Deeper deeper(depth_);
    if (is_leaf()) return rank_key();
    if (one_in(3)) return by([this] { return ranking(); });
    if (one_in(3)) return add(syntax::If{expression(), ranking(), ranking()});
    return add(syntax::Ranking{{ranking(), ranking()}});
  }

  ExprId share() {
    const Deeper deeper(depth_);
    if (is_leaf()) return one_in(2) ? add(syntax::ShareEvenly{}) : add(syntax::ShareBy{count_name()});
    switch (below(5)) {
    case 0:
      return by([this] { return share(); });
    case 1:
      return add(syntax::If{expression(), share(), share()});
    case 2:
      return add(syntax::ShareDecaying{expression()});
    case 3:
      return add(syntax::ShareAtLeast{share(), expression()});
    default:
      return add(syntax::SharePositions{{{syntax::SharePosition::first, expression()}, {syntax::SharePosition::rest, expression()}}});
    }
  }

  ExprId credit() {
    const Deeper deeper(depth_);
    if (is_leaf()) return one_in(4) ? add(syntax::Nobody{}) : add(syntax::Reference{free_name()});
    switch (below(6)) {
    case 0:
      return by([this] { return credit(); });
    case 1:
      return add(syntax::If{expression(), credit(), credit()});
    case 2:
      return add(syntax::WhenThen{expression(), credit()});
    case 3:
      return add(syntax::Split{{{expression(), credit()}, {percent(), credit()}}});
    case 4:
      return add(syntax::EarliestOf{{add(syntax::Reference{free_name()}), add(syntax::Reference{free_name()})}});
    default:
      return add(syntax::Else{credit(), credit()});
    }
  }

  // --- clauses and items
  syntax::ClaimClause clause() {
    switch (below(5)) {
    case 0:
      return {syntax::WindowClause{one_in(2) ? window() : expression()}, {}};
    case 1:
      return {syntax::CandidatesClause{static_cast<syntax::RowSource>(below(2)), one_in(2) ? std::optional(expression()) : std::nullopt}, {}};
    case 2:
      return {syntax::RequireClause{expression()}, {}};
    case 3:
      return {syntax::TieBreakClause{ranking()}, {}};
    default:
      return {syntax::ShareClause{share()}, {}};
    }
  }

  syntax::Claim claim() {
    syntax::Claim made;
    made.name = free_name();
    if (one_in(2)) made.description = text();
    if (one_in(3)) {
      made.like = free_name();
    } else if (one_in(3)) {
      made.shared = one_in(2) ? add(syntax::Reference{free_name()}) : add(syntax::Call{free_name(), several(0)});
    }
    for (int i = below(4); i > 0; --i) made.clauses.push_back(clause());
    return made;
  }

  syntax::Param param() {
    syntax::Param made;
    made.name = free_name();
    if (one_in(3)) {
      made.choices = {free_name(), word(Word::order), free_name()};
    } else if (one_in(2)) {
      made.type = type();
      made.or_unlimited = one_in(2);
    }
    if (one_in(2)) made.value = expression();
    if (one_in(3)) made.least = literal(), made.most = literal();
    if (one_in(2)) made.description = text();
    return made;
  }

  syntax::ItemNode item() {
    switch (below(12)) {
    case 0:
      return param();
    case 1:
      return syntax::SetParam{free_name(), expression()};
    case 2:
      return syntax::ForEach{static_cast<syntax::Unit>(below(2)), one_in(2) ? std::optional(expression()) : std::nullopt};
    case 3:
      return syntax::DayStarts{literal()};
    case 4:
      return syntax::Define{free_name(), one_in(2) ? std::vector<syntax::Parameter>{{free_name(), type()}} : std::vector<syntax::Parameter>{},
                            expression()};
    case 5:
      return syntax::CreditClause{credit()};
    case 6:
      return syntax::AssistClause{{free_name(), free_name()}};
    case 7:
      return syntax::AmountClause{expression()};
    case 8:
      return syntax::RevokeClause{expression()};
    case 9:
      return syntax::DeductClause{expression(), expression()};
    case 10:
      return syntax::DeductAlways{};
    default:
      return claim();
    }
  }

  std::mt19937 random_;
  int depth_ = 0;
  syntax::Tree tree_;
};

} // namespace guiyin::test
