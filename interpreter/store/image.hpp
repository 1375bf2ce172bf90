// Contents as nothing but columns: one description of what stands in a store, for writing and for reading.
#pragma once

#include "interpreter/store/contents.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace guiyin::store {

// How many numbers `Image::counts` has: rows and left-out rows by type; repeated, shops, buyers, agents, rejected; whether there is a first and a
// last time, and these.
inline constexpr std::size_t count_entries = 24;

// Texts one behind the other, and where each ends.
struct Texts {
  values::Column<char> bytes;
  values::Column<std::uint64_t> ends;

  void add(std::string_view text);
  std::size_t size() const { return ends.size(); }
  std::string_view operator[](std::size_t i) const;
};

// Those of a TextTable whose numbers are counted within scopes.
struct ScopedTexts {
  Texts texts;
  values::Column<std::uint32_t> scopes;
};

struct Image {
  timeline::Timeline timeline; // its columns, without texts and extras
  Texts texts;                 // of its dictionary
  values::Column<std::uint32_t> names;
  Texts files;
  values::Column<LoadedFile> loaded;

  Texts columns;
  values::Column<timeline::FieldOwner> extra_owners;
  Texts extra_names;
  std::vector<values::Column<std::int64_t>> extras;

  Texts backlog_names;
  ScopedTexts backlog_buyers, backlog_orders;
  values::Column<timeline::TransferRow> transfers;
  struct Happenings {
    values::Column<std::uint32_t> order, buyer;
    values::Column<timeline::Moment> time;
    values::Column<timeline::Money> amount;
    values::Column<timeline::RowSource> source;
    values::Column<timeline::TextId> sku;
    values::Column<timeline::EventType> type;
    values::Column<timeline::HappeningType> as;
    values::Column<std::uint8_t> contradicts;
  } happenings;
  struct Ids {
    values::Column<timeline::EventType> type;
    values::Column<timeline::TextId> shop;
    values::Column<timeline::RowSource> source;
    values::Column<timeline::Fingerprint> content;
    Texts texts;
  } ids;

  values::Column<std::uint64_t> counts; // see `count_entries`
};

// Calls visit(name, column of the one, column of the other) for each column of two timelines, apart from texts and extras.
template <class To, class From, class Visit> void each_pair_of_columns(To& to, From& from, const Visit& visit) {
  visit("buyers", to.buyers, from.buyers);
  visit("chat.time", to.messages.time, from.messages.time);
  visit("chat.agent", to.messages.agent, from.messages.agent);
  visit("chat.from", to.messages.sender, from.messages.sender);
  visit("chat.kind", to.messages.kind, from.messages.kind);
  visit("chat.sku", to.messages.sku, from.messages.sku);
  visit("chat.topic", to.messages.topic, from.messages.topic);
  visit("chat.source", to.messages.source, from.messages.source);
  visit("orders", to.orders, from.orders);
  visit("line.order", to.lines.order, from.lines.order);
  visit("line.sku", to.lines.sku, from.lines.sku);
  visit("line.qty", to.lines.qty, from.lines.qty);
  visit("line.price", to.lines.price, from.lines.price);
  visit("line.full_reduction", to.lines.full_reduction, from.lines.full_reduction);
  visit("line.category_discount", to.lines.category_discount, from.lines.category_discount);
  visit("line.item_discount", to.lines.item_discount, from.lines.item_discount);
  visit("line.amount", to.lines.amount, from.lines.amount);
  visit("line.source", to.lines.source, from.lines.source);
  visit("happening.type", to.happenings.type, from.happenings.type);
  visit("happening.time", to.happenings.time, from.happenings.time);
  visit("happening.sku", to.happenings.sku, from.happenings.sku);
  visit("happening.amount", to.happenings.amount, from.happenings.amount);
  visit("happening.source", to.happenings.source, from.happenings.source);
  visit("transfer.buyer", to.transfers.buyer, from.transfers.buyer);
  visit("transfer.time", to.transfers.time, from.transfers.time);
  visit("transfer.from", to.transfers.from, from.transfers.from);
  visit("transfer.to", to.transfers.to, from.transfers.to);
  visit("transfer.source", to.transfers.source, from.transfers.source);
}

// Calls visit(name, column) for each column of an image, const or not. Of extra columns there are as many as `extras` has.
template <class AnyImage, class Visit> void each_column(AnyImage& image, const Visit& visit) {
  const auto texts = [&](const std::string& name, auto& both) {
    visit(name, both.bytes);
    visit(name + ".ends", both.ends);
  };
  const auto scoped = [&](const std::string& name, auto& table) {
    texts(name, table.texts);
    visit(name + ".shop", table.scopes);
  };
  auto& timeline = image.timeline;
  texts("texts", image.texts);
  visit("names", image.names);
  texts("files", image.files);
  visit("files.loaded", image.loaded);
  each_pair_of_columns(timeline, timeline, [&](const std::string& name, auto& column, const auto&) { visit(name, column); });
  texts("columns", image.columns);
  visit("field.on", image.extra_owners);
  texts("field.names", image.extra_names);
  for (std::size_t i = 0; i < image.extras.size(); ++i) visit(fmt::format("field.{}", i), image.extras[i]);
  texts("backlog.names", image.backlog_names);
  scoped("backlog.buyers", image.backlog_buyers);
  scoped("backlog.orders", image.backlog_orders);
  visit("backlog.transfers", image.transfers);
  visit("backlog.order", image.happenings.order);
  visit("backlog.buyer", image.happenings.buyer);
  visit("backlog.time", image.happenings.time);
  visit("backlog.amount", image.happenings.amount);
  visit("backlog.source", image.happenings.source);
  visit("backlog.sku", image.happenings.sku);
  visit("backlog.type", image.happenings.type);
  visit("backlog.as", image.happenings.as);
  visit("backlog.contradicts", image.happenings.contradicts);
  visit("id.type", image.ids.type);
  visit("id.shop", image.ids.shop);
  visit("id.source", image.ids.source);
  visit("id.content", image.ids.content);
  texts("id.texts", image.ids.texts);
  visit("counts", image.counts);
}

// Large columns are borrowed from the contents.
Image image_of(const Contents& contents);
// Parts of the contents of an image whose columns belong together (check_image.hpp). Columns and texts of the timeline are borrowed from the image.
timeline::Timeline timeline_of(const Image& image);
timeline::Backlog backlog_of(const Image& image);
void take_counts(const Image& image, timeline::BuildCounts& counts, std::uint64_t& rejected);

} // namespace guiyin::store
