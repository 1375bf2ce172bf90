#include "interpreter/values/column.hpp"
#include "interpreter/values/few.hpp"
#include "interpreter/values/memory.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/parallel.hpp"
#include "interpreter/values/share.hpp"
#include "interpreter/values/time.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <numeric>
#include <random>
#include <vector>

using namespace guiyin::values;

namespace {

std::int64_t fen(std::string_view text) { return parse_money(text).value().fen; }
std::string reread(std::string_view text) { return to_string(parse_moment(text).value()); }
Duration hours(std::int64_t n) { return {n * ms_per_hour}; }

std::int64_t sum(const std::vector<Money>& parts) {
  return std::accumulate(parts.begin(), parts.end(), Money{}, [](Money a, Money b) { return a + b; }).fen;
}

} // namespace

TEST_CASE("money is read to the fen") {
  CHECK(fen("180") == 18000);
  CHECK(fen("180.5") == 18050);
  CHECK(fen("-3.20") == -320);
  CHECK(fen("+0.05") == 5);
  CHECK(fen("-0.00") == 0);
  CHECK(fen("007") == 700);
  CHECK(fen("1000000000000") == largest_money.fen);
  CHECK(fen("1000000000000.00") == largest_money.fen);
  for (const char* bad : {"", "-", ".", ".5", "5.", "1.234", "1,000", "1e3", " 1", "1 ", "--1", "+-1", "0x1", "1000000000000.01",
                          "99999999999999999999999999", "1.-5", "１"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_money(bad));
  }
}

TEST_CASE("money is written with two decimals") {
  CHECK(to_string(Money{18000}) == "180.00");
  CHECK(to_string(Money{-5}) == "-0.05");
  CHECK(to_string(Money{0}) == "0.00");
  CHECK(to_string(Money{std::numeric_limits<std::int64_t>::min()}) == "-92233720368547758.08");
}

TEST_CASE("moments are read with and without zone, fraction and padding") {
  CHECK(reread("2023-10-16T10:30:00+08:00") == "2023-10-16T10:30:00+08:00");
  CHECK(reread("2023-10-16 10:30") == "2023-10-16T10:30:00+08:00");
  CHECK(reread("2023-10-16T02:30:00Z") == "2023-10-16T10:30:00+08:00");
  CHECK(reread("2023-10-15T21:30:00-0500") == "2023-10-16T10:30:00+08:00");
  CHECK(reread("2023-10-16T10:30:00+08") == "2023-10-16T10:30:00+08:00");
  CHECK(reread("2023/1/5 9:05") == "2023-01-05T09:05:00+08:00");
  CHECK(reread("2024-02-29 00:00:00") == "2024-02-29T00:00:00+08:00");
  CHECK(parse_moment("1970-01-01T00:00:00Z")->ms == 0);
  CHECK(reread("0001-01-01 00:00") == "0001-01-01T00:00:00+08:00");
  CHECK(reread("9999-12-31 23:59:59.999") == "9999-12-31T23:59:59.999+08:00");
}

TEST_CASE("finer digits are cut off toward the past") {
  CHECK(reread("2023-10-16 10:30:00.25") == "2023-10-16T10:30:00.250+08:00");
  CHECK(reread("2023-10-16 10:30:00.1239999") == "2023-10-16T10:30:00.123+08:00");
  CHECK(reread("2023-10-16 10:30:00.0009") == "2023-10-16T10:30:00+08:00");
  CHECK(parse_moment("1969-12-31T23:59:59.9999Z")->ms == -1);
}

TEST_CASE("what is no moment is refused") {
  for (const char* bad : {"",
                          "2023-10-16",
                          "2023-02-29 10:00",
                          "2023-13-01 10:00",
                          "2023-00-01 10:00",
                          "2023-04-31 10:00",
                          "2023-10-16 24:00",
                          "2023-10-16 10:60",
                          "2023-06-30 23:59:60",
                          "0000-01-01 00:00",
                          "23-10-16 10:00",
                          "2023-10/16 10:00",
                          "2023-10-16  10:00",
                          "2023-10-16 10",
                          "2023-10-16 10:3",
                          "2023-10-16 10:30:",
                          "2023-10-16 10:30:00.",
                          "2023-10-16 10:30+8",
                          "2023-10-16 10:30+08:",
                          "2023-10-16 10:30+08:0",
                          "2023-10-16 10:30+08:00x",
                          "2023-10-16 10:30Zx",
                          " 2023-10-16 10:30",
                          "2023-10-16 10:30 ",
                          "2023-10-16 10:30+24:00",
                          "2023-100-16 10:30",
                          "2023-10-16 010:30",
                          "2023-10-16 -1:30"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_moment(bad));
  }
}

