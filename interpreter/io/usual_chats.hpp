// Most rows of an export are chats in which nothing is unusual: each value is just what is asked for, without blanks around, an `id` or further
// columns. They go straight into the batch's columns. All others, and whatever is wrong, are `RowCheck`'s, whose meaning this has. Several rows are
// looked at before the first is taken, so that what they look up is at hand.
#pragma once

#include "interpreter/io/csv.hpp"
#include "interpreter/io/event_layout.hpp"
#include "interpreter/io/intake.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace guiyin::io {

class UsualChats {
public:
  // `cell_of` says by slot which cell of a row it is, or SIZE_MAX; rows have at most `cells`.
  UsualChats(std::span<const std::size_t> cell_of, std::size_t cells, std::uint32_t file);

  void look_at(const CsvRows& rows, const Intake& intake);
  // One of these rows. False if it is no usual chat: then nothing was done with it.
  bool take(std::size_t row, Intake& intake);
  // What was looked up for it.
  const timeline::NameHashes& hashes(std::size_t row) const { return rows_[row].hashes; }

private:
  struct Row {
    bool is_usual = false;
    timeline::NameHashes hashes;
    timeline::ChatNames names;
    ChatTexts texts;
    std::uint32_t line = 0;
  };
  void look_at(const CsvRow& from, const timeline::RowBatch& batch, Row& row) const;

  static constexpr std::size_t not_there = SIZE_MAX;
  std::array<std::size_t, timeline::event_columns> cell_of_{};
  std::size_t least_ = 0, most_; // how many cells a row has
  std::uint32_t file_;
  std::array<Row, CsvRows::most> rows_;
};

} // namespace guiyin::io
