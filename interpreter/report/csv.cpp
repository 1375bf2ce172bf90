#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/csv_units.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/report/unit_text.hpp"

namespace guiyin::report {
namespace {

constexpr std::string_view header =
    "policy,shop,order,line,sku,buyer,placed,amount,status,reason,claim,agent,share,credited,assists,tied,final,settles\n";

void append(std::string& out, std::string_view cell) {
  append_cell(out, cell);
  out += ',';
}

// What no text can stand in needs no look for quotes.
template <class Value> void append_value(std::string& out, Value value) {
  values::append(out, value);
  out += ',';
}

// Nor does a name of the policy, or a word of ours.
void append_name(std::string& out, std::string_view name) {
  out += name;
  out += ',';
}

void append_unit(std::string& out, const Section& section, const engine::Decision& decision) {
  const UnitText unit = unit_text(*section.timeline, decision);
  append_name(out, section.program->name);
  append(out, unit.shop);
  append(out, unit.order);
  append_name(out, unit.sku ? std::to_string(unit.line) : std::string());
  append(out, unit.sku.value_or(std::string_view()));
  append(out, unit.buyer);
  append_value(out, unit.placed);
  append_value(out, decision.amount);
  append_name(out, status_name(decision.status));
  append(out, decision.reason ? reason_text(*section.program, decision, text::Language::english).value_or("") : std::string());
  append_name(out, claim_name(*section.program, decision).value_or(""));
}

// Several agents stand in one cell, separated by `;`.
void append_end(std::string& out, const Section& section, const engine::Decision& decision) {
  std::string assists;
  for (const timeline::TextId agent : decision.assists) {
    if (!assists.empty()) assists += ';';
    assists += section.timeline->texts[agent];
  }
  append(out, assists);
  constexpr std::string_view yes_or_no[2][2] = {{"false,false,", "false,true,"}, {"true,false,", "true,true,"}};
  out += yes_or_no[decision.tied][decision.final];
  if (decision.settles) values::append(out, *decision.settles);
  out += '\n';
}

} // namespace

void append_csv_rows(std::string& out, const Section& section, const engine::Decision& decision) {
  for (const engine::Credit& credit : decision.credits) {
    append_unit(out, section, decision);
    append(out, section.timeline->texts[credit.agent]);
    append(out, credit.share.to_string());
    append_value(out, credit.amount);
    append_end(out, section, decision);
  }
  if (!decision.credits.empty()) return;
  append_unit(out, section, decision);
  out += ",,,";
  append_end(out, section, decision);
}

bool write_csv(const std::vector<Result>& results, const Write& write) {
  if (!write(header)) return false;
  for (const Result& result : results)
    if (!result.units(write)) return false;
  return true;
}

} // namespace guiyin::report
