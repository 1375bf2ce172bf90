#include "grammar/parse/parse.hpp"
#include "grammar/parse/story.hpp"
#include "grammar/print/print_story.hpp"
#include "grammar/text/render.hpp"

#include <doctest/doctest.h>

using namespace guiyin;
using text::Language;

namespace {

struct Read {
  text::Sources sources;
  text::FileId file;
  text::Diagnostics diagnostics;
  syntax::Story story;

  Read(const std::string& content, bool is_test) : file(sources.add("a.timeline", content)) {
    story = parse::parse_story(sources[file], file, 0, static_cast<std::uint32_t>(content.size()), is_test, diagnostics);
    text::sort_unique(diagnostics);
  }
  std::string print(Language language) const { return print::print_story(story, language, 0); }
};

template <class Node> const Node& node(const syntax::Story& story, std::size_t at) {
  REQUIRE(at < story.entries.size());
  REQUIRE(std::holds_alternative<Node>(story.entries[at].node));
  return std::get<Node>(story.entries[at].node);
}

template <class Step> const Step& step(const syntax::Story& story, std::size_t at) {
  REQUIRE(at < story.steps.size());
  REQUIRE(std::holds_alternative<Step>(story.steps[at]));
  return std::get<Step>(story.steps[at]);
}

// How a line is printed in English and Chinese; both are read back to the same.
void check_line(const std::string& line, const std::string& english, const std::string& chinese, bool is_test = false) {
  CAPTURE(line);
  const Read read(line, is_test);
  for (const auto& diagnostic : read.diagnostics) FAIL_CHECK(text::render(diagnostic, read.sources, Language::english));
  CHECK(read.print(Language::english) == english + "\n");
  CHECK(read.print(Language::chinese) == chinese + "\n");
  CHECK(Read(chinese, is_test).print(Language::english) == english + "\n");
  CHECK(Read(english, is_test).print(Language::chinese) == chinese + "\n");
}
void check_step(const std::string& line, const std::string& english, const std::string& chinese) { check_line(line, english, chinese, true); }

// One diagnostic, with this code, at these characters.
void check_mistake(const std::string& content, std::uint16_t code, const std::string& at, bool is_test = false) {
  CAPTURE(content);
  const Read read(content, is_test);
  std::string rendered;
  for (const auto& diagnostic : read.diagnostics) rendered += text::render(diagnostic, read.sources, Language::english);
  CAPTURE(rendered);
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics[0].code.number == code);
  CHECK(read.sources.text(read.diagnostics[0].span) == at);
}

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

const char* const english_sample = "buyer 张三    agents 小美, 小丽\n"
                                   "2023-10-16\n"
                                   "10:00     张三 -> 小美 about SKU1 \"有货吗\"\n"
                                   "10:01     小美 -> 张三\n"
                                   "10:30     places O1: SKU1 x2 @100.00 less 20.00 full_reduction; SKU2 x1 @50.00\n"
                                   "10:31     pays O1\n"
                                   "+3d 09:00 cancels O1\n";

const char* const chinese_sample = "买家 张三    客服 小美, 小丽\n"
                                   "2023-10-16\n"
                                   "10:00      张三 -> 小美 关于 SKU1 \"有货吗\"\n"
                                   "10:01      小美 -> 张三\n"
                                   "10:30      下单 O1: SKU1 x2 @100.00 减 20.00 满减; SKU2 x1 @50.00\n"
                                   "10:31      付款 O1\n"
                                   "+3天 09:00 取消 O1\n";

} // namespace

