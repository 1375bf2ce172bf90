// The lines of a timeline.
#include "grammar/parse/story_actions.hpp"

namespace guiyin::parse::story {

namespace {

std::vector<syntax::Label> take_labels(StoryBuilder& builder) { return std::exchange(builder.draft.labels, {}); }

// An order event whose verb and order have been read, with the buyer that may stand before the verb.
template <class Node> void begin_order_event(StoryBuilder& builder) {
  Node node;
  node.order = builder.draft.labels.back();
  if (builder.draft.labels.size() > 1) node.buyer = builder.draft.labels.front();
  builder.draft.labels.clear();
  builder.draft.node = std::move(node);
}

syntax::OrderedLine& ordered_line(StoryBuilder& builder) { return std::get<syntax::Places>(builder.draft.node).lines.back(); }

void add_entry(StoryBuilder& builder, syntax::EntryNode node, Range range) {
  builder.draft.entries.push_back({std::exchange(builder.draft.at, {}), std::move(node), builder.draft.repeat, builder.span(range)});
}

} // namespace

void end_subject(StoryBuilder& builder) { builder.draft.labels.erase(builder.draft.labels.begin(), builder.draft.labels.end() - 1); }
void no_subject(StoryBuilder& builder) { builder.draft.labels.clear(); }

// --- chats -------------------------------------------------------------------------------------------------------------------------------

void begin_says(StoryBuilder& builder) {
  const auto labels = take_labels(builder);
  syntax::Says says;
  says.from = labels[0];
  says.to = labels[1];
  builder.draft.node = std::move(says);
}

void take_about(StoryBuilder& builder, View, Range range) {
  auto& says = std::get<syntax::Says>(builder.draft.node);
  if (says.about) builder.report(164, builder.span(range));
  says.about = take_labels(builder).back();
}

void take_words(StoryBuilder& builder, View, Range range) {
  auto& says = std::get<syntax::Says>(builder.draft.node);
  if (says.words) builder.report(164, builder.span(range));
  says.words = builder.draft.title->value;
}

template <SaidBy By> void take_kind(StoryBuilder& builder, View, Range range) {
  static constexpr const char* names[] = {"human", "auto", "robot", "system"};
  auto& says = std::get<syntax::Says>(builder.draft.node);
  if (!says.kind.empty()) builder.report(164, builder.span(range));
  says.kind = names[static_cast<std::size_t>(By)];
}
template void take_kind<SaidBy::human>(StoryBuilder&, View, Range);
template void take_kind<SaidBy::automatic>(StoryBuilder&, View, Range);
template void take_kind<SaidBy::robot>(StoryBuilder&, View, Range);
template void take_kind<SaidBy::system>(StoryBuilder&, View, Range);

void end_transfers(StoryBuilder& builder) {
  const auto labels = take_labels(builder);
  builder.draft.node = syntax::Transfers{labels[1], labels[0], labels[2]};
}

// --- orders ------------------------------------------------------------------------------------------------------------------------------

void begin_places(StoryBuilder& builder) { begin_order_event<syntax::Places>(builder); }

void begin_ordered_line(StoryBuilder& builder) {
  syntax::OrderedLine line;
  line.sku = take_labels(builder).back();
  std::get<syntax::Places>(builder.draft.node).lines.push_back(std::move(line));
}

void take_quantity(StoryBuilder& builder) { ordered_line(builder).quantity = builder.draft.count; }
void take_price(StoryBuilder& builder) { ordered_line(builder).price_fen = builder.draft.fen; }

template <Discount Kind> void take_discount(StoryBuilder& builder, View, [[maybe_unused]] Range range) {
  if constexpr (Kind == Discount::unnamed) {
    builder.report(155, builder.draft.amount);
  } else {
    syntax::OrderedLine& line = ordered_line(builder);
    std::int64_t& discount = Kind == Discount::full_reduction ? line.full_reduction_fen
                             : Kind == Discount::category     ? line.category_discount_fen
                                                              : line.item_discount_fen;
    if (discount != 0) builder.report(164, builder.span(range));
    discount = builder.draft.fen;
  }
}
template void take_discount<Discount::full_reduction>(StoryBuilder&, View, Range);
template void take_discount<Discount::category>(StoryBuilder&, View, Range);
template void take_discount<Discount::item>(StoryBuilder&, View, Range);
template void take_discount<Discount::unnamed>(StoryBuilder&, View, Range);

void end_ordered_line(StoryBuilder& builder, View, Range range) { ordered_line(builder).span = builder.span(range); }

void begin_pays(StoryBuilder& builder) { begin_order_event<syntax::Pays>(builder); }
template <syntax::Stage S> void take_stage(StoryBuilder& builder) { std::get<syntax::Pays>(builder.draft.node).stage = S; }
template void take_stage<syntax::Stage::deposit>(StoryBuilder&);
template void take_stage<syntax::Stage::balance>(StoryBuilder&);

void end_ships(StoryBuilder& builder) { begin_order_event<syntax::Ships>(builder); }
void end_completes(StoryBuilder& builder) { begin_order_event<syntax::Completes>(builder); }
void begin_cancels(StoryBuilder& builder) { begin_order_event<syntax::Cancels>(builder); }
void begin_refunds(StoryBuilder& builder) { begin_order_event<syntax::Refunds>(builder); }

void take_sku(StoryBuilder& builder) {
  const syntax::Label sku = take_labels(builder).back();
  if (auto* cancels = std::get_if<syntax::Cancels>(&builder.draft.node)) cancels->sku = sku;
  if (auto* refunds = std::get_if<syntax::Refunds>(&builder.draft.node)) refunds->sku = sku;
}

void end_refunds(StoryBuilder& builder) { std::get<syntax::Refunds>(builder.draft.node).fen = builder.draft.fen; }

// --- whole lines -------------------------------------------------------------------------------------------------------------------------

void take_repeat(StoryBuilder& builder) { builder.draft.repeat = {builder.draft.duration, builder.draft.count}; }

void end_date_line(StoryBuilder& builder, View, Range range) {
  builder.draft.at->span = builder.span(range);
  builder.draft.entries.clear();
  add_entry(builder, syntax::DateLine{}, range);
}

void end_shop_line(StoryBuilder& builder, View, Range range) { add_entry(builder, syntax::ShopLine{take_labels(builder).back()}, range); }
void end_buyer_line(StoryBuilder& builder, View, Range range) { add_entry(builder, syntax::BuyerLine{take_labels(builder)}, range); }
void end_agents_line(StoryBuilder& builder, View, Range range) { add_entry(builder, syntax::AgentsLine{take_labels(builder)}, range); }

void end_happening(StoryBuilder& builder, View, Range range) {
  builder.draft.entries.clear();
  add_entry(builder, std::move(builder.draft.node), range);
}

} // namespace guiyin::parse::story
