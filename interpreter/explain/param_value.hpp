// A param's value as a number that can be counted up and down, and written again.
#pragma once

#include "interpreter/program/program.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::explain {

enum class ParamUnit : std::uint8_t { milliseconds, count, fen, percent };

struct ParamNumber {
  ParamUnit unit{};
  std::int64_t number = 0; // program::unlimited_ms for `unlimited`
};

// Nullopt for texts, choices and fractions.
std::optional<ParamNumber> read_param(std::string_view value);
// "86402s", "1500ms", "3", "12.50 yuan", "40%".
std::string write_param(ParamNumber value);

} // namespace guiyin::explain