TEST_CASE("days start where the policy says") {
  const Moment five = parse_moment("2023-10-16 05:59:59.999").value();
  const Moment six = parse_moment("2023-10-16 06:00").value();
  CHECK(date_to_string(local_day(five)) == "2023-10-16");
  CHECK(date_to_string(local_day(five, hours(6))) == "2023-10-15");
  CHECK(date_to_string(local_day(six, hours(6))) == "2023-10-16");
  CHECK(start_of_day(local_day(six, hours(6)), hours(6)) == six);
  CHECK(weekday(local_day(six)) == 1); // a Monday
  CHECK(weekday(local_day(parse_moment("1969-12-28 12:00").value())) == 7);
  CHECK(time_of_day(five).ms == 6 * ms_per_hour - 1);
  CHECK(time_of_day(parse_moment("1960-01-01 00:00").value()).ms == 0);
}

TEST_CASE("moments and durations are written for people") {
  CHECK(to_string(hours(51)) == "2 d 3 h");
  CHECK(to_string(Duration{24 * ms_per_hour + 2000}) == "24 h 2 s");
  CHECK(to_string(Duration{0}) == "0 s");
  CHECK(to_string(Duration{90 * ms_per_minute}) == "1 h 30 min");
  CHECK(to_string(Duration{-1}) == "-1 ms");
  CHECK(to_string(beginning_of_time) == "-infinity");
  CHECK(to_string(end_of_time) == "infinity");
  CHECK(to_string(parse_moment("9999-12-31 00:00").value() + largest_duration) == "37379-01-25T00:00:00+08:00");
}

TEST_CASE("shares are exact and in lowest terms") {
  CHECK(Share(2, 6).to_string() == "1/3");
  CHECK(Share(0, 5).to_string() == "0");
  CHECK(Share(4, 2).to_string() == "2");
  CHECK(Share().is_zero());
  CHECK((Share(1, 3) + Share(1, 6)).to_string() == "1/2");
  CHECK((Share(1, 3) - Share(1, 2)).to_string() == "-1/6");
  CHECK((Share(2, 3) * Share(3, 4)).to_string() == "1/2");
  CHECK((Share(2, 3) / Share(4, 3)).to_string() == "1/2");
  CHECK((Share(1, 2) / Share(-1, 3)).to_string() == "-3/2");
  CHECK(Share(1, 3) < Share(1, 2));
  CHECK(Share(2, 4) == Share(1, 2));
}

TEST_CASE("shares that do not fit 63 bits stay exact and come back") {
  const std::int64_t p = 9223372036854775783, q = 9223372036854775643; // primes
  const Share a(1, p), b(1, q), both = a * b;
  CHECK(both.to_string() == "1/85070591730234614113402964855534653469"); // p · q
  CHECK(both / b == a);
  CHECK(a + b - b == a);
  CHECK(both < a);
  CHECK_FALSE(both.is_zero());
  CHECK(both - both == Share());
  CHECK((both - both).is_zero());
  CHECK(multiply(largest_money, both).fen == 0);
  CHECK(multiply(largest_money, both * Share(p, 2) * Share(q, 1)).fen == largest_money.fen / 2);
}

TEST_CASE("money times share is rounded, halves away from zero") {
  CHECK(multiply({1}, Share(1, 2)).fen == 1);
  CHECK(multiply({-1}, Share(1, 2)).fen == -1);
  CHECK(multiply({1}, Share(1, 3)).fen == 0);
  CHECK(multiply({2}, Share(1, 3)).fen == 1);
  CHECK(multiply({100}, Share(-1, 8)).fen == -13);
  CHECK(multiply(largest_money, Share(std::numeric_limits<std::int64_t>::max(), 1)) == largest_money);
}

