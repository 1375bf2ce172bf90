#include "interpreter/io/read_events.hpp"

#include "interpreter/io/read_summary.hpp"
#include "interpreter/io/separators.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace guiyin;
using namespace guiyin::io;
using timeline::FieldOwner;
using timeline::FieldRequest;
using timeline::FieldType;

namespace {

constexpr std::string_view usual =
    "type,time,shop,buyer,agent,from,sku,order,qty,price,full_reduction,category_discount,item_discount,amount,kind,id,to,stage\n";

ReadResult read(std::string_view path, std::string_view content, std::vector<FieldRequest> fields = {}) {
  return read_events({{std::string(path), content}}, {std::move(fields)});
}
ReadResult read_csv_rows(const std::string& rows) { return read("a.csv", std::string(usual) + rows); }

std::string sku_of(const timeline::Timeline& t, std::size_t message) { return std::string(t.texts[t.messages.sku[message]]); }
std::string name_of(const timeline::Timeline& t, std::size_t buyer) { return std::string(t.texts[t.buyers[buyer].name]); }

std::uint64_t rows(const ReadResult& result, EventType type) { return result.summary.rows[static_cast<std::size_t>(type)]; }

// "534@2:31": code, line and column of every bad row.
std::string problems(const ReadResult& result) {
  std::string out;
  for (const RowProblem& problem : result.problems)
    out += (out.empty() ? "" : " ") + std::to_string(problem.code.number) + "@" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
  return out;
}
std::string file_problems(const ReadResult& result) {
  std::string out;
  for (const text::Diagnostic& problem : result.file_problems) out += (out.empty() ? "" : " ") + std::to_string(problem.code.number);
  return out;
}

// The row alone below the usual header.
std::string bad(const std::string& row) { return problems(read_csv_rows(row + "\n")); }
// The same, after a good order O1 of SKU1 by 张三, placed at 10:00.
std::string bad_after_order(const std::string& row) { return problems(read_csv_rows("order,2023-10-16 10:00,,张三,,,SKU1,O1,1,50\n" + row + "\n")); }

} // namespace

TEST_CASE("a CSV file of every type gives a timeline") {
  const ReadResult result = read_csv_rows("chat,2023-10-16 09:00:00,,张三,小美,buyer,SKU1\n"
                                          "chat,2023-10-16 09:01:00,,张三,小美,agent,,,,,,,,,auto\n"
                                          "order,2023-10-16 10:00:00,,张三,,,SKU1,O1,2,100.00,20.00,,0.5\n"
                                          "pay,2023-10-16 10:05:00,,,,,,O1,,,,,,,,,,deposit\n"
                                          "ship,2023-10-17 10:05:00,,,,,,O1\n"
                                          "complete,2023-10-18 10:05:00,,,,,,O1\n"
                                          "cancel,2023-10-19 10:05:00,,,,,,O1\n"
                                          "refund,2023-10-19 10:06:00,,,,,SKU1,O1,,,,,,12.34\n"
                                          "transfer,2023-10-16 09:30:00,,张三,小美,,,,,,,,,,,,小丽\n");
  CHECK(problems(result).empty());
  const timeline::Timeline& t = result.timeline;
  CHECK(t.messages.kind == values::Column{timeline::Kind::human, timeline::Kind::automatic});
  CHECK(t.lines.amount.at(0) == values::Money{17950});
  CHECK(t.happenings.type.at(0) == timeline::HappeningType::pay_deposit);
  CHECK(t.happenings.amount.at(4) == values::Money{1234});
  CHECK(t.happenings.source.at(0).line == 5);
  for (const std::uint64_t count : result.summary.rows) CHECK(count >= 1);
  CHECK(result.summary.agents == 2);
  CHECK(result.summary.orders == 1);
  CHECK(values::to_string(*result.summary.last) == "2023-10-19T10:06:00+08:00");
}

