// Numbers, units and dates as people write them elsewhere: 三天, 2周, 1万元, 22点, 半小时, 百分之四十, 2024年6月18日. None of them is read, but each
// message says how the language writes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guiyin::parse {

// How a number of digits with a unit that the language does not have would be written: `2` `周` is `14天`, `1.5` `万` is `15000元`, `90` `m` is
// `90min`, `22` `点` is `22:00`. Nothing if the unit is unknown, or could mean several things.
std::optional<std::string> with_known_unit(std::string_view digits, std::string_view unit);

// The run with its Chinese numerals in digits: `前七天内` is `前7天内`, `百分之四十` is `40%`, `半小时` is `30分钟`. Nothing if it holds no
// numeral, or could still not be read.
std::optional<std::string> in_digits(std::string_view run);

// `2024年6月18日`, `2024/6/18`, `2024.6.18` as `2024-06-18`; the text must be of such a form.
// A run that reads without 之, 的 and 以: 下单前24小时 for 下单之前的24小时.
std::optional<std::string> without_particles(std::string_view run);

std::string as_date(std::string_view written);

} // namespace guiyin::parse