TEST_CASE("division gives left-over fen to the largest remainders, equal ones to the first") {
  const std::vector<Share> thirds(3, Share(1, 3));
  CHECK(divide({100}, thirds) == std::vector<Money>{{34}, {33}, {33}});
  CHECK(divide({-100}, thirds) == std::vector<Money>{{-33}, {-33}, {-34}});
  const std::vector<Share> uneven{Share(1, 2), Share(1, 6), Share(1, 3)};
  CHECK(divide({100}, uneven) == std::vector<Money>{{50}, {17}, {33}});
  CHECK(divide({0}, uneven) == std::vector<Money>{{0}, {0}, {0}});
  CHECK(divide({7}, {}).empty());
  const std::vector<std::int64_t> weights{1, 0, 2};
  CHECK(divide_by_weights({100}, weights) == std::vector<Money>{{33}, {0}, {67}});
}

TEST_CASE("divided money adds up") {
  std::mt19937_64 random(20231016);
  for (int round = 0; round < 2000; ++round) {
    const Money amount{static_cast<std::int64_t>(random() % 200'000'000'000'001) - largest_money.fen};
    std::vector<std::int64_t> weights(1 + random() % 6);
    for (auto& weight : weights) weight = static_cast<std::int64_t>(random() >> (1 + random() % 62));
    weights[0] += weights[0] == 0;
    CHECK(sum(divide_by_weights(amount, weights)) == amount.fen);

    Share total;
    for (const auto weight : weights) total = total + Share(weight, 1);
    std::vector<Share> shares;
    for (const auto weight : weights) shares.push_back(Share(weight, 1) / total);
    CHECK(divide(amount, shares) == divide_by_weights(amount, weights));
  }
}

TEST_CASE("decay is exact") {
  const std::int64_t day = ms_per_day;
  CHECK(decay_weight(0, day) == 4294967296);
  CHECK(decay_weight(day, day) == 2147483648);
  CHECK(decay_weight(32 * day, day) == 1);
  CHECK(decay_weight(32 * day + 1, day) == 0);
  CHECK(decay_weight(std::numeric_limits<std::int64_t>::max(), 1) == 0);
  CHECK(decay_weight(1, std::numeric_limits<std::int64_t>::max()) == 4294967295);
  CHECK(decay_weight(day / 2, day) == 3037000499); // ⌊2³² / √2⌋
}

// Computed with 120 decimal digits.
TEST_CASE("decay agrees with arithmetic of another kind") {
  struct Row {
    std::int64_t age, half_life;
    std::uint64_t weight;
  };
  for (const Row& row : std::initializer_list<Row>{{1, 4, 3611622602},
                                                   {3, 4, 2553802833},
                                                   {1, 3, 3408917801},
                                                   {12345678, 86400000, 3889965484},
                                                   {100000000, 86400000, 1925508829},
                                                   {86399999, 86400000, 2147483665},
                                                   {86400001, 86400000, 2147483630},
                                                   {2000000000, 86400000, 462},
                                                   {999, 1000, 2148972686},
                                                   {1, 7, 3890053517},
                                                   {432000001, 259200000, 1352829922},
                                                   {2764799999, 86400000, 1}}) {
    CAPTURE(row.age);
    CHECK(decay_weight(row.age, row.half_life) == row.weight);
  }
}

TEST_CASE("few: one stands inside, more stand outside, copies are their own") {
  Few<std::string> few;
  CHECK(few.empty());
  few.push_back("a text too long to stand in a string itself");
  Few<std::string> copy = few;
  for (const char* text : {"b", "c", "d", "e"}) few.push_back(text);
  CHECK(few == Few<std::string>{"a text too long to stand in a string itself", "b", "c", "d", "e"});
  CHECK(few[2] == "c");
  CHECK(few.back() == "e");
  CHECK(copy.size() == 1);
  copy = few;
  few.front() = "x";
  CHECK(copy.front() != few.front());
  const Few<std::string> moved = std::move(few);
  CHECK(moved.size() == 5);
  CHECK(few.empty()); // NOLINT: a moved-from sequence is empty
  few.push_back("again");
  CHECK(few.front() == "again");
  copy.clear();
  CHECK(copy.empty());
}

