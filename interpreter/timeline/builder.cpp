#include "interpreter/timeline/builder.hpp"

#include "interpreter/timeline/against_order.hpp"

#include <algorithm>

namespace guiyin::timeline {

namespace {

constexpr std::uint32_t no_order = UINT32_MAX;

bool is_happening(EventType type) { return type != EventType::chat && type != EventType::order && type != EventType::transfer; }

} // namespace

Builder::Builder(std::vector<std::string> files, const std::vector<FieldRequest>& fields)
    : files_(std::move(files)), chats_(fields), orders_(fields) {}

const std::vector<FieldRequest>& Builder::fields(FieldOwner on) const {
  if (on == FieldOwner::chat) return chats_.fields();
  return on == FieldOwner::order ? orders_.order_fields() : orders_.line_fields();
}

// A row about an order waits until all orders are known, since it may stand before them.
std::vector<Conflict> Builder::add(const EventRow& row) {
  if (!is_happening(row.type)) return add_at_once(row);
  add_happening(row, texts_.intern(row.shop));
  return {};
}

std::vector<Conflict> Builder::add_at_once(const EventRow& row) {
  std::vector<Conflict> conflicts;
  const TextId shop = texts_.intern(row.shop);
  const SeenRow seen{row.id.empty() ? Fingerprint{} : fingerprint(row), row.source};
  if (check_id(row.type, row.shop, row.id, seen, conflicts) == Repeated::same) {
    ++counts_.duplicates;
    return {};
  }
  if (row.type == EventType::order)
    if (const auto order = orders_.find(shop, texts_.find(row.order)))
      for (Conflict& conflict : check_order_row(row, orders_[*order], {texts_, buyers_, files_})) conflicts.push_back(std::move(conflict));
  if (!conflicts.empty()) return conflicts;
  if (!row.id.empty()) ids_.add(row.type, row.shop, row.id, seen);
  if (row.type == EventType::order)
    add_order(row, shop);
  else if (row.type == EventType::chat)
    chats_.add_chat(row, buyers_.number(shop, texts_.intern(row.buyer)), texts_);
  else
    chats_.add_transfer(row, shop, texts_);
  count(row.type, row.time, row.type == EventType::order ? row.lines.size() : 1);
  return {};
}

Builder::Repeated Builder::check_id(EventType type, std::string_view shop, std::string_view id, const SeenRow& row,
                                    std::vector<Conflict>& conflicts) {
  if (id.empty()) return Repeated::no;
  const SeenRow* before = ids_.find(type, shop, id);
  if (!before) return Repeated::no;
  if (before->content == row.content) return Repeated::same;
  conflicts.push_back(same_id_other_content(id, row.source, before->source, files_));
  return Repeated::other;
}

void Builder::add_order(const EventRow& row, TextId shop) {
  const TextId number = texts_.intern(row.order);
  auto order = orders_.find(shop, number);
  if (!order) {
    const std::uint32_t buyer = buyers_.number(shop, texts_.intern(row.buyer));
    order = orders_.add_order({shop, number, buyer, row.time, row.source}, row.extras, texts_);
  }
  for (const LineRow& line : row.lines) orders_.add_line(*order, line, row.source, texts_);
}

void Builder::add_happening(const EventRow& row, TextId shop) {
  if (!row.id.empty()) pending_ids_.push_back({static_cast<std::uint32_t>(orders_.pending().size()), std::string(row.id), fingerprint(row)});
  orders_.add_happening(row, shop, texts_);
}

void Builder::count(EventType type, Moment time, std::uint64_t rows) {
  counts_.rows[static_cast<std::size_t>(type)] += rows;
  counts_.first = std::min(counts_.first.value_or(time), time);
  counts_.last = std::max(counts_.last.value_or(time), time);
}

std::vector<Conflict> Builder::check_happening(std::uint32_t order, const PendingHappening& happening, const Grouped& lines) const {
  std::vector<TextId> skus;
  if (happening.sku != TextId::missing)
    for (const std::uint32_t line : lines.of(order)) skus.push_back(orders_.line_sku(line));
  return timeline::check_happening(happening, orders_[order], skus, {texts_, buyers_, files_});
}

// The row's order; `no_order` if it is left out, counted already, or in conflict.
std::uint32_t Builder::resolve(const PendingHappening& happening, const PendingId* id, const Grouped& lines, std::vector<Conflict>& conflicts) {
  const SeenRow seen{id ? id->content : Fingerprint{}, happening.source};
  const std::string_view shop = texts_[happening.shop], id_text = id ? std::string_view(id->id) : std::string_view{};
  if (check_id(happening.type, shop, id_text, seen, conflicts) == Repeated::same) {
    ++counts_.duplicates;
    return no_order;
  }
  const auto order = orders_.find(happening.shop, happening.order);
  if (order)
    for (Conflict& conflict : check_happening(*order, happening, lines)) conflicts.push_back(std::move(conflict));
  if (!conflicts.empty()) return no_order;
  if (id) ids_.add(happening.type, shop, id_text, seen);
  if (order)
    count(happening.type, happening.time);
  else
    ++counts_.left_out[static_cast<std::size_t>(happening.type)];
  return order.value_or(no_order);
}

std::vector<std::uint32_t> Builder::resolve_happenings(std::vector<Conflict>& conflicts) {
  const Grouped lines = orders_.lines_by_order();
  std::vector<std::uint32_t> order_of;
  auto id = pending_ids_.begin();
  for (const PendingHappening& happening : orders_.pending()) {
    const bool has_id = id != pending_ids_.end() && id->happening == order_of.size();
    std::vector<Conflict> of_row;
    order_of.push_back(resolve(happening, has_id ? &*id++ : nullptr, lines, of_row));
    conflicts.insert(conflicts.end(), of_row.begin(), of_row.end());
  }
  return order_of;
}

std::vector<Buyer> Builder::count_buyers(std::span<const std::uint32_t> numbers) {
  std::vector<Buyer> buyers;
  for (const std::uint32_t number : numbers) {
    const BuyerTable::Name& name = buyers_[number];
    if (buyers.empty() || buyers.back().shop != name.shop) ++counts_.shops;
    if (name.name != TextId::missing) ++counts_.buyers;
    buyers.push_back({name.shop, name.name, {}, {}});
  }
  return buyers;
}

Built Builder::finish() && {
  Built built;
  const std::vector<std::uint32_t> order_of = resolve_happenings(built.conflicts);
  const std::vector<std::uint32_t> numbers = buyers_.sorted(texts_);
  counts_.agents = chats_.count_agents(buyers_);
  Timeline& timeline = built.timeline;
  timeline.buyers = count_buyers(numbers);
  std::move(chats_).move_into(timeline, buyers_, numbers);
  std::move(orders_).move_into(timeline, numbers, order_of);
  timeline.texts = std::move(texts_);
  timeline.files = std::move(files_);
  built.counts = counts_;
  return built;
}

} // namespace guiyin::timeline
