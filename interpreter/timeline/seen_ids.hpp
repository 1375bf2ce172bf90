// LANGUAGE "Events": "`id`, where given, is unique per shop and type: the same row again is counted once and said."
#pragma once

#include "interpreter/timeline/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guiyin::timeline {

// 128 bits of a row's content, so that the rows themselves need not be kept to be compared.
struct Fingerprint {
  std::uint64_t low = 0, high = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
// Of all that the row says for its type, declared columns included.
Fingerprint fingerprint(const EventRow& row);

struct SeenRow {
  Fingerprint content;
  RowSource source;
};

class SeenIds {
public:
  // The row that already has this id; nullptr if none has.
  const SeenRow* find(EventType type, std::string_view shop, std::string_view id) const;
  void add(EventType type, std::string_view shop, std::string_view id, const SeenRow& row);

private:
  std::unordered_map<std::string, SeenRow> rows_; // by type, shop and id
};

} // namespace guiyin::timeline
