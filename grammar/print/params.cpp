#include "grammar/print/items.hpp"
#include "grammar/print/literal.hpp"
#include "grammar/text/utf8.hpp"

#include <array>

namespace guiyin::print {

namespace {

using syntax::Param;
constexpr std::size_t columns = 5; // name, type, value, range, description
constexpr std::size_t value_column = 2;
using Row = std::array<std::string, columns>;

template <class Write> std::string written(Writing out, Write write_part) {
  Pen part = Pen(out.pen.source(), out.pen.language());
  write_part(Writing{out.tree, part});
  return part.lines.size() == 1 ? part.lines.front().text : std::string("\n"); // a value of several lines is not aligned
}

void write_typing(Writing out, const Param& param) {
  if (!param.choices.empty()) {
    for (std::size_t i = 0; i < param.choices.size(); ++i) {
      out.pen.put(i > 0 ? " | " : ": ");
      write(out, param.choices[i]);
    }
  } else if (param.type) {
    out.pen.put(": ");
    out.pen.put(word_of(*param.type));
    if (!param.or_unlimited) return;
    out.pen.put(" ");
    out.pen.put(Word::or_);
    out.pen.put(" ");
    out.pen.put(Word::unlimited);
  }
}

void write_value(Writing out, const Param& param) {
  if (!param.value) return;
  out.pen.put("= ");
  write(out, *param.value);
}

void write_range(Writing out, const Param& param) {
  if (!param.least || !param.most) return;
  out.pen.put(Word::in);
  out.pen.put(" ");
  write(out, *param.least, Level::sum);
  out.pen.put("..");
  write(out, *param.most, Level::sum);
}

Row row_of(Writing out, const Param& param) {
  Row row;
  row[0] = written(out, [&](Writing part) {
    part.pen.put(Word::param);
    part.pen.put(" ");
    write(part, param.name);
  });
  row[1] = written(out, [&](Writing part) { write_typing(part, param); });
  row[value_column] = written(out, [&](Writing part) { write_value(part, param); });
  row[3] = written(out, [&](Writing part) { write_range(part, param); });
  if (param.description) row[4] = quoted(param.description->value);
  return row;
}

void write_row(Writing out, const Row& row, const std::array<int, columns>& widths) {
  std::string line;
  int column = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    if (!row[i].empty()) line = text::pad_right(line, column) + (i > 0 ? " " : "") + row[i];
    if (widths[i] > 0) column += widths[i] + (i > 0 ? 1 : 0);
  }
  out.pen.put(line);
}

bool is_aligned(const Row& row) { return row[value_column] != "\n"; }

void write_unaligned(Writing out, const Param& param, const Row& row) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (row[i].empty()) continue;
    if (i > 0) out.pen.put(" ");
    out.pen.margin = out.pen.column() + 2;
    i == value_column ? write_value(out, param) : out.pen.put(row[i]);
  }
}

} // namespace

void write_params(Writing out, const std::vector<const syntax::Item*>& params, int indent) {
  std::vector<Row> rows;
  std::array<int, columns> widths{};
  for (const syntax::Item* item : params) {
    rows.push_back(row_of(out, std::get<Param>(item->node)));
    if (!is_aligned(rows.back())) continue;
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], text::display_width(rows.back()[i]));
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    out.pen.new_line(indent, anchor_of(params[i]->span));
    is_aligned(rows[i]) ? write_row(out, rows[i], widths) : write_unaligned(out, std::get<Param>(params[i]->node), rows[i]);
  }
}

} // namespace guiyin::print
