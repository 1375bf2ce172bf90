#include "interpreter/report/flow_chart.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/html/escape.hpp"
#include "interpreter/html/table.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/percent.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace guiyin::report {
namespace {

using compare::AgentKey;
using compare::Flow;
using values::Money;

// Lengths are hundredths of a pixel.
constexpr std::int64_t px = 100;
constexpr std::int64_t between = 250 * px, all_money = 260 * px, slot = 36 * px, gap = 6 * px, top = 24 * px, bar = 8 * px;
constexpr std::int64_t cell = 8 * px, beside_label = 10 * px; // a cell of a label, at most; what stands beside it
constexpr std::int64_t widest_narrow = 460 * px;              // what can be shrunk to a phone's width and read
constexpr std::size_t most_ends = 10, colours = 8;
constexpr int label_cells = 20;

std::string length(std::int64_t hundredths) { return fmt::format("{}.{:02}", hundredths / px, hundredths % px); }

// A holder on one side of the picture.
struct End {
  std::string label;
  bool nobody = false;
  std::string colour = {}; // the same on both sides; what is nobody's is grey
  Money sum = {};
  std::int64_t thickness = 0; // of all its bands
  std::int64_t place = 0;     // where its first band begins
  std::int64_t used = 0;      // of the thickness, by bands that are drawn
};

class Side {
public:
  void add(const AgentKey& who, Money amount) { sums_[who] += amount; }

  // The largest first; nobody is never among the rest.
  void arrange(const timeline::Timeline& timeline, text::Language language) {
    std::vector<std::pair<AgentKey, Money>> order(sums_.begin(), sums_.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [who, sum] : order) {
      const bool nobody = who.agent == compare::TextId::missing;
      if (order.size() > most_ends && ends.size() + 1 >= most_ends && !nobody) continue;
      index_[who] = ends.size();
      ends.push_back({agent_text(timeline, who, language), nobody});
    }
    const std::size_t rest = order.size() - ends.size();
    if (rest > 0) ends.push_back({fmt::format(fmt::runtime(in(language, "{} others", "其他 {} 人")), rest), false});
  }
  std::size_t index_of(const AgentKey& who) const {
    const auto found = index_.find(who);
    return found == index_.end() ? ends.size() - 1 : found->second;
  }
  // Sets the ends below each other; returns where the last one stops.
  std::int64_t place() {
    std::int64_t y = top;
    for (End& end : ends) {
      const std::int64_t height = std::max(end.thickness, slot);
      end.place = y + (height - end.thickness) / 2;
      y += height + gap;
    }
    return y;
  }

  std::vector<End> ends;

private:
  std::map<AgentKey, Money> sums_;
  std::map<AgentKey, std::size_t> index_;
};

struct Band {
  Money amount;
  std::int64_t thickness = 0;
};

class FlowChart {
public:
  FlowChart(const std::vector<Flow>& flows, const timeline::Timeline& timeline, text::Language language) : language_(language) {
    for (const Flow& flow : flows) {
      from_.add(flow.from, flow.amount);
      to_.add(flow.to, flow.amount);
      total_ += flow.amount;
    }
    from_.arrange(timeline, language);
    to_.arrange(timeline, language);
    give_colours();
    for (const Flow& flow : flows) bands_[{from_.index_of(flow.from), to_.index_of(flow.to)}].amount += flow.amount;
    for (auto& [ends, band] : bands_) measure(band, from_.ends[ends.first], to_.ends[ends.second]);
    left_edge_ = widest_label() * cell + beside_label;
    right_edge_ = left_edge_ + between;
    width_ = right_edge_ + left_edge_;
  }

  std::string svg() {
    const std::int64_t height = std::max(from_.place(), to_.place());
    std::string bands, ends;
    for (const auto& [index, band] : bands_) bands += band_svg(band, index.first, index.second);
    for (const End& end : from_.ends) ends += end_svg(end, true);
    for (const End& end : to_.ends) ends += end_svg(end, false);
    return fmt::format("<svg class=\"chart flows{}\" width=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n{}{}{}</svg>\n",
                       width_ <= widest_narrow ? " narrow" : "", width_ / px, length(width_), length(height),
                       in(language_, "money from agent to agent", "金额在客服之间的流向"), titles(), bands, ends);
  }

private:
  void give_colours() {
    std::map<std::string, std::string> known;
    for (Side* side : {&from_, &to_})
      for (End& end : side->ends) end.colour = end.nobody ? "n" : known.try_emplace(end.label, std::to_string(known.size() % colours)).first->second;
  }