TEST_CASE("columns may be missing, reordered and unknown; cells are trimmed; quotes, byte order mark, CRLF and blank lines are understood") {
  const ReadResult result = read("a.csv", "\xEF\xBB\xBFsku,note,time,\"agent\", type ,from,buyer\r\n"
                                          "\"A \"\"big\"\" one\",\"x,\ny\",2023-10-16 09:00, 小美 ,chat,buyer,张三\r\n"
                                          "\r\n   \r\n"
                                          "\xE3\x80\x80S2\t,,2023-10-16 09:01,\" 小美\" ,chat,buyer,张 三");
  CHECK(problems(result).empty());
  REQUIRE(rows(result, EventType::chat) == 2);
  CHECK(name_of(result.timeline, 1) == "张 三");
  CHECK(sku_of(result.timeline, 0) == "A \"big\" one");
  CHECK(sku_of(result.timeline, 1) == "S2");
  CHECK(result.summary.agents == 1);
  CHECK(result.timeline.messages.source[1].line == 6); // the first row has two lines
}

TEST_CASE("several files are read one after the other; rows of one order may stand in different files") {
  const std::vector<EventText> texts{{"b.csv", "type,time,buyer,agent,from,sku\nchat,2023-10-16 09:00,b,A,buyer,1\n"},
                                     {"pays.jsonl", "{\"type\":\"pay\",\"time\":\"2023-10-16 10:00\",\"order\":\"O1\"}\n"},
                                     {"a.csv", "type,time,buyer,agent,from,sku,order,qty,price\nchat,2023-10-16 09:00,b,A,buyer,2\n"
                                               "order,2023-10-16 10:00,b,,,S,O1,1,1\n"}};
  const ReadResult result = read_events(texts);
  CHECK(problems(result).empty());
  CHECK(sku_of(result.timeline, 0) == "1");
  CHECK(result.timeline.messages.source[1].file == 2);
  CHECK(rows(result, EventType::pay) == 1);
  CHECK(result.timeline.files == std::vector<std::string>{"b.csv", "pays.jsonl", "a.csv"});
}

TEST_CASE("values that are missing or cannot be parsed") {
  CHECK(bad("chat,,,张三,小美,buyer") == "502@2:6");
  CHECK(bad(",2023-10-16 09:00,,张三,小美,buyer") == "502@2:1");
  CHECK(bad("chats,2023-10-16 09:00,,张三,小美,buyer") == "501@2:1");
  CHECK(bad("聊天,2023-10-16 09:00,,张三,小美,buyer") == "501@2:1");
  CHECK(bad("chat,2023-02-30 09:00,,张三,小美,buyer") == "503@2:6");
  CHECK(bad("chat,2023-10-16,,张三,小美,buyer") == "503@2:6");
  CHECK(bad("chat,2023-10-16 09:00,,,小美,buyer") == "502@2:24");
  CHECK(bad("chat,2023-10-16 09:00,,张三,,buyer") == "502@2:27");
  CHECK(bad("chat,2023-10-16 09:00,,张三,小美,") == "502@2:30");
  CHECK(bad("chat,2023-10-16 09:00,,张三,小美,买家") == "507@2:30");
  CHECK(bad("chat,2023-10-16 09:00,,张三,小美,buyer,,,,,,,,,bot") == "508@2:44");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,,1,1") == "502@2:32");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,,1") == "502@2:35");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,") == "502@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1.5,1") == "505@2:35");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,1.005") == "504@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,\"1,000\"") == "504@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,1,x") == "504@2:39");
  CHECK(bad("pay,2023-10-16 09:00,,,,,,") == "502@2:27");
  CHECK(bad_after_order("pay,2023-10-16 10:00,,,,,,O1,,,,,,,,,,whole") == "509@3:39");
  CHECK(bad_after_order("refund,2023-10-16 10:00,,,,,,O1") == "502@3:1"); // the cell is not there at all
  CHECK(bad("transfer,2023-10-16 09:00,,张三,小美,,,,,,,,,,,,") == "502@2:45");
}

TEST_CASE("negative numbers, discounts above qty × price, amounts beyond all bounds") {
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,-1,1") == "506@2:35");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,-1") == "506@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,1,,-0.01") == "506@2:40");
  CHECK(bad_after_order("refund,2023-10-16 10:00,,,,,,O1,,,,,,-5") == "506@3:38");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,2,10,20,0.01") == "510@2:43");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,2,10,20,0,0.00").empty());
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,0,10").empty());
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,1000000000000").empty());
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,1,1000000000000.01") == "504@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,2,1000000000000") == "511@2:37");
  CHECK(bad("order,2023-10-16 09:00,,张三,,,S,O1,99999999999999999999,1") == "505@2:35");
  CHECK(bad("order,2023-10-16 09:00,,,,,,O1,1.0,9").empty()); // without buyer and sku; a spreadsheet's whole number
}

