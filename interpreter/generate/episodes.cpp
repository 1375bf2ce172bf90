#include "interpreter/generate/episodes.hpp"

#include <algorithm>

namespace guiyin::generate {

using values::Duration;
using values::Moment;
using values::Money;

namespace {

constexpr std::uint64_t minute = 60, hour = 60 * minute, day = 24 * hour; // in seconds
constexpr std::uint64_t agents = 50, products = 2000;                     // of each shop
constexpr std::uint64_t events_per_buyer = 40;
constexpr std::uint64_t most_between_episodes = 40;
constexpr Moment opening{1'704'067'200'000 - values::local_offset.ms}; // 2024-01-01 00:00 local time

Record begin_row(Type type, const Buyer& buyer, Moment at) {
  Record row;
  row.type = type;
  row.buyer = buyer;
  row.at = at;
  return row;
}

} // namespace

Episodes::Episodes(std::uint64_t seed, std::uint64_t events, std::uint32_t shops)
    : random_(seed), buyers_(events / shops / events_per_buyer + 10), agents_(agents), products_(products), shops_(shops), clock_(opening) {}

Duration Episodes::seconds(std::uint64_t least, std::uint64_t most) {
  return {static_cast<std::int64_t>(random_.between(least, most)) * values::ms_per_second};
}

// Three orders come out of talks for one that comes out of none: 80 % × 75 % against 20 %.
const std::vector<Record>& Episodes::next() {
  rows_.clear();
  clock_ = clock_ + seconds(0, most_between_episodes);
  const std::uint32_t shop = shops_ > 1 ? static_cast<std::uint32_t>(random_.below(shops_)) : no_number;
  if (random_.percent(80))
    talk_and_order({shop, buyers_.draw(random_), false});
  else
    silent_order({shop, orders_ + 1, true});
  return rows_;
}

void Episodes::talk_and_order(const Buyer& buyer) {
  const std::uint32_t sku = some_sku();
  const Moment end = talk({buyer, some_agent(), sku, clock_, Sender::buyer});
  if (random_.percent(75)) order(buyer, sku, end + seconds(30, 4 * hour));
}

// One in five of those who paid is talked to, or asks, soon afterwards.
void Episodes::silent_order(const Buyer& newcomer) {
  const std::uint32_t sku = some_sku();
  const Record* payment = order(newcomer, sku, clock_);
  if (!payment || !random_.percent(20)) return;
  const Moment begin = payment->at + seconds(0, 15 * minute);
  talk({newcomer, some_agent(), sku, begin, random_.percent(50) ? Sender::buyer : Sender::agent});
}

// The instant after the last message.
Moment Episodes::talk(Talk talk) {
  const std::uint64_t messages = random_.between(2, 20);
  const std::uint64_t handed_over = messages >= 4 && random_.percent(5) ? messages / 2 : messages;
  Moment at = talk.begin;
  for (std::uint64_t place = 0; place < messages; ++place) {
    if (place == handed_over) hand_over(talk, at);
    rows_.push_back(message(talk, place, at));
    at = at + seconds(1, 2 * minute);
  }
  return at;
}

// The first two are a person's words and an answer to them; so an order after a talk is never without an agent.
Record Episodes::message(const Talk& talk, std::uint64_t place, Moment at) {
  Record row = begin_row(Type::chat, talk.buyer, at);
  row.agent = talk.agent;
  const bool opener = place == 0 || (place > 1 && random_.percent(50));
  row.from = opener == (talk.opener == Sender::buyer) ? Sender::buyer : Sender::agent;
  if (row.from == Sender::buyer) {
    if (place < 2)
      row.sku = talk.sku;
    else if (random_.percent(10))
      row.sku = random_.percent(50) ? talk.sku : some_sku();
  } else if (place > 1) {
    if (random_.percent(3)) row.sku = some_sku(); // a product card
    const std::uint64_t kind = random_.below(100);
    row.kind = kind < 4 ? Kind::automatic : kind < 7 ? Kind::robot : kind < 8 ? Kind::system : Kind::human;
  }
  return row;
}

void Episodes::hand_over(Talk& talk, Moment at) {
  Record row = begin_row(Type::transfer, talk.buyer, at);
  row.agent = talk.agent;
  row.to = talk.agent = some_agent();
  rows_.push_back(row);
}

const Record* Episodes::order(const Buyer& buyer, std::uint32_t sku, Moment at) {
  Record placing = begin_row(Type::order, buyer, at);
  placing.order = ++orders_;
  const std::uint64_t lines = random_.between(1, 4);
  for (std::uint64_t i = 0; i < lines; ++i) rows_.push_back(line(placing, i == 0 ? sku : some_sku()));
  const Record one = rows_[rows_.size() - 1 - random_.below(lines)];
  const bool paid = random_.percent(85);
  if (random_.percent(8)) cancel(one);
  if (!paid) return nullptr;
  if (random_.percent(3)) refund(one);
  rows_.push_back(begin_row(Type::pay, buyer, at + seconds(1, hour)));
  rows_.back().order = one.order;
  return &rows_.back();
}

// The three discounts are at most a quarter each, so an amount is never negative.
Record Episodes::line(const Record& order, std::uint32_t sku) {
  Record row = order;
  row.sku = sku;
  row.price.qty = static_cast<std::uint32_t>(random_.between(1, 3));
  row.price.each = Money{static_cast<std::int64_t>(random_.between(100, 50'000))};
  const auto quarter = static_cast<std::uint64_t>(row.price.each.fen * row.price.qty / 4);
  const auto discount = [&](std::uint64_t chance) { return Money{random_.percent(chance) ? static_cast<std::int64_t>(random_.below(quarter)) : 0}; };
  row.price.full_reduction = discount(30);
  row.price.category_discount = discount(10);
  row.price.item_discount = discount(10);
  return row;
}

// Of the whole order, or of one product of it.
void Episodes::cancel(const Record& line) {
  Record row = begin_row(Type::cancel, line.buyer, line.at + seconds(hour, 20 * day));
  row.order = line.order;
  if (random_.percent(25)) row.sku = line.sku;
  rows_.push_back(row);
}

// Of a part of one product's price.
void Episodes::refund(const Record& line) {
  Record row = begin_row(Type::refund, line.buyer, line.at + seconds(hour, 20 * day));
  row.order = line.order;
  row.sku = line.sku;
  row.amount = Money{static_cast<std::int64_t>(random_.between(1, static_cast<std::uint64_t>(line.price.each.fen) / 4))};
  rows_.push_back(row);
}

} // namespace guiyin::generate
