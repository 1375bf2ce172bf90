#include "interpreter/store/store.hpp"

#include "interpreter/io/load_events.hpp"
#include "interpreter/store/format.hpp"
#include "interpreter/store/index.hpp"
#include "interpreter/store/write.hpp"
#include "tests/support/stores.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace guiyin;
using store::Damage;
using store::Index;
using store::Store;

namespace {

constexpr std::string_view events = "type,time,shop,buyer,agent,from,sku,order,qty,price,id,to,channel\n"
                                    "chat,2023-10-16 09:00:00,甲店,张三,小美,buyer,SKU1,,,,c1,,app\n"
                                    "chat,2023-10-16 09:00:00,甲店,张三,小美,agent,,,,,,,\n"
                                    "transfer,2023-10-16 09:00:00,甲店,张三,小美,,,,,,t1,小丽,\n"
                                    "transfer,2023-10-16 09:00:00,甲店,无言,小美,,,,,,t2,小丽,\n"
                                    "chat,2023-10-16 09:01:00,甲店,张三,小丽,agent,,,,,,,web\n"
                                    "order,2023-10-16 10:00:00,甲店,张三,,,SKU1,O1,2,9.90,o1,,\n"
                                    "pay,2023-10-16 10:05:00,甲店,,,,,O1,,,,,\n"
                                    "pay,2023-10-16 10:05:00,甲店,,,,,O9,,,p9,,\n";

std::string bytes_of(const store::Contents& contents) {
  std::string bytes;
  REQUIRE(store::write(contents, [&](std::string_view piece) {
    bytes += piece;
    return true;
  }));
  return bytes;
}

Store open(const std::string& bytes) {
  auto opened = Store::open(bytes, nullptr, 2);
  REQUIRE(std::holds_alternative<Store>(opened));
  return std::get<Store>(opened);
}

// "changed chat.time"
template <class Opened> std::string damage_of(const Opened& opened) {
  const auto* found = std::get_if<Damage>(&opened);
  if (!found) return "none";
  constexpr const char* kinds[] = {"foreign", "other_form", "cut_off", "changed", "no_sense"};
  return std::string(kinds[static_cast<std::size_t>(found->kind)]) + (found->where.empty() ? "" : " ") + found->where;
}
std::string damage(const std::string& bytes) { return damage_of(Store::open(bytes, nullptr, 2)); }
// Of who looks at one buyer alone.
std::string damage(const std::string& bytes, std::uint32_t buyer) {
  const auto opened = Index::open(bytes, nullptr, 2);
  const auto* index = std::get_if<Index>(&opened);
  return index ? damage_of(index->buyer(timeline::BuyerId{buyer}, 2)) : damage_of(opened);
}

// Where a section's bytes begin.
std::size_t section(std::string_view bytes, std::string_view name) {
  for (std::size_t at = sizeof(store::Header); at + sizeof(store::Section) <= bytes.size(); at += sizeof(store::Section))
    if (bytes.substr(at).starts_with(std::string(name) + '\0')) {
      store::Section found;
      bytes.substr(at).copy(reinterpret_cast<char*>(&found), sizeof found);
      return found.offset;
    }
  FAIL("no section " << name);
  return 0;
}

std::string messages_of(const timeline::Timeline& t) {
  std::string out;
  for (std::size_t i = 0; i < t.messages.size(); ++i)
    out += values::to_string(t.messages.time[i]) + " " + std::string(t.texts[t.messages.agent[i]]) + " " + std::string(t.texts[t.messages.sku[i]]) +
           " " + std::string(t.texts[t.messages.topic[i]]) + " " + std::to_string(t.messages.source[i].line) + "\n";
  return out;
}

} // namespace

TEST_CASE("a store gives back what was put into it, to the byte") {
  const io::LoadResult loaded = io::load_events({{"may.csv", events}});
  const std::string bytes = bytes_of(loaded.contents);
  const Store store = open(bytes);
  const timeline::Timeline timeline = store.timeline();
  CHECK(messages_of(timeline) == messages_of(loaded.contents.timeline));
  CHECK(store.files() == std::vector<std::string>{"may.csv"});
  CHECK(store.columns() == std::vector<std::string>{"channel"});
  CHECK(store.counts().rows == loaded.contents.counts.rows);
  CHECK(store.loaded().at(0).bytes == events.size());
  REQUIRE(timeline.orders.size() == 1);
  CHECK(timeline.texts[timeline.orders[0].number] == "O1");
  CHECK(timeline.texts.find("小丽") != timeline::TextId::missing);
  CHECK(timeline.texts.find("O1") == timeline::TextId::missing); // as in a timeline that was read
  const timeline::Backlog backlog = store.backlog();
  CHECK(backlog.rows.transfers.rows.size() == 2);
  CHECK(backlog.rows.happenings.rows.size() == 1);
  CHECK(backlog.ids.size() == 5);
  CHECK(bytes_of({store.timeline(), store.backlog(), store.counts(), store.rejected(), store.loaded(), store.columns()}) == bytes);
}

