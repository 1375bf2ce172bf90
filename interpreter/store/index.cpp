#include "interpreter/store/index.hpp"

#include "interpreter/timeline/as_of.hpp"

namespace guiyin::store {

std::variant<Index, Damage> Index::open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads) {
  auto opened = Opened::open(bytes, std::move(memory), threads);
  if (auto* damage = std::get_if<Damage>(&opened)) return std::move(*damage);
  Index index;
  index.opened_ = std::move(std::get<Opened>(opened));
  index.orders_ = index.opened_.timeline();
  index.orders_.messages = {};
  index.orders_.lines = {};
  index.orders_.happenings = {};
  index.orders_.extras.clear();
  return index;
}

std::variant<timeline::Timeline, Damage> Index::buyer(timeline::BuyerId buyer, unsigned threads) const {
  if (auto damage = opened_.look_at(rows_of_buyer(opened_.image(), buyer), threads)) return std::move(*damage);
  const auto at = static_cast<std::uint32_t>(buyer);
  return timeline::as_of(opened_.timeline(), values::end_of_time, at, at + 1); // there is nothing later
}

} // namespace guiyin::store
