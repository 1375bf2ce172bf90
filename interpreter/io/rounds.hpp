// Files read round by round, each round in as many parts as there are readers, so that little of the text is at hand at a time.
#pragma once

#include "interpreter/io/stretches.hpp"

#include <string_view>
#include <vector>

namespace guiyin::io {

// Borrows the files.
class Rounds {
public:
  // A part is of about `bytes` (but a .timeline file is never cut).
  Rounds(const std::vector<EventFile>& files, unsigned readers, std::size_t bytes);

  // The parts of the next round in reading order, each a list of pieces of a file at most one; none when all is read.
  std::vector<std::vector<Piece>> next();
  // How far each piece was read. Gives how many parts count: behind a row that went beyond its part, the next round reads anew. The intakes of these
  // parts learn how many lines stand before them.
  std::size_t reached(const std::vector<std::vector<Piece>>& parts, const std::vector<std::vector<ReadTo>>& reached, std::vector<Intake>& intakes);

private:
  void start(std::size_t file);

  const std::vector<EventFile>& files_;
  unsigned readers_;
  std::size_t bytes_;
  std::size_t file_ = 0; // where the next round begins
  Stretch rest_;
};

} // namespace guiyin::io
