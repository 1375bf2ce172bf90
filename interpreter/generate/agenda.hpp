// Rows that lie ahead, handed out in the order of their times; of one instant, in the order added.
#pragma once

#include "interpreter/generate/record.hpp"

#include <queue>
#include <tuple>
#include <vector>

namespace guiyin::generate {

class Agenda {
public:
  bool empty() const { return waiting_.empty(); }
  values::Moment first() const { return waiting_.top().at; } // not if empty
  void add(const Record& row);
  Record take_first(); // not if empty

private:
  // A heap of small things that say where the large ones lie.
  struct Entry {
    values::Moment at;
    std::uint64_t added;
    std::uint32_t place;                                                                                                // in `rows_`
    friend bool operator<(const Entry& a, const Entry& b) { return std::tie(b.at, b.added) < std::tie(a.at, a.added); } // the first on top
  };

  std::priority_queue<Entry> waiting_;
  std::vector<Record> rows_;
  std::vector<std::uint32_t> free_; // places in `rows_`
  std::uint64_t added_ = 0;
};

} // namespace guiyin::generate