TEST_CASE("the sample, part by part") {
  const Read read(english_sample, false);
  REQUIRE(read.diagnostics.empty());
  REQUIRE(read.story.entries.size() == 8);
  CHECK(node<syntax::BuyerLine>(read.story, 0).buyers[0].text == "张三");
  CHECK(node<syntax::AgentsLine>(read.story, 1).agents[1].text == "小丽");
  node<syntax::DateLine>(read.story, 2);
  CHECK(read.story.entries[2].at->date == 19646);
  const auto& says = node<syntax::Says>(read.story, 3);
  CHECK(says.from.text == "张三");
  CHECK(says.about->text == "SKU1");
  CHECK(says.words == "有货吗");
  CHECK(read.story.entries[3].at->time == 10 * hour);
  const auto& places = node<syntax::Places>(read.story, 5);
  CHECK(places.buyer.empty());
  REQUIRE(places.lines.size() == 2);
  CHECK(places.lines[0].quantity == 2);
  CHECK(places.lines[0].price_fen == 10000);
  CHECK(places.lines[0].full_reduction_fen == 2000);
  CHECK(read.sources.text(places.lines[1].span) == "SKU2 x1 @50.00");
  CHECK(read.story.entries[7].at->plus_days == 3);
  CHECK(read.story.entries[7].at->time == 9 * hour);
  CHECK_FALSE(read.story.entries[7].at->plus_ms);
}

TEST_CASE("the sample in both spellings") {
  CHECK(Read(english_sample, false).print(Language::english) == english_sample);
  CHECK(Read(english_sample, false).print(Language::chinese) == chinese_sample);
  CHECK(Read(chinese_sample, false).print(Language::english) == english_sample);
}

TEST_CASE("full-width signs, digits and quotes") {
  const Read read(
      "买家　张三、李四　客服　小美，小丽\n２０２３－１０－１６　＃ 注\n１０：００　张三 → 小美　关于 SKU1 “有货吗”\n１０：３０ 李四 下单 Ｏ１："
      "SKU1 ×２ ＠１００．００ 减２０ 满减，５ 单品促销；SKU2 １００元\n小美－＞张三\n",
      false);
  REQUIRE(read.diagnostics.empty());
  CHECK(read.print(Language::english) ==
        "buyer 张三, 李四    agents 小美, 小丽\n2023-10-16\n10:00 张三 -> 小美 about SKU1 \"有货吗\"\n10:30 李四 places O1: "
        "SKU1 x2 @100.00 less 20.00 full_reduction, 5.00 item_discount; SKU2 x1 @100.00\n      小美 -> 张三\n");
}

TEST_CASE("every form of event") {
  check_line("shop 旗舰店", "shop 旗舰店", "店铺 旗舰店");
  check_line("shop a buyers b,c agent d", "shop a    buyer b, c    agents d", "店铺 a    买家 b, c    客服 d");
  check_line("10:00 b -> a", "10:00 b -> a", "10:00 b -> a");
  check_line("9:05 a->b auto", "09:05 a -> b auto", "09:05 a -> b 自动");
  check_line("a -> b robot \"hi\" about S with channel = app, x=\"1 2\"", "a -> b about S robot \"hi\" with channel = \"app\", x = \"1 2\"",
             "a -> b 关于 S 机器人 \"hi\" 附 channel = \"app\", x = \"1 2\"");
  check_line("10:00 小美 transfers 张三 to 小丽", "10:00 小美 transfers 张三 to 小丽", "10:00 小美 转接 张三 给 小丽");
  check_line("pays O1 deposit", "pays O1 deposit", "付款 O1 定金");
  check_line("b pays O1 balance", "b pays O1 balance", "b 付款 O1 尾款");
  check_line("ships O1", "ships O1", "发货 O1");
  check_line("b completes O1", "b completes O1", "b 完成 O1");
  check_line("cancels O1 S", "cancels O1: S", "取消 O1: S");
  check_line("cancels O1: S", "cancels O1: S", "取消 O1: S");
  check_line("b refunds O1 20", "b refunds O1 20.00", "b 退款 O1 20.00");
  check_line("refunds O1: 100 5.5 yuan", "refunds O1: 100 5.50", "退款 O1: 100 5.50");
  check_line("places O1: S", "places O1: S x1 @0.00", "下单 O1: S x1 @0.00");
  check_line("places O1 with flag = \"刷单\": S with x = 1;", "places O1 with flag = \"刷单\": S x1 @0.00 with x = \"1\"",
             "下单 O1 附 flag = \"刷单\": S x1 @0.00 附 x = \"1\"");
  check_line("places O1: S @1 less 1 full_reduction less 2 category_discount less 3 item_discount",
             "places O1: S x1 @1.00 less 1.00 full_reduction, 2.00 category_discount, 3.00 item_discount",
             "下单 O1: S x1 @1.00 减 1.00 满减, 2.00 品类优惠, 3.00 单品促销");
  check_line("10:00 b -> a every 10min x3", "10:00 b -> a every 10min x3", "10:00 b -> a 每隔 10分钟 x3");
  check_line("10:00 b -> a 每隔10分钟 ×3", "10:00 b -> a every 10min x3", "10:00 b -> a 每隔 10分钟 x3");
}

