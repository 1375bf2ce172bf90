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

struct Piece {
  std::size_t file = 0; // indexes the files given
  Stretch stretch;      // of a .timeline file, which is never cut, the whole
};

// Cuts the files' rows into as many parts of about the same size as `readers` says, or fewer, so that none is much smaller than `least`; each part is
// a list of pieces in reading order, of a file at most one. Cuts are behind line ends. Pieces that do not begin a file count lines from 1.
std::vector<std::vector<Piece>> cut_into_parts(const std::vector<EventFile>& files, unsigned readers, std::size_t least);

} // namespace guiyin::io
