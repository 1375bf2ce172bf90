#include "interpreter/explain/json_parts.hpp"
#include "interpreter/report/condition_text.hpp"

#include <array>

namespace guiyin::explain {

namespace {

constexpr std::array<std::string_view, 7> credit_names{"nobody", "claim", "else", "when", "if", "split", "earliest of"}; // by the variant's index
constexpr std::array<std::string_view, 6> open_names{"when", "credit", "assist", "amount", "deduct", "revoke"};

void write_happening_rows(JsonWriter& json, const Teller& teller, std::string_view name, const std::vector<std::uint32_t>& rows) {
  json.key(name).begin_array();
  for (const std::uint32_t row : rows) json.number(row - teller.order().happenings.begin);
  json.end_array();
}

void write_refunds(JsonWriter& json, const Teller& teller) {
  json.key("refunds").begin_array();
  for (const engine::RefundTrace& refund : teller.explained.trace.refunds) {
    json.begin_object();
    json.field("happening", std::int64_t{refund.happening - teller.order().happenings.begin});
    json.field("part", values::to_string(refund.part));
    json.field("deducted", refund.in_range);
    json.end_object();
  }
  json.end_array();
}

} // namespace

void write_credit(JsonWriter& json, const Teller& teller) {
  json.key("credit").begin_array();
  for (const engine::CreditTrace& credit : teller.explained.trace.credit) {
    const program::Credit& node = teller.program()[credit.credit];
    json.begin_object();
    json.field("node", credit_names[node.node.index()]);
    json.key("claim");
    const auto* claim = std::get_if<program::CreditClaim>(&node.node);
    claim ? json.string(teller.program().claims[claim->claim].name) : json.null();
    json.field("clause", teller.place(node.span));
    json.field("has_winner", credit.has_winner);
    json.key("deciding_message");
    credit.deciding_row ? json.number(*credit.deciding_row - teller.buyer().messages.begin) : json.null();
    json.key("part");
    credit.part ? json.string(credit.part->to_string()) : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_amount(JsonWriter& json, const Teller& teller) {
  const engine::Trace& trace = teller.explained.trace;
  json.key("amount").begin_object();
  json.field("clause", teller.place(teller.program()[teller.program().amount].span));
  json.field("gross", values::to_string(trace.gross));
  json.key("values").begin_array();
  for (const engine::ValueTrace& value : trace.amount) {
    json.begin_object();
    json.field("expression", report::condition_text(teller.program(), value.value, text::Language::english));
    json.key("value");
    write_value(json, teller, value.value, value.number);
    json.end_object();
  }
  json.end_array();
  write_refunds(json, teller);
  write_optional_moment(json, "deduct_until", trace.deduct_until);
  json.end_object();
}

void write_revocation(JsonWriter& json, const Teller& teller) {
  write_happening_rows(json, teller, "cancels", teller.explained.trace.cancels);
  write_happening_rows(json, teller, "revoked_by", teller.explained.trace.revoked_by);
}

void write_open(JsonWriter& json, const Teller& teller) {
  json.key("open").begin_array();
  for (const engine::OpenTrace& open : teller.explained.trace.open) {
    json.begin_object();
    json.field("clause", open_names[static_cast<std::size_t>(open.clause)]);
    write_optional_moment(json, "until", open.until);
    json.end_object();
  }
  json.end_array();
}

} // namespace guiyin::explain
