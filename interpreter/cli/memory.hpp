// `--memory SIZE`: how much memory a run may take.
#pragma once

#include "interpreter/cli/console.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace guiyin::cli {

inline constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;
inline constexpr std::uint64_t least_memory = 64 * megabyte;

// In bytes: a number with MB or GB, of which the B may be left out, small letters or large. Nullopt if it is none, or too little; that was said.
std::optional<std::uint64_t> memory_of(const std::string& text, const Console& console);

} // namespace guiyin::cli
