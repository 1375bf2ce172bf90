#include "grammar/text/json.hpp"

#include "interpreter/report/buffer.hpp"
#include "interpreter/report/percent.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/report/words.hpp"

namespace guiyin::report {
namespace {

using engine::Status;
using text::json_string;

// Of docs/schema/run.schema.json; counts up when a reader of the old one could misread the new one.
constexpr int schema_version = 1;

constexpr std::array statuses_in_order{Status::credited, Status::silent, Status::revoked, Status::excluded, Status::pending};

const Tally& of(const Tallies& tallies, Status status) { return tallies[static_cast<std::size_t>(status)]; }

std::string tally_fields(const Tally& tally) {
  return "\"orders\":" + std::to_string(tally.orders) + ",\"lines\":" + std::to_string(tally.lines) +
         ",\"amount\":" + json_string(values::to_string(tally.amount));
}

std::string percent_field(values::Money part, values::Money whole) {
  const std::string text = percent(part, whole);
  return ",\"percent\":" + (text.empty() ? "null" : json_string(text));
}

std::string by_status(const Tallies& tallies, values::Money whole) {
  std::string out;
  for (const Status status : statuses_in_order) {
    const Tally& tally = of(tallies, status);
    out += out.empty() ? "" : ",";
    out += json_string(status_name(status)) + ":{\"units\":" + std::to_string(tally.units) + "," + tally_fields(tally) +
           percent_field(tally.amount, whole) + "}";
  }
  return out;
}

std::string group_json(const Summary& summary, const Group& group) {
  std::string out = "{";
  if (summary.by != By::claim && summary.by != By::day) out += "\"shop\":" + json_string(group.shop) + ",";
  if (summary.by != By::shop) out += json_string(key_name(summary.by)) + ":" + json_string(group.name) + ",";
  if (summary.by == By::agent || summary.by == By::claim) {
    const Tally& credited = of(group.by_status, Status::credited);
    out += tally_fields(credited) + percent_field(credited.amount, summary.total.amount);
    if (summary.by == By::agent) out += ",\"assists\":" + std::to_string(group.assists);
  } else {
    out += tally_fields(group.total) + ",\"statuses\":{" + by_status(group.by_status, group.total.amount) + "}";
  }
  return out + "}";
}

std::string params_json(const program::Program& program) {
  std::string out;
  for (const program::ParamValue& param : program.params) {
    out += out.empty() ? "" : ",";
    out += "{\"name\":" + json_string(param.name) + ",\"value\":" + json_string(param.value) + "}";
  }
  return out;
}

void append_head(std::string& out, const Result& result, const Options& options) {
  const program::Program& program = *result.program;
  const Summary& summary = result.summary;
  out += "    {\n      \"policy\": " + json_string(program.name) + ",\n      \"description\": " + json_string(program.description);
  out += ",\n      \"unit\": " + json_string(program.unit == program::Unit::line ? "line" : "order");
  out += ",\n      \"params\": [" + params_json(program) + "],\n      \"totals\": {\"units\":" + std::to_string(summary.total.units) + ",";
  out += tally_fields(summary.total) + ",\"statuses\":{" + by_status(summary.by_status, summary.total.amount) + "}}";
  out += ",\n      \"by\": " + json_string(key_name(options.by)) + ",\n      \"summary\": [";
  const char* between = "\n        ";
  for (const Group& group : summary.groups) {
    out += between + group_json(summary, group);
    between = ",\n        ";
  }
  out += summary.groups.empty() ? "],\n" : "\n      ],\n";
}

bool append_section(Buffer& buffer, const Result& result, const Options& options) {
  append_head(buffer.text, result, options);
  buffer.text += "      \"decisions\": [";
  bool first = true; // which has no comma before it
  const auto units = [&](std::string_view piece) {
    buffer.text += piece.substr(first && !piece.empty() ? 1 : 0);
    first = first && piece.empty();
    return buffer.pass();
  };
  if (!result.units(units)) return false;
  buffer.text += first ? "]\n    }" : "\n      ]\n    }";
  return buffer.pass();
}

} // namespace

bool write_json(const std::vector<Result>& results, const Options& options, const Write& write) {
  Buffer buffer(write);
  buffer.text += "{\n  \"format\": \"guiyin-run\",\n  \"version\": " + std::to_string(schema_version);
  buffer.text += ",\n  \"as_of\": " + (options.as_of ? json_string(values::to_string(*options.as_of)) : "null") + ",\n  \"policies\": [\n";
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!append_section(buffer, results[i], options)) return false;
    buffer.text += i + 1 < results.size() ? ",\n" : "\n";
  }
  buffer.text += "  ]\n}\n";
  return buffer.flush();
}

} // namespace guiyin::report
