#include "interpreter/io/read_buyer.hpp"

#include "interpreter/store/index.hpp"

#include <utility>

namespace guiyin::io {

std::optional<timeline::Timeline> read_buyer(const EventText& text, const Whose& whose, unsigned threads) {
  if (detect_format(text) != EventFormat::store) return std::nullopt;
  const auto opened = store::Index::open(text.content, text.owner, threads);
  const auto* index = std::get_if<store::Index>(&opened);
  if (!index) return std::nullopt;
  const auto buyer = whose(index->orders());
  if (!buyer) return std::nullopt;
  auto read = index->buyer(*buyer, threads);
  auto* timeline = std::get_if<timeline::Timeline>(&read);
  if (!timeline) return std::nullopt;
  timeline->extras.clear();
  return std::move(*timeline);
}

} // namespace guiyin::io
