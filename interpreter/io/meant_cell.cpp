#include "interpreter/io/meant_cell.hpp"

#include "grammar/parse/everyday_numbers.hpp"
#include "grammar/text/nearest.hpp"
#include "grammar/text/utf8.hpp"
#include "interpreter/io/cell_value.hpp"
#include "interpreter/timeline/event.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace guiyin::io {

namespace {

constexpr std::uint16_t unknown_type = 501, no_time = 503, no_money = 504, no_count = 505, unknown_from = 507, unknown_kind = 508,
                        unknown_stage = 509;

struct Everyday {
  std::string_view name;
  std::string_view spellings; // between `|`, one at each end too
};

constexpr Everyday types[] = {{"chat", "|聊天|聊天记录|消息|咨询|会话|message|msg|"},
                              {"order", "|订单|下单|拍下|已下单|创建订单|placed|place|orders|"},
                              {"pay", "|付款|支付|买家付款|付款成功|支付成功|已付款|已支付|paid|payment|"},
                              {"ship", "|发货|出库|已发货|卖家发货|shipped|shipping|"},
                              {"complete", "|完成|已完成|交易完成|交易成功|确认收货|签收|completed|finished|"},
                              {"cancel", "|取消|取消订单|已取消|关闭|订单关闭|交易关闭|cancelled|canceled|"},
                              {"refund", "|退款|已退款|退款成功|退货退款|refunded|"},
                              {"transfer", "|转接|转交|transferred|"}};
constexpr Everyday senders[] = {{"buyer", "|买家|客户|顾客|用户|会员|customer|user|"}, {"agent", "|客服|卖家|商家|店家|坐席|seller|staff|service|"}};
constexpr Everyday kinds[] = {
    {"human", "|人工|真人|person|"}, {"auto", "|自动|自动回复|automatic|"}, {"robot", "|机器人|智能客服|bot|"}, {"system", "|系统|系统消息|"}};
constexpr Everyday stages[] = {{"deposit", "|定金|订金|预付款|"}, {"balance", "|尾款|余款|"}};
constexpr Everyday headings[] = {{"type", "|类型|事件|事件类型|动作|event|"},
                                 {"time", "|时间|消息时间|聊天时间|发送时间|下单时间|付款时间|创建时间|发生时间|date|datetime|timestamp|"},
                                 {"shop", "|店铺|店铺名|店铺名称|门店|store|"},
                                 {"buyer", "|买家|买家昵称|买家会员名|买家旺旺|会员名|客户|顾客|用户|buyers|customer|"},
                                 {"agent", "|客服|客服昵称|客服账号|旺旺|坐席|agents|staff|"},
                                 {"from", "|发送方|发送人|发送者|sender|"},
                                 {"sku", "|商品|商品编号|商品编码|商品名称|商品id|sku编码|货号|sku|product|"},
                                 {"order", "|订单|订单号|订单编号|单号|order_id|order_no|orderid|"},
                                 {"qty", "|数量|件数|购买数量|quantity|"},
                                 {"price", "|单价|价格|售价|"},
                                 {"amount", "|金额|退款金额|money|"},
                                 {"kind", "|消息类型|"},
                                 {"full_reduction", "|满减|"},
                                 {"category_discount", "|品类优惠|"},
                                 {"item_discount", "|单品促销|单品优惠|"},
                                 {"to", "|转给|接手客服|"},
                                 {"group", "|分组|组|小组|部门|"},
                                 {"stage", "|阶段|付款阶段|"}};

template <std::size_t N> std::optional<std::string_view> find(const Everyday (&table)[N], std::string_view spelling) {
  for (const Everyday& row : table)
    if (spelling == row.name || (!spelling.empty() && row.spellings.find("|" + std::string(spelling) + "|") != std::string_view::npos))
      return row.name;
  return std::nullopt;
}

std::vector<text::Help> did_you_mean(std::string_view value) { return {{"did_you_mean", {value}, std::nullopt}}; }

template <std::size_t N> std::vector<text::Help> one_of(const Everyday (&table)[N], const std::string& written) {
  if (const auto name = find(table, written)) return did_you_mean(*name);
  std::vector<std::string> names;
  for (const Everyday& row : table) names.emplace_back(row.name);
  std::vector<text::Help> helps;
  for (const std::string& near : text::nearest(written, names)) helps.push_back({"did_you_mean", {near}, std::nullopt});
  return helps;
}

std::vector<text::Help> meant_type(const std::string& written) {
  if (is_sum(written)) return {{"sum", {}, std::nullopt}};
  return one_of(types, written);
}

// Without currency, unit, blanks and separators of thousands.
std::string plain_number(std::string_view written) {
  std::string text(written);
  for (const std::string_view extra : {"¥", "￥", "$", "元", "RMB", "CNY", "块", "件", "个", ",", "，", " "})
    for (std::size_t at = text.find(extra); at != std::string::npos; at = text.find(extra)) text.erase(at, extra.size());
  return text;
}

std::vector<text::Help> meant_money(const std::string& written) {
  const std::string plain = plain_number(written);
  return plain != written && values::parse_money(plain) ? std::vector<text::Help>{{"write", {plain}, std::nullopt}} : std::vector<text::Help>{};
}

std::vector<text::Help> meant_count(const std::string& written) {
  for (std::string plain : {plain_number(written), parse::in_digits(plain_number(written) + "天").value_or("")}) {
    while (plain.ends_with("天")) plain.resize(plain.size() - std::string_view("天").size());
    if (plain != written && parse_count(plain)) return {{"write", {plain}, std::nullopt}};
  }
  return {};
}

// --- times -------------------------------------------------------------------------------------------------------------------------------

std::string plain_moment(values::Moment moment) {
  std::string text = values::to_string(moment).substr(0, 19);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

// A spreadsheet's number of days since the end of 1899, with the time of day as a fraction.
std::optional<values::Moment> of_spreadsheet(std::string_view written) {
  constexpr std::int64_t days_to_1970 = 25569, first = 36526, last = 73050, places = 1'000'000'000; // the years 2000 to 2099
  const std::size_t point = written.find('.');
  std::string fraction = point == std::string_view::npos ? "" : std::string(written.substr(point + 1)).substr(0, 9);
  fraction.append(9 - fraction.size(), '0');
  const auto days = parse_count(written.substr(0, point)), part = parse_count(fraction);
  if (!days || !part || *days < first || *days > last) return std::nullopt;
  const std::int64_t seconds = (*part * (values::ms_per_day / 1000) + places / 2) / places;
  return values::Moment{(*days - days_to_1970) * values::ms_per_day + seconds * 1000 - values::local_offset.ms};
}

// `10:00 PM`, `下午10:00`: the clock of 24 hours.
std::optional<std::string> without_half_day(std::string text) {
  bool late = false, found = false;
  constexpr std::pair<std::string_view, bool> marks[] = {{"AM", false}, {"am", false}, {"上午", false}, {"早上", false}, {"凌晨", false},
                                                         {"PM", true},  {"pm", true},  {"下午", true},  {"晚上", true}};
  for (const auto& [mark, is_late] : marks)
    if (const std::size_t at = text.find(mark); at != std::string::npos) text.erase(at, mark.size()), late = is_late, found = true;
  const std::size_t colon = text.find(':');
  if (!found || colon == std::string::npos || colon < 2) return std::nullopt;
  const std::size_t begin = text.find_last_not_of("0123456789", colon - 1) + 1;
  const auto hour = parse_count(std::string_view(text).substr(begin, colon - begin));
  if (!hour || *hour < 1 || *hour > 12) return std::nullopt;
  text.replace(begin, colon - begin, fmt::format("{:02}", *hour % 12 + (late ? 12 : 0)));
  return std::string(trimmed(text));
}

// `9:0` as 09:00.
std::string two_digits(std::string_view clock) {
  std::string out;
  while (!clock.empty()) {
    const std::string_view part = clock.substr(0, clock.find(':'));
    out += (part.size() == 1 ? "0" : "") + std::string(part);
    clock.remove_prefix(part.size());
    if (!clock.empty()) out += ':', clock.remove_prefix(1);
  }
  return out;
}

// The seconds or milliseconds since 1970, as databases count: 10 or 13 digits.
std::optional<values::Moment> of_database(std::string_view written) {
  const auto number = parse_count(written);
  if (!number || (written.size() != 10 && written.size() != 13)) return std::nullopt;
  return values::Moment{written.size() == 10 ? *number * 1000 : *number};
}

// `20231016 093000` and `20231016093000`
std::optional<std::string> without_signs(std::string_view written) {
  std::string digits(written);
  std::erase(digits, ' ');
  if (digits.size() != 14 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const auto part = [&](std::size_t begin, std::size_t size) { return std::string_view(digits).substr(begin, size); };
  return fmt::format("{}-{}-{} {}:{}:{}", part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), part(12, 2));
}

// `10/16/2023 9:00`: the month or the day first; only where one of the two can be no month.
std::optional<std::string> with_year_last(std::string_view written) {
  const std::size_t blank = written.find(' '), first = written.find('/'), second = first == written.npos ? first : written.find('/', first + 1);
  if (blank == written.npos || second == written.npos || second > blank || blank - second != 5) return std::nullopt;
  const auto a = parse_count(written.substr(0, first)), b = parse_count(written.substr(first + 1, second - first - 1));
  if (!a || !b || (*a <= 12) == (*b <= 12)) return std::nullopt;
  const auto month = std::min(*a, *b), day = std::max(*a, *b);
  return fmt::format("{}-{:02}-{:02} {}", written.substr(second + 1, 4), month, day, two_digits(trimmed(written.substr(blank))));
}

// The date, in any order of signs, before a blank; the time of day behind it.
std::optional<std::string> with_plain_date(std::string_view written) {
  const bool chinese = written.find("年") != std::string_view::npos;
  const std::size_t date_end = chinese ? written.find("日") : written.find(' ');
  if (date_end == std::string_view::npos) return std::nullopt;
  const auto date = parse::as_date(written.substr(0, date_end));
  std::string clock(trimmed(written.substr(date_end + (chinese ? std::string_view("日").size() : 1))));
  for (const auto& [sign, plain] : {std::pair<std::string_view, std::string_view>{"时", ":"}, {"点", ":"}, {"分", ":"}, {"秒", ""}})
    if (const std::size_t at = clock.find(sign); at != std::string::npos) clock.replace(at, sign.size(), plain);
  if (clock.ends_with(':')) clock.pop_back();
  return date + " " + two_digits(clock);
}

std::vector<text::Help> meant_time(const std::string& written) {
  const auto write = [](const std::string& text) { return std::vector<text::Help>{{"write", {text}, std::nullopt}}; };
  if (written.find_first_not_of('#') == std::string::npos) return {{"too_narrow", {}, std::nullopt}};
  if (const auto moment = of_spreadsheet(written)) return {{"spreadsheet", {plain_moment(*moment)}, std::nullopt}};
  std::string text = without_half_day(written).value_or(written);
  if (text != written && values::parse_moment(text)) return write(text);
  for (const auto& plain : {with_plain_date(text), with_year_last(text), without_signs(text)})
    if (plain && values::parse_moment(*plain)) return write(*plain);
  if (const auto moment = of_database(written)) return write(plain_moment(*moment));
  if (const std::string clock = two_digits(text); values::parse_moment("2023-10-16 " + clock)) return {{"add_date", {clock}, std::nullopt}};
  if (values::parse_moment(text + " 00:00:00")) return {{"add_time", {text + " 00:00:00"}, std::nullopt}};
  return {};
}

} // namespace

bool is_sum(std::string_view written) {
  constexpr std::string_view sums[] = {"合计", "总计", "小计", "汇总", "总和", "sum", "total"};
  return std::any_of(std::begin(sums), std::end(sums), [&](std::string_view sum) { return text::to_small(written).starts_with(sum); });
}

bool is_shortened_number(std::string_view written) {
  if (written.empty() || written[0] < '0' || written[0] > '9') return false;
  const std::size_t e = written.find_first_of("Ee");
  if (e == std::string_view::npos || e + 2 >= written.size() || written[e + 1] != '+') return false;
  const auto digits = [](std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; };
  const std::string_view front = written.substr(0, e);
  return digits(written.substr(e + 2)) && (front.size() == 1 || (front[1] == '.' && digits(front.substr(2))));
}

std::vector<text::Help> meant_by_cell(text::Code code, const std::vector<text::Argument>& arguments) {
  if (arguments.empty()) return {};
  const std::string& written = arguments.back().en;
  switch (code.number) {
  case unknown_type:
    return meant_type(written);
  case unknown_from:
    return one_of(senders, written);
  case unknown_kind:
    return one_of(kinds, written);
  case unknown_stage:
    return one_of(stages, written);
  case no_time:
    return meant_time(written);
  case no_money:
    return meant_money(written);
  case no_count:
    return meant_count(written);
  default:
    return {};
  }
}

std::optional<std::string> translated_header(const std::vector<std::string>& names) {
  std::string line;
  std::size_t known = 0;
  for (const std::string& name : names) {
    const auto column = find(headings, text::to_small(name));
    known += column && *column != name;
    line += (line.empty() ? "" : ",") + (column ? std::string(*column) : name);
  }
  return known > 0 ? std::optional(line) : std::nullopt;
}

} // namespace guiyin::io
