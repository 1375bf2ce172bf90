#include "interpreter/explain/json_parts.hpp"
#include "interpreter/report/condition_text.hpp"

#include <array>

namespace guiyin::explain {

namespace {

constexpr std::array<std::string_view, 4> rank_names{"latest", "earliest", "most", "fewest"};
constexpr std::array<std::string_view, 4> count_names{"messages", "buyer_messages", "agent_messages", "rounds"};

void write_window(JsonWriter& json, const engine::WindowTrace& window) {
  json.key("window").begin_object();
  json.field("happened", window.happened);
  write_optional_moment(json, "begin", window.happened ? std::optional(window.begin) : std::nullopt);
  write_optional_moment(json, "end", window.happened ? std::optional(window.edge) : std::nullopt);
  json.field("end_included", window.edge < window.end);
  json.end_object();
}

std::string key_name(const program::RankKey& key) {
  std::string name(rank_names[static_cast<std::size_t>(key.kind)]);
  const bool counts = key.kind == program::RankKind::most || key.kind == program::RankKind::fewest;
  return counts ? name + " " + std::string(count_names[static_cast<std::size_t>(key.count)]) : name;
}

// A key of the list, or the stated last rule.
std::string key_name(const engine::ClaimTrace& claim, std::uint32_t key) { return key < claim.keys.size() ? key_name(claim.keys[key]) : "last rule"; }

void write_keys(JsonWriter& json, const engine::ClaimTrace& claim) {
  json.key("keys").begin_array();
  for (const program::RankKey& key : claim.keys) json.string(key_name(key));
  json.end_array();
  json.key("decisive").begin_array();
  for (const std::uint32_t key : claim.decisive) json.string(key_name(claim, key));
  json.end_array();
  json.field("tied", claim.tied);
}

void write_counts(JsonWriter& json, const engine::CandidateTrace& candidate) {
  json.field("messages", candidate.messages);
  json.field("buyer_messages", candidate.buyer_messages);
  json.field("agent_messages", candidate.agent_messages);
  json.field("rounds", candidate.rounds);
}

void write_mismatches(JsonWriter& json, const Teller& teller, const engine::CandidateTrace& candidate) {
  json.key("not_matching").begin_array();
  for (std::size_t i = 0; i < candidate.not_matching.size(); ++i) {
    json.begin_object();
    json.field("message", std::int64_t{candidate.not_matching[i] - teller.buyer().messages.begin});
    json.key("failed");
    write_part(json, teller, candidate.mismatches[i]);
    json.end_object();
  }
  json.end_array();
}

void write_candidate(JsonWriter& json, const Teller& teller, const engine::ClaimTrace& claim, const engine::CandidateTrace& candidate) {
  json.begin_object();
  json.field("agent", teller.timeline().texts[candidate.agent]);
  write_rows(json, teller, "rows", candidate.rows);
  write_rows(json, teller, "outside", candidate.outside);
  write_mismatches(json, teller, candidate);
  write_counts(json, candidate);
  json.key("requirements").begin_array();
  for (const engine::PartTrace& part : candidate.requirements) write_part(json, teller, part);
  json.end_array();
  json.field("eligible", candidate.eligible);
  json.key("lost_at");
  candidate.lost_at ? json.string(key_name(claim, *candidate.lost_at)) : json.null();
  json.key("share");
  candidate.share ? json.string(candidate.share->to_string()) : json.null();
  json.end_object();
}

void write_claim(JsonWriter& json, const Teller& teller, const engine::ClaimTrace& claim) {
  const program::Claim& clause = teller.program().claims[claim.claim];
  json.begin_object();
  json.field("claim", clause.name);
  json.field("description", clause.description);
  json.field("clause", teller.place(clause.name_span));
  write_window(json, claim.window);
  write_keys(json, claim);
  json.key("winners").begin_array();
  for (const std::uint32_t winner : claim.winners) json.string(teller.timeline().texts[claim.candidates[winner].agent]);
  json.end_array();
  json.key("deciding_message");
  claim.deciding_row ? json.number(*claim.deciding_row - teller.buyer().messages.begin) : json.null();
  json.key("candidates").begin_array();
  for (const engine::CandidateTrace& candidate : claim.candidates) write_candidate(json, teller, claim, candidate);
  json.end_array();
  json.end_object();
}

} // namespace

void write_rows(JsonWriter& json, const Teller& teller, std::string_view name, const std::vector<std::uint32_t>& rows) {
  json.key(name).begin_array();
  for (const std::uint32_t row : rows) json.number(row - teller.buyer().messages.begin);
  json.end_array();
}

void write_claims(JsonWriter& json, const Teller& teller) {
  json.key("claims").begin_array();
  for (const engine::ClaimTrace& claim : teller.explained.trace.claims) write_claim(json, teller, claim);
  json.end_array();
}

} // namespace guiyin::explain
