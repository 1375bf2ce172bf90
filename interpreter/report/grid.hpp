// Text in columns that line up in a terminal, Chinese included.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiyin::report {

enum class Align : std::uint8_t { left, right };

class Grid {
public:
  struct Column {
    std::string title;
    Align align = Align::left;
  };
  explicit Grid(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // A cell per column; missing ones are empty.
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  // A line beneath the last row, indented further, that no column minds.
  void note(std::string text) { notes_.emplace_back(rows_.size(), std::move(text)); }
  // A line across.
  void rule() { rows_.push_back({}); }
  // Lines indented by two blanks, the titles underlined; none ends in blanks.
  std::string text() const;

private:
  std::string line(const std::vector<std::string>& cells, const std::vector<int>& widths) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::pair<std::size_t, std::string>> notes_; // behind so many rows
};

// Control characters, which names from outside may hold, must not reach a terminal: each becomes U+FFFD.
std::string printable(std::string_view name);

} // namespace guiyin::report
