// Further columns in a store are texts; here they become what policies declare them to be.
#pragma once

#include "interpreter/io/read_events.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiyin::io {

// Those that are none of the fixed ones.
std::vector<std::string> further_columns(const std::vector<std::string>& columns);
// Adds those that are not there yet.
void add_columns(const std::vector<std::string>& more, std::vector<std::string>& columns);
// Each for chats, orders and lines, as texts.
std::vector<timeline::FieldRequest> as_texts(const std::vector<std::string>& columns);

// Replaces columns of timelines, all of them texts, by those that are declared; and says what cannot be, of all timelines that it saw: values that
// are none of the type declared, with the first of them, and columns that are not there.
class ColumnTyping {
public:
  // `columns` are those that the inputs have.
  ColumnTyping(std::vector<timeline::FieldRequest> declared, std::vector<std::string> columns)
      : declared_(std::move(declared)), columns_(std::move(columns)), wrong_(declared_.size()) {}

  const std::vector<std::string>& columns() const { return columns_; }
  void type(timeline::Timeline& timeline);
  text::Diagnostics problems() const;

private:
  struct Wrong {
    std::size_t count = 0;
    timeline::RowSource first;
    std::string file, text; // of the first
  };
  static void note(Wrong& wrong, const timeline::Timeline& timeline, std::size_t count, timeline::RowSource first, std::string_view text);

  std::vector<timeline::FieldRequest> declared_;
  std::vector<std::string> columns_;
  std::vector<Wrong> wrong_; // by declared field
};

} // namespace guiyin::io
