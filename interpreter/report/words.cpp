#include "interpreter/report/words.hpp"

#include <array>

namespace guiyin::report {
namespace {

struct Words {
  const char* english;
  const char* chinese;
};
// By Label.
constexpr std::array<Words, 17> labels{{{"agent", "客服"},
                                        {"claim", "判定"},
                                        {"day", "日期"},
                                        {"shop", "店铺"},
                                        {"product", "商品"},
                                        {"unit", "单号"},
                                        {"orders", "订单数"},
                                        {"lines", "商品行数"},
                                        {"amount", "金额"},
                                        {"share", "占比"},
                                        {"assists", "协助"},
                                        {"total", "合计"},
                                        {"placed", "下单时间"},
                                        {"status", "状态"},
                                        {"because", "依据"},
                                        {"ties settled by the last rule (the later last row): {}", "由最后规则（末次消息较晚者）裁定的并列：{}"},
                                        {"not final yet, may still change: {}", "尚未定论、仍可能变化：{}"}}};
constexpr std::array<std::string_view, 6> key_names{"agent", "claim", "day", "shop", "sku", "unit"};

} // namespace

std::string in(text::Language language, std::string_view english, std::string_view chinese) {
  return std::string(language == text::Language::chinese ? chinese : english);
}

std::string word(Label label, text::Language language) {
  const Words& words = labels[static_cast<std::size_t>(label)];
  return language == text::Language::chinese ? words.chinese : words.english;
}

// The first six labels are the keys.
Label key_label(By by) { return static_cast<Label>(by); }

std::string_view key_name(By by) { return key_names[static_cast<std::size_t>(by)]; }

} // namespace guiyin::report
