// Constants as the language writes them.
#include "interpreter/program/params.hpp"

#include <fmt/format.h>

namespace guiyin::program {

namespace {

using vocabulary::Word;

std::string unit(Word word, text::Language language) { return std::string(vocabulary::spelling(word, language)); }

// In the largest unit that leaves no rest; whole days only from 3 days on, as people say 24h and 48h.
std::string spell_duration(std::int64_t ms, text::Language language) {
  if (ms == unlimited_ms) return unit(Word::unlimited, language);
  struct Scale {
    std::int64_t ms;
    Word word;
  };
  const Scale scales[] = {
      {values::ms_per_day, Word::d}, {values::ms_per_hour, Word::h}, {values::ms_per_minute, Word::min}, {values::ms_per_second, Word::s}};
  for (const Scale& scale : scales) {
    const bool too_few_days = scale.word == Word::d && ms / scale.ms < 3;
    if (ms != 0 && ms % scale.ms == 0 && !too_few_days) return fmt::format("{}{}", ms / scale.ms, unit(scale.word, language));
  }
  return ms == 0 ? "0" + unit(Word::h, language) : fmt::format("{}{}", ms, unit(Word::ms, language));
}

std::string spell_money(std::int64_t fen, text::Language language) {
  std::string digits = values::to_string(Money{fen});
  if (fen % 100 == 0) digits.resize(digits.size() - 3);
  return language == text::Language::english ? digits + " yuan" : digits + unit(Word::yuan, language);
}

std::string spell_time_of_day(std::int64_t ms) {
  const std::int64_t minutes = ms / values::ms_per_minute;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string spell_constant(const Constant& constant, text::Language language) {
  switch (constant.type) {
  case Type::duration:
    return spell_duration(constant.value, language);
  case Type::money:
    return spell_money(constant.value, language);
  case Type::yes_no:
    return unit(constant.value != 0 ? Word::yes : Word::no, language);
  case Type::time_of_day:
    return spell_time_of_day(constant.value);
  case Type::day:
    return values::date_to_string(constant.value);
  case Type::moment:
    return values::to_string(values::Moment{constant.value});
  case Type::weekday:
    return unit(static_cast<Word>(static_cast<std::int64_t>(Word::monday) + constant.value - 1), language);
  default:
    return std::to_string(constant.value);
  }
}

std::string spell_text(const std::string& text, Type type) { return type == Type::choice ? text : "\"" + text + "\""; }

} // namespace

std::string spell(const Fixed& value, text::Language language) {
  if (const auto* constant = std::get_if<Constant>(&value.node)) return spell_constant(*constant, language);
  if (const auto* share = std::get_if<ShareConstant>(&value.node)) return values::percent_text(share->value);
  if (const auto* text = std::get_if<TextConstant>(&value.node)) return spell_text(text->value, value.type.value_or(Type::text));
  return {};
}

} // namespace guiyin::program
