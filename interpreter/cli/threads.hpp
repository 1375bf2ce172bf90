// `--threads N`: how many processors a command may use.
#pragma once

#include "interpreter/cli/console.hpp"

#include <optional>
#include <string_view>

namespace guiyin::cli {

inline constexpr unsigned most_threads = 256;

// Without a text all that the machine has. Nullopt if the text is no number from 1 to `most_threads`; that was said.
std::optional<unsigned> threads_of(std::string_view text, const Console& console);

} // namespace guiyin::cli
