#include "interpreter/explain/json.hpp"

#include "interpreter/explain/json_parts.hpp"
#include "interpreter/report/decision_json.hpp"

namespace guiyin::explain {

namespace {

// Counts up when a reader of the old one could misread the new one.
constexpr std::int64_t format_version = 1;

} // namespace

std::string explanation_json(const Told& told) {
  const Teller teller{told.subject, told.explained, Say(text::Language::english)};
  std::string decision;
  report::append_decision(decision, {&told.subject.program, &told.subject.timeline, nullptr}, told.explained.decision);
  JsonWriter json;
  json.begin_object();
  json.key("decision").raw(decision);
  write_optional_moment(json, "as_of", told.subject.as_of);
  write_messages(json, teller);
  write_happenings(json, teller);
  write_conditions(json, teller);
  write_claims(json, teller);
  write_credit(json, teller);
  write_amount(json, teller);
  write_revocation(json, teller);
  write_open(json, teller);
  json.key("why_not");
  told.why_not ? write_why_not(json, teller, *told.why_not) : json.null();
  json.end_object();
  return json.take();
}

std::string json_document(const std::vector<std::string>& explanations) {
  JsonWriter json;
  json.begin_object();
  json.field("version", format_version);
  json.key("explanations").begin_array();
  for (const std::string& explanation : explanations) json.raw(explanation);
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

} // namespace guiyin::explain
