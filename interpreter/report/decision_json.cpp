#include "interpreter/report/decision_json.hpp"

#include "grammar/text/json.hpp"
#include "interpreter/report/unit_text.hpp"

namespace guiyin::report {
namespace {

using text::append_json_string;

void append_text(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  append_json_string(out, value);
}

void append_optional(std::string& out, std::string_view name, const std::optional<std::string>& value) {
  out += name;
  value ? append_json_string(out, *value) : void(out += "null");
}

void append_unit(std::string& out, const Section& section, const engine::Decision& decision) {
  const UnitText unit = unit_text(*section.timeline, decision);
  append_text(out, "{\"policy\":", section.program->name);
  append_text(out, ",\"shop\":", unit.shop);
  append_text(out, ",\"order\":", unit.order);
  if (unit.sku) {
    out += ",\"line\":" + std::to_string(unit.line);
    append_text(out, ",\"sku\":", *unit.sku);
  }
  append_text(out, ",\"buyer\":", unit.buyer);
  append_text(out, ",\"placed\":", values::to_string(unit.placed));
  append_text(out, ",\"amount\":", values::to_string(decision.amount));
}

void append_credits(std::string& out, const timeline::Timeline& timeline, const engine::Decision& decision) {
  out += ",\"credits\":[";
  const char* between = "";
  for (const engine::Credit& credit : decision.credits) {
    out += between;
    append_text(out, "{\"agent\":", timeline.texts[credit.agent]);
    append_text(out, ",\"share\":", credit.share.to_string());
    append_text(out, ",\"amount\":", values::to_string(credit.amount));
    out += '}';
    between = ",";
  }
  out += "],\"assists\":[";
  between = "";
  for (const timeline::TextId agent : decision.assists) {
    append_text(out, between, timeline.texts[agent]);
    between = ",";
  }
  out += ']';
}

} // namespace

void append_decision(std::string& out, const Section& section, const engine::Decision& decision) {
  append_unit(out, section, decision);
  append_text(out, ",\"status\":", status_name(decision.status));
  append_optional(out, ",\"reason\":", reason_text(*section.program, decision, text::Language::english));
  append_optional(out, ",\"claim\":", claim_name(*section.program, decision));
  append_credits(out, *section.timeline, decision);
  out += decision.tied ? ",\"tied\":true" : ",\"tied\":false";
  out += decision.final ? ",\"final\":true" : ",\"final\":false";
  append_optional(out, ",\"settles\":", decision.settles ? std::optional(values::to_string(*decision.settles)) : std::nullopt);
  out += '}';
}

} // namespace guiyin::report