TEST_CASE("every form of time") {
  check_line("2023/1/5", "2023-01-05", "2023-01-05");
  check_line("2023-10-16 10:00:05.25 pays O1", "2023-10-16 10:00:05.250 pays O1", "2023-10-16 10:00:05.250 付款 O1");
  check_line("10:00:05.2509 pays O1", "10:00:05.250 pays O1", "10:00:05.250 付款 O1");
  check_line("+90s pays O1", "+90s pays O1", "+90秒 付款 O1");
  check_line("+2h30min pays O1", "+2h30min pays O1", "+2小时30分钟 付款 O1");
  check_line("+1天12小时 pays O1", "+36h pays O1", "+36小时 付款 O1");
  check_line("+3d pays O1", "+3d pays O1", "+3天 付款 O1");
  check_line("+72h 9:00 pays O1", "+3d 09:00 pays O1", "+3天 09:00 付款 O1");
  check_line("+250毫秒 pays O1", "+250ms pays O1", "+250毫秒 付款 O1");
  CHECK(Read("+3d pays O1", false).story.entries[0].at->plus_ms == 72 * hour);
}

TEST_CASE("names of any kind") {
  check_line("\"Zhang San\" -> \"下单\"", "\"Zhang San\" -> \"下单\"", "\"Zhang San\" -> \"下单\"");
  check_line("客服 -> 张三", "\"客服\" -> 张三", "\"客服\" -> 张三");
  check_line("a-b pays 12345", "a-b pays 12345", "a-b 付款 12345");
  check_line("“a\"b” pays 「c d」", "\"a\"\"b\" pays \"c d\"", "\"a\"\"b\" 付款 \"c d\"");
  check_line("\"\"\"\" pays \"2023-10-16\"", "\"\"\"\" pays \"2023-10-16\"", "\"\"\"\" 付款 \"2023-10-16\"");
  check_line("“ＡＢ” pays jd.com", "\"ＡＢ\" pays \"jd.com\"", "\"ＡＢ\" 付款 \"jd.com\"");
  check_line("張三😀 pays O1", "\"張三😀\" pays O1", "\"張三😀\" 付款 O1");
}

