// A file that may be read, and its reader.
#pragma once

#include "interpreter/io/stretches.hpp"

#include <optional>

namespace guiyin::io {

// The file, if it can be read; else what is wrong with it is added to `problems`. No store.
std::optional<EventFile> usable_file(const EventText& text, std::uint32_t number, const EventLayout& layout, const ReadOptions& options,
                                     text::Diagnostics& problems);

// By the reader of the file's format; then its memory is let go.
ReadTo read_piece(const EventFile& file, const Stretch& stretch, Intake& intake);

} // namespace guiyin::io
