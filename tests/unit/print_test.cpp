#include "grammar/parse/parse.hpp"
#include "grammar/print/print.hpp"
#include "grammar/text/render.hpp"
#include "tests/unit/random_tree.hpp"
#include "tests/unit/tree_shape.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace guiyin;
using text::Language;

namespace {

// A text read, with its shape and its canonical forms.
struct Read {
  text::Sources sources;
  text::FileId file;
  parse::ParsedFile parsed;

  explicit Read(const std::string& content) : file(sources.add("a.gy", content)), parsed(parse::parse_file(sources[file], file)) {
    for (const auto& diagnostic : parsed.diagnostics) FAIL_CHECK(text::render(diagnostic, sources, Language::english));
  }
  std::string shape() const { return test::Shape(parsed.tree).of_tree(); }
  std::string print(Language language) const { return print::print_file(parsed.tree, sources[file], language); }
};

std::string printed(const std::string& content, Language language = Language::english) { return Read(content).print(language); }

// The tree stays, printing again changes nothing, and the other spelling and back gives the same bytes.
void check_round_trip(const std::string& content) {
  const Read original(content);
  const std::string english = original.print(Language::english), chinese = original.print(Language::chinese);
  CHECK(Read(english).shape() == original.shape());
  CHECK(Read(chinese).shape() == original.shape());
  CHECK(printed(english) == english);
  CHECK(printed(chinese, Language::chinese) == chinese);
  CHECK(printed(chinese) == english);
  CHECK(printed(english, Language::chinese) == chinese);
}

std::string in_policy(const std::string& items) { return "policy p {\n" + items + "}\n"; }
std::string in_claim(const std::string& clause) { return in_policy("  claim c {\n    " + clause + "\n  }\n"); }

// A clause in canonical English and Chinese.
void check_clause(const std::string& english, const std::string& chinese) {
  CAPTURE(english);
  const std::string file = in_claim(english);
  CHECK(printed(file) == file);
  CHECK(printed(file, Language::chinese) == "策略 p {\n  判定 c {\n    " + chinese + "\n  }\n}\n");
  check_round_trip(file);
}

void check_item(const std::string& english, const std::string& chinese) {
  CAPTURE(english);
  const std::string file = in_policy("  " + english + "\n");
  CHECK(printed(file) == file);
  CHECK(printed(file, Language::chinese) == "策略 p {\n  " + chinese + "\n}\n");
  check_round_trip(file);
}

// An expression of a define, in canonical English; `to` says how it is printed if not the same.
void check_value(const std::string& from, const std::string& to) {
  CAPTURE(from);
  CHECK(printed("define x = " + from + "\n") == "define x = " + to + "\n");
  check_round_trip("define x = " + from + "\n");
}
void check_value(const std::string& same) { check_value(same, same); }

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::filesystem::path> rule_files() {
  const std::filesystem::path top = GUIYIN_TOP;
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"rules", "stdlib", "examples"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      if (entry.path().extension() == ".gy") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Line ends and comments put in place of some blanks outside of texts, comments and tests, where a line end means something.
std::string with_noise(const std::string& content, std::mt19937& random) {
  std::string out;
  bool in_text = false, in_comment = false, in_test = false;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const char c = content[at];
    const bool begins_line = at == 0 || content[at - 1] == '\n';
    if (begins_line && (content.compare(at, 5, "test ") == 0 || content.compare(at, 7, "测试 ") == 0)) in_test = true;
    if (begins_line && c == '}') in_test = false;
    if (c == '"' && !in_comment) in_text = !in_text;
    if (c == '#' && !in_text) in_comment = true;
    if (c == '\n') in_comment = in_text = false;
    out += c;
    if (c != ' ' || in_text || in_comment || in_test || random() % 60 != 0) continue;
    out += std::array<const char*, 3>{"\n", "# noise\n", "\n\n\n# noise\n\n"}[random() % 3];
  }
  return out;
}

} // namespace

TEST_CASE("windows print in each language's order") {
  check_clause("window      24h before placed", "窗口  下单 前 24小时");
  check_clause("window      10min after paid", "窗口  付款 后 10分钟");
  check_clause("window      any time before paid", "窗口  付款 前 不限时间");
  check_clause("window      any time", "窗口  不限时间");
  check_clause("window      2 calendar days before placed", "窗口  下单 前 2 自然日");
  check_clause("window      from placed to paid + 1h", "窗口  从 下单 到 付款 + 1小时");
  check_clause("window      24h + 30min before placed - 5min", "窗口  下单 - 5分钟 前 24小时 + 30分钟");
  check_clause("window      (if placed.time_of_day from 22:00 to 08:00 then 12h else 2h) before placed",
               "窗口  下单 前 (若 下单.时刻 从 22:00 到 08:00 则 12小时 否则 2小时)");
}

