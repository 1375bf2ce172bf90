#include "interpreter/timeline/against_order.hpp"

#include <algorithm>

namespace guiyin::timeline {

namespace {

constexpr text::Code other_buyer{530}, other_time{531}, other_content{532}, before_order{533}, unknown_sku{534}, not_its_buyer{535};
constexpr std::size_t most_skus_listed = 8;

text::Argument name_or_none(std::string_view name) { return name.empty() ? text::Argument("(none)", "(空)") : text::Argument(quotable(name)); }

std::string listed(std::span<const TextId> skus, const Dictionary& texts) {
  std::vector<std::string_view> names;
  for (const TextId sku : skus)
    if (sku != TextId::missing && std::find(names.begin(), names.end(), texts[sku]) == names.end()) names.push_back(texts[sku]);
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most_skus_listed); ++i) out += (i ? ", " : "") + quotable(names[i]);
  return names.size() > most_skus_listed ? out + ", …" : out;
}

} // namespace

std::string place_of(RowSource source, const std::vector<std::string>& files) {
  return (source.file < files.size() ? files[source.file] : std::string("?")) + ":" + std::to_string(source.line);
}

std::vector<Conflict> check_order_row(const EventRow& row, const PlacedOrder& order, const Naming& naming) {
  std::vector<Conflict> conflicts;
  const std::string number = quotable(row.order), first = place_of(order.source, naming.files);
  const std::string_view buyer = naming.texts[naming.buyers[order.buyer].name];
  if (row.buyer != buyer)
    conflicts.push_back({row.source, Column::buyer, other_buyer, {number, name_or_none(row.buyer), name_or_none(buyer), first}});
  if (row.time != order.placed)
    conflicts.push_back({row.source, Column::time, other_time, {number, values::to_string(row.time), values::to_string(order.placed), first}});
  return conflicts;
}

std::vector<Conflict> check_happening(const PendingHappening& happening, const PlacedOrder& order, std::span<const TextId> skus,
                                      const Naming& naming) {
  std::vector<Conflict> conflicts;
  const std::string number = quotable(naming.texts[order.number]);
  const std::string_view type = event_type_names[static_cast<std::size_t>(happening.type)];
  const TextId buyer = naming.buyers[order.buyer].name;
  if (happening.time < order.placed)
    conflicts.push_back(
        {happening.source, Column::time, before_order, {type, number, values::to_string(happening.time), values::to_string(order.placed)}});
  if (happening.buyer != TextId::missing && happening.buyer != buyer)
    conflicts.push_back({happening.source,
                         Column::buyer,
                         not_its_buyer,
                         {type, number, name_or_none(naming.texts[happening.buyer]), name_or_none(naming.texts[buyer])}});
  if (happening.sku != TextId::missing && std::find(skus.begin(), skus.end(), happening.sku) == skus.end())
    conflicts.push_back(
        {happening.source, Column::sku, unknown_sku, {type, number, quotable(naming.texts[happening.sku]), listed(skus, naming.texts)}});
  return conflicts;
}

Conflict same_id_other_content(std::string_view id, RowSource row, RowSource first, const std::vector<std::string>& files) {
  return {row, Column::id, other_content, {quotable(id), place_of(first, files)}};
}

} // namespace guiyin::timeline
