#include "tests/support/stores.hpp"

#include "interpreter/io/load_events.hpp"
#include "interpreter/store/format.hpp"
#include "interpreter/store/write.hpp"

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
  for (std::uint64_t i = 0; i < header.sections; ++i) {
    char* const at = out.data() + sizeof header + i * sizeof(store::Section);
    store::Section section;
    std::memcpy(&section, at, sizeof section);
    if (section.offset > out.size() || section.bytes > out.size() - section.offset) continue;
    section.checksum = store::checksum_of(std::string_view(out).substr(section.offset, section.bytes));
    std::memcpy(at, &section, sizeof section);
  }
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = store::checksum_of(std::string_view(out).substr(0, sizeof header + header.sections * sizeof(store::Section)));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

} // namespace guiyin::fixtures
