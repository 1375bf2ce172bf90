// Units told group by group of buyers, put aside, and merged to output order.
#pragma once

#include "interpreter/report/result.hpp"
#include "interpreter/spool/space.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::report {

// One run per group: its units' texts in output order, each with what it is sorted by. Groups have no orders in common.
class UnitRuns {
public:
  // Borrows the space. `form` and `language` as in `append_in`.
  UnitRuns(spool::Space& space, Form form, text::Language language) : space_(space), append_(append_in(form, language)) {}

  // The next run. Once the space has failed nothing more is kept.
  void add(const Section& section, unsigned threads);
  // All runs as one; reads so many bytes of each at a time. False also where the space fails. Borrows this.
  Units merged(std::size_t read_at_once) const;

private:
  friend class RunReader;
  struct Extent {
    std::uint64_t place = 0, size = 0;
  };
  spool::Space& space_;
  AppendUnit append_;
  std::vector<std::vector<Extent>> runs_;
};

} // namespace guiyin::report