TEST_CASE("a timeline outlives the store that it was taken from") {
  timeline::Timeline timeline;
  {
    const auto bytes = std::make_shared<const std::string>(fixtures::store_of(events));
    auto opened = Store::open(*bytes, bytes, 1);
    timeline = std::get<Store>(opened).timeline();
  }
  CHECK(timeline.texts[timeline.messages.agent[0]] == "小美");
}

TEST_CASE("bytes that stand anywhere can be opened") {
  const std::string store = fixtures::store_of(events);
  const std::string shifted = "x" + store;
  const auto opened = Store::open(std::string_view(shifted).substr(1), nullptr, 1);
  CHECK(std::holds_alternative<Store>(opened));
}

TEST_CASE("every byte that is changed is noticed, and every end that is cut off") {
  const std::string store = fixtures::store_of(events);
  CHECK(damage(store) == "none");
  std::size_t unnoticed = 0;
  for (std::size_t i = 0; i < store.size(); ++i) {
    std::string changed = store;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    if (damage(changed) == "none") ++unnoticed; // between sections
    if (i % 7 == 0) CHECK(damage(store.substr(0, i)) != "none");
  }
  CHECK(unnoticed < 64 * 80); // the gaps, which say nothing
  CHECK(damage(store + "x") == "cut_off");
  CHECK(damage("type,time\n") == "foreign");
}

TEST_CASE("what no program of ours writes is not believed, though all checksums fit") {
  const std::string store = fixtures::store_of(events);
  CHECK(damage(fixtures::healed(store)) == "none");
  const auto with = [&](std::string_view name, std::size_t at, char value) {
    std::string changed = store;
    changed[section(store, name) + at] = value;
    return damage(fixtures::healed(changed));
  };
  CHECK(with("chat.agent", 3, 1) == "no_sense chat.agent");
  CHECK(with("chat.kind", 0, 9) == "no_sense chat.kind");
  CHECK(with("chat.time", 5, 100) == "no_sense chat.time"); // later than what follows it
  CHECK(with("buyers", 8, 1) == "no_sense buyers");
  CHECK(with("orders", 0, 3) == "no_sense orders");
  CHECK(with("line.price", 7, -128) == "no_sense line.price");
  CHECK(with("line.amount", 0, 1) == "no_sense line.amount");
  CHECK(with("texts.ends", 7, 1) == "no_sense texts");
  CHECK(with("names", 3, 1) == "no_sense names");
  CHECK(with("backlog.sku", 3, 1) == "no_sense backlog.order");
  CHECK(with("backlog.transfers", 4, 1) == "no_sense backlog.transfers"); // chats before it are counted when it is read
  CHECK(with("id.shop", 3, 1) == "no_sense id.type");
  CHECK(with("field.0", 0, 120) == "no_sense field.0");
}

