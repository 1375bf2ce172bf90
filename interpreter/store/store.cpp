#include "interpreter/store/store.hpp"

namespace guiyin::store {

namespace {

std::vector<std::string> strings(const Texts& texts) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < texts.size(); ++i) out.emplace_back(texts[i]);
  return out;
}

} // namespace

std::variant<Store, Damage> Store::open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads) {
  auto opened = Opened::open(bytes, std::move(memory), threads);
  if (auto* damage = std::get_if<Damage>(&opened)) return std::move(*damage);
  Store store;
  store.opened_ = std::move(std::get<Opened>(opened));
  const Image& image = store.opened_.image();
  if (auto damage = store.opened_.look_at(all_rows(image), threads)) return std::move(*damage);
  if (auto damage = store.opened_.look_at_backlog(threads)) return std::move(*damage);
  take_counts(image, store.counts_, store.rejected_);
  return store;
}

std::vector<timeline::RowSource> Store::contradicting() const {
  const Image::Happenings& rows = opened_.image().happenings;
  std::vector<timeline::RowSource> sources;
  for (std::size_t i = 0; i < rows.contradicts.size(); ++i)
    if (rows.contradicts[i]) sources.push_back(rows.source[i]);
  return sources;
}

std::vector<std::string> Store::files() const { return strings(opened_.image().files); }
std::vector<std::string> Store::columns() const { return strings(opened_.image().columns); }

} // namespace guiyin::store
