#include "interpreter/io/usual_rows.hpp"

namespace guiyin::io {

using timeline::EventType;
using timeline::FieldOwner;

UsualRows::UsualRows(timeline::RowBatch& batch)
    : batch_(batch), are_chats_usual_(batch.fields(FieldOwner::chat).empty()),
      are_orders_usual_(batch.fields(FieldOwner::order).empty() && batch.fields(FieldOwner::line).empty()) {}

std::optional<EventType> UsualRows::type_of_order(std::string_view type) {
  if (is(type, "order")) return EventType::order;
  if (is(type, "pay")) return EventType::pay;
  const std::size_t which = place_in(timeline::event_type_names, type);
  if (which == timeline::event_types || which == static_cast<std::size_t>(EventType::chat) || which == static_cast<std::size_t>(EventType::transfer))
    return std::nullopt;
  return static_cast<EventType>(which);
}

bool UsualRows::money(std::string_view text, values::Money& money) {
  const auto amount = values::parse_money(text);
  if (!amount || amount->fen < 0) return false;
  money = *amount;
  return true;
}

void UsualRows::add(OfOrder& row) {
  row.event.lines = row.event.type == EventType::order ? std::span<const timeline::LineRow>(&row.line, 1) : std::span<const timeline::LineRow>();
  batch_.add(row.event, row.keys);
}

} // namespace guiyin::io
