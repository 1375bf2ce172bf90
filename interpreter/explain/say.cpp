#include "interpreter/explain/say.hpp"

#include <array>

namespace guiyin::explain {

namespace {

struct Unit {
  std::int64_t ms;
  const char* name;
};
constexpr std::array<Unit, 5> chinese_units{
    {{values::ms_per_day, "天"}, {values::ms_per_hour, "小时"}, {values::ms_per_minute, "分钟"}, {values::ms_per_second, "秒"}, {1, "毫秒"}}};

// As values::to_string: days from 48 hours on.
std::string in_chinese(std::int64_t ms) {
  if (ms == 0) return "0 秒";
  std::string out = ms < 0 ? "-" : "";
  auto rest = ms < 0 ? -static_cast<std::uint64_t>(ms) : static_cast<std::uint64_t>(ms);
  for (const Unit& unit : chinese_units) {
    const auto size = static_cast<std::uint64_t>(unit.ms);
    if (rest < size || (unit.ms == values::ms_per_day && rest < 2 * size)) continue;
    out += fmt::format("{}{} {}", out.size() > 1 ? " " : "", rest / size, unit.name);
    rest %= size;
  }
  return out;
}

} // namespace

std::string Say::moment(values::Moment moment) const {
  std::string iso = values::to_string(moment);
  if (iso.size() < 20) return iso; // no end
  iso.resize(iso.size() - 6);      // the zone is always UTC+8
  iso[iso.find('T')] = ' ';
  return iso;
}

std::string Say::duration(values::Duration duration) const { return chinese() ? in_chinese(duration.ms) : values::to_string(duration); }

std::string Say::money(values::Money money) const { return (*this)("{} yuan", "{} 元", values::to_string(money)); }

std::string Say::count(std::int64_t number, std::string_view one, std::string_view many, std::string_view chinese_noun) const {
  if (chinese()) return fmt::format("{} {}", number, chinese_noun);
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string Say::list(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 < items.size() ? (*this)(", ", "、") : (*this)(" and ", "和");
    out += items[i];
  }
  return out;
}

} // namespace guiyin::explain
