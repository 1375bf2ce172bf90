#include "interpreter/io/parted_store.hpp"

#include "interpreter/io/columns_of.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <utility>

namespace guiyin::io {

namespace {

// What rows of a timeline and decisions take, and a text of its dictionary, of which each group has all.
constexpr std::uint64_t chat_bytes = 40, line_bytes = 120, decision_bytes = 420, text_bytes = 64;

} // namespace

PartedStore::PartedStore(const Inputs& inputs, EventText text, const ReadOptions& options, const PartedOptions& parted)
    : text_(std::move(text)), parted_(parted), result_(from_store(inputs)), typing_(options.fields, all_columns(inputs, options)) {}

std::uint64_t PartedStore::bytes_of(const timeline::Buyer& buyer) const {
  std::uint64_t lines = 0;
  for (std::uint32_t order = buyer.orders.begin; order < buyer.orders.end; ++order) lines += result_.timeline.orders[order].lines.size();
  return buyer.messages.size() * chat_bytes + lines * (line_bytes + decision_bytes * parted_.policies);
}

void PartedStore::read() {
  const auto& buyers = result_.timeline.buyers;
  const std::uint64_t texts = result_.timeline.texts.size() * text_bytes;
  const std::uint64_t left = parted_.small_groups ? 1 : parted_.memory > texts ? parted_.memory - texts : 0;
  std::uint64_t bytes = 0;
  for (std::uint32_t buyer = 0; buyer < buyers.size(); ++buyer) {
    const std::uint64_t more = bytes_of(buyers[buyer]);
    if (bytes > 0 && bytes + more > left) ends_.push_back(buyer), bytes = 0;
    bytes += more;
    beyond_memory_ |= more > left;
  }
  if (!buyers.empty()) ends_.push_back(static_cast<std::uint32_t>(buyers.size()));
}

timeline::Timeline PartedStore::timeline(std::size_t group) {
  timeline::Timeline some = timeline::as_of(result_.timeline, values::end_of_time, group == 0 ? 0 : ends_[group - 1], ends_[group]);
  typing_.type(some);
  if (text_.let_go) text_.let_go(text_.content);
  return some;
}

ReadResult PartedStore::finish() {
  result_.timeline = {};
  for (text::Diagnostic& problem : typing_.problems()) result_.file_problems.push_back(std::move(problem));
  return std::move(result_);
}

} // namespace guiyin::io
