#include "interpreter/io/read_roster.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/io/cell_value.hpp"
#include "interpreter/io/csv.hpp"
#include "interpreter/io/intake.hpp"
#include "interpreter/io/meant_cell.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/timeline/conflict.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

using timeline::quotable;

constexpr std::uint16_t too_many_cells = 513, broken_quotes = 514, not_utf8 = 515, no_header = 550, column_twice = 552, broken_header = 559,
                        no_agent_column = 560, agent_twice = 561, agent_missing = 562;

text::Diagnostic of_file(const EventText& text, std::uint16_t code, std::vector<text::Argument> arguments = {}) {
  arguments.insert(arguments.begin(), text.path);
  return {{code}, text::Severity::error, {}, std::move(arguments), {}, {}};
}

std::string value_of(const CsvCell& cell) {
  const std::string_view value = trimmed(cell.text);
  return cell.doubled ? undoubled(value) : std::string(value);
}

// The columns of a roster's header; `others` are the cells besides `agent` and `shop` that have a name.
struct RosterHeader {
  std::vector<std::string> names;
  std::size_t agent = 0, shop = 0; // names.size() if there is none
  std::vector<std::size_t> others;
};

std::size_t find_name(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

RosterHeader header_of(const CsvRow& row) {
  RosterHeader header;
  for (std::size_t cell = 0; cell < row.cells.size(); ++cell) header.names.push_back(value_of(row.cells[cell]));
  header.agent = find_name(header.names, "agent");
  header.shop = find_name(header.names, "shop");
  for (std::size_t i = 0; i < header.names.size(); ++i)
    if (i != header.agent && i != header.shop && !header.names[i].empty()) header.others.push_back(i);
  return header;
}

std::optional<text::Diagnostic> header_problem(const EventText& text, const CsvRow& row, const RosterHeader& header) {
  if (row.broken) return of_file(text, broken_header);
  const auto& names = header.names;
  std::string listed;
  for (const std::string& name : names)
    if (!name.empty()) listed += (listed.empty() ? "" : ", ") + quotable(name);
  if (header.agent == names.size()) {
    text::Diagnostic problem = of_file(text, no_agent_column, {listed});
    if (const auto line = translated_header(names)) problem.helps.push_back({"translate", {*line}, std::nullopt});
    return problem;
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty() && find_name(names, names[i]) != i) return of_file(text, column_twice, {names[i]});
  return std::nullopt;
}

// Empty where the row has no such cell.
std::string value_at(const CsvRow& row, std::size_t cell) { return cell < row.cells.size() ? value_of(row.cells[cell]) : std::string(); }

class RosterRows {
public:
  RosterRows(const RosterHeader& header, RosterResult& result) : header_(header), result_(result) {}

  void take(const CsvRow& row) {
    if (row.broken) return problem(row, row.broken, broken_quotes, {});
    if (const auto invalid = text::find_invalid_utf8(row.bytes)) return problem(row, row.bytes.data() + *invalid, not_utf8, {});
    if (row.cells.size() > header_.names.size())
      return problem(row, row.cells[header_.names.size()].begin(), too_many_cells,
                     {std::to_string(row.cells.size()), std::to_string(header_.names.size())});
    const std::string agent = value_at(row, header_.agent);
    if (agent.empty()) return problem(row, row.bytes.data(), agent_missing, {});
    std::vector<std::string> values;
    for (const std::size_t cell : header_.others) values.push_back(value_at(row, cell));
    if (!result_.roster.add(value_at(row, header_.shop), agent, std::move(values)))
      problem(row, row.cells[header_.agent].begin(), agent_twice, {quotable(agent)});
  }

private:
  void problem(const CsvRow& row, const char* at, std::uint16_t code, std::vector<text::Argument> arguments) {
    const RowPosition position = position_in_row(row.bytes, row.line, at);
    result_.problems.push_back({0, position.line, position.column, {code}, std::move(arguments)});
  }

  const RosterHeader& header_;
  RosterResult& result_;
};

} // namespace

RosterResult read_roster(const EventText& text) {
  RosterResult result;
  const auto refused = [&](text::Diagnostic problem) {
    result.file_problems.push_back(std::move(problem));
    return std::move(result);
  };
  if (auto problem = check_text(text).problem) return refused(std::move(*problem));
  CsvReader reader(without_mark(text.content));
  CsvRow row;
  if (!reader.next(row)) return refused(of_file(text, no_header));
  const RosterHeader header = header_of(row);
  if (auto problem = header_problem(text, row, header)) return refused(std::move(*problem));
  std::vector<std::string> columns;
  for (const std::size_t cell : header.others) columns.push_back(header.names[cell]);
  result.roster = timeline::Roster(std::move(columns));
  RosterRows rows(header, result);
  while (reader.next(row)) rows.take(row);
  return result;
}

} // namespace guiyin::io
