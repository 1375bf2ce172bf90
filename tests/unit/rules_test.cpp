// The built-in rules and shared parts: nothing to complain about, and the Chinese twins are the same programs.
#include "interpreter/io/library.hpp"
#include "interpreter/program/compile.hpp"
#include "interpreter/program/equivalent.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace guiyin;

struct Compiled {
  std::vector<program::Program> programs;
  std::vector<std::string> complaints; // codes of errors and warnings
};

Compiled compile(std::string_view text, const std::vector<program::Setting>& settings = {}) {
  text::Sources sources;
  const io::MemoryFiles files;
  io::Library library(sources, files);
  text::Diagnostics found;
  const auto opened = library.open_text("test.gy", std::string(text), found);
  const program::Checked checked = program::compile(*opened.tree, library, sources, {settings, {"group"}, true});
  found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
  Compiled compiled;
  for (const text::Diagnostic& diagnostic : found) compiled.complaints.push_back(text::to_string(diagnostic.code));
  for (const auto& each : checked.programs)
    if (each) compiled.programs.push_back(*each);
  return compiled;
}

program::Program built_in(std::string_view name, const std::vector<program::Setting>& settings = {}) {
  const Compiled compiled = compile(io::find_built_in(name).value().content, settings);
  REQUIRE(compiled.programs.size() == 1);
  return compiled.programs.front();
}

// A policy that has one claim and one amount from shared parts, in English or Chinese.
std::string english(const std::string& claim, const std::string& amount) {
  return "use \"stdlib/claims\"\nuse \"stdlib/amounts\"\npolicy p {\nfor each line\nclaim c = " + claim + "\ncredit c\namount " + amount + "\n}\n";
}
std::string chinese(const std::string& claim, const std::string& amount) {
  return "引用 \"stdlib/zh/claims\"\n引用 \"stdlib/zh/amounts\"\n策略 p {\n逐 商品行\n判定 c = " + claim + "\n归属 c\n金额 " + amount + "\n}\n";
}

} // namespace

TEST_CASE("built-in files check without errors and warnings") {
  for (const io::BuiltIn& file : io::built_ins()) {
    INFO(file.path);
    CHECK(compile(file.content).complaints == std::vector<std::string>{});
  }
}

TEST_CASE("zh/jd is jd") {
  CHECK(program::same_program(built_in("jd"), built_in("zh/jd")));
  CHECK(program::same_program(built_in("jd", {{"lookback", "2h"}, {"revoke_within", "1d"}}),
                              built_in("zh/jd", {{"时效", "2小时"}, {"回算期", "1天"}})));
  CHECK_FALSE(program::same_program(built_in("jd"), built_in("zh/jd", {{"时效", "2小时"}})));
}

TEST_CASE("zh/taobao is taobao, whatever is chosen") {
  const std::vector<std::pair<std::string, std::string>> judge_by{{"time", "时间"}, {"rounds", "回合数"}};
  const std::vector<std::pair<std::string, std::string>> credit_by{{"payment", "付款方"}, {"order", "下单方"}, {"order_first", "下单优先"}};
  const std::vector<std::pair<std::string, std::string>> followup{{"off", "关闭"}, {"buyer", "买家联系"}, {"agent", "客服跟进"}, {"both", "两者"}};
  for (const auto& judge : judge_by)
    for (const auto& credit : credit_by)
      for (const auto& follow : followup) {
        INFO(judge.first, " ", credit.first, " ", follow.first);
        const auto one = built_in("taobao", {{"judge_by", judge.first}, {"credit_by", credit.first}, {"followup", follow.first}, {"lookback", "7d"}});
        const auto twin =
            built_in("zh/taobao", {{"判定方式", judge.second}, {"归属方式", credit.second}, {"静默跟进", follow.second}, {"时效", "7天"}});
        CHECK(program::same_program(one, twin));
      }
  CHECK(program::same_program(built_in("taobao"), built_in("zh/taobao")));
  CHECK(program::same_program(built_in("taobao", {{"followup", "both"}, {"followup_within", "5min"}}),
                              built_in("zh/taobao", {{"静默跟进", "两者"}, {"跟进时限", "5分钟"}})));
}

TEST_CASE("shared parts have Chinese twins") {
  const std::vector<std::pair<std::string, std::string>> claims{
      {"last_in_shop(24h)", "全店最后接待(24小时)"},
      {"first_in_shop(24h)", "全店最先接待(24小时)"},
      {"last_on_product(24h)", "同款最后接待(24小时)"},
      {"last_before(paid, 7d)", "此前最后聊过(付款, 7天)"},
      {"most_rounds_before(paid, 7d)", "此前回合最多(付款, 7天)"},
      {"contacted_after(paid, 10min)", "此后买家联系(付款, 10分钟)"},
      {"followed_up_after(paid, 10min)", "此后客服跟进(付款, 10分钟)"},
  };
  const std::vector<std::pair<std::string, std::string>> amounts{
      {"net_of_discounts", "优惠后的钱"},
      {"before_discounts", "优惠前的钱"},
      {"all_discounts", "优惠合计"},
      {"at_most(order.total, 5000 yuan)", "封顶(订单.总额, 5000元)"},
      {"not_below(line.amount, 1 yuan)", "保底(商品行.金额, 1元)"},
  };
  for (const auto& claim : claims)
    for (const auto& amount : amounts) {
      INFO(claim.first, " ", amount.first);
      const Compiled one = compile(english(claim.first, amount.first)), twin = compile(chinese(claim.second, amount.second));
      CHECK(one.complaints == std::vector<std::string>{});
      CHECK(twin.complaints == std::vector<std::string>{});
      REQUIRE(one.programs.size() == 1);
      REQUIRE(twin.programs.size() == 1);
      CHECK(program::same_program(one.programs.front(), twin.programs.front()));
    }
}

TEST_CASE("shared conditions have Chinese twins") {
  const std::vector<std::pair<std::string, std::string>> conditions{
      {"at_night", "夜间单"}, {"at_weekend", "周末单"}, {"same_day", "同日付清"}, {"paid_soon(30min)", "很快付清(30分钟)"}};
  const auto policy = [](const std::string& use, const std::string& when, const std::string& where) {
    return compile("use \"" + use + "\"\npolicy p {\nfor each line when " + when + "\nclaim c { window 1d before placed\n candidates chats where " +
                   where + "\n require replied\n tie-break latest }\ncredit c\namount line.amount\n}\n");
  };
  for (const auto& condition : conditions) {
    INFO(condition.first);
    const Compiled one = policy("stdlib/conditions", condition.first, "on_the_product and in_group(\"售前\") or not_in_group(\"售后\")");
    const Compiled twin = policy("stdlib/zh/conditions", condition.second, "谈的是本品 and 属于(\"售前\") or 不属于(\"售后\")");
    CHECK(one.complaints == std::vector<std::string>{});
    CHECK(twin.complaints == std::vector<std::string>{});
    REQUIRE(one.programs.size() == 1);
    REQUIRE(twin.programs.size() == 1);
    CHECK(program::same_program(one.programs.front(), twin.programs.front()));
  }
}
