// A value at run time: a number in the unit that its type says (ms, fen, count, text code, 0/1, enumerator, day), or missing.
#pragma once

#include <cstdint>

namespace guiyin::engine {

struct Value {
  std::int64_t number = 0;
  bool present = false;
};

inline constexpr Value missing{};
inline constexpr Value some(std::int64_t number) { return {number, true}; }
inline constexpr Value truth(bool holds) { return {holds ? 1 : 0, true}; }
inline constexpr bool holds(Value value) { return value.present && value.number != 0; }

} // namespace guiyin::engine
