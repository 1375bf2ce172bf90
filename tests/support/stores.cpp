#include "tests/support/stores.hpp"

#include "interpreter/io/load_events.hpp"
#include "interpreter/store/format.hpp"
#include "interpreter/store/write.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::fixtures {

std::string store_of(std::string_view csv) {
  const io::LoadResult result = io::load_events({{"events.csv", csv}});
  std::string bytes;
  store::write(result.contents, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

std::string healed(std::string_view bytes) {
  std::string out(bytes);
  store::Header header;
  if (out.size() < sizeof header) return out;
  std::memcpy(&header, out.data(), sizeof header);
  header.file_bytes = out.size();
  header.checksum = 0;
  if (header.sections > (out.size() - sizeof header) / sizeof(store::Section)) return out;
  std::memcpy(out.data(), &header, sizeof header);
  std::size_t next = sizeof header + header.sections * sizeof(store::Section); // checksum of the next block
  for (std::uint64_t i = 0; i < header.sections; ++i) {
    store::Section section;
    std::memcpy(&section, out.data() + sizeof header + i * sizeof section, sizeof section);
    if (section.bytes > out.size()) return out;
    for (std::uint64_t at = 0; at < section.bytes; at += store::block_bytes, next += sizeof(std::uint64_t)) {
      if (next + sizeof(std::uint64_t) > out.size()) return out;
      if (section.offset > out.size() || section.bytes > out.size() - section.offset) continue;
      const std::uint64_t size = std::min<std::uint64_t>(store::block_bytes, section.bytes - at);
      const std::uint64_t checksum = store::checksum_of(std::string_view(out).substr(section.offset + at, size));
      std::memcpy(out.data() + next, &checksum, sizeof checksum);
    }
  }
  header.checksum = store::checksum_of(std::string_view(out).substr(0, next));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

} // namespace guiyin::fixtures
