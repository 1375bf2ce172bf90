#include "tests/reference/calendar.hpp"
#include "tests/reference/generate.hpp"

#include <algorithm>
#include <utility>

namespace reference {

namespace {

constexpr std::int64_t monday = 1697385600000; // 2023-10-16 00:00 UTC+8
constexpr std::int64_t half_an_hour = 30 * minute;

// The story of one buyer in one shop.
class Story {
public:
  Story(Dice& dice, std::string shop, std::string buyer, std::string mark)
      : dice_(dice), shop_(std::move(shop)), buyer_(std::move(buyer)), mark_(std::move(mark)),
        start_(monday + dice.below(10) * day + dice.below(24) * hour + (dice.chance(30) ? dice.below(hour) : 0)) {}

  std::vector<Row> rows();

private:
  Row blank(const std::string& type, std::int64_t time) {
    Row row;
    row.type = type;
    row.time = time;
    row.shop = shop_;
    return row;
  }
  std::string sku() { return "SKU" + std::to_string(dice_.between(1, 3)); }
  std::string agent() { return dice_.one_of(agents_); }
  std::int64_t jitter() { return dice_.one_of<std::int64_t>({-second, -1, 0, 0, 0, 0, 1, second}); }
  std::int64_t gap() {
    return dice_.one_of<std::int64_t>(
        {0, 0, 1, second, 20 * second, minute, 10 * minute, half_an_hour - 1, half_an_hour, half_an_hour, half_an_hour + 1, 45 * minute});
  }
  std::int64_t delay() { return dice_.chance(30) ? 0 : dice_.one_of(pool_of_durations()); }
  std::int64_t near_a_moment();

  void places_order(int number);
  void adds_line(const Row& order);
  void pays(const Row& order);
  void goes_on(const Row& order);
  void happens(const Row& order, const std::string& type, std::int64_t time, const std::string& of_sku = "");
  void refunds(const Row& order, std::int64_t time);
  void talks(std::int64_t time, int messages);
  void transfers(std::int64_t time);
  void repeats_rows();

  Dice& dice_;
  std::string shop_, buyer_, mark_;
  std::int64_t start_;
  std::vector<std::string> agents_{"小美", "小丽", "小王"};
  std::vector<std::int64_t> placed_;     // of orders
  std::vector<std::int64_t> moments_;    // all that befalls them
  std::vector<std::int64_t> talk_times_; // of chats
  std::vector<std::string> skus_;        // of the order being told
  std::vector<Row> rows_;
};

void Story::adds_line(const Row& order) {
  Row line = order;
  line.sku = sku();
  skus_.push_back(line.sku);
  line.qty = dice_.chance(3) ? 0 : dice_.between(1, 3);
  line.price = dice_.one_of<std::int64_t>({0, 1, 100, 333, 1000, 9999, 10000});
  std::int64_t worth = line.qty * line.price;
  for (std::int64_t* discount : {&line.full_reduction, &line.category_discount, &line.item_discount}) {
    if (worth == 0 || !dice_.chance(30)) continue;
    *discount = dice_.chance(10) ? worth : dice_.below(worth + 1);
    worth -= *discount;
  }
  rows_.push_back(line);
  if (dice_.chance(5)) rows_.push_back(line); // wholly equal rows are separate lines
}

void Story::happens(const Row& order, const std::string& type, std::int64_t time, const std::string& of_sku) {
  Row row = blank(type, time);
  row.order = order.order;
  row.sku = of_sku;
  if (dice_.chance(30)) row.buyer = order.buyer;
  moments_.push_back(time);
  rows_.push_back(row);
}

void Story::pays(const Row& order) {
  std::int64_t time = order.time + delay();
  if (dice_.chance(15)) {
    happens(order, "pay", order.time + delay());
    rows_.back().stage = "deposit";
  }
  if (dice_.chance(15)) {
    happens(order, "pay", order.time + delay());
    rows_.back().stage = "balance";
  }
  if (dice_.chance(75)) happens(order, "pay", time);
  if (dice_.chance(10)) happens(order, "pay", time + delay());
}

void Story::refunds(const Row& order, std::int64_t time) {
  happens(order, "refund", time, dice_.chance(50) ? "" : dice_.one_of(skus_));
  rows_.back().amount = dice_.one_of<std::int64_t>({0, 1, 2, 100, 500, 1001, 10000, 60000});
}

// What happens after the order: a moment of the order and a duration of the pool later, to the millisecond or beside it.
void Story::goes_on(const Row& order) {
  auto later = [&] { return std::max(order.time, dice_.one_of(moments_) + delay() + jitter()); };
  auto some = [&](int percent) { return dice_.chance(percent) ? static_cast<int>(dice_.between(1, 3)) : 0; };
  if (dice_.chance(30)) happens(order, "ship", later());
  if (dice_.chance(20)) happens(order, "complete", later());
  for (int i = some(20); i > 0; --i) happens(order, "cancel", later());
  for (int i = some(25); i > 0; --i) {
    const std::string& of_sku = dice_.one_of(skus_);
    happens(order, "cancel", later(), of_sku);
  }
  for (int i = some(35); i > 0; --i) refunds(order, later());
}

void Story::places_order(int number) {
  std::int64_t time = moments_.empty() || dice_.chance(50) ? start_ + delay() : dice_.one_of(moments_) + delay();
  Row order = blank("order", time);
  order.order = "O" + mark_ + std::to_string(number);
  order.buyer = dice_.chance(3) ? "" : buyer_;
  skus_.clear();
  moments_.push_back(time);
  placed_.push_back(time);
  for (std::int64_t lines = dice_.between(1, 4); lines > 0; --lines) adds_line(order);
  pays(order);
  goes_on(order);
}

// At an edge: a moment of an order, or a duration of the pool before or after it, or the start of a day; or close to a chat.
std::int64_t Story::near_a_moment() {
  if (moments_.empty() || dice_.chance(8)) return start_ + delay();
  if (!talk_times_.empty() && dice_.chance(25)) return dice_.one_of(talk_times_) + gap();
  std::int64_t moment = dice_.one_of(!placed_.empty() && dice_.chance(60) ? placed_ : moments_);
  std::int64_t length = delay();
  switch (dice_.below(12)) {
  case 0:
    return start_of_day(moment, dice_.chance(50) ? 0 : 6 * hour) - dice_.between(-1, 3) * day + jitter();
  case 1:
  case 2:
    return moment + length + jitter();
  case 3:
    return moment - length + dice_.one_of(pool_of_durations()) + jitter();
  case 4:
  case 5:
  case 6:
  case 7:
    return moment - dice_.below(half_an_hour);
  default:
    return moment - length + jitter();
  }
}

void Story::talks(std::int64_t time, int messages) {
  std::string with = agent();
  for (; messages > 0; --messages) {
    Row row = blank("chat", time);
    row.buyer = buyer_;
    row.agent = dice_.chance(90) ? with : agent();
    bool answers = !rows_.empty() && rows_.back().from == "buyer";
    row.from = dice_.chance(answers ? 20 : 80) ? "buyer" : "agent";
    if (dice_.chance(35)) row.sku = sku();
    if (dice_.chance(15)) row.kind = dice_.one_of<std::string>({"human", "auto", "robot", "system"});
    rows_.push_back(row);
    talk_times_.push_back(time);
    time += gap();
  }
}

void Story::transfers(std::int64_t time) {
  Row row = blank("transfer", time);
  row.buyer = buyer_;
  row.agent = agent();
  row.to = agent();
  if (row.to == row.agent) return;
  rows_.push_back(row);
  if (!dice_.chance(70)) return;
  const std::vector<std::string> all = std::exchange(agents_, {row.to}); // who goes on talking
  std::int64_t later = time + gap();
  talks(later, static_cast<int>(dice_.between(1, 3)));
  agents_ = all;
}

// “The same row again is counted once”, if it has an `id`.
void Story::repeats_rows() {
  std::size_t count = rows_.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!dice_.chance(4)) continue;
    rows_[i].id = mark_ + "-" + std::to_string(i);
    if (dice_.chance(50)) rows_.push_back(rows_[i]);
  }
}

