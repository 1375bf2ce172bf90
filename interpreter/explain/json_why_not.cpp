#include "interpreter/explain/json_parts.hpp"

#include <array>

namespace guiyin::explain {

namespace {

constexpr std::array<std::string_view, 10> obstacle_names{"excluded",    "revoked", "no_rows",  "outside",   "not_matching",
                                                          "requirement", "lost",    "no_share", "elsewhere", "not_asked"};
constexpr std::array<std::string_view, 8> change_names{"move", "move_round", "answer", "round", "asked_about", "pay", "no_cancel", "no_rival"};
constexpr std::array<std::string_view, 3> bound_names{"exactly", "at_least", "at_most"};

void write_hurdles(JsonWriter& json, const Teller& teller, const WhyNot& answer) {
  json.key("hurdles").begin_array();
  for (const Hurdle& hurdle : answer.hurdles) {
    json.begin_object();
    json.field("obstacle", obstacle_names[static_cast<std::size_t>(hurdle.obstacle)]);
    json.key("claim");
    hurdle.claim ? json.string(teller.program().claims[*hurdle.claim].name) : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_event(JsonWriter& json, const Teller& teller, const EventChange& change) {
  json.begin_object();
  json.field("change", change_names[static_cast<std::size_t>(change.kind)]);
  json.key("rows").begin_array();
  for (const timeline::EventRow& row : change.rows) {
    json.begin_object();
    json.field("time", values::to_string(row.time));
    write_source(json, teller, row.source);
    json.end_object();
  }
  json.end_array();
  json.field("count", change.count);
  json.field("shift_ms", change.shift.ms);
  json.field("at", values::to_string(change.at));
  json.field("also_paid", change.also_paid);
  json.end_object();
}

void write_param(JsonWriter& json, const ParamChange& change) {
  json.begin_object();
  json.field("param", change.name);
  json.field("from", change.from.value);
  json.field("bound", bound_names[static_cast<std::size_t>(change.bound)]);
  json.field("to", change.to.value);
  json.end_object();
}

} // namespace

void write_why_not(JsonWriter& json, const Teller& teller, const WhyNot& answer) {
  json.begin_object();
  json.field("agent", answer.agent);
  json.field("credited", answer.hurdles.empty());
  write_hurdles(json, teller, answer);
  json.key("wins_without_first");
  answer.wins_without ? json.boolean(*answer.wins_without) : json.null();
  json.key("event_change");
  answer.event ? write_event(json, teller, *answer.event) : json.null();
  json.key("param_changes").begin_array();
  for (const ParamChange& change : answer.params) write_param(json, change);
  json.end_array();
  json.end_object();
}

} // namespace guiyin::explain
