#include "interpreter/io/stretches.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::io {

Stretch rows_of(const EventFile& file) {
  if (file.format == EventFormat::csv) return rows_of_csv(file.text);
  return rows_of_json_lines(file.text); // from the first byte to the last
}

const char* next_line(const char* at, const char* end) {
  const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  return found ? static_cast<const char*>(found) + 1 : end;
}

namespace {

// Deals out stretches one after the other; a part that is full gives way to the next.
class Parts {
public:
  Parts(std::size_t parts, std::size_t bytes) : bytes_(bytes), parts_(parts) {}

  // A file without rows is dealt out as well, since its header counts.
  void deal(std::size_t file, Stretch rest, bool may_be_cut) {
    for (bool first = true;; first = false) {
      const std::size_t left = limit() - dealt_;
      const bool all = !may_be_cut || part_ + 1 == parts_.size() || size_of(rest) <= left;
      Stretch piece = rest;
      if (!all) piece.end = next_line(rest.begin + left, rest.end);
      if (size_of(piece) > 0 || first) parts_[part_].push_back({file, piece});
      dealt_ += size_of(piece);
      while (part_ + 1 < parts_.size() && dealt_ >= limit()) ++part_;
      if (piece.end == rest.end) return;
      rest = {piece.end, rest.end, 1};
    }
  }
  std::vector<std::vector<Piece>> all() && { return std::move(parts_); }

private:
  std::size_t limit() const { return bytes_ * (part_ + 1) / parts_.size(); } // where the part at hand ends

  std::size_t bytes_, dealt_ = 0, part_ = 0;
  std::vector<std::vector<Piece>> parts_;
};

} // namespace

std::vector<std::vector<Piece>> cut_into_parts(const std::vector<EventFile>& files, unsigned readers, std::size_t least) {
  std::vector<Stretch> rows;
  std::size_t bytes = 0;
  for (const EventFile& file : files) bytes += size_of(rows.emplace_back(rows_of(file)));
  const std::size_t parts = std::clamp<std::size_t>(bytes / std::max<std::size_t>(1, least), 1, std::max(1U, readers));
  Parts dealer(parts, bytes);
  for (std::size_t i = 0; i < files.size(); ++i) dealer.deal(i, rows[i], files[i].format != EventFormat::timeline);
  return std::move(dealer).all();
}

} // namespace guiyin::io
