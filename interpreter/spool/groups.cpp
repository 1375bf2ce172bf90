#include "interpreter/spool/groups.hpp"

namespace guiyin::spool {

namespace {

std::vector<PartRange> ranges_of(std::vector<Part> members) {
  std::sort(members.begin(), members.end());
  std::vector<PartRange> ranges;
  for (const Part part : members) {
    if (!ranges.empty() && ranges.back().end == part)
      ++ranges.back().end;
    else
      ranges.push_back({part, part + 1U});
  }
  return ranges;
}

} // namespace

std::vector<Group> group_parts(const std::vector<std::uint64_t>& bytes, const Links& links, std::uint64_t limit) {
  std::vector<std::vector<Part>> linked(all_parts);
  for (std::uint32_t part = 0; part < all_parts; ++part)
    if (bytes[part] > 0) linked[links.leader(static_cast<Part>(part))].push_back(static_cast<Part>(part));
  std::vector<Group> groups;
  Group group;
  std::vector<Part> members;
  const auto finish = [&] {
    if (members.empty()) return;
    group.ranges = ranges_of(std::exchange(members, {}));
    groups.push_back(std::exchange(group, {}));
  };
  for (const std::vector<Part>& together : linked) {
    std::uint64_t sum = 0;
    for (const Part part : together) sum += bytes[part];
    if (group.bytes + sum > limit) finish();
    members.insert(members.end(), together.begin(), together.end());
    group.bytes += sum;
    group.linked |= together.size() > 1;
  }
  finish();
  return groups;
}

} // namespace guiyin::spool