TEST_CASE("what stands in the wrong place is not believed, at the borders between owners as within") {
  const std::string store = fixtures::store_of("type,time,buyer,agent,from,sku,order,qty,price\n"
                                               "chat,2023-10-16 09:00:00,A,小美,buyer,,,,\n"
                                               "chat,2023-10-16 09:01:00,A,小美,agent,,,,\n"
                                               "order,2023-10-16 10:00:00,A,,,S1,O1,1,5\n"
                                               "order,2023-10-16 10:00:00,A,,,S2,O1,1,5\n"
                                               "order,2023-10-16 11:00:00,A,,,S1,O2,1,5\n"
                                               "pay,2023-10-16 12:00:00,,,,,O1,,\n"
                                               "ship,2023-10-16 13:00:00,,,,,O1,,\n"
                                               "pay,2023-10-16 12:30:00,,,,,O2,,\n"
                                               "chat,2023-10-16 08:00:00,B,小美,buyer,,,,\n"
                                               "chat,2023-10-16 08:01:00,B,小美,agent,,,,\n"
                                               "order,2023-10-16 10:30:00,B,,,S1,O3,1,5\n");
  const auto with = [&](std::string_view name, std::size_t at, int value) {
    std::string changed = store;
    changed[section(store, name) + at] = static_cast<char>(value);
    return damage(fixtures::healed(changed));
  };
  constexpr std::size_t ages = 5;                  // the byte of a time that counts some 35 years
  CHECK(with("chat.time", 0 + ages, 0) == "none"); // nothing stands before the first, and what stands before a buyer's first is another's
  CHECK(with("chat.time", 8 + ages, 0) == "no_sense chat.time");
  CHECK(with("chat.time", 16 + ages, 0) == "none");
  CHECK(with("chat.time", 24 + ages, 0) == "no_sense chat.time");
  CHECK(with("happening.time", 8 + ages, 0) == "no_sense happening.time");
  CHECK(with("happening.time", 16 + ages, 0) == "none");
  CHECK(with("orders", 32 + 8 + ages, 0) == "no_sense orders");
  CHECK(with("orders", 64 + 8 + ages, 0) == "none");
  CHECK(with("orders", 32, 1) == "no_sense orders"); // another's order
  CHECK(with("orders", 64, 0) == "no_sense orders");
  CHECK(with("line.order", 4, 1) == "no_sense line.order");
  CHECK(with("line.order", 8, 0) == "no_sense line.order");
  CHECK(with("line.order", 0, 3) == "no_sense line.order"); // there is none
  CHECK(with("line.qty", 7, 0x40) == "no_sense line.qty");
  CHECK(with("line.qty", 4, 1) == "no_sense line.amount");
  CHECK(with("line.price", 7, 0x7f) == "no_sense line.price");
  CHECK(with("chat.from", 1, 2) == "no_sense chat.from");
  CHECK(with("chat.source", 0, 1) == "no_sense chat.source");
  CHECK(with("chat.source", 3, 0x80) == "no_sense chat.source");
  CHECK(with("chat.topic", 3, 0x80) == "no_sense chat.topic");
  CHECK(with("texts.ends", 15, 0x80) == "no_sense texts");
}

namespace {

// What decisions can come from, so that two timelines can be told apart. Names, not numbers, since these follow the order of reading.
std::string told(const timeline::Timeline& t) {
  const auto text = [&](timeline::TextId id) { return std::string(t.texts[id]) + " "; };
  std::string out;
  for (const timeline::Buyer& buyer : t.buyers) {
    std::string of_buyer = text(buyer.shop) + text(buyer.name) + "\n";
    for (std::uint32_t i = buyer.messages.begin; i < buyer.messages.end; ++i)
      of_buyer += values::to_string(t.messages.time[i]) + text(t.messages.agent[i]) + text(t.messages.sku[i]) + text(t.messages.topic[i]) +
                  std::to_string(static_cast<int>(t.messages.kind[i])) + "\n";
    for (std::uint32_t i = buyer.orders.begin; i < buyer.orders.end; ++i) {
      const timeline::Order& order = t.orders[i];
      of_buyer += text(order.number) + values::to_string(order.placed);
      for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line)
        of_buyer += " " + text(t.lines.sku[line]) + values::to_string(t.lines.amount[line]);
      for (std::uint32_t at = order.happenings.begin; at < order.happenings.end; ++at)
        of_buyer +=
            " " + std::to_string(static_cast<int>(t.happenings.type[at])) + text(t.happenings.sku[at]) + values::to_string(t.happenings.time[at]);
      of_buyer += "\n";
    }
    out += of_buyer;
  }
  return out;
}

// "2 rows again, 1 bad, 0 left out"
std::string counted(const io::LoadResult& result) {
  std::string out = std::to_string(result.read.summary.duplicates) + " again, " + std::to_string(result.read.summary.rejected) + " bad";
  for (const std::uint64_t rows : result.read.summary.rows) out += " " + std::to_string(rows);
  for (const std::uint64_t rows : result.read.summary.left_out) out += " " + std::to_string(rows);
  return out;
}

} // namespace

