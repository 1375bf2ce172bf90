#include "interpreter/io/rounds.hpp"

#include <algorithm>

namespace guiyin::io {

Rounds::Rounds(const std::vector<EventFile>& files, unsigned readers, std::size_t bytes) : files_(files), readers_(readers), bytes_(bytes) {
  start(0);
}

void Rounds::start(std::size_t file) {
  file_ = file;
  if (file < files_.size()) rest_ = rows_of(files_[file]);
}

// Cuts from a copy of where it stands: `reached` says where the next round begins.
std::vector<std::vector<Piece>> Rounds::next() {
  std::vector<std::vector<Piece>> parts;
  Stretch rest = rest_;
  std::size_t dealt = bytes_; // to the last part
  for (std::size_t file = file_; file < files_.size();) {
    if (dealt >= bytes_) {
      if (parts.size() == readers_) break;
      parts.emplace_back();
      dealt = 0;
    }
    Piece piece{file, rest};
    const bool may_be_cut = files_[file].format != EventFormat::timeline;
    if (may_be_cut && size_of(rest) > bytes_ - dealt) piece.stretch.end = next_line(rest.begin + (bytes_ - dealt), rest.end);
    parts.back().push_back(piece);
    dealt += size_of(piece.stretch);
    if (piece.stretch.end == rest.end) {
      if (++file < files_.size()) rest = rows_of(files_[file]);
    } else {
      rest = {piece.stretch.end, rest.end, 1};
    }
  }
  return parts;
}

std::size_t Rounds::reached(const std::vector<std::vector<Piece>>& parts, const std::vector<std::vector<ReadTo>>& reached,
                            std::vector<Intake>& intakes) {
  // The first piece knows its line, whether it begins the file or not; the others do if they begin a file.
  std::uint32_t lines = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < parts[i].size(); ++j) {
      const Piece& piece = parts[i][j];
      const bool goes_on = (i > 0 || j > 0) && piece.file == file_;
      if (goes_on) intakes[i].shift_lines(files_[file_].text.file, lines);
      if (!goes_on) start(piece.file);
      lines = (goes_on ? lines : 0) + reached[i][j].line - 1;
      const char* const end = rows_of(files_[file_]).end;
      rest_ = {reached[i][j].end, end, lines + 1};
      if (reached[i][j].end != piece.stretch.end) { // the last piece of its part
        if (rest_.begin == end) start(file_ + 1);
        return i + 1;
      }
    }
  }
  if (rest_.begin == rest_.end) start(file_ + 1);
  return parts.size();
}

} // namespace guiyin::io
