// A column of plain values that may be very long. The memory of a long one is moved by its pages as it grows, not copied, where it is new from the
// system: then growing takes neither time nor twice the memory, and what was reserved but not used costs none. What a long one gives up, the next
// takes over (`values/memory`). A column may also stand in memory that is another's.
#pragma once

#include "interpreter/values/memory.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace guiyin::values {

// Owns its elements, unless made by `borrowed`. As with std::vector, adding one makes iterators and references invalid. Throws std::bad_alloc.
template <class T> class Column {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
  using value_type = T;

  Column() = default;
  explicit Column(std::size_t size) { resize(size); }
  Column(std::initializer_list<T> elements) { append(elements.begin(), elements.end()); }
  Column(const Column& other) { append(other.begin(), other.end()); }
  Column(Column&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, 0)) {}
  Column& operator=(Column other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~Column() { release(); }

  // A column over elements that stand elsewhere, which must outlive it; a copy owns its own. Elements may be assigned to only where that memory may
  // be written to; growing copies them first.
  static Column borrowed(const T* elements, std::size_t size) {
    Column column;
    column.data_ = const_cast<T*>(elements);
    column.size_ = size;
    return column;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](std::size_t at) { return data_[at]; }
  const T& operator[](std::size_t at) const { return data_[at]; }
  // Throws std::out_of_range.
  const T& at(std::size_t at) const {
    if (at >= size_) throw std::out_of_range("Column::at");
    return data_[at];
  }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }

  void reserve(std::size_t capacity) {
    if (capacity > capacity_) set_capacity(capacity);
  }
  void push_back(const T& element) {
    const T copy = element; // it may be one of ours
    if (size_ == capacity_) set_capacity(std::max(least_capacity, capacity_ * 2));
    data_[size_++] = copy;
  }
  // `first` to `last` are not within this column.
  void append(const T* first, const T* last) { std::copy(first, last, extend(static_cast<std::size_t>(last - first))); }
  void append(std::size_t count, const T& element) {
    const T copy = element; // it may be one of ours
    std::fill_n(extend(count), count, copy);
  }
  // Gives so many new elements, which hold nothing yet, to be set.
  T* extend(std::size_t count) {
    if (size_ + count > capacity_) set_capacity(std::max({least_capacity, capacity_ * 2, size_ + count}));
    size_ += count;
    return data_ + (size_ - count);
  }
  // New elements are T().
  void resize(std::size_t size) {
    if (data_ == nullptr && size > 0) return start_with_zeros(size);
    reserve(size);
    if (size > size_) std::fill(data_ + size_, data_ + size, T());
    size_ = size;
  }
  void clear() { size_ = 0; }

  friend bool operator==(const Column& a, const Column& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
  static constexpr std::size_t least_capacity = 8;

  bool is_borrowed() const { return capacity_ == 0; }
  void release() {
    if (!is_borrowed()) values::release(data_, capacity_ * sizeof(T), size_ * sizeof(T));
  }
  void set_capacity(std::size_t capacity) {
    const std::size_t bytes = capacity * sizeof(T), used = size_ * sizeof(T);
    if (is_borrowed()) {
      void* const own = allocate(bytes);
      if (used > 0) std::memcpy(own, static_cast<const void*>(data_), used);
      data_ = static_cast<T*>(own);
    } else {
      data_ = static_cast<T*>(grow(data_, capacity_ * sizeof(T), used, bytes));
    }
    capacity_ = capacity;
  }
  void start_with_zeros(std::size_t size) {
    data_ = static_cast<T*>(allocate_zeros(size * sizeof(T)));
    size_ = capacity_ = size;
  }

  T* data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0; // borrowed elements: a capacity of 0
};

} // namespace guiyin::values