TEST_CASE("of one buyer a store gives the same as of all") {
  const std::string bytes = fixtures::store_of("type,time,shop,buyer,agent,from,sku,order,qty,price,to,note\n"
                                               "chat,2023-10-16 09:00:00,甲店,A,小美,buyer,S1,,,,,x\n"
                                               "chat,2023-10-16 09:01:00,乙店,A,小丽,agent,,,,,,\n"
                                               "order,2023-10-16 10:00:00,甲店,A,,,S1,O1,1,5,,y\n"
                                               "order,2023-10-16 10:00:00,甲店,A,,,S2,O1,1,5,,\n"
                                               "transfer,2023-10-16 10:01:00,甲店,B,小美,,,,,,小丽,\n"
                                               "chat,2023-10-16 10:02:00,甲店,B,小丽,buyer,S2,,,,,\n"
                                               "order,2023-10-16 10:30:00,甲店,B,,,S2,O2,1,5,,\n"
                                               "pay,2023-10-16 10:31:00,甲店,,,,,O2,,,,\n"
                                               "pay,2023-10-16 10:32:00,甲店,,,,,O1,,,,\n"
                                               "order,2023-10-16 11:00:00,甲店,A,,,S1,O3,1,5,,\n"
                                               "ship,2023-10-16 11:31:00,甲店,,,,,O2,,,,\n"
                                               "chat,2023-10-16 12:00:00,甲店,C,小美,agent,,,,,,\n"
                                               "order,2023-10-16 13:00:00,甲店,,,,S1,O4,1,5,,\n");
  const auto opened = Index::open(bytes, nullptr, 1);
  REQUIRE(std::holds_alternative<Index>(opened));
  const Index& index = std::get<Index>(opened);
  CHECK(index.orders().buyers.size() == 5);
  CHECK(index.orders().orders.size() == 4);
  CHECK(index.orders().messages.size() == 0);
  std::string of_each;
  std::size_t transfers = 0, extras = 0;
  for (std::uint32_t i = 0; i < index.orders().buyers.size(); ++i) {
    auto read = index.buyer(timeline::BuyerId{i});
    REQUIRE(std::holds_alternative<timeline::Timeline>(read));
    const auto& alone = std::get<timeline::Timeline>(read);
    CHECK(alone.buyers.size() == 1);
    of_each += told(alone);
    transfers += alone.transfers.time.size();
    for (const timeline::ExtraColumn& extra : alone.extras)
      for (const std::int64_t value : extra.values) extras += value != timeline::missing_value;
  }
  CHECK(of_each == told(open(bytes).timeline()));
  CHECK(transfers == 1);
  CHECK(extras == 3); // of a chat, an order, and its line
}

TEST_CASE("who asks for one buyer learns what is wrong with that buyer's rows, and reads no others") {
  std::string csv = "type,time,buyer,agent,from,sku,order,qty,price\n";
  constexpr std::size_t chats = 3 * store::block_bytes / sizeof(values::Moment);
  for (const char* buyer : {"A", "B"})
    for (std::size_t i = 0; i < chats; ++i) (csv += "chat,2023-10-16 09:00:00,") += std::string(buyer) + ",小美,agent,,,,\n";
  csv += "order,2023-10-16 10:00:00,A,,,S1,O1,1,5\norder,2023-10-16 10:00:00,B,,,S1,O2,1,5\n";
  const std::string store = fixtures::store_of(csv);
  const auto with = [&](std::string_view name, std::size_t at, int value) {
    std::string changed = store;
    changed[section(store, name) + at] = static_cast<char>(value);
    return changed;
  };
  const auto both = [](const std::string& bytes) { return damage(bytes, 0) + ", " + damage(bytes, 1); };
  CHECK(both(store) == "none, none");
  constexpr std::size_t of_b = chats * sizeof(values::Moment);
  CHECK(both(with("chat.time", 0, 1)) == "changed chat.time, none");
  CHECK(both(with("chat.time", of_b, 1)) == "none, changed chat.time");
  CHECK(damage(with("chat.time", of_b, 1)) == "changed chat.time");
  CHECK(both(with("orders", 8, 1)) == "changed orders, changed orders"); // what names orders is looked at in any case
  CHECK(both(fixtures::healed(with("chat.agent", 3, 1))) == "no_sense chat.agent, none");
  CHECK(both(fixtures::healed(with("line.sku", 4 + 3, 1))) == "none, no_sense line.sku");
  CHECK(both(fixtures::healed(with("orders", 0, 1))) == "no_sense orders, none"); // said to be B's
  CHECK(both(fixtures::healed(with("buyers", 16, 1))) == "no_sense buyers, no_sense buyers");
}

