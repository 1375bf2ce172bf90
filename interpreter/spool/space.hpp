// Places in a scratch for columns. Once something could not be written or read, that is remembered, and nothing more is tried: whoever uses what was
// read asks `good` first.
#pragma once

#include "interpreter/spool/scratch.hpp"

#include <atomic>
#include <cstdint>
#include <type_traits>

namespace guiyin::spool {

// Borrows the scratch. Threads may share it.
class Space {
public:
  explicit Space(Scratch& scratch) : scratch_(scratch) {}

  // Where the elements stand now, in bytes from the beginning.
  template <class T> std::uint64_t put(const T* elements, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::uint64_t offset = end_.fetch_add(count * sizeof(T));
    if (count > 0 && good_ && !scratch_.write(offset, {reinterpret_cast<const char*>(elements), count * sizeof(T)})) good_ = false;
    return offset;
  }
  // Elements [begin, begin + count) of those put at `offset`. False, and `to` is as it was, if they cannot be had.
  template <class T> bool get(std::uint64_t offset, std::size_t begin, std::size_t count, T* to) const {
    static_assert(std::is_trivially_copyable_v<T>);
    if (count > 0 && good_ && !scratch_.read(offset + begin * sizeof(T), reinterpret_cast<char*>(to), count * sizeof(T))) good_ = false;
    return good_;
  }
  bool good() const { return good_; }
  // How much has been put aside.
  std::uint64_t bytes() const { return end_; }

private:
  Scratch& scratch_;
  std::atomic<std::uint64_t> end_ = 0;
  mutable std::atomic<bool> good_ = true;
};

} // namespace guiyin::spool
