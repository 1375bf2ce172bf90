#include "interpreter/program/rankings.hpp"

#include "interpreter/program/by.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using vocabulary::Word;

// A key, an `if` between two lists, or the arms of a `by` before the keys of the one in force.
struct Item {
  std::optional<RankKey> key;
  std::vector<Item> then, otherwise;
  ExprId condition{};
  std::vector<std::vector<Item>> arms; // only looked at for what `check` says of them
  std::size_t in_force = 0;            // how many of the items that follow are those of the arm in force
  Span span;
};
using Items = std::optional<std::vector<Item>>; // none: something is wrong, reported

Items items_of(const Here& here, syntax::ExprId id);

struct ItemsOfNode {
  const Here& here;
  Span span;

  Items operator()(const syntax::RankKey& node) const;
  Items operator()(const syntax::Ranking& node) const;
  Items operator()(const syntax::If& node) const;
  Items operator()(const syntax::By& node) const;
  Items operator()(const syntax::Invalid&) const { return std::nullopt; }
  Items operator()(const syntax::Reference& node) const;
  template <class Other> Items operator()(const Other& node) const {
    here.reports().error(304, span, {Argument("a tie-break", "择优规则"), shape_name(syntax::ExprNode(node))}).help("tie_break");
    return std::nullopt;
  }
};

Items ItemsOfNode::operator()(const syntax::RankKey& node) const {
  Item item;
  item.span = span;
  item.key = RankKey{static_cast<RankKind>(node.kind), CandidateField::messages, span};
  if (node.count) {
    const auto count = count_named(here, *node.count);
    if (!count) return std::nullopt;
    item.key->count = *count;
  }
  return std::vector<Item>{std::move(item)};
}

Items ItemsOfNode::operator()(const syntax::Ranking& node) const {
  Items all = std::vector<Item>{};
  for (const syntax::ExprId key : node.keys) {
    Items items = items_of(here, key);
    if (!items) all.reset();
    if (items && all) all->insert(all->end(), items->begin(), items->end());
  }
  return all;
}

Items ItemsOfNode::operator()(const syntax::If& node) const {
  const Value test = condition(here, node.condition);
  Items then = items_of(here, node.then), otherwise = items_of(here, node.otherwise);
  if (!test.type || !then || !otherwise) return std::nullopt;
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  Item item;
  item.span = span;
  item.condition = test.id;
  item.then = std::move(*then);
  item.otherwise = std::move(*otherwise);
  return std::vector<Item>{std::move(item)};
}

Items ItemsOfNode::operator()(const syntax::By& node) const {
  Item arms;
  arms.span = span;
  Items chosen = compile_by(here, node, span, [&](const Here& inner, syntax::ExprId arm) {
    const Items items = items_of(inner, arm);
    if (items) arms.arms.push_back(*items);
    return items;
  });
  if (!chosen) return std::nullopt;
  arms.in_force = chosen->size();
  chosen->insert(chosen->begin(), std::move(arms));
  return chosen;
}

Items ItemsOfNode::operator()(const syntax::Reference& node) const {
  const Meaning meaning = meaning_of(here, node.name);
  if (meaning.declared()) {
    wrong_sort(here, node.name, meaning, {"a tie-break", "择优规则"});
    return std::nullopt;
  }
  const text::Language language = text::Language::english;
  std::vector<std::string> keys;
  for (const Word word : {Word::latest, Word::earliest, Word::most, Word::fewest}) keys.emplace_back(vocabulary::spelling(word, language));
  here.reports().error(201, node.name.span, {wording::name(), node.name.text}).suggest(node.name.span, node.name.text, keys);
  return std::nullopt;
}

Items items_of(const Here& here, syntax::ExprId id) {
  if (const auto named = Expansion::of(here, id); named && !named->any_value()) {
    return named->failed() ? std::nullopt : items_of(named->here(here), named->body());
  }
  const syntax::Expr& expr = here[id];
  return std::visit(ItemsOfNode{here, expr.span}, expr.node);
}

bool is_total(const RankKey& key) { return key.kind == RankKind::latest || key.kind == RankKind::earliest; }

