#include "interpreter/generate/generate.hpp"

#include "interpreter/generate/random.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/time.hpp"

#include <fmt/format.h>

#include <array>
#include <queue>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::generate {

namespace {

using values::Moment;
using values::Money;

constexpr std::array<std::string_view, 15> columns{"type",          "time",  "shop", "buyer", "agent",          "from",
                                                   "sku",           "order", "qty",  "price", "full_reduction", "category_discount",
                                                   "item_discount", "kind",  "to"};
enum Column : std::size_t {
  type,
  time_,
  shop,
  buyer,
  agent,
  from,
  sku,
  order,
  qty,
  price,
  full_reduction,
  category_discount,
  item_discount,
  kind,
  to
};

struct Row {
  Moment at;
  std::uint64_t sequence = 0; // keeps rows of one instant in the order made
  std::array<std::string, columns.size()> cells;
};
struct Later {
  bool operator()(const Row& a, const Row& b) const { return std::pair(a.at, a.sequence) > std::pair(b.at, b.sequence); }
};

void write_csv(const Row& row, std::string& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += ',';
    out += row.cells[i];
  }
  out += '\n';
}

// The cells are made here and hold no signs that JSON escapes.
void write_json(const Row& row, std::string& out) {
  std::string_view separator = "{";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row.cells[i].empty()) continue;
    fmt::format_to(std::back_inserter(out), "{}\"{}\":\"{}\"", separator, columns[i], row.cells[i]);
    separator = ",";
  }
  out += "}\n";
}

class Generator {
public:
  Generator(const Options& options, const std::function<bool(std::string_view)>& write) : options_(options), write_(write), random_(options.seed) {}

  bool run() {
    if (options_.format == Format::csv) out_ = fmt::format("{}\n", fmt::join(columns, ","));
    while (made_ < options_.events && good_) {
      clock_.ms += static_cast<std::int64_t>(random_.below(2 * mean_gap_ms));
      make_episode();
      flush_until(clock_);
    }
    flush_until(values::end_of_time);
    pass_on();
    return good_;
  }

private:
  static constexpr std::uint64_t mean_gap_ms = 20'000; // between the starts of two episodes
  static constexpr std::size_t buffer_size = 1 << 20;

  struct Talk {
    std::string shop, buyer, agent;
  };

  Row& row(std::string_view what, Moment at, const Talk& talk) {
    pending_row_ = Row{at, made_++, {}};
    pending_row_.cells[type] = what;
    pending_row_.cells[time_] = values::to_string(at).substr(0, 19); // local time, without the zone
    pending_row_.cells[shop] = talk.shop;
    pending_row_.cells[buyer] = talk.buyer;
    return pending_row_;
  }
  void push() { waiting_.push(pending_row_); }

  // A talk, an order, or both.
  void make_episode() {
    const Talk talk{options_.shops > 1 ? fmt::format("店铺{}", random_.below(options_.shops)) : "", fmt::format("买家{}", random_.zipf(buyers())),
                    fmt::format("客服{}", random_.zipf(agents))};
    const bool talks = random_.percent(80), orders = !talks || random_.percent(75);
    const std::string product = fmt::format("SKU{}", random_.zipf(products));
    Moment at = clock_;
    if (talks) at = make_talk(talk, product, at);
    if (orders) make_order(talk, product, {at.ms + static_cast<std::int64_t>(random_.between(30'000, 4 * values::ms_per_hour))});
  }

  Moment make_talk(const Talk& talk, const std::string& product, Moment at) {
    const std::uint64_t messages = random_.between(2, 20);
    for (std::uint64_t i = 0; i < messages; ++i) {
      const bool by_buyer = i == 0 || random_.percent(50);
      Row& chat = row("chat", at, talk);
      chat.cells[agent] = talk.agent;
      chat.cells[from] = by_buyer ? "buyer" : "agent";
      if (by_buyer && (i == 0 || random_.percent(10))) chat.cells[sku] = product;
      if (!by_buyer && random_.percent(8)) chat.cells[kind] = random_.percent(50) ? "auto" : "robot";
      push();
      at.ms += static_cast<std::int64_t>(random_.between(1'000, 120'000));
    }
    if (random_.percent(2)) make_transfer(talk, at);
    return at;
  }

  void make_transfer(const Talk& talk, Moment at) {
    Row& transfer = row("transfer", at, talk);
    transfer.cells[agent] = talk.agent;
    transfer.cells[to] = fmt::format("客服{}", random_.zipf(agents));
    push();
  }

  void make_order(const Talk& talk, const std::string& product, Moment at) {
    const std::string number = fmt::format("O{}", ++orders_);
    const std::uint64_t lines = random_.between(1, 4);
    for (std::uint64_t i = 0; i < lines; ++i) make_line(talk, number, i == 0 ? product : fmt::format("SKU{}", random_.zipf(products)), at);
    const auto follows = [&](std::string_view what, std::uint64_t least_ms, std::uint64_t most_ms) {
      row(what, {at.ms + static_cast<std::int64_t>(random_.between(least_ms, most_ms))}, talk).cells[order] = number;
      push();
    };
    if (random_.percent(85)) follows("pay", 1'000, values::ms_per_hour);
    if (random_.percent(8)) follows("cancel", values::ms_per_hour, 20 * values::ms_per_day);
  }

  void make_line(const Talk& talk, const std::string& number, const std::string& product, Moment at) {
    Row& line = row("order", at, talk);
    const std::uint64_t count = random_.between(1, 3), cost = random_.between(100, 50'000);
    line.cells[order] = number;
    line.cells[sku] = product;
    line.cells[qty] = std::to_string(count);
    line.cells[price] = values::to_string(Money{static_cast<std::int64_t>(cost)});
    if (random_.percent(30)) line.cells[full_reduction] = values::to_string(Money{static_cast<std::int64_t>(random_.below(count * cost / 4 + 1))});
    if (random_.percent(10)) line.cells[item_discount] = values::to_string(Money{static_cast<std::int64_t>(random_.below(count * cost / 4 + 1))});
    push();
  }

  void flush_until(Moment now) {
    for (; !waiting_.empty() && waiting_.top().at < now; waiting_.pop()) {
      if (options_.format == Format::csv)
        write_csv(waiting_.top(), out_);
      else
        write_json(waiting_.top(), out_);
      if (out_.size() >= buffer_size) pass_on();
    }
  }

  void pass_on() {
    good_ = good_ && write_(out_);
    out_.clear();
  }

  std::uint64_t buyers() const { return options_.events / 40 + 10; }
  static constexpr std::uint64_t agents = 50;
  static constexpr std::uint64_t products = 2000;

  const Options& options_;
  const std::function<bool(std::string_view)>& write_;
  Random random_;
  Moment clock_{1'704'067'200'000 - values::local_offset.ms}; // 2024-01-01 00:00 local time
  std::uint64_t made_ = 0;
  std::uint64_t orders_ = 0;
  Row pending_row_;
  std::priority_queue<Row, std::vector<Row>, Later> waiting_;
  std::string out_;
  bool good_ = true;
};

} // namespace

bool generate(const Options& options, const std::function<bool(std::string_view)>& write) { return Generator(options, write).run(); }

} // namespace guiyin::generate
