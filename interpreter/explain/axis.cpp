#include "interpreter/explain/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>

namespace guiyin::explain {

namespace {

using values::Moment;

constexpr int cells_per_instant = 12; // about a label's width
constexpr int fewest_cells = 24;

// The number of binary digits of the seconds between: a day weighs about three times a minute.
std::int64_t weight_of_gap(values::Duration gap) { return std::bit_width(static_cast<std::uint64_t>(gap.ms / values::ms_per_second + 1)); }

// Cells for each gap: one at least, what is left over by weight.
std::vector<int> gap_cells(const std::vector<Moment>& instants, int cells) {
  const auto gaps = static_cast<int>(instants.size()) - 1;
  std::vector<std::int64_t> weights;
  for (int i = 0; i < gaps; ++i) weights.push_back(weight_of_gap(instants[i + 1] - instants[i]));
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  const std::int64_t spare = cells - 1 - gaps;
  std::vector<int> out;
  std::int64_t before = 0;
  for (const std::int64_t weight : weights) {
    out.push_back(1 + static_cast<int>((before + weight) * spare / sum - before * spare / sum));
    before += weight;
  }
  return out;
}

std::string label_text(Moment moment, bool with_date) {
  const std::string date = values::date_to_string(values::local_day(moment));
  return with_date ? date.substr(date.size() - 5) + " " + clock_text(moment) : clock_text(moment);
}

// Two lines of labels; a label takes the first in which it has room, and is moved to the left at the picture's end.
class LabelLines {
public:
  explicit LabelLines(int cells) : free_(2, std::vector<bool>(static_cast<std::size_t>(cells) + 1, true)) {}

  bool place(int cell, int width) {
    const int cells = static_cast<int>(free_.front().size()) - 1;
    const int begin = std::max(0, std::min(cell, cells - width)), end = std::min(cells, begin + width + 1);
    for (auto& line : free_) {
      if (!std::all_of(line.begin() + begin, line.begin() + end, [](bool each) { return each; })) continue;
      std::fill(line.begin() + begin, line.begin() + end, false);
      return true;
    }
    return false;
  }

private:
  std::vector<std::vector<bool>> free_;
};

} // namespace

Axis::Axis(std::vector<Moment> instants, int most) : instants_(std::move(instants)) {
  std::sort(instants_.begin(), instants_.end());
  instants_.erase(std::unique(instants_.begin(), instants_.end()), instants_.end());
  if (instants_.empty()) return;
  const auto count = static_cast<int>(instants_.size());
  cells_ = std::clamp(count > most ? most : count * cells_per_instant, std::min(fewest_cells, most), most);
  if (count > cells_) {
    for (std::int64_t i = 0; i < count; ++i) cell_of_.push_back(static_cast<int>(i * (cells_ - 1) / (count - 1)));
    return;
  }
  cell_of_.push_back(0);
  for (const int gap : gap_cells(instants_, cells_)) cell_of_.push_back(cell_of_.back() + gap);
}

int Axis::cell(Moment instant) const {
  const auto after = std::upper_bound(instants_.begin(), instants_.end(), instant);
  return after == instants_.begin() ? 0 : cell_of_[static_cast<std::size_t>(after - instants_.begin()) - 1];
}

bool Axis::on_one_day() const { return values::local_day(instants_.front()) == values::local_day(instants_.back()); }

std::string clock_text(Moment moment) {
  const std::int64_t ms = values::time_of_day(moment).ms;
  std::string text = fmt::format("{:02}:{:02}", ms / values::ms_per_hour, ms / values::ms_per_minute % 60);
  if (ms % values::ms_per_minute) text += fmt::format(":{:02}", ms / values::ms_per_second % 60);
  if (ms % values::ms_per_second) text += fmt::format(".{:03}", ms % values::ms_per_second);
  return text;
}

std::vector<AxisLabel> axis_labels(const Axis& axis, const std::vector<Moment>& wanted) {
  std::vector<Moment> in_order = wanted;
  in_order.insert(in_order.end(), axis.instants().begin(), axis.instants().end());
  LabelLines lines(axis.cells());
  std::vector<AxisLabel> labels;
  for (const Moment instant : in_order) {
    const int cell = axis.cell(instant);
    const bool there = std::any_of(labels.begin(), labels.end(), [&](const AxisLabel& label) { return label.cell == cell; });
    std::string text = label_text(instant, !axis.on_one_day());
    if (!there && lines.place(cell, static_cast<int>(text.size()))) labels.push_back({cell, std::move(text)});
  }
  std::sort(labels.begin(), labels.end(), [](const AxisLabel& a, const AxisLabel& b) { return a.cell < b.cell; });
  return labels;
}

} // namespace guiyin::explain
