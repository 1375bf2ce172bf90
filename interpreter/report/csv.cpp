#include "interpreter/report/buffer.hpp"
#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/unit_text.hpp"

namespace guiyin::report {
namespace {

constexpr std::string_view header =
    "policy,shop,order,line,sku,buyer,placed,amount,status,reason,claim,agent,share,credited,assists,tied,final,settles\n";

void append(std::string& out, std::string_view cell) {
  append_cell(out, cell);
  out += ',';
}

std::string unit_cells(const Section& section, const engine::Decision& decision) {
  const UnitText unit = unit_text(*section.timeline, decision);
  std::string out;
  for (const std::string_view cell : {std::string_view(section.program->name), unit.shop, unit.order}) append(out, cell);
  append(out, unit.sku ? std::to_string(unit.line) : "");
  append(out, unit.sku.value_or(""));
  append(out, unit.buyer);
  append(out, values::to_string(unit.placed));
  append(out, values::to_string(decision.amount));
  append(out, status_name(decision.status));
  append(out, reason_text(*section.program, decision, text::Language::english).value_or(""));
  append(out, claim_name(*section.program, decision).value_or(""));
  return out;
}

// Several agents stand in one cell, separated by `;`.
std::string last_cells(const Section& section, const engine::Decision& decision) {
  std::string assists, out;
  for (const timeline::TextId agent : decision.assists) {
    if (!assists.empty()) assists += ';';
    assists += section.timeline->texts[agent];
  }
  append(out, assists);
  append(out, decision.tied ? "true" : "false");
  append(out, decision.final ? "true" : "false");
  append_cell(out, decision.settles ? values::to_string(*decision.settles) : "");
  return out + "\n";
}

void append_rows(std::string& out, const Section& section, const engine::Decision& decision) {
  const std::string first = unit_cells(section, decision), last = last_cells(section, decision);
  for (const engine::Credit& credit : decision.credits) {
    out += first;
    append(out, section.timeline->texts[credit.agent]);
    append(out, credit.share.to_string());
    append(out, values::to_string(credit.amount));
    out += last;
  }
  if (decision.credits.empty()) out += first + ",,," + last;
}

} // namespace

bool write_csv(const std::vector<Section>& sections, const Write& write) {
  Buffer buffer(write);
  buffer.text += header;
  for (const Section& section : sections) {
    for (const engine::Decision& decision : section.outcome->decisions) {
      append_rows(buffer.text, section, decision);
      if (!buffer.pass()) return false;
    }
  }
  return buffer.flush();
}

} // namespace guiyin::report
