// Source texts and places in them. The very bottom of the code base: everything that can point at a file uses these.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::text {

enum class FileId : std::uint32_t {};

// A half-open range of bytes [begin, end) in one file.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

// The smallest span that covers both; they stand in one file.
Span cover(Span a, Span b);

// Where a byte stands, for people. All three count from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;         // in code points
  std::uint32_t display_column = 1; // in terminal cells: a Chinese character takes two, a tab goes to the next multiple of 8
};

// One file's text, never changed after construction. A UTF-8 byte order mark is not part of `content`.
class Source {
public:
  Source(std::string path, std::string content);

  const std::string& path() const { return path_; }
  std::string_view content() const { return content_; }
  // The line (from 1) without its line end; empty beyond the last line.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const;
  // `byte` beyond the end gives the position after the last character.
  Position position(std::uint32_t byte) const;

private:
  std::string path_;
  std::string content_;
  std::vector<std::uint32_t> line_starts_;
};

// All texts of one run. Owns the sources; FileId is the index of `add`. References stay valid while the set lives.
class Sources {
public:
  FileId add(std::string path, std::string content);
  const Source& operator[](FileId file) const { return *sources_[static_cast<std::uint32_t>(file)]; }
  std::string_view text(Span span) const;
  std::size_t size() const { return sources_.size(); }

private:
  std::vector<std::unique_ptr<const Source>> sources_;
};

} // namespace guiyin::text
