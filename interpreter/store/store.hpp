// A store opened: its bytes, looked at as the columns that they are.
#pragma once

#include "interpreter/store/image.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guiyin::store {

// Why bytes are no store that can be used.
struct Damage {
  enum class Kind : std::uint8_t {
    foreign,    // something else than a store
    other_form, // of a version that this program does not read, or of another kind of processor
    cut_off,    // the file ends too early, or goes on
    changed,    // a checksum does not fit
    no_sense    // checksums fit, but what stands there cannot be: no program of ours wrote it
  };
  Kind kind = Kind::foreign;
  std::string where; // the section, where one is to blame; of `other_form` the version
};

// Whether the bytes begin as a store does.
bool is_store(std::string_view bytes);

class Store {
public:
  // Looks at all bytes, with up to `threads` threads, and believes none: checksums, sizes, and that every number names something that is there.
  // `memory` keeps the bytes alive.
  static std::variant<Store, Damage> open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads = 1);

  // Borrows all from the store's bytes and keeps them alive.
  timeline::Timeline timeline() const;
  // Made anew by each call.
  timeline::Backlog backlog() const { return backlog_of(*image_); }
  // Rows that contradict others and could be put right by rows to come.
  std::vector<timeline::RowSource> contradicting() const;
  const timeline::BuildCounts& counts() const { return counts_; }
  std::uint64_t rejected() const { return rejected_; }
  std::vector<LoadedFile> loaded() const { return {image_->loaded.begin(), image_->loaded.end()}; }
  std::vector<std::string> files() const;
  // The further columns that it has.
  std::vector<std::string> columns() const;

private:
  std::shared_ptr<const Image> image_;
  std::shared_ptr<const void> memory_;
  timeline::BuildCounts counts_;
  std::uint64_t rejected_ = 0;
};

} // namespace guiyin::store