  void measure(Band& band, End& from, End& to) const {
    band.thickness = proportion(band.amount, total_, all_money);
    for (End* end : {&from, &to}) {
      end->thickness += band.thickness;
      end->sum += band.amount;
    }
  }

  // In cells, of names and sums.
  std::int64_t widest_label() const {
    int widest = 0;
    for (const Side* side : {&from_, &to_})
      for (const End& end : side->ends) widest = std::max({widest, text::display_width(end.label), text::display_width(sum_text(end))});
    return std::min(widest, label_cells);
  }
  static std::string sum_text(const End& end) { return html::with_commas(values::to_string(end.sum)); }

  std::string titles() const {
    const auto title = [](std::int64_t x, const char* anchor, const std::string& text) {
      return fmt::format(R"(<text class="quiet" x="{}" y="14" text-anchor="{}">{}</text>)", length(x), anchor, text);
    };
    return title(left_edge_, "end", in(language_, "loses", "失去")) + title(right_edge_, "start", in(language_, "gains", "得到")) + "\n";
  }

  std::string band_svg(const Band& band, std::size_t from_index, std::size_t to_index) {
    End &from = from_.ends[from_index], &to = to_.ends[to_index];
    const std::int64_t begin = from.place + from.used + band.thickness / 2, end = to.place + to.used + band.thickness / 2;
    from.used += band.thickness;
    to.used += band.thickness;
    const std::int64_t x1 = left_edge_ + bar, x2 = right_edge_ - bar, middle = width_ / 2;
    return fmt::format(
        "<path class=\"flow s{}\" data-fen=\"{}\" stroke-width=\"{}\" d=\"M{} {}C{} {} {} {} {} {}\"><title>{} → {}: {}</title></path>\n",
        from.colour, band.amount.fen, length(band.thickness), length(x1), length(begin), length(middle), length(begin), length(middle), length(end),
        length(x2), length(end), html::escaped(from.label), html::escaped(to.label), html::with_commas(values::to_string(band.amount)));
  }

  std::string end_svg(const End& end, bool left) const {
    const std::int64_t x = left ? left_edge_ : right_edge_ - bar, text = left ? left_edge_ - 6 * px : right_edge_ + 6 * px;
    const std::int64_t middle = end.place + end.thickness / 2;
    const std::string anchor = left ? "end" : "start";
    return fmt::format("<g class=\"end\" data-side=\"{}\" data-name=\"{}\" data-fen=\"{}\"><title>{}</title>", left ? "from" : "to",
                       html::escaped(end.label), end.sum.fen, html::escaped(end.label)) +
           fmt::format("<rect class=\"f{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", end.colour, length(x), length(end.place), length(bar),
                       length(end.thickness)) +
           fmt::format(
               "<text x=\"{0}\" y=\"{1}\" text-anchor=\"{2}\">{3}</text><text class=\"quiet\" x=\"{0}\" y=\"{4}\" text-anchor=\"{2}\">{5}</text>",
               length(text), length(middle - 2 * px), anchor, html::escaped(html::shortened(end.label, label_cells)), length(middle + 14 * px),
               sum_text(end)) +
           "</g>\n";
  }

  text::Language language_;
  Money total_;
  std::int64_t left_edge_ = 0, right_edge_ = 0, width_ = 0;
  Side from_, to_;
  std::map<std::pair<std::size_t, std::size_t>, Band> bands_;
};

} // namespace

std::string flow_chart(const std::vector<Flow>& flows, const timeline::Timeline& timeline, text::Language language) {
  return flows.empty() ? "" : FlowChart(flows, timeline, language).svg();
}

} // namespace guiyin::report
