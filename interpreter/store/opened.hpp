// A store's bytes as an image: what names buyers and orders was looked at, rows and backlog are looked at when they are wanted.
#pragma once

#include "interpreter/store/check_image.hpp"
#include "interpreter/store/sections.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <variant>

namespace guiyin::store {

class Opened {
public:
  // Looks at the index, with up to `threads` threads. `memory` keeps the bytes alive.
  static std::variant<Opened, Damage> open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads);

  // Only what was looked at may be used.
  const Image& image() const { return *image_; }
  // Nothing if what was looked at can be used: its checksums fit, and all that it names is there.
  std::optional<Damage> look_at(const Rows& rows, unsigned threads) const;
  std::optional<Damage> look_at_backlog(unsigned threads) const;

  // Borrows columns and texts from the bytes and keeps them alive.
  timeline::Timeline timeline() const;

private:
  enum class Held : std::uint8_t { index, messages, orders, lines, happenings, backlog }; // what a section is looked at with

  Held held_by(std::string_view name) const;
  std::optional<Damage> changed_index(unsigned threads) const;

  std::shared_ptr<const Image> image_;
  std::shared_ptr<const void> memory_;
  Sections sections_;
};

} // namespace guiyin::store
