// LANGUAGE "`run --format jsonl`".
#include "tests/reference/calendar.hpp"
#include "tests/reference/print.hpp"

namespace reference {

namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; } // generated names need no escapes
std::string or_null(const std::string& text) { return text.empty() ? "null" : quoted(text); }
std::string yes_no(bool value) { return value ? "true" : "false"; }

// “Amounts are strings with two decimals.”
std::string yuan(const Integer& fen) {
  Integer size = abs(fen);
  std::string cents = Integer(size % 100).str();
  return quoted((fen < 0 ? "-" : "") + Integer(size / 100).str() + "." + (cents.size() < 2 ? "0" : "") + cents);
}

std::string credits(const std::vector<Credit>& all) {
  std::string text;
  for (const Credit& credit : all) // “shares in lowest terms”
    text += (text.empty() ? "" : ",") + ("{\"agent\":" + quoted(credit.agent)) + ",\"share\":" + quoted(credit.share.str()) +
            ",\"amount\":" + yuan(credit.amount) + "}";
  return "[" + text + "]";
}

std::string list(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& item : all) text += (text.empty() ? "" : ",") + quoted(item);
  return "[" + text + "]";
}

} // namespace

// `reason` is worded freely; here it is null or "…" and compared so.
std::string print_decision(const Decision& decision) {
  std::string text = "{\"policy\":" + quoted(decision.policy) + ",\"shop\":" + quoted(decision.shop) + ",\"order\":" + quoted(decision.order);
  if (decision.line) text += ",\"line\":" + std::to_string(*decision.line) + ",\"sku\":" + quoted(decision.sku);
  text += ",\"buyer\":" + quoted(decision.buyer) + ",\"placed\":" + quoted(write_time(decision.placed)) + ",\"amount\":" + yuan(decision.amount);
  bool plain = decision.status == "credited";
  text += ",\"status\":" + quoted(decision.status) + ",\"reason\":" + (plain ? "null" : "\"…\"") + ",\"claim\":" + or_null(decision.claim);
  text += ",\"credits\":" + credits(decision.credits) + ",\"assists\":" + list(decision.assists) + ",\"tied\":" + yes_no(decision.tied);
  text += ",\"final\":" + yes_no(decision.final) + ",\"settles\":" + (decision.settles ? quoted(write_time(*decision.settles)) : "null");
  return text + "}";
}

} // namespace reference
