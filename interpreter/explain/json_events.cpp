#include "interpreter/explain/json_parts.hpp"
#include "interpreter/timeline/event.hpp"

#include <array>

namespace guiyin::explain {

namespace {

constexpr std::array<std::string_view, 4> kind_names{"human", "auto", "robot", "system"};
constexpr std::array<std::string_view, 7> happening_names{"pay", "pay_deposit", "pay_balance", "ship", "complete", "cancel", "refund"};

void write_text(JsonWriter& json, const Teller& teller, std::string_view name, timeline::TextId text) {
  json.key(name);
  text == timeline::TextId::missing ? json.null() : json.string(teller.timeline().texts[text]);
}

void write_message(JsonWriter& json, const Teller& teller, std::uint32_t row) {
  const timeline::Messages& messages = teller.timeline().messages;
  json.begin_object();
  json.field("time", values::to_string(messages.time[row]));
  write_text(json, teller, "agent", messages.agent[row]);
  json.field("from", messages.sender[row] == timeline::Sender::buyer ? "buyer" : "agent");
  json.field("kind", kind_names[static_cast<std::size_t>(messages.kind[row])]);
  write_text(json, teller, "sku", messages.sku[row]);
  write_text(json, teller, "topic", messages.topic[row]);
  write_source(json, teller, messages.source[row]);
  json.end_object();
}

} // namespace

void write_optional_moment(JsonWriter& json, std::string_view name, const std::optional<values::Moment>& moment) {
  json.key(name);
  moment&&* moment > values::beginning_of_time&&* moment < values::end_of_time ? json.string(values::to_string(*moment)) : json.null();
}

void write_source(JsonWriter& json, const Teller& teller, timeline::RowSource source) {
  const auto& files = teller.timeline().files;
  json.field("file", source.file < files.size() ? std::string_view(files[source.file]) : std::string_view{});
  json.field("row", std::int64_t{source.line});
}

void write_messages(JsonWriter& json, const Teller& teller) {
  json.key("messages").begin_array();
  for (std::uint32_t row = teller.buyer().messages.begin; row < teller.buyer().messages.end; ++row) write_message(json, teller, row);
  json.end_array();
}

void write_happenings(JsonWriter& json, const Teller& teller) {
  const timeline::Happenings& happenings = teller.timeline().happenings;
  json.key("happenings").begin_array();
  for (std::uint32_t row = teller.order().happenings.begin; row < teller.order().happenings.end; ++row) {
    json.begin_object();
    json.field("type", happening_names[static_cast<std::size_t>(happenings.type[row])]);
    json.field("time", values::to_string(happenings.time[row]));
    write_text(json, teller, "sku", happenings.sku[row]);
    write_source(json, teller, happenings.source[row]);
    json.end_object();
  }
  json.end_array();
}

} // namespace guiyin::explain
