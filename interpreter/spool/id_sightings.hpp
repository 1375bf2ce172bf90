// Which `id`s were read in which parts, put aside: an id that stands in two parts joins them, so that its rows are checked against each other.
#pragma once

#include "interpreter/spool/links.hpp"
#include "interpreter/spool/space.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::spool {

class IdSightings {
public:
  // Of some rows: keys of type, shop and id, and the rows' parts.
  struct Sighting {
    std::uint64_t key = 0;
    Part part = 0;
  };
  void add(const std::vector<Sighting>& seen, Space& space);
  // Looks at a stretch of all keys at a time.
  void join(const Space& space, Links& links) const;

private:
  struct Batch {
    std::uint64_t place = 0;
    std::vector<std::uint32_t> begins; // by stretch
  };
  std::vector<Batch> batches_;
};

} // namespace guiyin::spool
