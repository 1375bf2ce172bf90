#include "interpreter/spool/id_sightings.hpp"

#include <algorithm>

namespace guiyin::spool {

namespace {

// Eight bits of a key say in which stretch it falls, 48 are kept beside its part.
constexpr std::size_t stretches = 256;
constexpr std::uint64_t part_bits = 0xFFFF;
std::size_t stretch_of(std::uint64_t key) { return key >> 56; }

} // namespace

void IdSightings::add(const std::vector<Sighting>& seen, Space& space) {
  if (seen.empty()) return;
  Sorted sorted = sorted_by(seen.size(), stretches, [&](std::size_t i) { return stretch_of(seen[i].key); });
  std::vector<std::uint64_t> packed;
  packed.reserve(seen.size());
  for (const std::uint32_t i : sorted.rows) packed.push_back((seen[i].key & ~part_bits) | seen[i].part);
  batches_.push_back({space.put(packed.data(), packed.size()), std::move(sorted.begins)});
}

void IdSightings::join(const Space& space, Links& links) const {
  std::vector<std::uint64_t> all;
  for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
    all.clear();
    for (const Batch& batch : batches_) {
      const std::size_t begin = batch.begins[stretch], count = batch.begins[stretch + 1] - begin, before = all.size();
      all.resize(before + count);
      if (!space.get(batch.place, begin, count, all.data() + before)) return;
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 1; i < all.size(); ++i)
      if ((all[i] & ~part_bits) == (all[i - 1] & ~part_bits))
        links.join(static_cast<Part>(all[i] & part_bits), static_cast<Part>(all[i - 1] & part_bits));
  }
}

} // namespace guiyin::spool
