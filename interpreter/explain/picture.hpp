// The buyer's timeline as a picture: who spoke when, the windows, the order's moments. The axis keeps the order of events but not their distances:
// long silences are compressed, so that a day and a minute can be told apart in one picture.
#pragma once

#include "interpreter/values/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace guiyin::explain {

struct Teller;

inline constexpr int picture_width = 100; // in terminal cells, labels included
inline constexpr int longest_label = 24;

// What stands in a cell of a row.
enum class Mark : std::uint8_t {
  buyer,
  agent,
  both,
  automatic,
  transfer,
  placed,
  deposit_paid,
  paid,
  balance_paid,
  shipped,
  completed,
  cancelled,
  refunded,
  several
};
char glyph(Mark mark);

struct MarkAt {
  int cell = 0;
  Mark mark{};
};

// A window: from `first` to `last`, both cells drawn as its edges.
struct Bar {
  int first = 0, last = 0;
  bool open_begin = false, open_end = false; // it goes on beyond the picture
  bool closed = false;                       // its last instant is in it
};

struct PictureRow {
  std::string label;
  std::vector<MarkAt> marks; // by cell, one each
  std::vector<Bar> bars;
};

struct AxisLabel {
  int cell = 0;
  std::string text; // "10-16 10:30", or "10:30" where all is on one day
};

struct Picture {
  int cells = 0;    // 0: there is nothing to show
  std::string date; // of all labels, or the year
  std::vector<AxisLabel> labels;
  std::vector<PictureRow> rows;
  std::vector<std::string> legend;
};

Picture picture(const Teller& teller);

// Lines of at most `picture_width` cells.
std::string picture_text(const Picture& picture);

} // namespace guiyin::explain
