// Work shared out to threads. What each does must not depend on the others; outcomes never depend on how many there are.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>

namespace guiyin::values {

// Calls work(context) here and, at the same time, on up to `others` further threads, as far as any are free. Returns when all calls have returned.
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

// Cuts [0, size) into a piece per thread and calls task(begin, end) for each.
template <class Task> void in_pieces(unsigned threads, std::size_t size, const Task& task) {
  const std::size_t pieces = threads ? threads : 1;
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

} // namespace guiyin::values
