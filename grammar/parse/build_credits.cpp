// Tie-breaks, shares and credits.
#include "grammar/parse/build.hpp"

namespace guiyin::parse {

// --- tie-breaks --------------------------------------------------------------------------------------------------------------------------

void Builder::total_key(Range range) {
  const auto rank = kind(range.first) == kind_of(Word::latest) ? syntax::RankKind::latest : syntax::RankKind::earliest;
  push(syntax::RankKey{rank, std::nullopt}, range);
}

void Builder::count_key(Range range) {
  const auto rank = kind(range.first) == kind_of(Word::most) ? syntax::RankKind::most : syntax::RankKind::fewest;
  push(syntax::RankKey{rank, first_name(range)}, range);
}

// A list of one key is that key.
void Builder::ranking(Range range) {
  auto keys = take(values_, range);
  if (keys.size() == 1) {
    values_.push_back({keys.front(), range});
    return;
  }
  const auto children = keys;
  push(syntax::Ranking{std::move(keys)}, range, children);
}

// --- shares ------------------------------------------------------------------------------------------------------------------------------

void Builder::by_count(Range range) { push(syntax::ShareBy{first_name(range)}, range); }

void Builder::position_part(Range range) {
  const Kind word = kind(range.first);
  const auto position = word == kind_of(Word::first)  ? syntax::SharePosition::first
                        : word == kind_of(Word::last) ? syntax::SharePosition::last
                                                      : syntax::SharePosition::rest;
  parts_.push_back({syntax::PositionPart{position, pop().node}, range});
}

void Builder::positions(Range range) {
  syntax::SharePositions positions;
  std::vector<ExprId> children;
  for (const auto& part : take(parts_, range)) {
    positions.parts.push_back(std::get<syntax::PositionPart>(part));
    children.push_back(positions.parts.back().percent);
  }
  push(std::move(positions), range, children);
}

void Builder::decaying(Range range) {
  const auto half_life = pop();
  push(syntax::ShareDecaying{half_life.node}, range, {half_life.node});
}

void Builder::at_least(Range range) {
  const auto minimum = pop(), share = pop();
  push(syntax::ShareAtLeast{share.node, minimum.node}, {share.range.first, range.end}, {share.node, minimum.node});
}

// --- credits -----------------------------------------------------------------------------------------------------------------------------

void Builder::else_(Range range) {
  const auto second = pop(), first = pop();
  push(syntax::Else{first.node, second.node}, {first.range.first, range.end}, {first.node, second.node});
}

void Builder::when_then(Range range) {
  const auto then = pop(), condition = pop();
  push(syntax::WhenThen{condition.node, then.node}, range, {condition.node, then.node});
}

void Builder::split_part(Range range) {
  const auto credit = pop(), percent = pop();
  parts_.push_back({syntax::SplitPart{percent.node, credit.node}, range});
}

void Builder::split(Range range) {
  syntax::Split split;
  std::vector<ExprId> children;
  for (const auto& part : take(parts_, range)) {
    split.parts.push_back(std::get<syntax::SplitPart>(part));
    children.insert(children.end(), {split.parts.back().percent, split.parts.back().credit});
  }
  push(std::move(split), range, children);
}

void Builder::earliest_of(Range range) {
  auto claims = take(values_, range);
  const auto children = claims;
  push(syntax::EarliestOf{std::move(claims)}, range, children);
}

} // namespace guiyin::parse
