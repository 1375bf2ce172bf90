// A batch's texts, divided: those that one part alone needs stand with that part, all others are everybody's.
#pragma once

#include "interpreter/spool/parts.hpp"
#include "interpreter/spool/space.hpp"
#include "interpreter/timeline/text_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::spool {

// Texts put aside. Their numbers: first everybody's, then those of each part.
struct StoredTexts {
  std::vector<std::uint32_t> begins;             // by part: where its own begin; begins[0] is how many are everybody's
  std::uint64_t bytes = 0, ends = 0, scopes = 0; // where these stand
  std::vector<std::uint64_t> byte_begins;        // by part, as `begins`
};

class TextDivision {
public:
  explicit TextDivision(const timeline::TextTable& texts) : texts_(texts), owner_(texts.size(), nobody) {}

  // The part needs the text.
  void mark(std::uint32_t number, Part part) {
    std::uint32_t& owner = owner_[number];
    owner = owner == nobody || owner == part ? part : everybody;
  }
  void mark_for_all(std::uint32_t number) { owner_[number] = everybody; }
  // Once all are marked: gives those that somebody needs their numbers.
  void number_texts(std::size_t parts);
  std::uint32_t number_of(std::uint32_t old) const { return number_of_[old]; }
  // The scopes of texts that have one are numbers of `names`, which were given.
  StoredTexts put(Space& space, const TextDivision* names) const;

private:
  static constexpr std::uint32_t nobody = UINT32_MAX, everybody = UINT32_MAX - 1;

  const timeline::TextTable& texts_;
  std::vector<std::uint32_t> owner_, number_of_;
  std::vector<std::uint32_t> in_order_; // old numbers by new
  std::vector<std::uint32_t> begins_;
};

// Texts of a range of parts and everybody's, to numbers of a table that is to have them all.
class TextNumbers {
public:
  // Nothing is numbered if the space is not good.
  TextNumbers(const StoredTexts& stored, PartRange range, const Space& space, const TextNumbers* names, timeline::TextTable& to);

  std::uint32_t operator()(std::uint32_t number) const { return numbers_[number < common_ ? number : number - own_begin_ + common_]; }

private:
  std::uint32_t common_, own_begin_;
  std::vector<std::uint32_t> numbers_;
};

} // namespace guiyin::spool