TEST_CASE("rows are checked against their order") {
  CHECK(bad_after_order("order,2023-10-16 10:00,,李四,,,SKU2,O1,1,50") == "530@3:25");
  CHECK(bad_after_order("order,2023-10-16 10:01,,张三,,,SKU2,O1,1,50") == "531@3:7");
  CHECK(bad_after_order("order,2023-10-16 10:01,,李四,,,SKU2,O1,1,50") == "531@3:7"); // one problem per row: the first in column order
  CHECK(bad_after_order("pay,2023-10-16 09:59:59,,,,,,O1") == "533@3:5");
  CHECK(bad_after_order("pay,2023-10-16 10:00:00,,,,,,O1").empty());
  CHECK(bad_after_order("pay,2023-10-16 10:00:00,,李四,,,,O1") == "535@3:26");
  CHECK(bad_after_order("cancel,2023-10-16 10:00:00,,,,,SKU2,O1") == "534@3:32");
  CHECK(bad_after_order("refund,2023-10-16 09:00:00,,李四,,,SKU2,O1,,,,,,x") == "504@3:47"); // what the row alone says goes first
  CHECK(bad_after_order("pay,2023-10-16 09:00:00,店,,,,,O1").empty());                       // another shop's order: left out
}

TEST_CASE("the first problem in the file's own column order is told") {
  const ReadResult result = read("a.csv", "price,qty,order,type,time\nx,y,,order,z\n");
  CHECK(problems(result) == "504@2:1");
  CHECK(problems(read("a.csv", "time,type\nx,y\n")) == "503@2:1");
}

TEST_CASE("an event of an order that is not there is left out and counted; a bad order row makes no order") {
  const ReadResult result = read_csv_rows("pay,2023-10-16 10:00,,,,,,O1\ncancel,2023-10-16 10:00,,x,,,S,O1\norder,2023-10-16 09:00,,b,,,S,O1,x,1\n"
                                          "order,2023-10-16 09:00,,b,,,S,O2,1,1\n");
  CHECK(problems(result) == "505@4:34");
  CHECK(result.summary.left_out[static_cast<std::size_t>(EventType::pay)] == 1);
  CHECK(result.summary.left_out[static_cast<std::size_t>(EventType::cancel)] == 1);
  CHECK(result.summary.orders == 1);
}

TEST_CASE("ids: the same again is counted once, other content is bad, no id is never merged") {
  const std::string chat = "chat,2023-10-16 09:00,,b,A,buyer,S,,,,,,,,";
  const ReadResult result = read_csv_rows(chat + ",7\n" + chat + ",7\n" + chat + "human,7\n" + chat + "auto,7\n" + chat + "\n" + chat + "\n");
  CHECK(rows(result, EventType::chat) == 3);
  CHECK(result.summary.duplicates == 2); // an empty kind is human
  CHECK(problems(result) == "532@5:48");
}

TEST_CASE("bad rows are kept as they stood, in file order, and the rest is used") {
  const std::string content = std::string(usual) + "pay,2023-10-16 09:00,,,,,,O1\r\nbad \"row\"\r\norder,2023-10-16 10:00,,b,,,\"S\n1\",O1,1,1\r\n";
  const ReadResult result = read("a.csv", content);
  CHECK(problems(result) == "533@2:5 501@3:1");
  REQUIRE(result.rejected.size() == 2);
  CHECK(result.rejected[0].bytes == "pay,2023-10-16 09:00,,,,,,O1");
  CHECK(result.rejected[1].bytes == "bad \"row\"");
  CHECK(result.rejected[1].line == 3);
  CHECK(result.summary.rejected == 2);
  CHECK(result.summary.orders == 1);
}

TEST_CASE("quotes that do not match reject one line and no more") {
  const ReadResult result =
      read_csv_rows("chat,2023-10-16 09:00,,b,\"A,buyer\nchat,2023-10-16 09:00,,b,A,buyer\nchat,2023-10-16 09:00,,b,\"A\"x,buyer\n"
                    "chat,2023-10-16 09:00,,b,A,buyer\nchat,2023-10-16 09:00,,b,A,buyer,5\" tube\n");
  CHECK(problems(result) == "514@2:26 514@4:29");
  CHECK(rows(result, EventType::chat) == 3);
  CHECK(sku_of(result.timeline, 2) == "5\" tube");
}

