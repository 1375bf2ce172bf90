// The canonical spellings, as the vocabulary gives them.
#include "tests/reference/printer.hpp"

#include <array>
#include <utility>

namespace reference {

namespace {

// Counts and fields of candidates stand under "count …", since some of them are spelt otherwise elsewhere.
// clang-format off
using Entry = std::pair<const char*, const char*>;
constexpr std::array<Entry, 58> words{{
    {"placed", "下单"}, {"paid", "付款"}, {"deposit_paid", "付定金"}, {"balance_paid", "付尾款"}, {"shipped", "发货"},
    {"completed", "完成"}, {"cancelled", "取消"}, {"chats", "聊天"}, {"messages", "消息"}, {"line", "商品行"},
    {"order", "订单"}, {"buyer", "买家"}, {"agent", "客服"}, {"human", "人工"}, {"auto", "自动"},
    {"robot", "机器人"}, {"system", "系统"}, {"monday", "周一"}, {"tuesday", "周二"}, {"wednesday", "周三"},
    {"thursday", "周四"}, {"friday", "周五"}, {"saturday", "周六"}, {"sunday", "周日"}, {"day", "日期"},
    {"weekday", "星期"}, {"time_of_day", "时刻"}, {"count messages", "消息总数"}, {"count buyer_messages", "买家消息数"}, {"count agent_messages", "客服消息数"},
    {"count rounds", "回合数"}, {"count first", "首次"}, {"count last", "末次"}, {"count opened_by", "发起方"}, {"first", "首次"},
    {"last", "末次"}, {"rest", "其余"}, {"chat.topic", "聊天.话题"}, {"chat.sku", "聊天.商品"}, {"chat.kind", "聊天.类型"},
    {"chat.from", "聊天.发送方"}, {"chat.time", "聊天.时间"}, {"chat.agent", "聊天.客服"}, {"line.sku", "商品行.商品"}, {"line.qty", "商品行.数量"},
    {"line.price", "商品行.单价"}, {"line.full_reduction", "商品行.满减"}, {"line.category_discount", "商品行.品类优惠"}, {"line.item_discount", "商品行.单品促销"}, {"line.amount", "商品行.金额"},
    {"line.number", "商品行.编号"}, {"order.total", "订单.总额"}, {"order.number", "订单.编号"}, {"order.shop", "订单.店铺"}, {"order.buyer", "订单.买家"},
    {"latest", "最后"}, {"earliest", "最先"}, {"unlimited", "不限"},
}};
// clang-format on

} // namespace

std::string chinese_word(const std::string& english) {
  for (const auto& [en, zh] : words)
    if (english == en) return zh;
  return english;
}

} // namespace reference
