#include "interpreter/report/constant_text.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/report/condition_text.hpp"

#include <fmt/format.h>

#include <array>

namespace guiyin::report {
namespace {

using namespace program;
using text::Language;
using vocabulary::spelling;
using vocabulary::Word;

constexpr std::array weekday_words{Word::monday, Word::tuesday, Word::wednesday, Word::thursday, Word::friday, Word::saturday, Word::sunday};
constexpr std::array sender_words{Word::buyer, Word::agent};
constexpr std::array kind_words{Word::kind_human, Word::kind_auto, Word::kind_robot, Word::kind_system};

struct DurationUnit {
  std::int64_t ms;
  std::int64_t from; // used from this many milliseconds on
  Word word;
};
// 24h stays 24h, as the platforms write it; 48h and more in whole days are days.
constexpr std::array<DurationUnit, 5> duration_units{{{values::ms_per_day, 2 * values::ms_per_day, Word::d},
                                                      {values::ms_per_hour, values::ms_per_hour, Word::h},
                                                      {values::ms_per_minute, values::ms_per_minute, Word::min},
                                                      {values::ms_per_second, values::ms_per_second, Word::s},
                                                      {1, 0, Word::ms}}};

std::string with_unit(std::string_view number, Word unit, Language language) {
  const char* blank = language == Language::english && (unit == Word::yuan || unit == Word::fen) ? " " : "";
  return fmt::format("{}{}{}", number, blank, spelling(unit, language));
}

std::string money_text(std::int64_t fen, Language language) {
  std::string number = values::to_string(Money{fen});
  if (number.ends_with(".00")) number.resize(number.size() - 3);
  return with_unit(number, Word::yuan, language);
}

std::string time_of_day_text(std::int64_t ms) {
  std::string text = fmt::format("{:02}:{:02}", ms / values::ms_per_hour, ms / values::ms_per_minute % 60);
  const std::int64_t rest = ms % values::ms_per_minute;
  if (rest != 0) text += fmt::format(":{:02}", rest / 1000);
  if (rest % 1000 != 0) text += fmt::format(".{:03}", rest % 1000);
  return text;
}

std::string instant_text(std::int64_t ms) {
  const Moment moment{ms};
  return values::date_to_string(values::local_day(moment)) + " " + time_of_day_text(values::time_of_day(moment).ms);
}

template <class Words> std::string word_of(const Words& words, std::int64_t at, Language language) {
  return at >= 0 && static_cast<std::size_t>(at) < words.size() ? std::string(spelling(words[static_cast<std::size_t>(at)], language)) : "";
}

} // namespace

std::string duration_text(Duration duration, Language language) {
  if (duration.ms == unlimited_ms) return std::string(spelling(Word::unlimited, language));
  const std::int64_t size = duration.ms < 0 ? -duration.ms : duration.ms;
  for (const DurationUnit& unit : duration_units) {
    if (size >= unit.from && size % unit.ms == 0 && (size > 0 || unit.ms == 1)) {
      return with_unit(fmt::format("{}", duration.ms / unit.ms), unit.word, language);
    }
  }
  return {};
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string constant_text(const Constant& constant, Language language) {
  const std::int64_t value = constant.value;
  switch (constant.type) {
  case Type::moment:
    return instant_text(value);
  case Type::duration:
    return duration_text({value}, language);
  case Type::money:
    return money_text(value, language);
  case Type::yes_no:
    return std::string(spelling(value ? Word::yes : Word::no, language));
  case Type::time_of_day:
    return time_of_day_text(value);
  case Type::day:
    return values::date_to_string(value);
  case Type::weekday:
    return word_of(weekday_words, value - 1, language);
  case Type::sender:
    return word_of(sender_words, value, language);
  case Type::kind:
    return word_of(kind_words, value, language);
  case Type::count:
  case Type::share:
  case Type::text:
  case Type::agent:
  case Type::choice:
    break;
  }
  return fmt::format("{}", value);
}

} // namespace guiyin::report
