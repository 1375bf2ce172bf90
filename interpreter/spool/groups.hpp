// Parts put together to what is decided at once.
#pragma once

#include "interpreter/spool/links.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::spool {

struct Group {
  std::vector<PartRange> ranges; // in their order, none touches the next
  std::uint64_t bytes = 0;       // what it is estimated to take
  bool linked = false;           // some parts are there because of others, so rows of several parts bear on each other
};

// `bytes` says for each part what it is estimated to take. A group takes at most `limit`, unless a single part, or parts that are linked, take more.
// Parts that take nothing are left out.
std::vector<Group> group_parts(const std::vector<std::uint64_t>& bytes, const Links& links, std::uint64_t limit);

} // namespace guiyin::spool
