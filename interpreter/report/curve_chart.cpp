#include "interpreter/report/curve_chart.hpp"

#include "interpreter/html/escape.hpp"
#include "interpreter/html/table.hpp"
#include "interpreter/report/percent.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using values::Money;

// Lengths are hundredths of a pixel.
constexpr std::int64_t px = 100;
constexpr std::int64_t width = 640 * px, left = 100 * px, right = 620 * px, top = 16 * px, bottom = 260 * px, below = 34 * px;
constexpr int grid_lines = 4, label_cells = 16;
constexpr std::size_t most_labels = 6;

std::string length(std::int64_t hundredths) { return fmt::format("{}.{:02}", hundredths / px, hundredths % px); }

// 1, 2 or 5 yuan with noughts, at least `least`, so that the lines have round numbers.
Money grid_step(Money least) {
  Money step{100};
  for (std::size_t i = 0; step < least; ++i) step.fen = i % 3 == 1 ? step.fen / 2 * 5 : step.fen * 2;
  return step;
}

// Lines stand at whole yuan.
std::string yuan(Money amount) { return html::with_commas(std::to_string(amount.fen / 100)); }

class CurveChart {
public:
  CurveChart(const std::vector<std::string>& labels, const std::vector<Curve>& curves) : labels_(labels), curves_(curves) {
    for (const Curve& curve : curves)
      for (const Money amount : curve.amounts) least_ = std::min(least_, amount), most_ = std::max(most_, amount);
    step_ = grid_step({(most_.fen - least_.fen) / grid_lines + 1});
    least_.fen = least_.fen / step_.fen * step_.fen - (least_.fen % step_.fen < 0 ? step_.fen : 0);
    most_.fen = std::max((most_.fen + step_.fen - 1) / step_.fen * step_.fen, least_.fen + step_.fen);
  }

  std::string svg(std::optional<std::size_t> marked, const std::string& name) const {
    std::string out = fmt::format("<svg class=\"chart curves\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", length(width),
                                  length(bottom + below + 10 * px), html::escaped(name));
    for (Money at = least_; at <= most_; at += step_) out += grid_line(at);
    if (marked)
      out +=
          fmt::format("<line class=\"mark\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>\n", length(middle(*marked)), length(top), length(bottom));
    for (std::size_t i = curves_.size(); i-- > 0;) out += curve(curves_[i]);
    return out + names() + "</svg>\n";
  }

private:
  // Each label has a strip of the same breadth.
  std::int64_t begin(std::size_t label) const {
    return left + (right - left) * static_cast<std::int64_t>(label) / static_cast<std::int64_t>(std::max<std::size_t>(labels_.size(), 1));
  }
  std::int64_t middle(std::size_t label) const { return (begin(label) + begin(label + 1)) / 2; }
  std::int64_t height(Money amount) const { return bottom - proportion(amount - least_, most_ - least_, bottom - top); }

  std::string grid_line(Money amount) const {
    const std::string y = length(height(amount));
    return fmt::format(
        "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/><text class=\"quiet\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
        length(left), length(right), y, y, length(left - 6 * px), length(height(amount) + 4 * px), yuan(amount));
  }

  std::string curve(const Curve& curve) const {
    std::string points, amounts;
    for (std::size_t i = 0; i < curve.amounts.size(); ++i) {
      const std::string y = length(height(curve.amounts[i]));
      points += fmt::format("{}{},{} {},{}", i > 0 ? " " : "", length(begin(i)), y, length(begin(i + 1)), y);
      amounts += fmt::format("{}{}", i > 0 ? " " : "", curve.amounts[i].fen);
    }
    return fmt::format("<polyline class=\"curve s{}\" fill=\"none\" data-name=\"{}\" data-fen=\"{}\" points=\"{}\"><title>{}</title></polyline>\n",
                       curve.colour, html::escaped(curve.name), amounts, points, html::escaped(curve.name));
  }

  std::string names() const {
    std::string out;
    const std::size_t shown = std::min(most_labels, labels_.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const std::size_t label = shown < 2 ? 0 : i * (labels_.size() - 1) / (shown - 1);
      // a phone has room for the first, the last and one between
      const bool spare = i > 0 && i + 1 < shown && i != (shown - 1) / 2;
      out += fmt::format("<text class=\"quiet{}\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", spare ? " spare" : "", length(middle(label)),
                         length(bottom + below), html::escaped(html::shortened(labels_[label], label_cells)));
    }
    return out;
  }

  const std::vector<std::string>& labels_;
  const std::vector<Curve>& curves_;
  Money least_, most_, step_; // step_: from one line of the grid to the next
};

} // namespace

std::string curve_chart(const std::vector<std::string>& labels, const std::vector<Curve>& curves, std::optional<std::size_t> marked,
                        const std::string& name) {
  return CurveChart(labels, curves).svg(marked, name);
}

} // namespace guiyin::report
