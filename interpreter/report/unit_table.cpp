#include "interpreter/report/unit_table.hpp"

#include "interpreter/report/grid.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/report/words.hpp"

namespace guiyin::report {
namespace {

// "小美 180.00", or "小美 60.00 (1/3), 小丽 120.00 (2/3)".
std::string credits_text(const timeline::Timeline& timeline, const engine::Decision& decision) {
  std::string out;
  for (const engine::Credit& credit : decision.credits) {
    if (!out.empty()) out += ", ";
    out += printable(timeline.texts[credit.agent]) + " " + values::to_string(credit.amount);
    if (!(credit.share == values::Share::whole())) out += " (" + credit.share.to_string() + ")";
  }
  return out;
}

std::string remark(const Section& section, const engine::Decision& decision, text::Language language) {
  if (auto reason = reason_text(*section.program, decision, language)) return *reason;
  return claim_name(*section.program, decision).value_or("");
}

std::string local_time(values::Moment moment) {
  const std::string text = values::to_string(moment);
  return text.substr(0, 10) + " " + text.substr(11, 8);
}

constexpr std::size_t cells_of_unit = 6;

} // namespace

void append_cells(std::string& out, const Section& section, const engine::Decision& decision, text::Language language) {
  const UnitText unit = unit_text(*section.timeline, decision);
  for (const std::string& cell :
       {printable(unit_name(unit)), local_time(unit.placed), values::to_string(decision.amount), status_word(decision.status, language),
        credits_text(*section.timeline, decision), printable(remark(section, decision, language))})
    (out += cell) += '\0';
}

bool append_unit_table(std::string& out, const Units& units, text::Language language) {
  Grid grid({{word(Label::unit, language)},
             {word(Label::placed, language)},
             {word(Label::amount, language), Align::right},
             {word(Label::status, language)},
             {word(Label::agent, language)},
             {word(Label::because, language)}});
  const bool all = units([&](std::string_view piece) {
    std::vector<std::string> cells;
    for (std::size_t end = 0; !piece.empty(); piece.remove_prefix(end + 1)) {
      end = piece.find('\0');
      cells.emplace_back(piece.substr(0, end));
      if (cells.size() == cells_of_unit) grid.row(std::exchange(cells, {}));
    }
    return true;
  });
  if (all) out += grid.text();
  return all;
}

} // namespace guiyin::report
