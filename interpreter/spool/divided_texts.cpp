#include "interpreter/spool/divided_texts.hpp"

namespace guiyin::spool {

void TextDivision::number_texts(std::size_t parts) {
  std::vector<std::uint32_t> common, own;
  for (std::uint32_t number = 0; number < owner_.size(); ++number) {
    if (owner_[number] == everybody) common.push_back(number);
    if (owner_[number] < everybody) own.push_back(number);
  }
  Sorted sorted = sorted_by(own.size(), parts, [&](std::size_t i) { return owner_[own[i]]; });
  number_of_.assign(owner_.size(), 0);
  in_order_ = std::move(common);
  const auto everybodys = static_cast<std::uint32_t>(in_order_.size());
  for (const std::uint32_t i : sorted.rows) in_order_.push_back(own[i]);
  for (std::uint32_t number = 0; number < in_order_.size(); ++number) number_of_[in_order_[number]] = number;
  begins_ = std::move(sorted.begins);
  for (std::uint32_t& begin : begins_) begin += everybodys;
}

StoredTexts TextDivision::put(Space& space, const TextDivision* names) const {
  std::string bytes;
  std::vector<std::uint64_t> ends;
  std::vector<std::uint32_t> scopes;
  ends.reserve(in_order_.size());
  for (const std::uint32_t number : in_order_) {
    bytes += texts_.text(number);
    ends.push_back(bytes.size());
    if (names) scopes.push_back(names->number_of(texts_.scope(number)));
  }
  StoredTexts stored{
      begins_, space.put(bytes.data(), bytes.size()), space.put(ends.data(), ends.size()), space.put(scopes.data(), scopes.size()), {}};
  for (const std::uint32_t begin : begins_) stored.byte_begins.push_back(begin == 0 ? 0 : ends[begin - 1]);
  return stored;
}

TextNumbers::TextNumbers(const StoredTexts& stored, PartRange range, const Space& space, const TextNumbers* names, timeline::TextTable& to)
    : common_(stored.begins[0]), own_begin_(stored.begins[range.begin]) {
  const auto number = [&](std::size_t begin, std::size_t end, std::uint64_t first_byte, std::uint64_t last_byte) {
    std::string bytes(last_byte - first_byte, '\0');
    std::vector<std::uint64_t> ends(end - begin);
    std::vector<std::uint32_t> scopes(names ? end - begin : 0);
    space.get(stored.bytes, first_byte, bytes.size(), bytes.data());
    space.get(stored.ends, begin, ends.size(), ends.data());
    if (!space.get(stored.scopes, begin, scopes.size(), scopes.data())) return;
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const std::string_view text = std::string_view(bytes).substr(at, ends[i] - first_byte - at);
      at = ends[i] - first_byte;
      // The missing name is no text that can be found.
      numbers_.push_back(names ? to.number((*names)(scopes[i]), text) : text.empty() ? 0 : to.number(0, text));
    }
  };
  number(0, common_, 0, stored.byte_begins[0]);
  number(own_begin_, stored.begins[range.end], stored.byte_begins[range.begin], stored.byte_begins[range.end]);
}

} // namespace guiyin::spool