TEST_CASE("a value beyond the header is bad; cells missing at the end are empty, empty ones too many are nothing") {
  CHECK(problems(read("a.csv", "type,time,buyer,agent,from\nchat,2023-10-16 09:00,b,A,buyer,,\nchat,2023-10-16 09:00,Tea, Inc.,A,buyer\n")) ==
        "513@3:35");
}

TEST_CASE("files of which nothing can be used") {
  CHECK(file_problems(read("a.csv", "")) == "550");
  CHECK(file_problems(read("a.csv", "\n\n")) == "550");
  CHECK(file_problems(read("a.csv", "time,buyer\n")) == "551");
  CHECK(file_problems(read("a.csv", "type,buyer\n")) == "551");
  CHECK(file_problems(read("a.csv", "type,time,agent,agent\n")) == "552");
  CHECK(file_problems(read("a.csv", "type,time,note,note\n")).empty());
  CHECK(file_problems(read("a.csv", "type;time;agent\n")) == "558");
  CHECK(file_problems(read("a.csv", "type\ttime\tagent\n")) == "558");
  CHECK(file_problems(read("a.csv", "\"type,time\n")) == "559");
  CHECK(file_problems(read("a.csv", "type,time,buyer\nchat,2023-10-16,\xD5\xC5\xC8\xFD\n")) == "553"); // 张三 in GBK
  CHECK(file_problems(read("a.csv", "type,time,\xC2\xF2\xBC\xD2\n")) == "553");                        // 买家
  CHECK(file_problems(read("a.csv", std::string_view("\xFF\xFEt\0y\0", 6))) == "554");
  CHECK(file_problems(read("a.csv", std::string_view("PK\x03\x04\0\0", 6))) == "563");
  CHECK(file_problems(read("a.jsonl", "[{\"type\":\"chat\"}]")) == "557");
  CHECK(file_problems(read("a.jsonl", "")).empty());
}

TEST_CASE("single bytes that are no UTF-8 spoil a row, not the file") {
  const ReadResult result =
      read("a.csv", "type,time,buyer,agent,from\nchat,2023-10-16 09:00,张三,小美,buyer\nchat,2023-10-16 09:00,\xFF,小美,buyer\n");
  CHECK(problems(result) == "515@3:23");
  CHECK(file_problems(result).empty());
}

TEST_CASE("declared columns are kept by type") {
  const std::vector<FieldRequest> fields{{FieldOwner::chat, "channel", FieldType::text},  {FieldOwner::order, "since", FieldType::moment},
                                         {FieldOwner::line, "rate", FieldType::share},    {FieldOwner::line, "weight", FieldType::count},
                                         {FieldOwner::order, "gift", FieldType::yes_no},  {FieldOwner::order, "fee", FieldType::money},
                                         {FieldOwner::order, "wait", FieldType::duration}};
  const std::string header = "type,time,buyer,agent,from,order,qty,price,channel,since,rate,weight,gift,fee,wait\n";
  const std::string order = "order,2023-10-16 09:00,b,,,O1,1,1,ignored,";
  const ReadResult result =
      read("a.csv",
           header + "chat,2023-10-16 09:00,b,A,buyer,,,,app,x,x,x,x,x,x\n" + order + "2023-10-16 08:00:00,12.5%,3,是,1.50,1h 30min\n" + order +
               ",0.000001,,no,,\n" + order + "x,\n" + order + ",100.00001%\n" + order + ",,-1\n" + order + ",,,maybe\n" + order + ",,,,,90\n",
           fields);
  CHECK(problems(result) == "512@5:43 512@6:44 506@7:45 512@8:46 512@9:48");
  std::vector<std::int64_t> values;
  for (const auto& extra : result.timeline.extras) values.insert(values.end(), extra.values.begin(), extra.values.end());
  const auto app = static_cast<std::int64_t>(result.timeline.texts.find("app"));
  // chat.channel; order.since, gift, fee, wait of the first row; line.rate and line.weight of both
  CHECK(values == std::vector<std::int64_t>{app, values::parse_moment("2023-10-16 08:00")->ms, 1, 150, 90 * values::ms_per_minute, 125000, 1, 3,
                                            timeline::missing_value});
}