TEST_CASE("every form of step") {
  check_step("expect O1.1 credits 小美 180.00 by on_product", "expect O1.1 credits 小美 180.00 by on_product",
             "预期 O1.1 归给 小美 180.00 按 on_product");
  check_step("expect 店/O1 credits a 90 share 50%, b share 2/4 by x + y amount 180 assists c, d not tied",
             "expect 店/O1 credits a 90.00 share 1/2, b share 1/2 by x+y amount 180.00 assists c, d not tied",
             "预期 店/O1 归给 a 90.00 占 1/2, b 占 1/2 按 x+y 金额 180.00 协助 c, d 未 并列");
  check_step("expect O1 is silent", "expect O1 is silent", "预期 O1 为 静默");
  check_step("预期 O1。2 归给 无人", "expect O1.2 is silent", "预期 O1.2 为 静默");
  check_step("expect \"A.1\" is revoked tied", "expect \"A.1\" is revoked tied", "预期 \"A.1\" 为 已剔除 并列");
  check_step("expect O1 not 小丽 because tie-break", "expect O1 not 小丽 because tie-break", "预期 O1 未 小丽 因为 择优");
  check_step("then +3d cancels O1", "then +3d cancels O1", "随后 +3天 取消 O1");
  check_step("then { +3d cancels O1\n 10:00 pays O1 }", "then {\n  +3d   cancels O1\n  10:00 pays O1\n}",
             "随后 {\n  +3天  取消 O1\n  10:00 付款 O1\n}");
  check_step("case lookback = 48h, judge_by=rounds, x = 是 { expect O1 is silent }",
             "case lookback = 48h, judge_by = rounds, x = yes { expect O1 is silent }",
             "情形 lookback = 48小时, judge_by = 回合数, x = 是 { 预期 O1 为 静默 }");
  check_step("case a = \"x, y\" { expect O1 is silent; expect O2 is pending }",
             "case a = \"x, y\" {\n  expect O1 is silent\n  expect O2 is pending\n}", "情形 a = \"x, y\" {\n  预期 O1 为 静默\n  预期 O2 为 待定\n}");
  check_step("timeline \"t\" { 10:00 pays O1 } expect O1 is silent", "timeline \"t\" {\n  10:00 pays O1\n}\nexpect O1 is silent",
             "时间线 \"t\" {\n  10:00 付款 O1\n}\n预期 O1 为 静默");
}

TEST_CASE("the steps of a test, part by part") {
  const Read read("timeline {\n  10:30 places O1: S\n}\nexpect 店/O1.2 credits 小美 18.5 share 40% by a+b\nthen +3d cancels O1\ncase x = 48 小时, y "
                  "= \"a b\" { expect "
                  "O1 is silent }",
                  true);
  REQUIRE(read.diagnostics.empty());
  CHECK(read.story.entries.size() == 1);
  REQUIRE(read.story.steps.size() == 3);
  const auto& expect = step<syntax::Expect>(read.story, 0);
  CHECK(expect.unit.shop->text == "店");
  CHECK(expect.unit.order.text == "O1");
  CHECK(expect.unit.line == 2);
  CHECK(expect.credits[0].fen == 1850);
  CHECK(expect.credits[0].share == "2/5");
  CHECK(expect.claim == "a+b");
  CHECK(step<syntax::Then>(read.story, 1).entries.size() == 1);
  const auto& row = step<syntax::Case>(read.story, 2);
  CHECK(row.settings[0].value == "48 小时");
  CHECK(row.settings[1].value == "\"a b\"");
  CHECK(row.expects[0].status == "silent");
}

TEST_CASE("each mistake gives its message") {
  check_mistake("10:30 张三 buys O1", 150, "buys");
  check_mistake("10:30 places O1 SKU1", 150, "SKU1");
  check_mistake("10:30 places O1: S @x", 150, "x");
  check_mistake("10:30", 150, "");
  check_mistake("10:30 张三 ->", 150, "");
  check_mistake("+3x pays O1", 150, "x");
  check_mistake("+3 pays O1", 150, "pays");
  check_mistake("pays O1 now", 150, "now");
  check_mistake("???", 151, "???");
  check_mistake("10:00 a -> b \"hi", 152, "\"hi");
  check_mistake("2023-02-30", 153, "2023-02-30");
  check_mistake("2023-13-01 10:00 pays O1", 153, "2023-13-01");
  check_mistake("24:00 pays O1", 154, "24:00");
  check_mistake("10:3 pays O1", 154, "10:3");
  check_mistake("places O1: S @100 less 20", 155, "20");
  check_mistake("places O1: S @1.005", 156, "1.005");
  check_mistake("places O1: S @-5", 156, "-5");
  check_mistake("refunds O1 9999999999999999999", 156, "9999999999999999999");
  check_mistake("places O1: S x0", 157, "x0");
  check_mistake("a -> b every 1min x9999999999", 157, "x9999999999");
  check_mistake("+99999999999d pays O1", 158, "99999999999d");
  check_mistake("\"\" pays O1", 159, "\"\"");
  check_mistake("case x = 1 {\n  10:00 pays O1\n}", 160, "10:00 pays O1", true);
  check_mistake("expect O1 is silent", 161, "expect O1 is silent");
  check_mistake("then pays O1", 161, "then pays O1");
  check_mistake("case x = 1 {\n  expect O1 is silent\n expect O1 is unknown }", 161, "case x = 1 {");
  check_mistake("expect O1 is silent\npays O1", 162, "pays O1", true);
  check_mistake("places O1: S less 1 item_discount, 2 item_discount", 164, "item_discount");
  check_mistake("a -> b auto robot", 164, "robot");
  check_mistake("expect O1 is silent is revoked", 164, "revoked", true);
  check_mistake("expect O1 credits a share 140%", 165, "140%", true);
  check_mistake("expect O1 credits a share 1/0", 165, "1/0", true);
  check_mistake("expect O1.0 is silent", 166, ".0", true);
  check_mistake("then {\n  pays O1\n", 167, "", true);
  check_mistake("pays O1\n}\npays O2", 168, "}");
  check_mistake("timeline {\n pays O1\n}", 169, "timeline {");
  check_mistake("+2h 09:00 pays O1", 170, "+2h 09:00");
  check_mistake("expect O1", 150, "", true);
  check_mistake("expect O1 is slient", 150, "slient", true);
  check_mistake("case x {\n  expect O1 is silent\n}\nexpect O1 is silent", 150, "{", true);
}

