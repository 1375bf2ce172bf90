#include "interpreter/store/sections.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::store {

namespace {

using Kind = Damage::Kind;

std::string_view name_of(const Section& section) {
  const std::string_view name(section.name.data(), section.name.size());
  return name.substr(0, name.find('\0'));
}

template <class T> std::vector<T> copied(std::string_view bytes, std::size_t at, std::size_t count) {
  std::vector<T> out(count);
  if (count > 0) std::memcpy(out.data(), bytes.data() + at, count * sizeof(T));
  return out;
}

// Nullopt if they cannot all stand in so many bytes.
std::optional<std::uint64_t> count_blocks(const std::vector<Section>& table, std::uint64_t bytes) {
  std::uint64_t blocks = 0;
  for (const Section& section : table) {
    if (section.bytes > bytes) return std::nullopt;
    blocks += blocks_of(section.bytes);
    if (blocks > bytes / sizeof(std::uint64_t)) return std::nullopt;
  }
  return blocks;
}

bool checksum_fits(std::string_view head, const Header& header) {
  std::string checked(head);
  std::memset(checked.data() + offsetof(Header, checksum), 0, sizeof header.checksum);
  return checksum_of(checked) == header.checksum;
}

} // namespace

bool is_store(std::string_view bytes) { return bytes.starts_with(magic); }

std::variant<Sections, Damage> Sections::read(std::string_view bytes) {
  if (!is_store(bytes)) return Damage{Kind::foreign, {}};
  Header header;
  if (bytes.size() < sizeof header) return Damage{Kind::cut_off, {}};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.order != byte_order || header.version != format_version) return Damage{Kind::other_form, std::to_string(header.version)};
  if (header.file_bytes != bytes.size() || header.sections > (bytes.size() - sizeof header) / sizeof(Section)) return Damage{Kind::cut_off, {}};
  Sections sections;
  sections.bytes_ = bytes;
  sections.table_ = copied<Section>(bytes, sizeof header, header.sections);
  const std::size_t table_end = sizeof header + header.sections * sizeof(Section);
  const auto blocks = count_blocks(sections.table_, bytes.size() - table_end);
  if (!blocks || !checksum_fits(bytes.substr(0, table_end + *blocks * sizeof(std::uint64_t)), header)) return Damage{Kind::changed, "head"};
  sections.checksums_ = copied<std::uint64_t>(bytes, table_end, *blocks);
  std::uint64_t next = 0;
  for (const Section& section : sections.table_) {
    if (section.offset > bytes.size() || section.bytes > bytes.size() - section.offset || section.offset % alignment != 0)
      return Damage{Kind::no_sense, std::string(name_of(section))};
    sections.first_block_.push_back(next);
    next += blocks_of(section.bytes);
  }
  return sections;
}

std::string_view Sections::name(std::size_t section) const { return name_of(table_[section]); }

bool Sections::block_fits(std::size_t section, std::uint64_t block) const {
  return checksum_of(bytes(section).substr(block * block_bytes, block_bytes)) == checksums_[first_block_[section] + block];
}

std::optional<Damage> Sections::changed(const std::vector<Part>& parts, unsigned threads) const {
  struct Block {
    std::size_t section;
    std::uint64_t block;
  };
  std::vector<Block> blocks;
  for (const Part& part : parts)
    if (part.begin < part.end)
      for (std::uint64_t block = part.begin / block_bytes; block < blocks_of(part.end); ++block) blocks.push_back({part.section, block});
  constexpr std::size_t helping = 16;
  std::vector<char> fits(blocks.size());
  values::share_out(threads, blocks.size(), helping, [&](auto& next) {
    while (const auto at = next())
      for (std::size_t i = at->begin; i < at->end; ++i) fits[i] = block_fits(blocks[i].section, blocks[i].block);
  });
  const auto wrong = std::find(fits.begin(), fits.end(), 0);
  if (wrong == fits.end()) return std::nullopt;
  return Damage{Kind::changed, std::string(name(blocks[static_cast<std::size_t>(wrong - fits.begin())].section))};
}

} // namespace guiyin::store