TEST_CASE("the other clauses of a claim") {
  check_clause("candidates  chats where chat.topic == line.sku", "候选  聊天 其中 聊天.话题 == 商品行.商品");
  check_clause("candidates  messages where chat.kind != system", "候选  消息 其中 聊天.类型 != 系统");
  check_clause("require     both_spoke and opened_by == buyer", "要求  双方发言 且 发起方 == 买家");
  check_clause("tie-break   by judge_by { time: latest; rounds: most rounds, latest }",
               "择优  按 judge_by { time: 最后; 回合数: 最多 回合数, 最后 }");
  check_clause("share       evenly", "分摊  平均");
  check_clause("share       by rounds, at least 5%", "分摊  按 回合数, 至少 5%");
  check_clause("share       first 40% last 40% rest 20%", "分摊  首次 40% 末次 40% 其余 20%");
  check_clause("share       decaying with half-life 1d", "分摊  半衰期 1天");
}

TEST_CASE("the items of a policy") {
  check_item("for each order when paid", "逐 订单 当 付款");
  check_item("day starts 06:00", "日界 06:00");
  check_item("revoke  when cancelled within 15d of placed", "剔除  当 下单 后 15天 内 取消");
  check_item("revoke  when fully refunded within 7d of paid", "剔除  当 付款 后 7天 内 全额退款");
  check_item("deduct refunds within 30d of paid", "扣除退款 付款 后 30天 内");
  check_item("deduct refunds", "扣除退款");
  check_item("credit  split 70% a, 30% nobody", "归属  拆分 70% a, 30% 无人");
  check_item("credit  earliest of a, b else c", "归属  取最早 a, b 否则 c");
  check_item("credit  when not a then b else c", "归属  当 未 a 则 b 否则 c");
  check_item("credit  a else (b else c)", "归属  a 否则 (b 否则 c)");
  check_item("credit  split 50% (split 50% a, 50% b), 50% c", "归属  拆分 50% (拆分 50% a, 50% b), 50% c");
  check_item("assist  a, b", "协助  a, b");
  check_item("set lookback = 48h", "设定 lookback = 48小时");
  check_item("field chat.channel : text", "字段 聊天.channel : 文本");
  check_item("use \"stdlib/claims\"", "引用 \"stdlib/claims\"");
  check_item("claim e = last_in_shop(24h)", "判定 e = last_in_shop(24小时)");
  check_item("claim e \"x\" like c { window 1h before paid }", "判定 e \"x\" 仿照 c { 窗口 付款 前 1小时 }");
  check_item("param x = 24h in 1h..30d \"…\"", "参数 x = 24小时 范围 1小时..30天 \"…\"");
  check_item("param x : duration or unlimited = unlimited", "参数 x : 时长 或 不限 = 不限");
}

TEST_CASE("parentheses stand where the tree needs them") {
  check_value("(a + b) * c");
  check_value("a + (b * c)", "a + b * c");
  check_value("a - (b - c)");
  check_value("(a - b) - c", "a - b - c");
  check_value("a / (b * c)");
  check_value("-(a + b)");
  check_value("-a + b");
  check_value("- -a", "--a");
  check_value("not (a and b) or c");
  check_value("(not a) and b", "not a and b");
  check_value("a and (b or c)");
  check_value("(a and b) or c", "a and b or c");
  check_value("not (a == b)", "not a == b");
  check_value("(a == b) == c");
  check_value("(if a then 1 else 2) + 3");
  check_value("if a then 1 else 2 + 3");
  check_value("if a then if b then 1 else 2 else if c then 3 else 4");
  check_value("(by x { a: 1; b: 2 }) + 3", "by x { a: 1; b: 2 } + 3");
  check_value("f(a, b + 1).day == placed.day");
  check_value("(a + b).day");
  check_value("(paid within 2h of placed) and x", "paid within 2h of placed and x");
  check_value("(a + 1d) within 2h of placed", "a + 1d within 2h of placed");
}

TEST_CASE("literals keep the author's digits and units") {
  check_value("24h");
  check_value("1d");
  check_value("1d 12h");
  check_value("90 min", "90min");
  check_value("24小时", "24h");
  check_value("２４ 小时", "24h");
  check_value("1天12小时", "1d 12h");
  check_value("10.5 yuan");
  check_value("10.50元", "10.50 yuan");
  check_value("50 fen");
  check_value("12.5%");
  check_value("6:00", "06:00");
  check_value("2023-10-16");
  check_value("2023-10-16 10:30:05");
  check_value("“他说”", "\"他说\"");
  check_value("yes or 是", "yes or yes");
}

