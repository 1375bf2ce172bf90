// Which stretch of which file each reader reads, so that several read at once.
#pragma once

#include "interpreter/io/format_readers.hpp"

#include <vector>

namespace guiyin::io {

// A file that can be read.
struct EventFile {
  FileText text;
  EventFormat format = EventFormat::csv;
};

// All rows of a file that may be cut; of a .timeline file all bytes.
Stretch rows_of(const EventFile& file);
inline std::size_t size_of(const Stretch& stretch) { return static_cast<std::size_t>(stretch.end - stretch.begin); }
// Behind the line end that comes next, or the end.
const char* next_line(const char* at, const char* end);

struct Piece {
  std::size_t file = 0; // indexes the files given
  Stretch stretch;      // of a .timeline file, which is never cut, the whole
};

// Cuts the files' rows into as many parts of about the same size as `readers` says, or fewer, so that none is much smaller than `least`; each part is
// a list of pieces in reading order, of a file at most one. Cuts are behind line ends. Pieces that do not begin a file count lines from 1.
std::vector<std::vector<Piece>> cut_into_parts(const std::vector<EventFile>& files, unsigned readers, std::size_t least);

} // namespace guiyin::io