TEST_CASE("days that are added give what loading all at once gives, wherever the days are cut") {
  const std::string header = "type,time,shop,buyer,agent,from,sku,order,qty,price,id,to,amount\n";
  const std::vector<std::string> rows{"pay,2023-10-16 10:05:00,甲店,,,,,O1,,,,,",                   // before its order
                                      "cancel,2023-10-16 12:00:00,甲店,,,,SKU2,O1,,,x1,,",          // of a line that comes later
                                      "chat,2023-10-16 09:00:00,甲店,张三,小美,buyer,SKU1,,,,,,",   //
                                      "transfer,2023-10-16 09:00:10,甲店,张三,小美,,,,,,,小丽,",    // in the same second as the chats around it
                                      "chat,2023-10-16 09:00:10,甲店,张三,小丽,agent,,,,,,,",       // takes the topic over
                                      "chat,2023-10-16 09:00:10,甲店,张三,小美,buyer,SKU3,,,,c1,,", // is said again below
                                      "transfer,2023-10-16 08:59:00,甲店,李四,小美,,,,,,,小丽,",    // of a buyer who has no chats yet
                                      "transfer,2023-10-16 09:00:10,甲店,张三,小美,,,,,,t1,小云,",  // read later, of one who stands before
                                      "chat,2023-10-16 09:00:10,甲店,张三,小云,agent,,,,,,,",       //
                                      "order,2023-10-16 10:00:00,甲店,张三,,,SKU1,O1,2,9.90,o1,,",  //
                                      "chat,2023-10-16 09:00:10,甲店,张三,小美,buyer,SKU3,,,,c1,,", // again
                                      "order,2023-10-16 10:00:00,甲店,李四,,,SKU2,O1,1,5.00,,,",    // another buyer's: bad
                                      "refund,2023-10-16 12:00:00,甲店,,,,SKU1,O1,,,,,1.00",        //
                                      "ship,2023-10-16 12:00:00,甲店,,,,,O1,,,,,",                  // in the same second
                                      "order,2023-10-16 10:00:00,甲店,张三,,,SKU2,O1,1,5.00,,,",    // until here the first row but one waits
                                      "cancel,2023-10-16 12:00:00,甲店,,,,SKU2,O1,,,x1,,",          // again
                                      "cancel,2023-10-16 12:30:00,甲店,,,,SKU1,O1,,,x1,,",          // the same id, something else: bad
                                      "chat,2023-10-16 09:10:00,甲店,李四,小丽,agent,,,,,,,",       //
                                      "chat,2023-10-16 08:00:00,甲店,张三,小云,system,,,,,,,",      // no sender: bad
                                      "complete,2023-10-16 09:00:00,甲店,,,,,O1,,,,,",              // before its order: bad
                                      "pay,2023-10-16 10:05:00,乙店,,,,,O1,,,,,"};                  // of no order
  const auto file = [&](std::size_t begin, std::size_t end) {
    std::string text = header;
    for (std::size_t i = begin; i < end; ++i) text += rows[i] + "\n";
    return text;
  };
  const std::string whole = file(0, rows.size());
  const io::LoadResult all = io::load_events({{"all.csv", whole}});
  REQUIRE(all.contents.timeline.orders.size() == 1);
  CHECK(counted(all).starts_with("2 again, 4 bad"));
  const auto load_in = [&](const std::vector<std::size_t>& cuts) {
    std::string bytes;
    io::LoadResult last;
    std::size_t begin = 0;
    for (const std::size_t end : cuts) {
      const std::string day = file(begin, end);
      std::vector<io::EventText> texts;
      if (!bytes.empty()) texts.push_back({"shop.gys", bytes});
      texts.push_back({"day.csv", day});
      last = io::load_events(texts);
      bytes = bytes_of(last.contents);
      begin = end;
    }
    CHECK(told(open(bytes).timeline()) == told(all.contents.timeline));
    CHECK(counted(last) == counted(all));
  };
  for (std::size_t cut = 1; cut < rows.size(); ++cut) load_in({cut, rows.size()});
  std::vector<std::size_t> each;
  for (std::size_t cut = 1; cut <= rows.size(); ++cut) each.push_back(cut);
  load_in(each);
}
