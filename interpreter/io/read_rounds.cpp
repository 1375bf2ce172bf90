#include "interpreter/io/read_rounds.hpp"

#include "interpreter/values/parallel.hpp"

namespace guiyin::io {

void read_rounds(const std::vector<EventFile>& files, const EventLayout& layout, const ReadOptions& options, std::size_t stretch,
                 const TakeIntakes& take) {
  Rounds rounds(files, options.threads, stretch);
  for (auto parts = rounds.next(); !parts.empty(); parts = rounds.next()) {
    std::vector<Intake> intakes;
    for (std::size_t i = 0; i < parts.size(); ++i) intakes.emplace_back(layout, options);
    std::vector<std::vector<ReadTo>> reached(parts.size());
    values::in_parallel(options.threads, parts.size(), [&](std::size_t i) {
      for (const Piece& piece : parts[i]) {
        intakes[i].reserve(size_of(piece.stretch));
        reached[i].push_back(read_piece(files[piece.file], piece.stretch, intakes[i]));
      }
    });
    for (const std::size_t right = rounds.reached(parts, reached, intakes); intakes.size() > right;) intakes.pop_back();
    if (!take(std::move(intakes))) return;
  }
}

} // namespace guiyin::io
