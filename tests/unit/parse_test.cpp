#include "grammar/parse/parse.hpp"
#include "grammar/text/render.hpp"
#include "tests/unit/dump_tree.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <random>

using namespace guiyin;

namespace {

struct Read {
  std::string tree;
  std::vector<std::string> codes; // "GY0101@3:8"
  text::Diagnostics diagnostics;
};

Read read(const std::string& content) {
  text::Sources sources;
  const auto file = sources.add("test.gy", content);
  auto parsed = parse::parse_file(sources[file], file);
  Read result{test::dump(parsed.tree), {}, parsed.diagnostics};
  for (const auto& diagnostic : parsed.diagnostics) {
    const auto at = sources[file].position(diagnostic.span.begin);
    result.codes.push_back(text::to_string(diagnostic.code) + "@" + std::to_string(at.line) + ":" + std::to_string(at.column));
    CHECK(diagnostic.span.begin <= diagnostic.span.end);
    CHECK(diagnostic.span.end <= sources[file].content().size());
  }
  return result;
}

using Codes = std::vector<std::string>;

std::string joined(const Codes& codes) {
  std::string all;
  for (const auto& code : codes) all += code + " ";
  return all;
}

std::string tree_of(const std::string& content) {
  const auto result = read(content);
  CHECK_MESSAGE(result.codes == Codes{}, content << " gives " << joined(result.codes));
  return result.tree;
}

// The dump of one item of a policy.
std::string item(const std::string& content) {
  const std::string tree = tree_of("policy p {\n" + content + "\n}");
  const std::string head = "(policy p\n  ";
  REQUIRE(tree.starts_with(head));
  return tree.substr(head.size(), tree.size() - head.size() - 2);
}

std::string clause(const std::string& content) {
  const std::string claim = item("claim c { " + content + " }");
  return claim.substr(9, claim.size() - 10);
}

std::string amount(const std::string& value) {
  const std::string whole = item("amount " + value);
  return whole.substr(8, whole.size() - 9);
}

std::string condition(const std::string& value) {
  const std::string whole = clause("require " + value);
  return whole.substr(9, whole.size() - 10);
}

std::string window(const std::string& value) {
  const std::string whole = clause("window " + value);
  return whole.substr(8, whole.size() - 9);
}

std::string credit(const std::string& value) {
  const std::string whole = item("credit " + value);
  return whole.substr(8, whole.size() - 9);
}

Codes codes_of(const std::string& content) { return read(content).codes; }

const char* const jd_english = R"(# rules/jd.gy
policy jd "京东客服促成" {
  param lookback       = 24h    "订单时效:咨询后多久内下单算促成"
  param revoke_within  = 15d    "下单后多久内取消,剔除回算"

  for each line                                   # the unit: one decision per order line

  claim on_product "接待过下单商品的最后一位客服" {
    window      lookback before placed
    candidates  chats where chat.topic == line.sku
    require     replied
    tie-break   latest
  }

  claim in_shop "全店铺范围内最后一位接待客服" {
    window      lookback before placed
    candidates  chats
    require     replied
    tie-break   latest
  }

  credit   on_product else in_shop
  amount   line.qty * line.price - line.full_reduction - line.category_discount - line.item_discount
  revoke   when cancelled within revoke_within of placed
}
)";

const char* const taobao_english = R"(# rules/taobao.gy
policy taobao "淘宝客服业绩归属" {
  param judge_by  : time | rounds                  = time     "落实判定方式:按聊天时间 / 按聊天回合数"
  param credit_by : payment | order | order_first  = payment  "业绩归属:付款归属 / 下单归属 / 下单优先归属"
  param followup  : off | buyer | agent | both     = off      "全静默订单跟进:关闭 / 买家主动联系 / 客服主动跟进 / 两者"
  param followup_within = 10min
  param lookback  : duration or unlimited          = unlimited

  for each order when paid

  claim placed_by "落实下单" {
    window      lookback before placed
    candidates  chats
    require     both_spoke
    tie-break   by judge_by { time: latest; rounds: most rounds, latest }
  }

  claim paid_by "落实付款" like placed_by { window lookback before paid }

  claim buyer_contacted "静默后买家主动联系" {
    window      followup_within after paid
    candidates  chats
    require     both_spoke and opened_by == buyer
    tie-break   earliest
  }

  claim agent_followed_up "静默后客服主动跟进" like buyer_contacted { require both_spoke and opened_by == agent }

  credit  by credit_by { payment: paid_by; order: placed_by; order_first: placed_by else paid_by }
          else when not placed_by and not paid_by then by followup {
            off:   nobody
            buyer: buyer_contacted
            agent: agent_followed_up
            both:  earliest of buyer_contacted, agent_followed_up
          }
  assist  placed_by, paid_by                      # who helped without winning; never money
  amount  order.total
}
)";

const char* const jd_chinese = R"(策略 京东促成 "京东客服促成" {
  参数 时效 = 24小时
  参数 回算期 = 15天
  逐 商品行
  判定 咨询过商品 {
    窗口  下单 前 时效
    候选  聊天 其中 聊天.话题 == 商品行.商品
    要求  已回复
    择优  最后
  }
  判定 全店铺 {
    窗口  下单 前 时效
    候选  聊天
    要求  已回复
    择优  最后
  }
  归属  咨询过商品 否则 全店铺
  金额  商品行.数量 * 商品行.单价 - 商品行.满减 - 商品行.品类优惠 - 商品行.单品促销
  剔除  当 下单 后 回算期 内 取消
}
)";

