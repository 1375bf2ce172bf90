#include "interpreter/store/image.hpp"

#include <algorithm>
#include <span>

namespace guiyin::store {

using namespace timeline;

static_assert(2 * event_types + 8 == count_entries);

namespace {

template <class T> void borrow(values::Column<T>& to, const values::Column<T>& from) { to = values::Column<T>::borrowed(from.data(), from.size()); }

// Without texts and extras.
Timeline borrowed(const Timeline& from) {
  Timeline to;
  each_pair_of_columns(to, from, [](const char*, auto& column, const auto& of) { borrow(column, of); });
  return to;
}

bool has_values(const values::Column<std::int64_t>& column) {
  return std::any_of(column.begin(), column.end(), [](std::int64_t value) { return value != missing_value; });
}

// --- the backlog

Texts texts_of(const TextTable& table) {
  Texts texts;
  for (std::uint32_t i = 0; i < table.size(); ++i) texts.add(table.text(i));
  return texts;
}

ScopedTexts scoped_texts_of(const TextTable& table) {
  ScopedTexts out{texts_of(table), {}};
  for (std::uint32_t i = 0; i < table.size(); ++i) out.scopes.push_back(table.scope(i));
  return out;
}

// With the numbers that they had, also where a text that was made up stands twice.
void fill(TextTable& table, const ScopedTexts& from) {
  for (std::size_t i = 0; i < from.texts.size(); ++i) table.append(from.scopes[i], from.texts[i]);
}

void put_backlog(const Backlog& backlog, Image& image) {
  const RowBatch& rows = backlog.rows;
  image.backlog_names = texts_of(rows.names);
  image.backlog_buyers = scoped_texts_of(rows.buyers);
  image.backlog_orders = scoped_texts_of(rows.orders);
  borrow(image.transfers, rows.transfers.rows);
  for (const HappeningRow& row : rows.happenings.rows) {
    image.happenings.order.push_back(row.order);
    image.happenings.buyer.push_back(row.buyer);
    image.happenings.time.push_back(row.time);
    image.happenings.amount.push_back(row.amount);
    image.happenings.source.push_back(row.source);
    image.happenings.sku.push_back(row.sku);
    image.happenings.type.push_back(row.type);
    image.happenings.as.push_back(row.as);
  }
  for (const bool contradicts : backlog.contradicts) image.happenings.contradicts.push_back(contradicts);
  for (const IdRow& id : backlog.ids) {
    image.ids.type.push_back(id.type);
    image.ids.shop.push_back(id.shop);
    image.ids.source.push_back(id.source);
    image.ids.content.push_back(id.content);
    image.ids.texts.add(id.id);
  }
}

// --- counts, in the order of the format

void put_counts(const Contents& contents, values::Column<std::uint64_t>& out) {
  const BuildCounts& counts = contents.counts;
  for (const std::uint64_t rows : counts.rows) out.push_back(rows);
  for (const std::uint64_t rows : counts.left_out) out.push_back(rows);
  for (const std::uint64_t count : {counts.duplicates, counts.shops, counts.buyers, counts.agents, contents.rejected}) out.push_back(count);
  out.push_back(counts.first && counts.last ? 1 : 0);
  out.push_back(static_cast<std::uint64_t>(counts.first.value_or(Moment{}).ms));
  out.push_back(static_cast<std::uint64_t>(counts.last.value_or(Moment{}).ms));
}

} // namespace

void Texts::add(std::string_view text) {
  bytes.append(text.data(), text.data() + text.size());
  ends.push_back(bytes.size());
}

std::string_view Texts::operator[](std::size_t i) const {
  const std::uint64_t begin = i == 0 ? 0 : ends[i - 1];
  return {bytes.data() + begin, ends[i] - begin};
}

Image image_of(const Contents& contents) {
  const Timeline& timeline = contents.timeline;
  Image image;
  image.timeline = borrowed(timeline);
  for (std::uint32_t i = 0; i < timeline.texts.size(); ++i) image.texts.add(timeline.texts[static_cast<TextId>(i)]);
  image.names.push_back(timeline.texts.names());
  for (const std::string& file : timeline.files) image.files.add(file);
  for (const LoadedFile& file : contents.loaded) image.loaded.push_back(file);
  for (const std::string& column : contents.columns) image.columns.add(column);
  for (const ExtraColumn& extra : timeline.extras) {
    if (!has_values(extra.values)) continue;
    image.extra_owners.push_back(extra.field.on);
    image.extra_names.add(extra.field.name);
    borrow(image.extras.emplace_back(), extra.values);
  }
  put_backlog(contents.backlog, image);
  put_counts(contents, image.counts);
  return image;
}

Timeline timeline_of(const Image& image) {
  Timeline timeline = borrowed(image.timeline);
  timeline.texts =
      Dictionary({image.texts.bytes.data(), image.texts.bytes.size()}, std::span(image.texts.ends.data(), image.texts.ends.size()), image.names[0]);
  for (std::size_t i = 0; i < image.files.size(); ++i) timeline.files.emplace_back(image.files[i]);
  for (std::size_t i = 0; i < image.extras.size(); ++i) {
    ExtraColumn& extra = timeline.extras.emplace_back(ExtraColumn{{image.extra_owners[i], std::string(image.extra_names[i]), FieldType::text}, {}});
    borrow(extra.values, image.extras[i]);
  }
  return timeline;
}

Backlog backlog_of(const Image& image) {
  Backlog backlog;
  RowBatch& rows = backlog.rows;
  for (std::size_t i = 1; i < image.backlog_names.size(); ++i) rows.names.append(0, image.backlog_names[i]);
  fill(rows.buyers, image.backlog_buyers);
  fill(rows.orders, image.backlog_orders);
  rows.transfers.rows = image.transfers;
  const Image::Happenings& from = image.happenings;
  for (std::size_t i = 0; i < from.order.size(); ++i) {
    rows.happenings.rows.push_back(
        {from.order[i], from.buyer[i], from.time[i], from.amount[i], from.source[i], from.sku[i], from.type[i], from.as[i]});
    backlog.contradicts.push_back(from.contradicts[i] != 0);
  }
  for (std::size_t i = 0; i < image.ids.type.size(); ++i)
    backlog.ids.push_back({0, image.ids.type[i], image.ids.shop[i], image.ids.source[i], std::string(image.ids.texts[i]), image.ids.content[i]});
  return backlog;
}

void take_counts(const Image& image, BuildCounts& counts, std::uint64_t& rejected) {
  const std::uint64_t* next = image.counts.begin();
  for (std::uint64_t& rows : counts.rows) rows = *next++;
  for (std::uint64_t& rows : counts.left_out) rows = *next++;
  for (std::uint64_t* count : {&counts.duplicates, &counts.shops, &counts.buyers, &counts.agents, &rejected}) *count = *next++;
  if (*next++ == 0) return;
  counts.first = Moment{static_cast<std::int64_t>(*next++)};
  counts.last = Moment{static_cast<std::int64_t>(*next++)};
}

} // namespace guiyin::store
