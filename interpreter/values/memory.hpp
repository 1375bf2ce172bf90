// Memory for columns. What a long one gives up is kept for the next that asks: memory that comes from the system costs more to be touched for the
// first time, page by page, than many a column costs to be filled.
#pragma once

#include <cstddef>

namespace guiyin::values {

// Of at least `bytes` bytes, aligned for anything; what stands in it is unspecified. Throws std::bad_alloc. Any thread may ask.
void* allocate(std::size_t bytes);
void* allocate_zeros(std::size_t bytes);
// For memory of `bytes` bytes, as it was asked for, memory of `more` bytes that begins with the same `used` ones. Throws std::bad_alloc, and then the
// old is as it was.
void* grow(void* memory, std::size_t bytes, std::size_t used, std::size_t more);
// Gives back memory of `bytes` bytes, as it was asked for, of which `used` at the beginning were written to (of the rest, some may have been).
void release(void* memory, std::size_t bytes, std::size_t used) noexcept;
// Gives the system what is kept, by `threads` threads.
void release_kept(unsigned threads) noexcept;

} // namespace guiyin::values