TEST_CASE("a declared column that no file has is told with those that exist") {
  const ReadResult result = read("a.csv", "type,time,chanel\n", {{FieldOwner::chat, "channel", FieldType::text}});
  REQUIRE(file_problems(result) == "556");
  const text::Diagnostic& problem = result.file_problems[0];
  CHECK(problem.arguments[0].en == "chat.channel");
  CHECK(problem.arguments[2].en == "chanel, time, type");
  REQUIRE(problem.helps.size() == 1);
  CHECK(problem.helps[0].arguments[0].en == "chanel");
}

TEST_CASE("a bad row is shown with a caret below the field") {
  const std::vector<EventText> texts{{"shop.csv", "type,time,buyer,agent,from\nchat,2023-10-16 09:00,张三,小美,客人\n"}};
  const ReadResult result = read_events(texts);
  REQUIRE(result.problems.size() == 1);
  const std::string english = render(result.problems[0], texts, text::Language::english);
  CHECK(english == "shop.csv:2:29: error GY0507: “客人” is no sender; “from” is buyer or agent\n"
                   "   2 | chat,2023-10-16 09:00,张三,小美,客人\n"
                   "     |                                 ^\n"
                   "     | help: write who sent it, buyer or agent; their names stand in the columns “buyer” and “agent”\n");
  CHECK(render(result.problems[0], texts, text::Language::chinese).starts_with("shop.csv:2:29: 错误 GY0507: "));
}

TEST_CASE("a wide row is cut around the field") {
  const std::string wide(300, 'x');
  const std::string content = "note,type,time,rest\n" + wide + ",chat,soon," + wide + "\n";
  const std::vector<EventText> texts{{"b.csv", content}};
  const ReadResult result = read_events(texts);
  REQUIRE(result.problems.size() == 1);
  const std::string out = render(result.problems[0], texts, text::Language::english);
  CHECK(out.find("… x") != std::string::npos);
  CHECK(out.find(" …\n") != std::string::npos);
  CHECK(out.size() < 420);
}

// All that reading gives, as text: the timeline in its order, the summary and what was wrong.
std::string all_of(const ReadResult& result) {
  const timeline::Timeline& t = result.timeline;
  std::string out = to_text(result.summary, text::Language::english) + problems(result) + "\n";
  for (const timeline::Buyer& buyer : t.buyers) {
    out += std::string(t.texts[buyer.shop]) + "/" + std::string(t.texts[buyer.name]) + "\n";
    for (std::uint32_t row = buyer.messages.begin; row < buyer.messages.end; ++row)
      out += " " + values::to_string(t.messages.time[row]) + std::string(t.texts[t.messages.agent[row]]) +
             std::string(t.texts[t.messages.topic[row]]) + ":" + std::to_string(t.messages.source[row].file) + ":" +
             std::to_string(t.messages.source[row].line) + "\n";
    for (std::uint32_t i = buyer.orders.begin; i < buyer.orders.end; ++i) {
      const timeline::Order& order = t.orders[i];
      out += " " + std::string(t.texts[order.number]);
      for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line)
        out += " " + values::to_string(t.lines.amount[line]) + ":" + std::to_string(t.lines.source[line].line);
      for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
        out += " " + std::to_string(static_cast<int>(t.happenings.type[row])) + values::to_string(t.happenings.time[row]);
      out += "\n";
    }
  }
  for (const RejectedRow& row : result.rejected) out += std::to_string(row.file) + ":" + std::to_string(row.line) + std::string(row.bytes) + "\n";
  return out;
}

