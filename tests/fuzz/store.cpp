#include "interpreter/store/rows.hpp"
#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/stores.hpp"

namespace guiyin::fuzz {

namespace {

void open_and_use(const std::string& bytes) {
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
