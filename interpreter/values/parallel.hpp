// Work shared out to threads. What each does must not depend on the others; outcomes never depend on how many there are.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace guiyin::values {

// Calls work(context) here and, at the same time, on up to `others` further threads, as far as any are free. Returns when all calls have returned, or
// throws then what one of them has thrown.
// Threads stay for what comes next; no more are started than the most that was ever asked for. Who waits here may do other work meanwhile, of
// whatever caller; so work that calls this must not hold a mutex over the call, nor have others wait for what it is going to do after it.
void together(unsigned others, void (*work)(void*), void* context);

// Calls task(0) … task(tasks − 1), each once, on up to `threads` threads, of which the caller is one; who is done with one takes the next. Returns
// when all are done.
template <class Task> void in_parallel(unsigned threads, std::size_t tasks, const Task& task) {
  if (threads > tasks) threads = static_cast<unsigned>(tasks);
  std::atomic<std::size_t> next = 0;
  auto work = [&] {
    for (std::size_t i = next++; i < tasks; i = next++) task(i);
  };
  if (threads > 1)
    together(
        threads - 1, [](void* context) { (*static_cast<decltype(work)*>(context))(); }, &work);
  else
    work();
}

// Calls both, where there are several threads at the same time.
template <class One, class Other> void side_by_side(unsigned threads, const One& one, const Other& other) {
  in_parallel(threads, 2, [&](std::size_t which) { which == 0 ? one() : other(); });
}

// More than one, since no two processors are equally fast, and all wait for the last piece.
constexpr std::size_t pieces_per_thread = 4;

// Where a piece begins that would begin at `at`, so that nothing that belongs together is cut in two: behind all `i` of which goes_on(i) says that
// they go on what stands before them.
template <class GoesOn> std::size_t cut_behind(std::size_t at, std::size_t size, const GoesOn& goes_on) {
  while (at > 0 && at < size && goes_on(at)) ++at;
  return at;
}

// Cuts [0, size) into pieces and calls task(begin, end) for each that is not empty.
template <class Task> void in_pieces(unsigned threads, std::size_t size, const Task& task) {
  const std::size_t pieces = std::min<std::size_t>(threads > 1 ? pieces_per_thread * threads : 1, size);
  in_parallel(threads, pieces, [&](std::size_t i) { task(size * i / pieces, size * (i + 1) / pieces); });
}

struct Helping {
  std::size_t begin = 0, end = 0;
};

// Starts `worker(next)` on up to `threads` threads; `next()` gives each a further helping of [0, size), until nothing is left. For work whose pieces
// differ much in what they cost.
template <class Worker> void share_out(unsigned threads, std::size_t size, std::size_t helping, const Worker& worker) {
  std::atomic<std::size_t> given = 0;
  const auto next = [&]() -> std::optional<Helping> {
    const std::size_t begin = given.fetch_add(helping);
    if (begin >= size) return std::nullopt;
    return Helping{begin, begin + helping < size ? begin + helping : size};
  };
  const std::size_t most = size / helping + 1; // so that no thread comes for nothing
  in_parallel(threads, threads < most ? threads : most, [&](std::size_t) { worker(next); });
}

// Things that stand one behind the other, of which each takes some room: calls room_of(i) for each of them, which says how much, and then
// put(i, begin), which gives where it ends. Gives where the last one ends. Each thread looks at a stretch at a time, and learns where the stretch
// begins from what those before it take.
template <class RoomOf, class Put> std::uint32_t one_behind_the_other(unsigned threads, std::size_t size, const RoomOf& room_of, const Put& put) {
  constexpr std::size_t stretch = 4096;
  std::vector<std::uint32_t> begins(size / stretch + 1);
  share_out(threads, size, stretch, [&](auto& next) {
    while (const auto at = next()) {
      std::uint32_t room = 0;
      for (std::size_t i = at->begin; i < at->end; ++i) room += room_of(i);
      begins[at->begin / stretch] = room;
    }
  });
  std::uint32_t all = 0;
  for (std::uint32_t& begin : begins) all += std::exchange(begin, all);
  share_out(threads, size, stretch, [&](auto& next) {
    while (const auto at = next()) {
      std::uint32_t begin = begins[at->begin / stretch];
      for (std::size_t i = at->begin; i < at->end; ++i) begin = put(i, begin);
    }
  });
  return all;
}

} // namespace guiyin::values