const char* const jd_tree = R"((policy jd
  (param lookback = 86400000ms)
  (param revoke_within = 1296000000ms)
  (for-each line)
  (claim on_product (window (before lookback 'placed)) (candidates chats (== 'chat.'topic 'line.'sku)) (require 'replied) (tie-break latest))
  (claim in_shop (window (before lookback 'placed)) (candidates chats) (require 'replied) (tie-break latest))
  (credit (else on_product in_shop))
  (amount (- (- (- (* 'line.'qty 'line.'price) 'line.'full_reduction) 'line.'category_discount) 'line.'item_discount))
  (revoke (within 'cancelled revoke_within 'placed)))
)";

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const auto& [from, to] : pairs)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// Without `"…"` descriptions.
std::string without_texts(std::string tree) {
  for (std::size_t at = 0; (at = tree.find(" \"")) != std::string::npos;) tree.erase(at, tree.find('"', at + 2) + 1 - at);
  return tree;
}

} // namespace

// --- whole files -------------------------------------------------------------------------------------------------------------------------

TEST_CASE("the samples of the language") {
  CHECK(without_texts(tree_of(jd_english)) == jd_tree);
  const std::string chinese =
      replaced(tree_of(jd_chinese),
               {{"京东促成", "jd"}, {"时效", "lookback"}, {"回算期", "revoke_within"}, {"咨询过商品", "on_product"}, {"全店铺", "in_shop"}});
  CHECK(without_texts(chinese) == jd_tree);
  CHECK(without_texts(tree_of(taobao_english)) == R"((policy taobao
  (param judge_by |time |'rounds = time)
  (param credit_by |payment |'order |order_first = payment)
  (param followup |off |'buyer |'agent |both = off)
  (param followup_within = 600000ms)
  (param lookback :duration|unlimited = unlimited!)
  (for-each order 'paid)
  (claim placed_by (window (before lookback 'placed)) (candidates chats) (require 'both_spoke) (tie-break (by judge_by (time: latest) ('rounds: (rank most:'rounds latest)))))
  (claim paid_by like placed_by (window (before lookback 'paid)))
  (claim buyer_contacted (window (after followup_within 'paid)) (candidates chats) (require (and 'both_spoke (== 'opened_by 'buyer))) (tie-break earliest))
  (claim agent_followed_up like buyer_contacted (require (and 'both_spoke (== 'opened_by 'agent))))
  (credit (else (by credit_by (payment: paid_by) ('order: placed_by) (order_first: (else placed_by paid_by))) (when (and (not placed_by) (not paid_by)) (by followup (off: nobody!) ('buyer: buyer_contacted) ('agent: agent_followed_up) (both: (earliest-of buyer_contacted agent_followed_up))))))
  (assist placed_by paid_by)
  (amount 'order.'total))
)");
}

TEST_CASE("descriptions, comments and places") {
  const std::string content = "policy p \"甲\" { # 说明\n  param a = 1h \"乙\"\n}";
  text::Sources sources;
  const auto file = sources.add("p.gy", content);
  const auto parsed = parse::parse_file(sources[file], file);
  CHECK(parsed.diagnostics.empty());
  REQUIRE(parsed.tree.comments.size() == 1);
  CHECK(sources.text(parsed.tree.comments[0].span) == "# 说明");
  REQUIRE(parsed.tree.declarations.size() == 1);
  CHECK(sources.text(parsed.tree.declarations[0].span) == content);
  const auto& policy = std::get<syntax::Policy>(parsed.tree.declarations[0].node);
  CHECK(policy.description->value == "甲");
  CHECK(sources.text(policy.description->span) == "\"甲\"");
  CHECK(sources.text(policy.name.span) == "p");
  CHECK(sources.text(policy.items[0].span) == "param a = 1h \"乙\"");
  const auto& param = std::get<syntax::Param>(policy.items[0].node);
  CHECK(sources.text(parsed.tree[*param.value].span) == "1h");
}

TEST_CASE("an empty file, a file of comments") {
  CHECK(tree_of("") == "");
  CHECK(tree_of("\n  # nothing\n\n") == "");
  CHECK(tree_of("\r\n# a\r\npolicy p {\r\n}\r\n") == "(policy p)\n");
}

TEST_CASE("derived policies and shared parts") {
  CHECK(tree_of("policy night_shift from jd { set lookback = 48h  claim in_shop { candidates chats where agent.group == \"售前\" } }") ==
        "(policy night_shift from jd\n  (set lookback = 172800000ms)\n  (claim in_shop (candidates chats (== 'agent.'group \"售前\"))))\n");
  CHECK(tree_of("策略 夜班 \"夜\" 基于 京东 {}") == "(policy 夜班 from 京东 \"夜\")\n");
  CHECK(tree_of("use \"stdlib/claims\"\nfield chat.channel : text\ndefine net = line.amount - line.shipping\ndefine f(x: money, y: count) = x * y") ==
        "(use \"stdlib/claims\")\n(field 'chat.channel :text)\n(define net = (- 'line.'amount 'line.shipping))\n"
        "(define f(x:money, y:count) = (* x y))\n");
  CHECK(item("claim in_shop = last_in_shop(lookback)") == "(claim in_shop = (call last_in_shop lookback))");
  CHECK(item("claim in_shop = last_in_shop") == "(claim in_shop = last_in_shop)");
  CHECK(item("claim a = b(1h, paid) { require replied }") == "(claim a = (call b 3600000ms 'paid) (require 'replied))");
  CHECK(item("claim a \"x\" like b") == "(claim a \"x\" like b)");
  CHECK(item("claim a like b \"x\" { window any time }") == "(claim a \"x\" like b (window (any)))");
  CHECK(item("claim a(m: moment, n: duration) \"x\" { window n before m }") == "(claim a(m:moment, n:duration) \"x\" (window (before n m)))");
  CHECK(item("claim a(期限: 时长) { 窗口 下单 前 期限 }") == "(claim a(期限:duration) (window (before 期限 'placed)))");
}

TEST_CASE("tests and timelines keep their bodies apart") {
  const auto parsed = read("test \"a\" of jd with lookback = 48h, judge_by = rounds {\n}\ntimeline \"b\" {\n}\n时间线 {\n}\n");
  CHECK(parsed.tree == "(test \"a\" of jd lookback=172800000ms judge_by='rounds)\n(timeline \"b\")\n(timeline)\n");
  CHECK(parsed.codes == Codes{});
  // braces in texts and comments do not end a body
  CHECK(tree_of("timeline {\n  # }\n}\npolicy p {}") == "(timeline)\n(policy p)\n");
}

// --- items -------------------------------------------------------------------------------------------------------------------------------

TEST_CASE("params") {
  CHECK(item("param a = 24h in 1h..30d \"x\"") == "(param a = 86400000ms in 3600000ms..2592000000ms \"x\")");
  CHECK(item("param a : duration") == "(param a :duration)");
  CHECK(item("param a : duration or unlimited = unlimited") == "(param a :duration|unlimited = unlimited!)");
  CHECK(item("参数 a : 时长或不限 = 不限") == "(param a :duration|unlimited = unlimited!)");
  CHECK(item("param a : yes/no = no") == "(param a :yes/no = no!)");
  CHECK(item("参数 a : 是否 = 是") == "(param a :yes/no = yes!)");
  CHECK(item("param a : text = \"x\" \"y\"") == "(param a :text = \"x\" \"y\")");
  CHECK(item("param a : share = 12.5%") == "(param a :share = 125/1000)");
  CHECK(item("param a : money in 1 yuan..2 yuan") == "(param a :money in 100fen..200fen)");
}

TEST_CASE("choices and fields may be any word") {
  CHECK(item("param a : window | if | 下单 = if\nparam b = 1h") == "(param a |'window |'if |'placed = 'if)\n  (param b = 3600000ms)");
  CHECK(item("param a : credit | amount = amount \"x\"\nset b = order") == "(param a |'credit |'amount = 'amount \"x\")\n  (set b = 'order)");
  CHECK(amount("by a { if: 1; window, from: 2; 下单: 3; day: 4 }") == "(by a ('if: 1) ('window: 2) ('from: 2) ('placed: 3) (day: 4))");
  CHECK(amount("order.window + chat.if + line.from") == "(+ (+ 'order.window 'chat.if) 'line.'from)");
  CHECK(condition("order.kind_of == window and chat.kind != require") == "(and (== 'order.kind_of 'window) (!= 'chat.'kind 'require))");
  CHECK(condition("chat.kind == auto and system != chat.kind and topic == auto") ==
        "(and (and (== 'chat.'kind 'auto) (!= 'system 'chat.'kind)) (== topic auto))");
  CHECK(condition("聊天.类型 == 自动") == "(== 'chat.'kind 'auto)");
}

TEST_CASE("units, days, exclusions, refunds") {
  CHECK(item("for each line when line.amount >= 10 yuan and order.flag != \"刷单\"") ==
        "(for-each line (and (>= 'line.'amount 1000fen) (!= 'order.flag \"刷单\")))");
  CHECK(item("for \t each  order") == "(for-each order)");
  CHECK(item("逐订单 当 付款") == "(for-each order 'paid)");
  CHECK(item("day starts 06:00") == "(day-starts at:21600000)");
  CHECK(item("deduct refunds within 30d of paid") == "(deduct 2592000000ms 'paid)");
  CHECK(item("扣除退款 付款 后 30天 内") == "(deduct 2592000000ms 'paid)");
  CHECK(item("扣除退款付款后30天内") == "(deduct 2592000000ms 'paid)");
  CHECK(item("deduct refunds") == "(deduct)");
  CHECK(item("revoke when fully refunded within 7d of paid") == "(revoke (within fully-refunded 604800000ms 'paid))");
  CHECK(item("剔除当付款后7天内全额退款") == "(revoke (within fully-refunded 604800000ms 'paid))");
  CHECK(item("assist a, b、c") == "(assist a b c)");
}

// --- windows -----------------------------------------------------------------------------------------------------------------------------

TEST_CASE("windows, and both word orders") {
  const std::vector<std::pair<const char*, std::vector<const char*>>> same{
      {"(before 86400000ms 'placed)", {"24h before placed", "下单 前 24小时", "下单前24小时", "下单之前24h", "下单前24小时内", "24小时 before 下单"}},
      {"(after 600000ms 'paid)", {"10min after paid", "付款 后 10分钟", "付款后10分钟内", "付款以后10min"}},
      {"(any before 'placed)", {"any time before placed", "下单 前 不限时间", "下单前不限时间内"}},
      {"(any after 'paid)", {"any  time after paid", "付款后不限时间"}},
      {"(any)", {"any time", "不限时间"}},
      {"(days-before 2 'placed)", {"2 calendar days before placed", "下单 前 2 自然日", "下单前2自然日内", "下单前2个自然日"}},
      {"(days-after 3 'paid)", {"3 calendar days after paid", "付款后3自然日"}},
      {"(from-to 'placed 'paid)", {"from placed to paid", "从 下单 到 付款", "从下单到付款", "从下单至支付"}},
      {"(before (+ 86400000ms 3600000ms) (- 'placed 7200000ms))",
       {"24h + 1h before placed - 2h", "下单 - 2小时 前 24小时 + 1小时", "下单-2小时前24小时+1小时"}},
      {"(within 'cancelled 1296000000ms 'placed)",
       {"cancelled within 15d of placed", "下单 后 15天 内 取消", "下单后15天内取消", "下单之后15天以内取消"}},
      {"(within fully-refunded 604800000ms 'paid)", {"fully refunded within 7d of paid", "付款后7天内全额退款"}},
      {"(before (* 2 3600000ms) (+ 'placed 60000ms))", {"2 * 1h before placed + 1min", "下单+1分钟前2*1小时"}},
  };
  for (const auto& [tree, spellings] : same)
    for (const char* spelling : spellings) {
      CAPTURE(spelling);
      CHECK(window(spelling) == tree);
    }
  CHECK(window("(if placed.time_of_day from 22:00 to 08:00 then 12h else 2h) before placed") ==
        "(before (if (between 'placed.'time_of_day at:79200000 at:28800000) 43200000ms 7200000ms) 'placed)");
  CHECK(window("若 下单.时刻 从 22:00 到 08:00 则 下单 前 12小时 否则 下单 前 2小时") ==
        "(if (between 'placed.'time_of_day at:79200000 at:28800000) (before 43200000ms 'placed) (before 7200000ms 'placed))");
  CHECK(window("by a { x: 1h; y: 2h } before placed") == "(before (by a (x: 3600000ms) (y: 7200000ms)) 'placed)");
}

TEST_CASE("an arm's label after 内 is not its event") {
  CHECK(window("by a {\n 下单: 下单后10分钟内\n 付款: 付款后10分钟内\n}") ==
        "(by a ('placed: (after 600000ms 'placed)) ('paid: (after 600000ms 'paid)))");
}

// --- values ------------------------------------------------------------------------------------------------------------------------------

TEST_CASE("precedence") {
  CHECK(amount("1 + 2 * 3 - 4 / 5") == "(- (+ 1 (* 2 3)) (/ 4 5))");
  CHECK(amount("1 - 2 - 3") == "(- (- 1 2) 3)");
  CHECK(amount("-1 * -x.y") == "(* (neg 1) (neg x.y))");
  CHECK(amount("(1 + 2) * 3") == "(* (+ 1 2) 3)");
  CHECK(condition("a or b and not c == 1 + 2") == "(or a (and b (not (== c (+ 1 2)))))");
  CHECK(condition("not a and b") == "(and (not a) b)");
  CHECK(condition("not not a") == "(not (not a))");
  CHECK(condition("a and b and c or e") == "(or (and (and a b) c) e)");
  CHECK(condition("x from 1 to 2 + 3 and y") == "(and (between x 1 (+ 2 3)) y)");
  CHECK(condition("cancelled within 1d of paid and not paid") == "(and (within 'cancelled 86400000ms 'paid) (not 'paid))");
  CHECK(condition("rounds >= 2 and rounds <= 3 or rounds < 1 or rounds > 9") ==
        "(or (or (and (>= 'rounds 2) (<= 'rounds 3)) (< 'rounds 1)) (> 'rounds 9))");
  CHECK(amount("f(1, g(2), (3)) + k()") == "(+ (call f 1 (call g 2) 3) (call k))");
  CHECK(amount("if a > 1 then 2 else if b then 3 else 4") == "(if (> a 1) 2 (if b 3 4))");
  CHECK(amount("1 + if a then 2 else 3 + 4") == "(+ 1 (if a 2 (+ 3 4)))");
}

TEST_CASE("literals") {
  CHECK(amount("20.00 yuan") == "2000fen");
  CHECK(amount("20元") == "2000fen");
  CHECK(amount("5 fen + 5分") == "(+ 5fen 5fen)");
  CHECK(amount("30%") == "30/100");
  CHECK(amount("12.50 %") == "125/1000");
  CHECK(amount("2.5") == "decimal:2.5");
  CHECK(amount("1.5h") == "5400000ms");
  CHECK(amount("1d 12h") == "129600000ms");
  CHECK(amount("1小时30分钟") == "5400000ms");
  CHECK(amount("1天 2小时 3分钟 4秒 5毫秒") == "93784005ms");
  CHECK(amount("500ms") == "500ms");
  CHECK(amount("2 hours + 1 day") == "(+ 7200000ms 86400000ms)");
  CHECK(amount("22:00") == "at:79200000");
  CHECK(amount("9:05:30.25") == "at:32730250");
  CHECK(amount("24:00") == "at:86400000");
  CHECK(amount("1970-01-02") == "date:1");
  CHECK(amount("1970-01-01 08:00") == "instant:0");
  CHECK(amount("2023-11-11 20:00") == "instant:1699704000000");
  CHECK(amount("“京东”") == "\"京东\"");
  CHECK(amount("“京东\"") == "\"京东\"");
  CHECK(amount("\"京东”") == "\"京东\"");
  CHECK(amount("「京\"东」") == "\"京\"东\"");
  CHECK(amount("\"他说“好”\"") == "\"他说“好”\"");
  CHECK(amount("\"＋，#{\"") == "\"＋，#{\"");
}

TEST_CASE("full-width forms stand for ASCII ones") {
  CHECK(tree_of("策略　甲　“说明”｛　＃　注释\n　参数　时效　＝　２４小时\n　金额　（商品行．数量＋１）×商品行."
                "单价－２０．００元\n　协助　甲１、乙，丙\n｝")
            .find("INVALID") == std::string::npos);
  CHECK(amount("（１＋２）×３－４÷２") == "(- (* (+ 1 2) 3) (/ 4 2))");
  CHECK(condition("ａ＝＝１ 且 ｂ！＝２ 且 ｃ＜＝３ 且 ｇ＞＝４ 且 ｅ≥５ 且 ｆ≠６") ==
        "(and (and (and (and (and (== a 1) (!= b 2)) (<= c 3)) (>= g 4)) (>= e 5)) (!= f 6))");
  CHECK(condition("聊天。话题 == 商品行．商品") == "(== 'chat.'topic 'line.'sku)");
  CHECK(item("param ＡＢ = ３０％") == "(param AB = 30/100)");
  CHECK(amount("by a｛ｘ：１；ｙ：２｝") == "(by a (x: 1) (y: 2))");
}

TEST_CASE("glued Chinese") {
  CHECK(window("下单前7天内") == "(before 604800000ms 'placed)");
  CHECK(window("下单前7d内") == "(before 604800000ms 'placed)");
  CHECK(window("下单前1.5小时") == "(before 5400000ms 'placed)");
  CHECK(window("下单前1小时30分钟内") == "(before 5400000ms 'placed)");
  CHECK(clause("候选聊天其中聊天.话题==商品行.商品") == "(candidates chats (== 'chat.'topic 'line.'sku))");
  CHECK(clause("候选消息") == "(candidates messages)");
  CHECK(clause("候选消息其中聊天.类型且已回复") == "(candidates messages (and 'chat.'kind 'replied))");
  CHECK(condition("未付款且已回复或非双方发言") == "(or (and (not 'paid) 'replied) (not 'both_spoke))");
  CHECK(condition("买家消息数>2且消息总数>3") == "(and (> 'buyer_messages 2) (> 'messages 3))");
  CHECK(clause("择优最多回合数、最后") == "(tie-break (rank most:'rounds latest))");
  CHECK(clause("分摊按回合数，至少5%") == "(share (at-least share-by:'rounds 5/100))");
  CHECK(item("逐商品行当商品行.金额>=10元且订单.总额>1元") == "(for-each line (and (>= 'line.'amount 1000fen) (> 'order.'total 100fen)))");
  CHECK(item("归属取最早 a, b 否则无人") == "(credit (else (earliest-of a b) nobody!))");
}

TEST_CASE("declared names come before words, words before unknown names") {
  CHECK(tree_of("policy p { param 下单后天数 = 1d  claim a { window 下单后天数 before placed } }") ==
        "(policy p\n  (param 下单后天数 = 86400000ms)\n  (claim a (window (before 下单后天数 'placed))))\n");
  CHECK(amount("下单优先") == "下单优先");
  CHECK(item("claim 首次 like 末次") == "(claim 'first like 'last)");
  CHECK(item("param vip等级2 = 1\namount vip等级2") == "(param vip等级2 = 1)\n  (amount vip等级2)");
  CHECK(amount("before_discounts + order_total_2") == "(+ before_discounts order_total_2)");
}

// --- tie-breaks, shares, credits ------------------------------------------------------------------------------------------------------------

TEST_CASE("tie-breaks") {
  CHECK(clause("tie-break latest") == "(tie-break latest)");
  CHECK(clause("tie-break most rounds, fewest buyer_messages, earliest") == "(tie-break (rank most:'rounds fewest:'buyer_messages earliest))");
  CHECK(clause("tie-break by a { time: latest; rounds: most rounds, latest }") ==
        "(tie-break (by a (time: latest) ('rounds: (rank most:'rounds latest))))");
  CHECK(clause("tie-break by a {\n time: latest\n rounds, other: most rounds, latest\n}, earliest") ==
        "(tie-break (rank (by a (time: latest) ('rounds: (rank most:'rounds latest)) (other: (rank most:'rounds latest))) earliest))");
  CHECK(clause("tie-break if a then latest else (most rounds, latest)") == "(tie-break (if a latest (rank most:'rounds latest)))");
}

TEST_CASE("shares") {
  CHECK(clause("share evenly") == "(share evenly)");
  CHECK(clause("share by rounds") == "(share share-by:'rounds)");
  CHECK(clause("share first 40% last 40% rest 20%") == "(share (positions first=40/100 last=40/100 rest=20/100))");
  CHECK(clause("share decaying with  half-life 1d, at least 5%") == "(share (at-least (decaying 86400000ms) 5/100))");
  CHECK(clause("share by a { x: evenly; y: by rounds, at least 5% }") == "(share (by a (x: evenly) (y: (at-least share-by:'rounds 5/100))))");
  CHECK(clause("分摊 首次 40% 末次 40% 其余 20%") == "(share (positions first=40/100 last=40/100 rest=20/100))");
  CHECK(clause("分摊半衰期1天，至少5%") == "(share (at-least (decaying 86400000ms) 5/100))");
}

TEST_CASE("credits") {
  CHECK(credit("a else b else c") == "(else (else a b) c)");
  CHECK(credit("split 70% a, 30% b") == "(split 70/100=a 30/100=b)");
  CHECK(credit("split 50% a, 50% nobody else b") == "(else (split 50/100=a 50/100=nobody!) b)");
  CHECK(credit("split 50% (a else b), 50% earliest of c, e") == "(split 50/100=(else a b) 50/100=(earliest-of c e))");
  CHECK(credit("when x then a else b") == "(else (when x a) b)");
  CHECK(credit("if x then a else b else c") == "(else (if x a b) c)");
  CHECK(credit("by m { x: a else b; y: nobody } else c") == "(else (by m (x: (else a b)) (y: nobody!)) c)");
  CHECK(credit("first else last") == "(else 'first 'last)");
  CHECK(credit("((a))") == "a");
}

TEST_CASE("one value alone") {
  const auto value = [](const std::string& content) {
    text::Sources sources;
    const auto file = sources.add("--set", content);
    const auto parsed = parse::parse_value(sources[file], file);
    if (!parsed.value) return std::string(parsed.diagnostics.empty() ? "nothing" : text::to_string(parsed.diagnostics[0].code));
    CHECK(parsed.diagnostics.empty());
    return test::dump(parsed.tree, *parsed.value);
  };
  CHECK(value("48h") == "172800000ms");
  CHECK(value("rounds") == "'rounds");
  CHECK(value("payment") == "payment");
  CHECK(value("window") == "'window");
  CHECK(value("unlimited") == "unlimited!");
  CHECK(value("48小时") == "172800000ms");
  CHECK(value("\"text\"") == "\"text\"");
  CHECK(value("48h 3") == "GY0101");
  CHECK(value("") == "GY0102");
  CHECK(value("48hh") == "GY0106");
}

// --- mistakes ----------------------------------------------------------------------------------------------------------------------------

TEST_CASE("six mistakes give six diagnostics, in order") {
  CHECK(codes_of(R"(policy jd {
  param lookback 24h
  param revoke_within = 15dd
  for each customer
  claim on_product {
    window lookback befor placed
    candidates chats where chat.topic = line.sku
    requre replied
    tie-break latest
  }
  credit on_product else
  amount line.qty * line.price
}
)") == Codes{"GY0125@2:17", "GY0106@3:25", "GY0101@4:12", "GY0101@6:21", "GY0107@7:39", "GY0110@8:5", "GY0125@11:25"});
}

TEST_CASE("one mistake gives one diagnostic") {
  const std::string head = "policy p {\n  for each order\n  claim a { window any time candidates chats require replied tie-break latest }\n";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"  credit a else\n  amount order.total\n}", "GY0125@4:16"},
      {"  credit a else b b\n  amount order.total\n}", "GY0101@4:19"},
      {"  amount order..total\n}", "GY0101@4:15"},
      {"  amount (order.total\n  credit a\n}", "GY0125@4:22"},
      {"  amount order.total)\n  credit a\n}", "GY0109@4:21"},
      {"  amount 1 +\n}", "GY0125@4:13"},
      {"  credit by m { x: a; y: ; z: a }\n}", "GY0101@4:26"},
      {"  credit by m { x: a, y: a }\n}", "GY0117@4:21"},
      {"  credit by m { x: a y: a }\n}", "GY0117@4:22"},
      {"  credit by m { x: a\n  amount order.total\n}", "GY0108@4:21"},
      {"  amount order.total", "GY0108@4:21"},
      {"  amount order.total\n}\n}", "GY0109@6:1"},
      {"  param b = \"x\n}", "GY0103@4:13"},
      {"  param b = 1h “说明\n}", "GY0103@4:16"},
      {"  amount order.total @ 3\n}", "GY0104@4:22"},
      {"  amount order.total，\n}", "GY0120@4:21"},
      {"  param window = 3\n}", "GY0111@4:9"},
      {"  param 下单前 = 3\n}", "GY0112@4:9"},
      {"  param b : tme = 3\n}", "GY0118@4:13"},
      {"  claim b { candidates chat }\n}", "GY0119@4:24"},
      {"  claim b { require 已回复。 }\n}", "GY0120@4:24"},
      {"  claim b { require agent.group == '售前' }\n}", "GY0121@4:36"},
      {"  claim b { require replied && paid }\n}", "GY0122@4:29"},
      {"  claim b { require replied = paid }\n}", "GY0107@4:29"},
      {"  window 24h before placed\n}", "GY0123@4:3"},
      {"  claim b\n    window any time\n  }\n}", "GY0124@4:10"},
      {"  claim b {\n    window any time\n  credit a\n}", "GY0108@5:20"},
      {"  amount 1.234 yuan\n}", "GY0115@4:10"},
      {"  amount 99999999999999999999\n}", "GY0115@4:10"},
      {"  day starts 25:00\n}", "GY0116@4:14"},
      {"  amount 2023-02-30\n}", "GY0116@4:10"},
      {"  amout order.total\n}", "GY0110@4:3"},
      {"  金客 订单.总额\n}", "GY0110@4:3"},
      {"  claim 3rd { window any time }\n}", "GY0106@4:9"},
      {"  param = 3\n}", "GY0101@4:9"},
      {"  claim { window any time }\n}", "GY0101@4:9"},
      {"  set b 3h\n}", "GY0125@4:8"},
      {"  use stdlib\n}", "GY0101@4:7"},
      {"  field channel : text\n}", "GY0101@4:17"},
      {"  param 时效 = 1h\n  claim b { window 下单前时效 }\n}", "GY0113@5:20"},
      {"  claim b { window 24 hous before placed }\n}", "GY0106@4:20"},
      {"}\npolice q {}", "GY0110@5:1"},
      {"}\npolicy {}", "GY0101@5:8"},
      {"}\npolicy q\n  param a = 1h\n}", "GY0124@5:9"},
      {"}\ncredit a\n", "GY0123@5:1"},
      {"}\ntest \"x\" off p { }\n", "GY0101@5:10"},
      {"}\ntset \"x\" of p { timeline { 10:01 甲 -> 乙 } }\n", "GY0110@5:1"},
      {"}\ndo {\n  claim b {}\n  credit b\n}\n", "GY0101@5:1"},
      {"  claim b {\n    candidates\n    require replied\n  }\n}", "GY0125@5:15"},
      {"  claim b {\n    candidates where paid\n  }\n}", "GY0101@5:16"},
      {"  param b : x y = x\n}", "GY0118@4:13"},
      {"  param b : x | | y = x\n}", "GY0101@4:17"},
      {"  param b : or unlimited = 1h\n}", "GY0118@4:13"},
      {"  param b = 1h 说明\"\n}", "GY0103@4:18"},
      {"  credit by m x: a; y: a }\n}", "GY0124@4:14"},
      {"  field order.flag : txet\n}", "GY0118@4:22"},
  };
  for (const auto& each : cases) {
    const std::string& content = each.first; // by name, since Clang 14 lets no lambda have a structured binding
    CHECK_MESSAGE(codes_of(head + content) == Codes{each.second}, content << " gives " << joined(codes_of(head + content)));
  }
}

TEST_CASE("a help's edit mends the file") {
  const std::string head = "policy p {\n  for each order\n  claim a { window any time candidates chats require replied tie-break latest }\n  ";
  for (const std::string wrong :
       {"claim b { require replied = paid }\n}", "credit by m { x: a, y: a }\n}", "credit by m { x: a y: a }\n}", "amout order.total\n}",
        "claim b { require 已回复。 }\n}", "claim b { require agent.group == '售前' }\n}", "claim b { require replied && paid }\n}",
        "param b = 24hous\n}", "param b : tex = \"x\"\n}", "claim b { candidates chat }\n}", "claim b\n window any time\n}\n}", "amount order.total",
        "param b = \"x\n}", "amount order.total\n}}", "claim b { window 24h befor placed }\n}", "param 时效 = 1h claim b { window 下单前时效 }\n}",
        "判定乙 { 窗口 不限时间 }\n}"}) {
    std::string content = head + wrong;
    const auto broken = read(content);
    REQUIRE_MESSAGE(broken.diagnostics.size() == 1, wrong);
    REQUIRE_MESSAGE(!broken.diagnostics[0].helps.empty(), wrong);
    const auto& edit = broken.diagnostics[0].helps[0].edit;
    REQUIRE(edit);
    content.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
    CHECK_MESSAGE(read(content).codes == Codes{}, content << " gives " << joined(read(content).codes));
  }
}

TEST_CASE("what is known of a broken clause stays in the tree") {
  CHECK(read("policy p {\n param lookback 24h\n set x\n claim a { window\n require replied }\n amount\n}").tree ==
        "(policy p\n  (param lookback = INVALID)\n  (set x = INVALID)\n  (claim a (window INVALID) (require 'replied))\n  (amount INVALID))\n");
  CHECK(read("policy p {\n claim a {\n widow any time\n }\n}").tree == "(policy p\n  (claim a (window (any))))\n");
  CHECK(read("policy p frm jd {\n claim a { window any time }\n}").tree == "(policy p\n  (claim a (window (any))))\n");
}

TEST_CASE("files that are not UTF-8") {
  CHECK(codes_of("policy p {\n  param a = 1h \"\xB6\xA9\xB5\xA5\xCA\xB1\xD0\xA7\"\n}") == Codes{"GY0105@2:17"});
  CHECK(codes_of("\xB2\xDF\xC2\xD4 p {\n") == Codes{"GY0105@1:1"});
  CHECK(codes_of("policy p {\n  param a = 1h \"a\xFF\"\n}").size() == 1);
  CHECK(codes_of(std::string("\xFF\xFEp\0o\0l\0", 8)) == Codes{"GY0105@1:1"});
  CHECK(codes_of(std::string("p\0o\0l\0", 6)) == Codes{"GY0105@1:2"});
}

TEST_CASE("a keyword and a name written together are taken apart and said") {
  const auto parsed =
      read("策略京东 {\n  参数时效 = 1小时\n  判定全店铺 { 窗口 下单 前 时效 }\n  归属全店铺\n  归属 按 时效 {\n    归属方式: 全店铺\n  }\n}");
  CHECK(parsed.codes == Codes{"GY0113@1:1", "GY0113@2:3", "GY0113@3:3", "GY0113@4:3"});
  CHECK(parsed.tree == "(policy 京东\n  (param 时效 = 3600000ms)\n  (claim 全店铺 (window (before 时效 'placed)))\n"
                       "  (credit 全店铺)\n  (credit (by 时效 (归属方式: 全店铺))))\n");
  CHECK(tree_of("策略 甲 {\n 归属\n 归属乙 否则\n 判定丙\n}") == "(policy 甲\n  (credit (else 归属乙 判定丙)))\n");
}

TEST_CASE("every message can be rendered in both languages") {
  const auto parsed = read("policy p {\n parm a = 1\n}\n}\n@");
  text::Sources sources;
  sources.add("a.gy", "policy p {\n parm a = 1\n}\n}\n@");
  for (const auto& diagnostic : parsed.diagnostics)
    for (const auto language : {text::Language::english, text::Language::chinese}) {
      const std::string rendered = text::render(diagnostic, sources, language);
      CHECK(rendered.find("{0}") == std::string::npos);
      CHECK(rendered.find("GY01") != std::string::npos);
    }
}

// --- bounds ------------------------------------------------------------------------------------------------------------------------------

namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Of this thread's own work, so that a busy machine fails no test.
double seconds(const std::string& content) {
  const std::clock_t start = std::clock();
  read(content);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("depth is bounded") {
  CHECK(amount(repeated("(", 100) + "1" + repeated(")", 100)) == "1");
  CHECK(credit(repeated("(", 100) + "a" + repeated(")", 100)) == "a");
  for (const std::string nest : {"(", "not ", "- ", "if a then 1 else ", "f(", "by x { a: ", "if "}) {
    CAPTURE(nest);
    CHECK(codes_of("policy p { amount " + repeated(nest, 300)).at(0).starts_with("GY0114"));
  }
  CHECK(codes_of("policy p { credit " + repeated("when a then ", 300) + "b }").at(0).starts_with("GY0114"));
  CHECK(codes_of("policy p { amount 1" + repeated(" + 1", 3000) + "}").at(0).starts_with("GY0114"));
  CHECK(codes_of("policy p { amount 1" + repeated(" + 1", 900) + "}") == Codes{});
}

TEST_CASE("nothing takes long") {
  CHECK(seconds("policy p { amount " + repeated("(", 199) + "1" + repeated(")", 198) + " }") < 2);
  CHECK(seconds("policy p { amount " + repeated("(", 100000) + " }") < 5);
  CHECK(seconds(repeated("{", 100000)) < 5);
  CHECK(seconds("timeline " + repeated("{", 100000)) < 5);
  CHECK(seconds("policy p { claim a { tie-break latest" + repeated(", latest", 20000) + "} }") < 5);
  CHECK(seconds("policy p { amount " + repeated("下单前", 20000) + " }") < 5);
  CHECK(seconds("policy p { " + repeated("x ", 50000) + " }") < 5);
  CHECK(seconds("policy p {\n" + repeated("amount = \n", 5000) + " }") < 10);
}

TEST_CASE("broken files end, with messages in order") {
  std::mt19937 random(20231016);
  const std::vector<std::string> seeds{jd_english, taobao_english, jd_chinese};
  const std::vector<std::string> pieces{"{",  "}",      "(",  ")",    ",",     ";",   ":",   "=",  "==", ".",  "\"",   "by",     "else",
                                        "前", "后",     "内", "时效", "claim", "24h", "not", "\n", "“",  "。", "\xFF", "policy", "test \"x\" {",
                                        "#",  "by x {", "0."};
  for (int round = 0; round < 600; ++round) {
    std::string content = seeds[round % seeds.size()];
    for (unsigned edits = 1 + random() % 6; edits > 0; --edits) {
      const std::size_t at = random() % content.size();
      switch (random() % 3) {
      case 0:
        content.erase(at, 1 + random() % 12);
        break;
      case 1:
        content.insert(at, pieces[random() % pieces.size()]);
        break;
      default:
        content.resize(std::max<std::size_t>(at, 1));
        break;
      }
      if (content.size() < 2) content = seeds[0];
    }
    const auto result = read(content);
    for (std::size_t i = 1; i < result.diagnostics.size(); ++i) CHECK(result.diagnostics[i - 1].span.begin <= result.diagnostics[i].span.begin);
  }
}

TEST_CASE("one word left out gives at most two messages") {
  // Every word in turn; a brace or quote may rightly cost a second message.
  for (const std::string whole : {jd_english, taobao_english, jd_chinese}) {
    std::size_t begin = 0;
    while ((begin = whole.find_first_not_of(" \n", begin)) != std::string::npos) {
      const std::size_t end = std::min(whole.find_first_of(" \n", begin), whole.size());
      std::string cut = whole;
      cut.erase(begin, end - begin);
      const auto result = read(cut);
      CAPTURE(whole.substr(begin, end - begin));
      CAPTURE(begin);
      CHECK(result.codes.size() <= 2);
      begin = end;
    }
  }
}
