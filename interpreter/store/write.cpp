#include "interpreter/store/write.hpp"

#include "interpreter/store/format.hpp"
#include "interpreter/store/image.hpp"

#include <algorithm>
#include <vector>

namespace guiyin::store {

namespace {

std::size_t aligned(std::size_t offset) { return (offset + alignment - 1) / alignment * alignment; }

template <class T> std::string_view bytes_of(const T* first, std::size_t count) { return {reinterpret_cast<const char*>(first), count * sizeof(T)}; }

struct Planned {
  Section section;
  std::string_view bytes;
};

std::vector<std::uint64_t> checksums_of(const std::vector<Planned>& sections) {
  std::vector<std::uint64_t> checksums;
  for (const Planned& planned : sections)
    for (std::size_t at = 0; at < planned.bytes.size(); at += block_bytes) checksums.push_back(checksum_of(planned.bytes.substr(at, block_bytes)));
  return checksums;
}

std::vector<Planned> plan(const Image& image) {
  std::vector<Planned> sections;
  std::uint64_t blocks = 0;
  each_column(image, [&](const std::string& name, const auto& column) {
    Planned& planned = sections.emplace_back();
    std::copy(name.begin(), name.end(), planned.section.name.begin());
    planned.bytes = bytes_of(column.data(), column.size());
    planned.section.bytes = planned.bytes.size();
    blocks += blocks_of(planned.bytes.size());
  });
  std::size_t offset = sizeof(Header) + sections.size() * sizeof(Section) + blocks * sizeof(std::uint64_t);
  for (Planned& planned : sections) {
    planned.section.offset = aligned(offset);
    offset = planned.section.offset + planned.bytes.size();
  }
  return sections;
}

// Header, table and checksums.
std::string head_of(const std::vector<Planned>& sections) {
  const Section& last = sections.back().section;
  Header header{{}, format_version, byte_order, last.offset + last.bytes, sections.size(), 0};
  std::copy(magic.begin(), magic.end(), header.magic.begin());
  std::string head(bytes_of(&header, 1));
  for (const Planned& planned : sections) head += bytes_of(&planned.section, 1);
  const std::vector<std::uint64_t> checksums = checksums_of(sections);
  head += bytes_of(checksums.data(), checksums.size());
  header.checksum = checksum_of(head);
  return head.replace(0, sizeof(Header), bytes_of(&header, 1));
}

} // namespace

bool write(const Contents& contents, const std::function<bool(std::string_view)>& write) {
  const Image image = image_of(contents);
  const std::vector<Planned> sections = plan(image);
  const std::string head = head_of(sections);
  if (!write(head)) return false;
  std::size_t written = head.size();
  for (const Planned& planned : sections) {
    const std::string gap(planned.section.offset - written, '\0');
    if (!write(gap) || !write(planned.bytes)) return false;
    written = planned.section.offset + planned.bytes.size();
  }
  return true;
}

} // namespace guiyin::store
