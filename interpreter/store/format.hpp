// The bytes of a store: a header, a table of sections, the checksums of their blocks, the sections. docs/store-format.md
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace guiyin::store {

// No text begins so, and what takes line ends or the eighth bit away is noticed.
inline constexpr std::string_view magic("\x89GYS\r\n\x1a\n", 8);
inline constexpr std::uint32_t format_version = 2;
inline constexpr std::uint32_t byte_order = 0x01020304; // as this processor writes it
inline constexpr std::size_t alignment = 64;            // of sections within the file
// A section is cut into blocks of so many bytes, the last one shorter, each with a checksum of its own: who looks at a part of a section need not
// read the rest to know that it is whole.
inline constexpr std::size_t block_bytes = std::size_t{1} << 16;

// `checksum` is that of all that stands before the sections, with 0 in its own place.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, order;
  std::uint64_t file_bytes;
  std::uint64_t sections;
  std::uint64_t checksum;
};
struct Section {
  std::array<char, 32> name; // padded with zeros
  std::uint64_t offset, bytes;
};
static_assert(sizeof(Header) == 40 && sizeof(Section) == 48);

constexpr std::uint64_t blocks_of(std::uint64_t bytes) { return bytes / block_bytes + (bytes % block_bytes != 0); }

// XXH3, 64 bits.
std::uint64_t checksum_of(std::string_view bytes);

} // namespace guiyin::store