// Builds a list, arm by arm. Keys behind one that never ties decide nothing, and a list without such a key is completed by the stated last rule; both
// are said once, of the written list.
class Lists {
public:
  Lists(const Here& here, Span span) : here_(here), span_(span) {}
  RankingId build(const std::vector<Item>& items);

private:
  std::vector<Item> joined(std::vector<Item> arm, const std::vector<Item>& items, std::size_t next) const;
  void useless(const std::vector<Item>& items, std::size_t from, const RankKey& total) const;
  void look_at(const Item& item, const std::vector<Item>& items, std::size_t next);
  bool is_too_large();
  RankingId branch(const Item& item, const std::vector<Item>& items, std::size_t next, Ranking list);
  RankingId finish(Ranking list, bool total);

  const Here& here_;
  Span span_;
};

RankingId Lists::build(const std::vector<Item>& items) {
  Ranking list;
  list.span = span_;
  for (std::size_t i = 0; i < items.size() && !is_too_large(); ++i) {
    if (!items[i].arms.empty()) {
      look_at(items[i], items, i + 1);
      continue;
    }
    if (!items[i].key) return branch(items[i], items, i + 1, std::move(list));
    list.keys.push_back(*items[i].key);
    if (!is_total(*items[i].key)) continue;
    useless(items, i + 1, *items[i].key);
    return finish(std::move(list), true);
  }
  return finish(std::move(list), false);
}

void Lists::useless(const std::vector<Item>& items, std::size_t from, const RankKey& total) const {
  if (from < items.size()) here_.reports().warning(431, items[from].span).label(total.span, "total");
}

std::vector<Item> Lists::joined(std::vector<Item> arm, const std::vector<Item>& items, std::size_t next) const {
  arm.insert(arm.end(), items.begin() + static_cast<std::ptrdiff_t>(next), items.end());
  return arm;
}

void Lists::look_at(const Item& item, const std::vector<Item>& items, std::size_t next) {
  for (const std::vector<Item>& arm : item.arms) {
    Mark mark(here_.out);
    build(joined(arm, items, next + item.in_force));
    mark.undo();
  }
}

// Each `if` doubles the lists that follow.
bool Lists::is_too_large() {
  constexpr std::size_t most_lists = 4096;
  if (here_.out.rankings.size() < most_lists) return false;
  here_.reports().error(210, span_, {here_.shop.sources.text(span_)});
  return true;
}

RankingId Lists::branch(const Item& item, const std::vector<Item>& items, std::size_t next, Ranking list) {
  const RankingId then = build(joined(item.then, items, next)), otherwise = build(joined(item.otherwise, items, next));
  list.rest = ChooseRanking{item.condition, then, otherwise};
  return finish(std::move(list), true);
}

RankingId Lists::finish(Ranking list, bool total) {
  if (!total && !list.keys.empty()) {
    const Span span = list.keys.back().span;
    here_.reports().warning(430, span).help("add");
  }
  here_.out.rankings.push_back(std::move(list));
  return static_cast<RankingId>(here_.out.rankings.size() - 1);
}

} // namespace

std::optional<RankingId> ranking(const Here& here, syntax::ExprId id) {
  const Items items = items_of(here, id);
  if (!items) return std::nullopt;
  return Lists(here, here[id].span).build(*items);
}

RankingId no_ranking(const Here& here, Span span) {
  here.out.rankings.push_back({{}, std::nullopt, span});
  return static_cast<RankingId>(here.out.rankings.size() - 1);
}

std::optional<CandidateField> count_named(const Here& here, const syntax::Name& name) {
  const Word word = name.word != Word::none ? name.word : vocabulary::find(name.text, vocabulary::Position::general).word;
  switch (word) {
  case Word::messages:
    return CandidateField::messages;
  case Word::buyer_messages:
    return CandidateField::buyer_messages;
  case Word::agent_messages:
    return CandidateField::agent_messages;
  case Word::rounds:
    return CandidateField::rounds;
  default:
    break;
  }
  here.reports().error(317, name.span, {name.text}).suggest(name.span, name.text, legal_names(here, Wanted::count, name.text));
  return std::nullopt;
}

} // namespace guiyin::program
