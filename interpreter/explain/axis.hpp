// From instants to cells: the order kept, every distinct instant in a cell of its own as long as there is room, silences compressed.
#pragma once

#include "interpreter/explain/picture.hpp"

#include <vector>

namespace guiyin::explain {

class Axis {
public:
  // `instants` in any order; at most `most` cells are used.
  Axis(std::vector<values::Moment> instants, int most);

  int cells() const { return cells_; }
  // Of an instant that was given; of another one, the nearest given before it, else the first.
  int cell(values::Moment instant) const;
  const std::vector<values::Moment>& instants() const { return instants_; }
  bool on_one_day() const;

private:
  std::vector<values::Moment> instants_; // sorted, each once
  std::vector<int> cell_of_;
  int cells_ = 0;
};

// Labels that do not overlap in two lines, the wanted ones before all others.
std::vector<AxisLabel> axis_labels(const Axis& axis, const std::vector<values::Moment>& wanted);
// "10:30", with seconds and milliseconds where they are not 0.
std::string clock_text(values::Moment moment);

} // namespace guiyin::explain