TEST_CASE("several mistakes give as many messages, and the other lines count") {
  const Read read("10:00 a -> b\n10:61 pays O1\n10:02 pays O1\n10:03 plces O1: S\n10:04 places O2: S @1.999; T\n10:05 pays O2\n", false);
  CHECK(read.diagnostics.size() == 3);
  CHECK(read.story.entries.size() == 3);
}

TEST_CASE("a misspelt word is answered with the word") {
  const Read english("10:30 张三 plces O1: S", false), chinese("10:30 张三 下但 O1: S", false);
  REQUIRE(english.diagnostics.size() == 1);
  REQUIRE(english.diagnostics[0].helps.size() == 1);
  CHECK(english.diagnostics[0].helps[0].edit->replacement == "places");
  REQUIRE(chinese.diagnostics[0].helps.size() == 1);
  CHECK(chinese.diagnostics[0].helps[0].edit->replacement == "下单");
}

TEST_CASE("files of timelines") {
  const auto read = [](const std::string& content) {
    text::Sources sources;
    const text::FileId file = sources.add("a.timeline", content);
    return parse::parse_timelines(sources[file], file);
  };
  const auto bare = read("\xEF\xBB\xBF"
                         "10:00 a -> b\r\n10:01 b -> a\r\n");
  CHECK(bare.diagnostics.empty());
  REQUIRE(bare.blocks.size() == 1);
  CHECK(bare.blocks[0].story.entries.size() == 2);

  const auto blocks = read("timeline \"one\" {\n  10:00 a -> b # { \"\n}\n时间线 “二” { 10:00 a -> b }\n");
  CHECK(blocks.diagnostics.empty());
  REQUIRE(blocks.blocks.size() == 2);
  CHECK(blocks.blocks[0].description->value == "one");
  CHECK(blocks.blocks[1].description->value == "二");
  CHECK(blocks.blocks[1].story.entries.size() == 1);

  const auto mixed = read("10:00 a -> b\ntimeline { 10:00 a -> b }\n");
  REQUIRE(mixed.diagnostics.size() == 1);
  CHECK(mixed.diagnostics[0].code.number == 163);

  CHECK(read("").blocks.size() == 1);
  CHECK(read("").diagnostics.empty());
  REQUIRE(read("10:00 \xC4\xE3\xBA\xC3 -> b").diagnostics.size() == 1); // GBK
}

TEST_CASE("deep nesting and odd bytes do no harm") {
  CHECK(Read(std::string(200'000, '{'), true).diagnostics.size() == 1);
  CHECK(Read("a -> b " + std::string(100'000, '"'), false).diagnostics.size() <= 1);
  CHECK(Read(std::string("\0\x01\x02\x03\x04", 5), false).diagnostics.size() == 1);
}
