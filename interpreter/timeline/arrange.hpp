// Rows put into order without moving whole rows: a permutation first, then each column by it.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace guiyin::timeline {

// Rows by group, and within a group as they were: `rows` holds the row numbers, `begin[g]` to `begin[g + 1]` those of group g.
struct Grouped {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> begin;
  std::span<std::uint32_t> of(std::uint32_t group) { return std::span(rows).subspan(begin[group], begin[group + 1] - begin[group]); }
  std::span<const std::uint32_t> of(std::uint32_t group) const { return std::span(rows).subspan(begin[group], begin[group + 1] - begin[group]); }
};

// A row whose group is not below `groups` is left out.
inline Grouped group_rows(std::span<const std::uint32_t> group_of, std::uint32_t groups) {
  Grouped grouped;
  grouped.begin.assign(groups + std::size_t{1}, 0);
  for (const std::uint32_t group : group_of)
    if (group < groups) ++grouped.begin[group + 1];
  for (std::uint32_t group = 0; group < groups; ++group) grouped.begin[group + 1] += grouped.begin[group];
  grouped.rows.resize(grouped.begin[groups]);
  std::vector<std::uint32_t> next(grouped.begin.begin(), grouped.begin.end() - 1);
  for (std::uint32_t row = 0; row < group_of.size(); ++row)
    if (group_of[row] < groups) grouped.rows[next[group_of[row]]++] = row;
  return grouped;
}

// LANGUAGE "Order of events": by time, then by the order in which they were read, which is the order of `rows` as given.
inline void sort_by_time(std::span<std::uint32_t> rows, const std::vector<Moment>& time) {
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return time[a] < time[b]; };
  if (!std::is_sorted(rows.begin(), rows.end(), earlier)) std::stable_sort(rows.begin(), rows.end(), earlier);
}
inline void sort_by_time(Grouped& grouped, const std::vector<Moment>& time) {
  for (std::uint32_t group = 0; group + 1 < grouped.begin.size(); ++group) sort_by_time(grouped.of(group), time);
}

// Where each number stands in a permutation: the inverse.
inline std::vector<std::uint32_t> places(std::span<const std::uint32_t> numbers) {
  std::vector<std::uint32_t> place(numbers.size());
  for (std::uint32_t i = 0; i < numbers.size(); ++i) place[numbers[i]] = i;
  return place;
}

// The column with value `rows[i]` at place i.
template <class T> std::vector<T> arranged(const std::vector<T>& column, std::span<const std::uint32_t> rows) {
  std::vector<T> out;
  out.reserve(rows.size());
  for (const std::uint32_t row : rows) out.push_back(column[row]);
  return out;
}

} // namespace guiyin::timeline
