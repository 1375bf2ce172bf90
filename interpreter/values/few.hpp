// A sequence that mostly holds no more than one thing, such as the agents who are credited with an order: that one stands in the sequence itself, so
// that millions of them need no memory elsewhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <utility>

namespace guiyin::values {

// Owns its elements. As with std::vector, adding one makes iterators and references invalid. Small elements stand in it as many as fit a pointer.
template <class T> class Few {
public:
  using value_type = T;

  Few() noexcept {}
  Few(std::initializer_list<T> elements) : Few(elements.begin(), elements.end()) {}
  template <class Iterator> Few(Iterator first, Iterator last) {
    for (; first != last; ++first) push_back(*first);
  }
  Few(const Few& other) : Few(other.begin(), other.end()) {}
  Few(Few&& other) noexcept { take(other); }
  Few& operator=(const Few& other) {
    if (this != &other) *this = Few(other);
    return *this;
  }
  Few& operator=(Few&& other) noexcept {
    if (this == &other) return *this;
    release();
    take(other);
    return *this;
  }
  ~Few() { release(); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* begin() { return is_inside() ? inside_ : outside_; }
  T* end() { return begin() + size_; }
  const T* begin() const { return is_inside() ? inside_ : outside_; }
  const T* end() const { return begin() + size_; }
  T& operator[](std::size_t at) { return begin()[at]; }
  const T& operator[](std::size_t at) const { return begin()[at]; }
  T& front() { return *begin(); }
  const T& front() const { return *begin(); }
  T& back() { return end()[-1]; }
  const T& back() const { return end()[-1]; }

  void push_back(T element) {
    if (size_ == capacity_) grow();
    std::construct_at(end(), std::move(element));
    ++size_;
  }
  void clear() {
    std::destroy_n(begin(), size_);
    size_ = 0;
  }

  friend bool operator==(const Few& a, const Few& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
  static constexpr std::uint32_t inside = sizeof(T) >= sizeof(T*) ? 1 : sizeof(T*) / sizeof(T);
  bool is_inside() const { return capacity_ == inside; }

  void grow() {
    const std::uint32_t capacity = capacity_ * 2;
    T* larger = std::allocator<T>().allocate(capacity);
    std::uninitialized_move_n(begin(), size_, larger);
    const std::uint32_t size = size_;
    release();
    outside_ = larger;
    size_ = size;
    capacity_ = capacity;
  }
  // Leaves this one empty, with nothing outside.
  void release() noexcept {
    std::destroy_n(begin(), size_);
    if (!is_inside()) std::allocator<T>().deallocate(outside_, capacity_);
    size_ = 0;
    capacity_ = inside;
  }
  // All of `other`; this one holds nothing.
  void take(Few& other) noexcept {
    if (other.is_inside()) {
      std::uninitialized_move_n(other.inside_, other.size_, inside_);
      size_ = other.size_;
      return other.release();
    }
    outside_ = other.outside_;
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, inside);
  }

  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = inside;
  union {
    T inside_[inside];
    T* outside_;
  };
};

} // namespace guiyin::values
