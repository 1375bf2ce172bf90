// LANGUAGE "Events": "`id`, where given, is unique per shop and type: the same row again is counted once and said."
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <vector>

namespace guiyin::timeline {

class IdBook {
public:
  struct Seen {
    Fingerprint content;
    RowSource source;
  };
  // The row that already has this id; nullptr if none has.
  const Seen* find(const IdRow& row) const {
    const auto number = ids_.find(scope_of(row), row.id);
    return number ? &seen_[*number] : nullptr;
  }
  void add(const IdRow& row, RowSource source) {
    if (ids_.number(scope_of(row), row.id) == seen_.size()) seen_.push_back({row.content, source});
  }
  // All that were added.
  std::vector<IdRow> rows() const {
    std::vector<IdRow> rows;
    rows.reserve(seen_.size());
    for (std::uint32_t i = 0; i < seen_.size(); ++i) {
      const auto shop = static_cast<TextId>(ids_.scope(i) / event_types);
      const auto type = static_cast<EventType>(ids_.scope(i) % event_types);
      rows.push_back({0, type, shop, seen_[i].source, std::string(ids_.text(i)), seen_[i].content});
    }
    return rows;
  }

private:
  static std::uint32_t scope_of(const IdRow& row) {
    return static_cast<std::uint32_t>(row.shop) * event_types + static_cast<std::uint32_t>(row.type);
  }

  TextTable ids_;
  std::vector<Seen> seen_;
};

// The id of row `row`, if it has one; `ids` are in the order of their rows, and so are the questions.
class IdsInOrder {
public:
  explicit IdsInOrder(const std::vector<IdRow>& ids) : next_(ids.begin()), end_(ids.end()) {}
  const IdRow* of(std::size_t row) { return next_ != end_ && next_->row == row ? &*next_++ : nullptr; }

private:
  std::vector<IdRow>::const_iterator next_, end_;
};

} // namespace guiyin::timeline
