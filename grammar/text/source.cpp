#include "grammar/text/source.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::text {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint32_t tab_stop = 8;

std::uint32_t advance(std::uint32_t display_column, char32_t value) {
  if (value == U'\t') return display_column + tab_stop - (display_column - 1) % tab_stop;
  return display_column + static_cast<std::uint32_t>(display_width(value));
}

} // namespace

Span cover(Span a, Span b) { return {a.file, std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

Source::Source(std::string path, std::string content) : path_(std::move(path)), content_(std::move(content)) {
  if (content_.starts_with(byte_order_mark)) content_.erase(0, byte_order_mark.size());
  line_starts_.push_back(0);
  for (std::size_t at = content_.find('\n'); at != std::string::npos; at = content_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

// A last line end does not begin another line, except in an empty file, which has one empty line.
std::uint32_t Source::line_count() const {
  const bool last_is_empty = line_starts_.size() > 1 && line_starts_.back() == content_.size();
  return static_cast<std::uint32_t>(line_starts_.size()) - (last_is_empty ? 1 : 0);
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : content_.size();
  std::string_view found = std::string_view(content_).substr(begin, end - begin);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

Position Source::position(std::uint32_t byte) const {
  const auto limit = std::min<std::size_t>(byte, content_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), static_cast<std::uint32_t>(limit));
  Position found{static_cast<std::uint32_t>(after - line_starts_.begin()), 1, 1};
  for (std::size_t at = *(after - 1); at < limit;) {
    const CodePoint point = decode(content_, at);
    at += point.bytes;
    if (at > limit) break; // within a character: its start
    ++found.column;
    found.display_column = advance(found.display_column, point.value);
  }
  return found;
}

FileId Sources::add(std::string path, std::string content) {
  sources_.push_back(std::make_unique<const Source>(std::move(path), std::move(content)));
  return static_cast<FileId>(sources_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  const std::string_view content = (*this)[span.file].content();
  const std::size_t begin = std::min<std::size_t>(span.begin, content.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, content.size());
  return content.substr(begin, end - begin);
}

} // namespace guiyin::text
