// The default output, for people: a heading per policy, a summary, and where each yuan went.
#include "interpreter/report/buffer.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/percent.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/report/unit_table.hpp"
#include "interpreter/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::report {
namespace {

using engine::Status;
using values::Money;

constexpr std::array other_statuses{Status::silent, Status::revoked, Status::excluded, Status::pending};

std::size_t at(Status status) { return static_cast<std::size_t>(status); }

std::string share_of(Money part, Money whole) {
  const std::string text = percent(part, whole);
  return text.empty() ? "-" : text + "%";
}

bool has_shops(const Summary& summary) {
  return std::any_of(summary.groups.begin(), summary.groups.end(), [](const Group& group) { return !group.shop.empty(); });
}

std::vector<std::string> tally_cells(const Tally& tally, Money whole) {
  return {std::to_string(tally.orders), std::to_string(tally.lines), values::to_string(tally.amount), share_of(tally.amount, whole)};
}

// Agents and claims: a row each, then what nobody was credited with.
class WinnerTable {
public:
  WinnerTable(const Summary& summary, text::Language language)
      : summary_(summary), language_(language), shops_(has_shops(summary)), assists_(summary.by == By::agent) {}

  std::string text() const {
    Grid grid(columns());
    for (const Group& group : summary_.groups) {
      const std::string assists = assists_ ? std::to_string(group.assists) : "";
      add(grid, printable(group.shop), printable(group.name), group.by_status[at(Status::credited)], assists);
    }
    if (!summary_.groups.empty()) grid.rule();
    for (const Status status : other_statuses) add(grid, "", status_word(status, language_), summary_.by_status[at(status)], "");
    add(grid, "", word(Label::total, language_), summary_.total, "");
    return grid.text();
  }

private:
  std::vector<Grid::Column> columns() const {
    std::vector<Grid::Column> columns{{word(key_label(summary_.by), language_)}};
    if (shops_) columns.insert(columns.begin(), {word(Label::shop, language_)});
    for (const Label label : {Label::orders, Label::lines, Label::amount, Label::share}) columns.push_back({word(label, language_), Align::right});
    if (assists_) columns.push_back({word(Label::assists, language_), Align::right});
    return columns;
  }

  void add(Grid& grid, const std::string& shop, const std::string& name, const Tally& tally, const std::string& assists) const {
    std::vector<std::string> cells{name};
    if (shops_) cells.insert(cells.begin(), shop);
    for (std::string& cell : tally_cells(tally, summary_.total.amount)) cells.push_back(std::move(cell));
    cells.push_back(assists);
    grid.row(std::move(cells));
  }

  const Summary& summary_;
  text::Language language_;
  bool shops_, assists_;
};

// Days, shops and products: a row each, an amount per status.
std::string status_table(const Summary& summary, text::Language language) {
  const bool shops = summary.by == By::sku && has_shops(summary);
  std::vector<Grid::Column> columns{{word(key_label(summary.by), language)}};
  if (shops) columns.insert(columns.begin(), {word(Label::shop, language)});
  for (const Label label : {Label::orders, Label::lines, Label::amount}) columns.push_back({word(label, language), Align::right});
  columns.push_back({status_word(Status::credited, language), Align::right});
  for (const Status status : other_statuses) columns.push_back({status_word(status, language), Align::right});
  Grid grid(std::move(columns));
  const auto add = [&](const std::string& shop, const std::string& name, const Tally& total, const Tallies& parts) {
    std::vector<std::string> cells{name, std::to_string(total.orders), std::to_string(total.lines), values::to_string(total.amount)};
    if (shops) cells.insert(cells.begin(), shop);
    cells.push_back(values::to_string(parts[at(Status::credited)].amount));
    for (const Status status : other_statuses) cells.push_back(values::to_string(parts[at(status)].amount));
    grid.row(std::move(cells));
  };
  for (const Group& group : summary.groups) {
    const std::string& name = summary.by == By::shop ? group.shop : group.name;
    add(printable(group.shop), name.empty() ? "-" : printable(name), group.total, group.by_status);
  }
  if (!summary.groups.empty()) grid.rule();
  add("", word(Label::total, language), summary.total, summary.by_status);
  return grid.text();
}

std::string heading(const program::Program& program) {
  return printable(program.name) + (program.description.empty() ? "" : "  " + printable(program.description)) + "\n";
}

// What the table cannot show but the reader must know.
std::string notes(const Summary& summary, const Options& options) {
  std::string out;
  if (summary.tied > 0) out += "  " + fmt::format(fmt::runtime(word(Label::tied_note, options.language)), summary.tied) + "\n";
  if (summary.open > 0) out += "  " + fmt::format(fmt::runtime(word(Label::open_note, options.language)), summary.open) + "\n";
  return out;
}

} // namespace

bool write_table(const std::vector<Result>& results, const Options& options, const Write& write) {
  Buffer buffer(write);
  bool first = true;
  for (const Result& result : results) {
    if (!first) buffer.text += "\n";
    first = false;
    buffer.text += heading(*result.program);
    if (options.by == By::unit) {
      if (!append_unit_table(buffer.text, result.units, options.language)) return false;
    } else {
      const bool winners = options.by == By::agent || options.by == By::claim;
      buffer.text += winners ? WinnerTable(result.summary, options.language).text() : status_table(result.summary, options.language);
    }
    buffer.text += notes(result.summary, options);
    if (!buffer.pass()) return false;
  }
  return buffer.flush();
}

} // namespace guiyin::report
