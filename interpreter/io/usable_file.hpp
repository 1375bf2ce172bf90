// A file that may be read, and its reader.
#pragma once

#include "interpreter/io/stretches.hpp"

#include <optional>

namespace guiyin::io {

// When it is asked whether a file is text: before, which is a way of its own through all of it, or part by part while it is read, as
// `FileText::is_checked` then says of CSV and JSON lines that begin as text does.
enum class AskForText : std::uint8_t { before, while_reading };
// The file, if it can be read; else what is wrong with it is added to `problems`. No store.
std::optional<EventFile> usable_file(const EventText& text, std::uint32_t number, const EventLayout& layout, const ReadOptions& options,
                                     text::Diagnostics& problems, AskForText when = AskForText::before);

// By the reader of the file's format; then its memory is let go.
ReadTo read_piece(const EventFile& file, const Stretch& stretch, Intake& intake);

} // namespace guiyin::io
