// Numbers, times and texts as they are written.
#pragma once

#include "grammar/print/pen.hpp"

namespace guiyin::print {

// The author's digits and units where the source shows them, with units in the wanted spelling; else the largest exact units.
std::string duration(std::int64_t ms, text::Span span, const Pen& pen);
std::string money(std::int64_t fen, text::Span span, const Pen& pen);
std::string percent(std::int64_t numerator, std::int64_t denominator);

std::string time_of_day(std::int64_t ms); // 06:00, 10:30:05, 10:30:05.250
std::string date(std::int32_t days);
std::string instant(std::int64_t ms); // local time UTC+8

// In quotes that the text itself does not hold.
std::string quoted(std::string_view text);

// Without source: 15d, 24h, 90min, 2h30min; in a rule file a blank stands between two units.
std::string duration(std::int64_t ms, text::Language language, std::string_view between = "");
// 20.00
std::string amount(std::int64_t fen);

} // namespace guiyin::print
