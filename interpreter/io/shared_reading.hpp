// Files read by several readers at once, each a part of its own; who is done with one takes half of what another has still to read.
#pragma once

#include "interpreter/io/intake.hpp"
#include "interpreter/io/stretches.hpp"

#include <atomic>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace guiyin::io {

class SharedReading {
public:
  // Borrows files, layout and options.
  SharedReading(const std::vector<EventFile>& files, const EventLayout& layout, const ReadOptions& options);

  // The rows of all parts in reading order. Nullopt if a row went beyond its part, so that another part did not begin where a row does, or if a file
  // that was not checked is not text.
  std::optional<std::vector<Intake>> read();
  bool is_all_text() const { return is_all_text_; }

private:
  // Pieces of which some may have been read; they belong to one reader, but the last of them may be taken away.
  struct Part {
    Part(std::vector<Piece> the_pieces, const EventLayout& layout, const ReadOptions& options)
        : pieces(std::move(the_pieces)), intake(layout, options) {}
    std::vector<Piece> pieces;
    std::size_t at = 0;            // the piece that is read next; its stretch begins where reading goes on
    std::vector<ReadTo> reached{}; // of pieces
    Intake intake;
  };

  Part* next_part();
  Part* take_from_another();
  void read(Part& part);
  ReadTo read_step(const Piece& step, Intake& intake);
  std::optional<Piece> next_step(Part& part);
  std::size_t left_of(const Part& part) const;
  std::vector<Piece> second_half(Part& part);
  std::vector<Part*> in_order();
  bool join_lines(const std::vector<Part*>& parts);

  const std::vector<EventFile>& files_;
  const EventLayout& layout_;
  const ReadOptions& options_;
  std::size_t step_;
  std::mutex mutex_; // of all that follows; of a part's intake and `reached` only its reader knows
  std::deque<Part> parts_;
  std::size_t begun_ = 0; // of them
  std::atomic<bool> is_all_text_ = true;
};

} // namespace guiyin::io
