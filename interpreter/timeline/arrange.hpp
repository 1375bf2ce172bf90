// Rows put into order without moving whole rows: the place of each first, then each column by it.
#pragma once

#include "interpreter/timeline/timeline.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace guiyin::timeline {

inline constexpr std::uint32_t nowhere = UINT32_MAX; // the place of a row that is left out
// A thread's helping. Those who were read first have most of the rows, so halves would be no equal shares.
inline constexpr std::size_t buyers_at_once = 512;

// The column with value `rows[i]` at place i.
template <class T> values::Column<T> arranged(const values::Column<T>& column, std::span<const std::uint32_t> rows) {
  values::Column<T> out;
  out.reserve(rows.size());
  for (const std::uint32_t row : rows) out.push_back(column[row]);
  return out;
}

// Puts value i of a column at `places[i]` of `out`.
template <class T> void put(const values::Column<T>& column, std::span<const std::uint32_t> places, values::Column<T>& out) {
  for (std::size_t i = 0; i < column.size(); ++i)
    if (places[i] != nowhere) out[places[i]] = column[i];
}

// A column from where it was read, and where it goes.
template <class T, class From> struct Move {
  values::Column<T> From::*from;
  values::Column<T>& to;
};
template <class T, class From> Move(values::Column<T> From::*, values::Column<T>&) -> Move<T, From>;

// Puts some columns of `rows` from `begin` to `end` into place side by side: places lie here and there, so they are asked for beforehand. `value_of`
// is applied to each value.
template <class From, class ValueOf, class... T> void put(const From& rows, std::span<const std::uint32_t> places, std::size_t begin, std::size_t end,
                                                          const ValueOf& value_of, Move<T, From>... columns) {
  constexpr std::size_t ahead = 24;
  for (std::size_t i = begin; i < end; ++i) {
    if (i + ahead < end && places[i + ahead] != nowhere) (__builtin_prefetch(&columns.to[places[i + ahead]], 1), ...);
    if (places[i] != nowhere) ((columns.to[places[i]] = value_of((rows.*columns.from)[i])), ...);
  }
}

// By batch, then row.
using Places = std::vector<values::Column<std::uint32_t>>;

// Puts some columns of all batches into place, by all threads; the batches' own are given up. `rows_of` gives a batch's rows and `values_of(batch)`
// what is applied to their values. Each of the `size` places gets a value.
template <class Batches, class RowsOf, class ValuesOf, class... T, class From>
void place_columns(Batches& batches, const Places& places, std::size_t size, unsigned threads, const RowsOf& rows_of, const ValuesOf& values_of,
                   Move<T, From>... columns) {
  (columns.to.extend(size), ...);
  values::in_parallel(threads, batches.size() * threads, [&](std::size_t task) {
    const std::size_t batch = task / threads, piece = task % threads, rows = places[batch].size();
    put(rows_of(batches[batch]), places[batch], rows * piece / threads, rows * (piece + 1) / threads, values_of(batch), columns...);
  });
  values::in_parallel(threads, batches.size(), [&](std::size_t batch) { ((rows_of(batches[batch]).*columns.from = {}), ...); });
}

// Reorders `column[begin…]`: what stood at `order[i]` stands at place begin + i afterwards.
template <class T> void reorder(values::Column<T>& column, std::uint32_t begin, std::span<const std::uint32_t> order) {
  if (column.empty()) return; // one that is not kept
  const values::Column<T> moved = arranged(column, order);
  std::copy(moved.begin(), moved.end(), column.begin() + begin);
}

// Counts of each group to where each group begins; the last entry is the end of all.
inline std::vector<std::uint32_t> begins_of(std::span<const std::uint32_t> counts) {
  std::vector<std::uint32_t> begins{0};
  begins.reserve(counts.size() + 1);
  for (const std::uint32_t count : counts) begins.push_back(begins.back() + count);
  return begins;
}

// LANGUAGE "Order of events": "By time, then by the order in which they were read", which is the order of places [begin, end) as they are. The order
// that they ought to have; empty if they have it.
inline std::vector<std::uint32_t> order_by_time(const values::Column<Moment>& time, std::uint32_t begin, std::uint32_t end) {
  if (std::is_sorted(time.begin() + begin, time.begin() + end)) return {};
  std::vector<std::uint32_t> order;
  for (std::uint32_t row = begin; row != end; ++row) order.push_back(row);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return time[a] < time[b]; });
  return order;
}

} // namespace guiyin::timeline
