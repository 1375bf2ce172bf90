// `run --memory`: what a document cannot say.
#include "tests/unit/page.hpp"

#include "interpreter/io/parted_events.hpp"
#include "interpreter/spool/spool.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <span>

using namespace guiyin;

namespace {

using spool::RowKind;
using timeline::RowBatch;

constexpr std::string_view header = "type,time,shop,buyer,agent,from,sku,order,qty,price,id,to\n";

// Rows of a few shops and buyers, some of which contradict each other: order numbers and ids occur twice.
std::string random_rows(unsigned seed, int rows) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  std::string out(header);
  for (int i = 0; i < rows; ++i) {
    const unsigned buyer = below(12), order = below(40);
    const std::string time = fmt::format("2024-01-{:02}T{:02}:{:02}:00", 1 + below(9), below(24), below(60)), shop = below(2) ? "s" : "";
    const std::string id = below(3) == 0 ? fmt::format("i{}", below(60)) : "";
    switch (below(8)) {
    case 0:
      out +=
          fmt::format("order,2024-01-05T10:{:02}:00,{},b{},,,S{},O{},2,10.00,{},\n", order, shop, below(9) ? order % 12 : buyer, below(3), order, id);
      break;
    case 1:
      out +=
          fmt::format("{},2024-01-2{}T12:00:00,{},{},,,,O{},,,{},\n", below(2) ? "pay" : "cancel", below(9), shop, below(6) ? "" : "b1", order, id);
      break;
    case 2:
      out += fmt::format("transfer,{},{},b{},a1,,,,,,{},a2\n", time, shop, buyer, id);
      break;
    default:
      out += fmt::format("chat,{},{},b{},a{},{},{},,,,{},\n", time, shop, buyer, below(4), below(2) ? "buyer" : "agent", below(2) ? "S1" : "", id);
    }
  }
  return out;
}

// All that is known of each row, buyers and names by their texts, in the batch's order.
std::vector<std::string> told(const RowBatch& batch) {
  std::vector<std::string> rows;
  const auto name = [&](timeline::TextId id) { return batch.names.text(static_cast<std::uint32_t>(id)); };
  const auto in_shop = [&](const timeline::TextTable& texts, std::uint32_t number) {
    return fmt::format("{}/{}", batch.names.text(texts.scope(number)), texts.text(number));
  };
  for (std::size_t i = 0; i < batch.chats.size(); ++i)
    rows.push_back(fmt::format("chat {} {} {} {} {} {}", batch.chats.time[i].ms, in_shop(batch.buyers, batch.chats.buyer[i]),
                               name(batch.chats.agent[i]), name(batch.chats.sku[i]), static_cast<int>(batch.chats.sender[i]),
                               batch.chats.source[i].line));
  for (const timeline::OrderRow& row : batch.order_rows.rows) {
    rows.push_back(
        fmt::format("order {} {} {} {}", in_shop(batch.orders, row.order), in_shop(batch.buyers, row.buyer), row.time.ms, row.source.line));
    for (std::uint32_t line = row.first_line; line < row.first_line + row.lines; ++line)
      rows.back() += fmt::format(" {} {} {} {} {}", name(batch.order_rows.sku[line]), batch.order_rows.amount[line].fen, batch.order_rows.qty[line],
                                 batch.order_rows.price[line].fen, batch.order_rows.full_reduction[line].fen);
  }
  for (const timeline::HappeningRow& row : batch.happenings.rows)
    rows.push_back(fmt::format("{} {} {} {}", static_cast<int>(row.as), in_shop(batch.orders, row.order), row.time.ms, row.source.line));
  for (const timeline::TransferRow& row : batch.transfers.rows)
    rows.push_back(fmt::format("transfer {} {} {} {}", in_shop(batch.buyers, row.buyer), name(row.from), name(row.to), row.time.ms));
  const auto ids = [&](const std::vector<timeline::IdRow>& of) {
    for (const timeline::IdRow& id : of)
      rows.push_back(fmt::format("id {} {} {} {}", name(id.shop), id.id, static_cast<int>(id.type), id.source.line));
  };
  ids(batch.chats.ids), ids(batch.order_rows.ids), ids(batch.happenings.ids), ids(batch.transfers.ids);
  return rows;
}

RowBatch batch_of(unsigned seed) {
  RowBatch batch;
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  for (std::uint32_t line = 2; line < 200; ++line) {
    const std::string buyer = fmt::format("b{}", below(9)), order = fmt::format("a long order number {}", below(30)), id = fmt::format("i{}", line);
    timeline::EventRow row;
    row.time = values::Moment{below(100000)};
    row.source = {0, line};
    row.shop = below(2) ? "s" : "", row.buyer = buyer, row.id = below(2) ? std::string_view(id) : std::string_view();
    const timeline::LineRow lines[] = {{"S1", 1, values::Money{line}, {}, {}, {}, {}}, {"S2", 2, values::Money{line}, values::Money{1}, {}, {}, {}}};
    switch (below(4)) {
    case 0:
      row.type = timeline::EventType::order, row.order = order, row.lines = std::span(lines).first(1 + below(2));
      break;
    case 1:
      row.type = timeline::EventType::cancel, row.order = order, row.sku = "S1", row.buyer = {};
      break;
    case 2:
      row.type = timeline::EventType::transfer, row.agent = "a1", row.to = "a2";
      break;
    default:
      row.type = timeline::EventType::chat, row.agent = below(2) ? "a1" : "an agent with a long name", row.sku = below(2) ? "S3" : "";
    }
    batch.add(row);
  }
  return batch;
}

