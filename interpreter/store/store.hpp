// A store opened: its bytes, looked at as the columns that they are.
#pragma once

#include "interpreter/store/opened.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guiyin::store {

class Store {
public:
  // Looks at all bytes, with up to `threads` threads, and believes none: checksums, sizes, and that every number names something that is there.
  // `memory` keeps the bytes alive.
  static std::variant<Store, Damage> open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads = 1);

  // Borrows all from the store's bytes and keeps them alive.
  timeline::Timeline timeline() const { return opened_.timeline(); }
  // Made anew by each call.
  timeline::Backlog backlog() const { return backlog_of(opened_.image()); }
  // Rows that contradict others and could be put right by rows to come.
  std::vector<timeline::RowSource> contradicting() const;
  const timeline::BuildCounts& counts() const { return counts_; }
  std::uint64_t rejected() const { return rejected_; }
  std::vector<LoadedFile> loaded() const { return {opened_.image().loaded.begin(), opened_.image().loaded.end()}; }
  std::vector<std::string> files() const;
  // The further columns that it has.
  std::vector<std::string> columns() const;

private:
  Opened opened_;
  timeline::BuildCounts counts_;
  std::uint64_t rejected_ = 0;
};

} // namespace guiyin::store
