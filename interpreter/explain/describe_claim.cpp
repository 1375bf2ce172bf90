#include "interpreter/explain/describe_claim.hpp"

#include "interpreter/report/constant_text.hpp"

namespace guiyin::explain {

namespace {

using program::CandidateField;
using program::RankKind;

std::string counted(const Say& say, CandidateField field) {
  switch (field) {
  case CandidateField::buyer_messages:
    return say("messages of the buyer", "买家消息");
  case CandidateField::agent_messages:
    return say("answers", "客服消息");
  case CandidateField::rounds:
    return say("rounds", "聊天回合");
  default:
    return say("messages", "消息");
  }
}

std::string key_words(const Say& say, const program::RankKey& key) {
  switch (key.kind) {
  case RankKind::latest:
    return say("the one who chatted last", "最后聊天的一位");
  case RankKind::earliest:
    return say("the one who chatted first", "最先聊天的一位");
  case RankKind::most:
    return say("the one with the most {}", "{}最多的一位", counted(say, key.count));
  case RankKind::fewest:
    return say("the one with the fewest {}", "{}最少的一位", counted(say, key.count));
  }
  return {};
}

bool is_total(const program::RankKey& key) { return key.kind == RankKind::latest || key.kind == RankKind::earliest; }

// What the list leaves equal goes to the later last row; said only where it can happen.
std::string ranking_words(const Words& words, program::RankingId id) {
  const Say& say = words.say();
  const program::Ranking& ranking = words.program()[id];
  std::string text;
  bool total = ranking.rest.has_value();
  for (const program::RankKey& key : ranking.keys) {
    text += text.empty() ? key_words(say, key) : say("; at equality, {}", "；相同时算{}", key_words(say, key));
    total |= is_total(key);
  }
  if (ranking.rest) {
    const program::ChooseRanking& rest = *ranking.rest;
    if (!text.empty()) text += say("; at equality, ", "；相同时");
    return text + say("{1} if {0}, else {2}", "（若{0}，算{1}；否则算{2}）", words.condition(rest.condition), ranking_words(words, rest.then),
                      ranking_words(words, rest.otherwise));
  }
  if (total) return text;
  const std::string last = say("the one who chatted last (marked as a tie)", "最后聊天的一位（标记为并列）");
  return text.empty() ? last : text + say("; at equality, {}", "；仍相同时算{}", last);
}

struct ShareWords {
  const Words& words;
  const Say& say;

  std::string operator()(const program::EvenShare&) const { return say("shared evenly among them", "由他们平分"); }
  std::string operator()(const program::CountShare& node) const {
    return say("shared in proportion to their {}", "按各自的{}数分摊", counted(say, node.count));
  }
  std::string operator()(const program::PositionShare& node) const {
    std::vector<std::string> parts;
    if (node.first) parts.push_back(say("the one who chatted first gets {}", "最先聊天的得 {}", values::percent_text(*node.first)));
    if (node.last) parts.push_back(say("the one who chatted last gets {}", "最后聊天的得 {}", values::percent_text(*node.last)));
    if (node.rest) parts.push_back(say("the others get {} together", "其余的共得 {}", values::percent_text(*node.rest)));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : say(", ", "，")) + part;
    return text;
  }
  std::string operator()(const program::DecayingShare& node) const {
    return say("shared so that the weight of a chat halves with every {} of distance", "按时间远近分摊：每远 {}，分量减半",
               long_duration(say, node.half_life));
  }
  std::string operator()(const program::ChooseShare& node) const {
    const auto arm = [&](program::ShareModelId id) { return std::visit(*this, words.program()[id].node); };
    return say("{1} if {0}, else {2}", "（若{0}，{1}；否则{2}）", words.condition(node.condition), arm(node.then), arm(node.otherwise));
  }
};

std::string share_words(const Words& words, program::ShareModelId id) {
  const program::ShareModel& model = words.program()[id];
  std::string text = std::visit(ShareWords{words, words.say()}, model.node);
  if (model.at_least)
    text += words.say()("; parts below {} go to the largest", "；不足 {} 的份额归份额最大的一位", values::percent_text(*model.at_least));
  return text;
}

std::string source_words(const Words& words, const program::Claim& claim) {
  const std::string window = words.window(claim.window);
  if (!claim.all_messages) return words.say()("Agents who chatted with the buyer {}", "{}与买家聊过的客服", window);
  return words.say()("Agents with messages from or to the buyer {} (automatic ones count)", "{}与买家有消息往来（自动回复也算）的客服", window);
}

} // namespace

std::string claim_sentence(const Words& words, const program::Claim& claim) {
  const Say& say = words.say();
  std::string text = source_words(words, claim);
  if (claim.where) text += say("; only messages count where {}", "，只计{}的消息", words.condition(*claim.where));
  if (claim.require) text += say("; it is required that {}", "；要求{}", words.condition(*claim.require));
  if (const auto* ranking = std::get_if<program::RankingId>(&claim.choice))
    text += say(". Of several, {}.", "。有多位时，算{}。", ranking_words(words, *ranking));
  else
    text += say(": {}.", "：{}。", share_words(words, std::get<program::ShareModelId>(claim.choice)));
  return text;
}

} // namespace guiyin::explain