TEST_CASE("without source literals take the largest exact units") {
  syntax::Tree tree;
  const auto print = [&](syntax::ExprNode node, Language language) { return print::print_expression(tree, tree.add(std::move(node), {}), language); };
  CHECK(print(syntax::DurationLiteral{15 * 86'400'000LL}, Language::english) == "15d");
  CHECK(print(syntax::DurationLiteral{86'400'000}, Language::english) == "24h");
  CHECK(print(syntax::DurationLiteral{9'000'000}, Language::english) == "2h 30min");
  CHECK(print(syntax::DurationLiteral{5'400'000}, Language::chinese) == "90分钟");
  CHECK(print(syntax::DurationLiteral{0}, Language::english) == "0d");
  CHECK(print(syntax::MoneyLiteral{1050}, Language::english) == "10.50 yuan");
  CHECK(print(syntax::MoneyLiteral{1000}, Language::chinese) == "10元");
  CHECK(print(syntax::PercentLiteral{125, 1000}, Language::english) == "12.5%");
  CHECK(print(syntax::PercentLiteral{5, 1000}, Language::english) == "0.5%");
}

TEST_CASE("comments and blank lines stay where they are") {
  const std::string file = "# first\n"
                           "# second\n"
                           "\n"
                           "policy p \"x\" {  # behind\n"
                           "  # above the param\n"
                           "  param a   = 1h  # a note\n"
                           "  param bcd = 2h  # another\n"
                           "\n"
                           "  # above the claim\n"
                           "  claim c {\n"
                           "    # above the window\n"
                           "    window      a before placed  # why\n"
                           "\n"
                           "    candidates  chats\n"
                           "    # at the end\n"
                           "  }\n"
                           "\n"
                           "  credit  by x {\n"
                           "            # above an arm\n"
                           "            a:   c  # behind an arm\n"
                           "            bcd: nobody\n"
                           "          }\n"
                           "          else c\n"
                           "}\n"
                           "\n"
                           "# last\n";
  CHECK(printed(file) == file);
  check_round_trip(file);
}

TEST_CASE("any layout becomes the canonical one") {
  CHECK(printed("\n\n策略 甲{逐 商品行  参数 时效=24小时\n\n\n\n判定 乙{窗口 下单前24小时 候选 聊天}# x\n归属 乙}") ==
        "policy 甲 {\n  for each line\n  param 时效 = 24h\n\n  claim 乙 {\n    window      24h before placed\n    candidates  chats\n  }  # x\n"
        "  credit  乙\n}\n");
}

TEST_CASE("tests and timelines in rule files") {
  check_round_trip("policy p {\n}\n\n"
                   "test \"取消\" of p with lookback = 48h, x = yes {\n"
                   "  # before\n"
                   "  timeline \"一\" {\n"
                   "    buyer 张三    agents 小美, 小丽\n"
                   "    2023-10-16\n"
                   "    10:00     张三 -> 小美 about SKU1 \"有货吗\"  # asks\n"
                   "    # comes back\n"
                   "    +3d 09:00 places O1: SKU1 x2 @100.00 less 20.00 full_reduction\n"
                   "  }\n"
                   "\n"
                   "  expect O1.1 credits 小美 180.00 by c\n"
                   "  then +3d cancels O1\n"
                   "  expect O1 is revoked  # late\n"
                   "  case lookback = 24h { expect O1 is silent }\n"
                   "}\n");
}

TEST_CASE("parsing what was printed gives the same tree") {
  const text::Source nothing("", "");
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    const syntax::Tree tree = test::RandomTree(seed).make();
    const std::string shape = test::Shape(tree).of_tree();
    for (const Language language : {Language::english, Language::chinese}) {
      const std::string file = print::print_file(tree, nothing, language);
      CAPTURE(seed);
      CAPTURE(file);
      const Read read(file);
      REQUIRE(read.shape() == shape);
      REQUIRE(read.print(language) == file);
    }
  }
}

TEST_CASE("every rule file of the repository keeps its tree") {
  CHECK(rule_files().size() > 5);
  for (const auto& path : rule_files()) {
    CAPTURE(path.string());
    check_round_trip(slurp(path));
  }
}

TEST_CASE("comments and lines broken anywhere are no harm") {
  std::mt19937 random(1);
  std::size_t tried = 0;
  for (const auto& path : rule_files()) {
    for (int round = 0; round < 10; ++round) {
      const std::string content = with_noise(slurp(path), random);
      text::Sources sources;
      const text::FileId file = sources.add("a.gy", content);
      if (!parse::parse_file(sources[file], file).diagnostics.empty()) continue; // a phrase of two words was broken
      CAPTURE(content);
      check_round_trip(content);
      const std::string canonical = printed(content);
      REQUIRE(std::count(canonical.begin(), canonical.end(), '#') == std::count(content.begin(), content.end(), '#'));
      ++tried;
    }
  }
  CHECK(tried > 20);
}
