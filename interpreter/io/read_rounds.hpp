// Files read a piece at a time by several readers.
#pragma once

#include "interpreter/io/rounds.hpp"
#include "interpreter/io/usable_file.hpp"

#include <functional>
#include <vector>

namespace guiyin::io {

inline constexpr std::size_t usual_stretch = 16 << 20;

// Takes what was read since the last call, in reading order; false ends the reading.
using TakeIntakes = std::function<bool(std::vector<Intake> intakes)>;
// Each reader has about `stretch` bytes at hand.
void read_rounds(const std::vector<EventFile>& files, const EventLayout& layout, const ReadOptions& options, std::size_t stretch,
                 const TakeIntakes& take);

} // namespace guiyin::io