TEST_CASE("files cut into pieces and read side by side give what they give in one piece") {
  std::string csv = "type,time,shop,buyer,agent,from,sku,order,qty,price,id\n", json;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i), minute = (i % 60 < 10 ? "0" : "") + std::to_string(i % 60);
    csv += "chat,2023-10-16 09:" + minute + ",店" + std::to_string(i % 2) + ",买家" + std::to_string(i * 7 % 5) + ",客服" + std::to_string(i % 3) +
           (i % 4 ? ",buyer," : ",agent,") + (i % 3 ? "S" + std::to_string(i % 4) : "") + ",,,," + (i % 9 ? "" : std::to_string(i % 18)) + "\n";
    if (i % 5 == 0) csv += "order,2023-10-16 10:" + minute + ",店0,买家" + std::to_string(i % 4) + ",,,S1,O" + std::to_string(i % 20) + ",1,9.90,\n";
    if (i % 6 == 0) csv += "pay,2023-10-16 10:30,店0,,,,,O" + std::to_string(i % 20) + ",,,\n";
    if (i % 11 == 0) csv += "nonsense " + n + "\r\n\n  \n";
    json += R"({"type":"chat","time":"2023-10-16 11:)" + minute + R"(","buyer":"买家)" + n + R"(","agent":"客服9","from":"buyer"})" + "\n";
  }
  const std::string quoted = csv + "chat,2023-10-16 12:00,店0,\"买\n\n\n家\",客服1,buyer,\"S\n\n\"\nchat,2023-10-16 12:01,店0,乙,客服1,buyer\n";
  const std::vector<EventText> texts{
      {"a.csv", csv}, {"b.jsonl", json}, {"c.timeline", "2023-10-16\nbuyer 甲 agents 客服1\n10:00 甲 -> 客服1\n"}, {"d.csv", quoted}};
  const std::string whole = all_of(read_events(texts));
  CHECK(whole.find("乙") != std::string::npos);
  for (const unsigned threads : {2U, 3U, 7U, 40U})
    for (const std::size_t least : {1U, 50U, 500U}) CHECK(all_of(read_events(texts, {{}, {}, threads, least})) == whole);
}

TEST_CASE("separators are found alike in blocks and one by one") {
  const std::string_view signs = ",\n\"a\r\xE4;\x7F";
  std::string block(separator_block, 'x');
  for (std::size_t i = 0; i < 4000; ++i) {
    block[i * 7 % separator_block] = signs[i * i % signs.size()];
    CHECK(find_separators(block.data()) == find_separators_one_by_one(block.data()));
#if GUIYIN_HAS_WIDE
    if (width_here() >= Width::wide) CHECK(find_separators_wide(block.data()) == find_separators_one_by_one(block.data()));
    if (width_here() >= Width::widest) CHECK(find_separators_widest(block.data()) == find_separators_one_by_one(block.data()));
#endif
  }
}

TEST_CASE("the summary says what was read and what was not") {
  const ReadResult result =
      read_csv_rows("chat,2023-10-16 09:00,,b,A,buyer\nchat,2023-10-16 09:30,,b,A,buyer,,,,,,,,,,1\nchat,2023-10-16 09:30,,b,A,buyer,,,,,,,,,,1\n"
                    "pay,2023-10-16 10:00,,,,,,O9\nbad\n");
  CHECK(to_text(result.summary, text::Language::english) == "read 2 rows: 2 chats\n"
                                                            "     0 orders, 1 shop, 1 buyer, 1 agent\n"
                                                            "     from 2023-10-16T09:00:00+08:00 to 2023-10-16T09:30:00+08:00\n"
                                                            "     left out, since their orders are not in the input: 1 payment\n"
                                                            "     read again with the same id and counted once: 1\n"
                                                            "     bad rows, not used: 1\n");
  CHECK(to_text({}, text::Language::chinese).starts_with("没有读入任何行\n"));
}

TEST_CASE("the format is known by the name or by the beginning") {
  CHECK(detect_format({"A.CSV", ""}) == EventFormat::csv);
  CHECK(detect_format({"a.ndjson", ""}) == EventFormat::json_lines);
  CHECK(detect_format({"a.timeline", ""}) == EventFormat::timeline);
  CHECK(detect_format({"-", "\xEF\xBB\xBF\n {\"type\":1}"}) == EventFormat::json_lines);
  CHECK(detect_format({"-", "# a story\nbuyer 张三 agents 小美, 小丽\n"}) == EventFormat::timeline);
  CHECK(detect_format({"-", "时间线 \"x\" {"}) == EventFormat::timeline);
  CHECK(detect_format({"-", "buyer,time,type\n"}) == EventFormat::csv);
  CHECK(detect_format({"-", ""}) == EventFormat::csv);
}
