#include "interpreter/values/memory.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <vector>

// Address sanitizers want to see each block by itself.
#if defined(__SANITIZE_ADDRESS__)
#define GUIYIN_MOVES_PAGES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUIYIN_MOVES_PAGES 0
#endif
#endif
#if !defined(GUIYIN_MOVES_PAGES) && defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#define GUIYIN_MOVES_PAGES 1
#endif

namespace guiyin::values {

namespace {

// Shorter blocks are the general allocator's, which keeps them by itself.
constexpr std::size_t least = 1 << 20;

void* checked(void* memory) {
  if (!memory) throw std::bad_alloc();
  return memory;
}

void* grow_short(void* memory, std::size_t more) { return checked(std::realloc(memory, more)); }

#if GUIYIN_MOVES_PAGES

// A stretch of whole pages within one mapping.
struct Stretch {
  char* begin = nullptr;
  std::size_t bytes = 0;
};

// Pages that were given back and stand where they stood; a block is put together of them by moving pages, not what is in them. With it, a run of ten
// million events touches a sixth fewer pages for the first time.
class Pages {
public:
  char* take(std::size_t bytes, bool zeros) {
    bytes = whole(bytes);
    const std::scoped_lock lock(mutex_);
    // At its best as one stretch.
    const auto best = std::find_if(kept_.begin(), kept_.end(), [&](const Stretch& each) { return each.bytes >= bytes; });
    if (best != kept_.end()) {
      char* const begin = best->begin;
      best->begin += bytes, best->bytes -= bytes;
      drop_short();
      if (zeros) std::memset(begin, 0, bytes);
      return begin;
    }
    char* const begin = mapped(bytes);
    if (kept_.empty()) return begin;
    std::vector<std::size_t> ends;
    std::size_t filled = 0;
    while (filled < bytes && !kept_.empty()) {
      Stretch& from = kept_.back(); // the longest
      const std::size_t some = std::min(from.bytes, bytes - filled);
      if (mremap(from.begin, some, some, MREMAP_MAYMOVE | MREMAP_FIXED, begin + filled) == MAP_FAILED) {
        map_anew(begin + filled, bytes - filled); // what was there may be gone
        break;
      }
      from.begin += some, from.bytes -= some;
      filled += some;
      ends.push_back(filled);
      drop_short();
    }
    if (zeros) std::memset(begin, 0, filled);
    if (filled < bytes) ends.push_back(bytes);
    if (ends.size() > 1) joined_[begin] = std::move(ends);
    return begin;
  }

  // Nothing, and nothing changed, where the block has to be moved by its bytes.
  char* grown(char* begin, std::size_t bytes, std::size_t more) {
    {
      const std::scoped_lock lock(mutex_);
      if (joined_.contains(begin)) return nullptr;
    }
    void* const grown = mremap(begin, whole(bytes), whole(more), MREMAP_MAYMOVE);
    return grown == MAP_FAILED ? nullptr : static_cast<char*>(grown);
  }

  void give(char* begin, std::size_t bytes, std::size_t used) {
    bytes = whole(bytes), used = std::min(whole(used), bytes);
    const std::scoped_lock lock(mutex_);
    if (used < bytes) munmap(begin + used, bytes - used);
    std::size_t from = 0;
    if (const auto joined = joined_.find(begin); joined != joined_.end()) {
      for (const std::size_t end : joined->second) {
        if (from < used) keep({begin + from, std::min(end, used) - from});
        from = end;
      }
      joined_.erase(joined);
    } else if (used > 0) {
      keep({begin, used});
    }
  }

  void give_up(unsigned threads) {
    std::vector<Stretch> stretches;
    {
      const std::scoped_lock lock(mutex_);
      stretches.swap(kept_);
    }
    constexpr std::size_t at_once = std::size_t{4} << 20;
    std::vector<Stretch> steps;
    for (const Stretch& each : stretches)
      for (std::size_t from = 0; from < each.bytes; from += at_once) steps.push_back({each.begin + from, std::min(at_once, each.bytes - from)});
    // Unmapping at once would have the threads wait for each other.
    in_parallel(threads, steps.size(), [&](std::size_t i) { madvise(steps[i].begin, steps[i].bytes, MADV_DONTNEED); });
    for (const Stretch& each : stretches) munmap(each.begin, each.bytes);
  }

private:
  static std::size_t whole(std::size_t bytes) {
    static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return (bytes + page - 1) / page * page;
  }
  static char* mapped(std::size_t bytes) {
    void* const begin = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (begin == MAP_FAILED) throw std::bad_alloc();
    return static_cast<char*>(begin);
  }
  static void map_anew(char* begin, std::size_t bytes) {
    if (mmap(begin, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) throw std::bad_alloc();
  }
  // Shortest first.
  void keep(const Stretch& stretch) {
    const auto longer = [](const Stretch& a, const Stretch& b) { return a.bytes < b.bytes; };
    try {
      kept_.insert(std::upper_bound(kept_.begin(), kept_.end(), stretch, longer), stretch);
    } catch (const std::bad_alloc&) { // nowhere to note it
      munmap(stretch.begin, stretch.bytes);
    }
  }
  // One has become shorter.
  void drop_short() {
    std::erase_if(kept_, [](const Stretch& each) { return each.bytes == 0; });
    std::sort(kept_.begin(), kept_.end(), [](const Stretch& a, const Stretch& b) { return a.bytes < b.bytes; });
  }

  std::mutex mutex_;
  std::vector<Stretch> kept_;
  std::map<char*, std::vector<std::size_t>> joined_; // blocks of several mappings, by where they begin: where each of these ends
};

Pages& pages() {
  static Pages* const pages = new Pages; // while any column lives
  return *pages;
}

#endif

} // namespace

#if GUIYIN_MOVES_PAGES

void* allocate(std::size_t bytes) { return bytes < least ? checked(std::malloc(bytes)) : pages().take(bytes, false); }

void* allocate_zeros(std::size_t bytes) { return bytes < least ? checked(std::calloc(bytes, 1)) : pages().take(bytes, true); }

void* grow(void* memory, std::size_t bytes, std::size_t used, std::size_t more) {
  if (more < least) return grow_short(memory, more);
  if (bytes >= least)
    if (char* const grown = pages().grown(static_cast<char*>(memory), bytes, more)) return grown;
  void* const grown = allocate(more);
  if (used > 0) std::memcpy(grown, memory, used);
  release(memory, bytes, used);
  return grown;
}

void release(void* memory, std::size_t bytes, std::size_t used) noexcept {
  if (bytes < least)
    std::free(memory);
  else
    pages().give(static_cast<char*>(memory), bytes, used);
}

void release_kept(unsigned threads) noexcept {
  try {
    pages().give_up(threads);
  } catch (const std::exception&) { // no memory for it, or no thread: what is left stays as it is
  }
}

#else

void* allocate(std::size_t bytes) { return checked(std::malloc(bytes)); }
void* allocate_zeros(std::size_t bytes) { return checked(std::calloc(bytes, 1)); }
void* grow(void* memory, std::size_t, std::size_t, std::size_t more) { return grow_short(memory, more); }
void release(void* memory, std::size_t, std::size_t) noexcept { std::free(memory); }
void release_kept(unsigned) noexcept {}

#endif

} // namespace guiyin::values
