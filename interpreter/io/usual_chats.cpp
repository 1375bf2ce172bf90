#include "interpreter/io/usual_chats.hpp"

#include "interpreter/io/cell_value.hpp"

#include <algorithm>

namespace guiyin::io {

using timeline::Column;

UsualChats::UsualChats(std::span<const std::size_t> cell_of, std::size_t cells, std::uint32_t file) : most_(cells), file_(file) {
  std::copy_n(cell_of.begin(), cell_of_.size(), cell_of_.begin());
  for (const std::size_t cell : cell_of_)
    if (cell != not_there) least_ = std::max(least_, cell + 1);
}

void UsualChats::look_at(const CsvRow& from, const timeline::RowBatch& batch, Row& row) const {
  row.is_usual = false;
  row.hashes = {};
  if (!from.cells.is_plain() || from.cells.size() < least_ || from.cells.size() > most_) return;
  const auto text = [&](Column column) {
    const std::size_t cell = cell_of_[slot_of(column)];
    return cell == not_there ? std::string_view() : from.cells.plain_text(cell);
  };
  timeline::ChatNames& names = row.names;
  names.shop = text(Column::shop), names.buyer = text(Column::buyer);
  const auto need_trimming = [](std::initializer_list<std::string_view> texts) { return std::any_of(texts.begin(), texts.end(), may_need_trimming); };
  if (text(Column::type) != "chat") {
    const std::string_view order = text(Column::order);
    if (!need_trimming({names.shop, names.buyer, order})) row.hashes = batch.look_up(names.shop, names.buyer, order);
    return;
  }
  names.agent = text(Column::agent), names.sku = text(Column::sku);
  if (names.buyer.empty() || names.agent.empty() || !text(Column::id).empty()) return;
  if (need_trimming({names.shop, names.buyer, names.agent, names.sku})) return;
  row.is_usual = true;
  row.hashes = batch.look_up(names);
  row.texts = {text(Column::time), text(Column::from), text(Column::kind)};
  row.line = from.line;
}

void UsualChats::look_at(const CsvRows& rows, const Intake& intake) {
  for (std::size_t row = 0; row < rows.size(); ++row) look_at(rows[row], intake.rows(), rows_[row]);
  for (std::size_t row = 0; row < rows.size(); ++row) intake.rows().expect(rows_[row].hashes);
}

bool UsualChats::take(std::size_t row, Intake& intake) {
  const Row& chat = rows_[row];
  return chat.is_usual && intake.take(chat.names, chat.hashes, chat.texts, {file_, chat.line});
}

} // namespace guiyin::io