TEST_CASE("few: small elements stand inside as many as fit a pointer") {
  CHECK(sizeof(Few<std::uint32_t>) == 16);
  Few<std::uint32_t> few;
  for (std::uint32_t i = 0; i < 100; ++i) few.push_back(i);
  CHECK(few.size() == 100);
  CHECK(few[1] == 1);
  CHECK(few[99] == 99);
  Few<std::uint32_t> other{7};
  other = std::move(few);
  CHECK(other.back() == 99);
}

TEST_CASE("shares that do not fit 63 bits are shared by their copies and outlive each other") {
  const Share third(1, 3);
  Share wide = Share::whole();
  for (int i = 0; i < 50; ++i) wide = wide * third;
  const std::string text = wide.to_string();
  Share copy = wide;
  wide = Share();
  CHECK(wide.is_zero());
  CHECK(copy.to_string() == text);
  copy = copy;
  Share taken = std::move(copy);
  CHECK(taken.to_string() == text);
  CHECK(!taken.is_zero());
}

TEST_CASE("column: grows, is copied and moved as a whole, new elements are zero") {
  Column<std::int64_t> column{1, 2};
  for (std::int64_t i = 3; i <= 1000; ++i) column.push_back(i);
  CHECK(column.size() == 1000);
  CHECK(column[999] == 1000);
  column.push_back(column[0]);
  CHECK(column.back() == 1);
  column.resize(1003);
  CHECK(column.back() == 0);
  column.append(2, 9);
  CHECK(column.at(1004) == 9);
  CHECK_THROWS_AS(column.at(1005), std::out_of_range);
  const Column<std::int64_t> copy = column;
  column.clear();
  CHECK(column.empty());
  CHECK(copy.size() == 1005);
  Column<std::int64_t> zeros(5);
  CHECK(zeros == Column<std::int64_t>{0, 0, 0, 0, 0});
  zeros = copy;
  CHECK(zeros == copy);
}

// Long columns take over each other's pages, so whatever happens with one must not show in another.
TEST_CASE("column: long ones keep what is theirs, whatever others give up beside them") {
  using Numbers = Column<std::uint32_t>;
  struct Owner {
    Numbers column;
    std::uint32_t first = 0; // its elements count up from here
  };
  const auto check = [](const Owner& owner) {
    std::uint32_t expected = owner.first;
    const bool all = std::all_of(owner.column.begin(), owner.column.end(), [&](std::uint32_t element) { return element == expected++; });
    CHECK(all);
  };
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Owner> owners(6);
    for (unsigned step = 0; step < 300; ++step) {
      Owner& owner = owners[random() % owners.size()];
      const std::size_t size = random() % 1'500'000;
      switch (random() % 6) {
      case 0:
        check(owner);
        owner = {};
        break;
      case 1:
        owner.column = Numbers(size);
        CHECK(std::all_of(owner.column.begin(), owner.column.end(), [](std::uint32_t element) { return element == 0; }));
        owner.first = random();
        std::iota(owner.column.begin(), owner.column.end(), owner.first);
        break;
      case 2:
        owner.column.reserve(owner.column.size() + size);
        break;
      case 3:
        release_kept(random() % 3);
        break;
      default: {
        const auto next = static_cast<std::uint32_t>(owner.first + owner.column.size());
        std::uint32_t* const added = owner.column.extend(size / 2);
        std::iota(added, owner.column.end(), next);
        break;
      }
      }
      check(owner);
    }
    for (const Owner& owner : owners) check(owner);
  };
  work(1);
  in_parallel(3, 3, [&](std::size_t i) { work(static_cast<unsigned>(i) + 2); });
}

TEST_CASE("what one of several threads throws, the caller gets, and threads go on to other work") {
  for (const unsigned threads : {1U, 2U, 7U})
    for (std::size_t bad = 0; bad < 50; ++bad) {
      CHECK_THROWS_AS(in_parallel(threads, 50, [&](std::size_t i) { return i == bad ? throw std::bad_alloc() : void(); }), std::bad_alloc);
      std::atomic<int> done = 0;
      in_parallel(threads, 50, [&](std::size_t) { ++done; });
      CHECK(done == 50);
    }
}
