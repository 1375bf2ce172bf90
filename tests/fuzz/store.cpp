#include "interpreter/store/index.hpp"
#include "interpreter/store/rows.hpp"
#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/stores.hpp"

#include <algorithm>

namespace guiyin::fuzz {

namespace {

void use_each_buyer(const std::string& bytes) {
  const auto opened = store::Index::open(bytes, nullptr, 1);
  const auto* index = std::get_if<store::Index>(&opened);
  if (!index) return;
  const auto buyers = static_cast<std::uint32_t>(std::min<std::size_t>(index->orders().buyers.size(), 8));
  for (std::uint32_t i = 0; i < buyers; ++i) {
    const auto read = index->buyer(timeline::BuyerId{i});
    if (const auto* timeline = std::get_if<timeline::Timeline>(&read)) decide_all(*timeline);
  }
}

void open_and_use(const std::string& bytes) {
  use_each_buyer(bytes);
  auto opened = store::Store::open(bytes, nullptr, 1);
  if (!std::holds_alternative<store::Store>(opened)) return;
  const store::Store& store = std::get<store::Store>(opened);
  decide_all(store.timeline());
  std::vector<timeline::RowBatch> batches;
  batches.push_back(store::rows_of(store, 0, {}));
  const timeline::Built built = timeline::assemble(std::move(batches), store.files());
  decide_all(built.timeline);
}

} // namespace

// As they are, which a checksum mostly ends; and with checksums that fit, so that what stands behind them is looked at.
void store(std::string_view bytes) {
  open_and_use(std::string(bytes));
  open_and_use(fixtures::healed(bytes));
}

} // namespace guiyin::fuzz