std::vector<Row> Story::rows() {
  agents_.resize(static_cast<std::size_t>(dice_.between(1, 3)));
  int orders = static_cast<int>(dice_.one_of<std::int64_t>({1, 1, 1, 2, 2, 3}));
  for (int i = 1; i <= orders; ++i) places_order(i);
  for (std::int64_t i = dice_.between(1, 8); i > 0; --i) {
    std::int64_t time = near_a_moment();
    talks(time, static_cast<int>(dice_.between(1, 5)));
  }
  for (std::int64_t i = dice_.chance(40) ? dice_.between(1, 3) : 0; i > 0; --i)
    transfers(talk_times_.empty() ? start_ : dice_.one_of(talk_times_) + gap());
  if (dice_.chance(3)) { // of an order that is not in the input
    Row row = blank("pay", start_);
    row.order = "X" + mark_;
    rows_.push_back(row);
  }
  if (dice_.chance(70))
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.time < b.time; });
  else
    dice_.shuffle(rows_);
  repeats_rows();
  return rows_;
}

Events interleaved(std::vector<std::vector<Row>> stories, Dice& dice) {
  Events events;
  for (auto& story : stories) std::reverse(story.begin(), story.end());
  while (!stories.empty()) {
    std::size_t i = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(stories.size())));
    for (std::int64_t run = dice.between(1, 4); run > 0 && !stories[i].empty(); --run) {
      events.push_back(stories[i].back());
      stories[i].pop_back();
    }
    if (stories[i].empty()) stories.erase(stories.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return events;
}

} // namespace

const std::vector<std::int64_t>& pool_of_durations() {
  static const std::vector<std::int64_t> pool{second, minute, 10 * minute, 30 * minute, hour, 2 * hour, 12 * hour, 24 * hour, 48 * hour, 15 * day};
  return pool;
}

// The same names of buyers, agents and orders occur in several shops.
Events generate_events(Dice& dice, int buyers) {
  static const std::vector<std::string> shops{"", "甲店", "B"};
  std::vector<std::vector<Row>> stories;
  for (int i = 0; i < buyers; ++i) {
    std::string number = std::to_string(i / 3);
    stories.push_back(Story(dice, shops[static_cast<std::size_t>(i % 3)], "买家" + number, number + "-").rows());
  }
  return interleaved(std::move(stories), dice);
}

} // namespace reference