std::vector<std::string> sorted(std::vector<std::string> rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

struct Ran {
  pages::Ran ran;
  std::string summary, rejects;
};
Ran run(io::MemoryFiles files, std::vector<std::string> more) {
  std::vector<std::string> arguments{"run", "jd", "taobao", "--events", "e.csv", "--format", "csv", "--summary", "s.csv"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Ran ran{pages::run(arguments, files), {}, {}};
  ran.summary = files.files["s.csv"], ran.rejects = files.files["r.csv"];
  return ran;
}

} // namespace

TEST_CASE("what is put aside comes back, each row once, those of a part in the order in which they stood") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RowBatch batch = batch_of(seed);
    const std::vector<std::string> before = told(batch);
    io::MemoryFiles files;
    const auto scratch = std::move(std::get<0>(files.create_scratch()));
    spool::Space space(*scratch);
    spool::RowParts rows;
    const auto part_of = [](std::uint32_t number) { return static_cast<spool::Part>(number % 7 * 100); };
    for (const std::uint32_t buyer : batch.chats.buyer) rows.chats.push_back(part_of(buyer));
    for (const auto& row : batch.order_rows.rows) rows.orders.push_back(part_of(row.buyer));
    for (const auto& row : batch.transfers.rows) rows.transfers.push_back(part_of(row.buyer));
    for (const auto& row : batch.happenings.rows) rows.happenings.push_back(part_of(row.order));
    const spool::Divided divided = spool::divide(batch, rows, spool::all_parts, space);
    RowBatch one_part;
    spool::bring_back(divided, {0, spool::all_parts}, space, one_part);
    CHECK(sorted(told(one_part)) == sorted(before));
    RowBatch in_pieces;
    std::uint32_t chats = 0;
    for (std::uint32_t part = 0; part < spool::all_parts; part += 128) {
      spool::bring_back(divided, {part, part + 128}, space, in_pieces);
      for (std::size_t i = chats + 1; i < in_pieces.chats.size(); ++i)
        if (in_pieces.chats.buyer[i] == in_pieces.chats.buyer[i - 1]) CHECK(in_pieces.chats.source[i - 1].line < in_pieces.chats.source[i].line);
      chats = static_cast<std::uint32_t>(in_pieces.chats.size());
    }
    CHECK(sorted(told(in_pieces)) == sorted(before));
    REQUIRE(space.good());
  }
}

TEST_CASE("the same bytes whatever the memory, the grain and the threads") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    io::MemoryFiles files;
    files.files["e.csv"] = random_rows(seed, 400);
    const std::vector<std::string> bad{"--keep-going", "--rejects", "r.csv"};
    const Ran expected = run(files, bad), refused = run(files, {});
    REQUIRE(expected.ran.status == 0);
    for (const std::string threads : {"1", "2", "7"})
      for (const std::string grain : {"1", "50", "3000"}) {
        const std::vector<std::string> little{"--memory", "64MB", "--threads", threads, "--grain", grain};
        const Ran refused_too = run(files, little);
        CHECK(refused_too.ran.status == refused.ran.status);
        CHECK(refused_too.ran.terminal == refused.ran.terminal);
        std::vector<std::string> all = bad;
        all.insert(all.end(), little.begin(), little.end());
        const Ran found = run(files, all);
        CHECK(found.ran.status == 0);
        CHECK(found.ran.terminal == expected.ran.terminal);
        CHECK(found.summary == expected.summary);
        CHECK(found.rejects == expected.rejects);
      }
  }
}

TEST_CASE("a disk that is full at whatever moment gives a message and no result, or the right one") {
  io::MemoryFiles files;
  files.files["e.csv"] = random_rows(1, 120);
  const std::vector<std::string> all{"--keep-going", "--rejects", "r.csv", "--memory", "64MB", "--grain", "500", "--output", "o.csv"};
  const Ran expected = run(files, all);
  REQUIRE(expected.ran.status == 0);
  std::size_t failed = 0;
  for (std::size_t room = 0; room < 60000; room += 1999) {
    files.scratch_room = room;
    const Ran found = run(files, all);
    if (found.ran.status == 0) {
      CHECK(found.ran.terminal == expected.ran.terminal);
      continue;
    }
    ++failed;
    CHECK(found.ran.status == 2);
    CHECK(found.ran.output.empty());
    CHECK(found.summary.empty());
    CHECK(found.ran.terminal.find("GY0631") != std::string::npos);
  }
  CHECK(failed > 3);
  CHECK(failed < 30);
}

TEST_CASE("a buyer of whom more is said than fits is decided all the same, and that is said") {
  io::MemoryFiles files;
  std::string& rows = files.files["e.csv"];
  rows = header;
  for (int i = 0; i < 600000; ++i) rows += "chat,2024-01-01T10:00:00,,b,a,agent,a long product name,,,,,\n";
  rows += "order,2024-01-01T11:00:00,,b,,,S,O,1,1.00,,\n";
  const Ran ran = run(files, {"--quiet", "--memory", "64MB"});
  CHECK(ran.ran.status == 0);
  CHECK(ran.ran.terminal.find("GY0632") != std::string::npos);
  CHECK(ran.ran.output == run(files, {"--quiet"}).ran.output);
}
