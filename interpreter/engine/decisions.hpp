// The decisions of a run. There are as many as orders or lines, and nearly all are of one kind: one agent has the whole unit, or nobody has. So each
// is kept in 32 bytes, a quarter of a Decision; those that do not fit stand apart, whole.
#pragma once

#include "interpreter/engine/decision.hpp"
#include "interpreter/values/column.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>

namespace guiyin::engine {

// One decision per unit, in output order. Owns them.
class Decisions {
public:
  Decisions() = default;
  // So many, each of which is to be `set` before anything else is asked of it.
  explicit Decisions(std::size_t units) { kept_.extend(units); }

  std::size_t size() const { return kept_.size(); }
  bool empty() const { return kept_.empty(); }
  Decision operator[](std::size_t at) const;
  // Whose decision it is, without looking at the rest of it.
  OrderId order(std::size_t at) const { return kept_[at].order; }

  // Several threads may set different ones at once.
  void set(std::size_t at, Decision&& decision);
  void push_back(Decision decision);
  // Asks the memory for the place of one that is set soon.
  void prefetch(std::size_t at) const { __builtin_prefetch(kept_.data() + at, 1); }

  // One after the other. The decision that an iterator shows is good until it moves on.
  class Iterator;
  struct Range;
  Iterator begin() const;
  Iterator end() const;
  Range range(std::size_t begin, std::size_t end) const;

private:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::uint16_t no_claim = UINT16_MAX;
  struct Kept {
    OrderId order;
    std::uint32_t line, reason; // or none
    TextId agent, assist;       // or missing; the agent has the whole unit
    std::uint16_t claim;        // or no_claim
    Status status;
    bool tied : 1, final : 1, apart : 1;
    std::int64_t amount; // in fen; of one that stands apart: its place there
  };
  static_assert(sizeof(Kept) == 32);
  struct Apart {
    std::mutex adding;
    std::deque<Decision> decisions; // which never move
  };

  static bool fits(const Decision& decision);
  static Kept kept(const Decision& decision);
  static void show(const Kept& kept, Decision& decision);

  values::Column<Kept> kept_;
  std::unique_ptr<Apart> apart_ = std::make_unique<Apart>();
};

class Decisions::Iterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Decision;
  using difference_type = std::ptrdiff_t;
  using pointer = const Decision*;
  using reference = const Decision&;

  Iterator(const Decisions& decisions, std::size_t at) : decisions_(&decisions), at_(at) {}

  const Decision& operator*() {
    const Kept& kept = decisions_->kept_[at_];
    if (kept.apart) return decisions_->apart_->decisions[static_cast<std::size_t>(kept.amount)];
    show(kept, shown_);
    return shown_;
  }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  Iterator operator++(int) {
    Iterator before = *this;
    ++at_;
    return before;
  }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

private:
  const Decisions* decisions_;
  std::size_t at_;
  Decision shown_;
};

struct Decisions::Range {
  Iterator first, last;
  Iterator begin() const { return first; }
  Iterator end() const { return last; }
};

inline Decisions::Iterator Decisions::begin() const { return {*this, 0}; }
inline Decisions::Iterator Decisions::end() const { return {*this, size()}; }
inline Decisions::Range Decisions::range(std::size_t begin, std::size_t end) const { return {{*this, begin}, {*this, end}}; }

} // namespace guiyin::engine
