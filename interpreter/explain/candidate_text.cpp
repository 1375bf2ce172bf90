#include "interpreter/explain/candidate_text.hpp"

#include "interpreter/explain/value_text.hpp"
#include "interpreter/explain/window_text.hpp"
#include "interpreter/report/constant_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using engine::CandidateTrace;
using engine::ClaimTrace;
using program::RankKind;

std::string counts_text(const Say& say, const CandidateTrace& candidate) {
  return say("{} ({} by the buyer, {} by the agent), {}", "{}（买家 {} 条，客服 {} 条），{}",
             say.count(candidate.messages, "message", "messages", "条消息"), candidate.buyer_messages, candidate.agent_messages,
             say.count(candidate.rounds, "round", "rounds", "个回合"));
}

void tell_rows(const Teller& teller, const CandidateTrace& candidate, Paragraph& paragraph) {
  const Say& say = teller.say;
  paragraph.add(2, say("in the window: {}", "窗口内：{}", counts_text(say, candidate)));
  const std::string first = teller.message(candidate.rows.front()), last = teller.message(candidate.rows.back());
  paragraph.add(2,
                candidate.rows.size() == 1 ? say("the only one {}", "唯一一条 {}", first) : say("first {}, last {}", "最先 {}，最后 {}", first, last),
                Tone::quiet);
}

void tell_outside(const Teller& teller, const ClaimTrace& claim, const CandidateTrace& candidate, Paragraph& paragraph) {
  if (candidate.outside.empty()) return;
  const Say& say = teller.say;
  const std::string how_many = say.count(static_cast<std::int64_t>(candidate.outside.size()), "message", "messages", "条消息");
  if (!claim.window.happened || claim.window.end <= claim.window.begin) {
    paragraph.add(2, say("{} and no window to be in", "有 {}，但窗口为空", how_many), Tone::quiet);
    return;
  }
  const std::uint32_t row = nearest_outside(teller, claim, candidate);
  const std::string by = outside_by(say, claim.window, teller.message_time(row));
  const bool kept_out = candidate.rows.empty() && candidate.not_matching.empty();
  paragraph.add(2, say("outside the window: {}, the nearest {}: {}", "窗口外：{}，最近的一条 {}：{}", how_many, teller.message(row), by),
                kept_out ? Tone::bad : Tone::quiet);
}

// Mismatches of one kind stand together: the part that fails, on the same values.
struct Mismatches {
  std::size_t first = 0;
  std::int64_t count = 0;
};
std::vector<Mismatches> grouped(const CandidateTrace& candidate) {
  std::vector<Mismatches> groups;
  const auto same = [&](std::size_t a, std::size_t b) {
    const engine::PartTrace &left = candidate.mismatches[a], &right = candidate.mismatches[b];
    return left.part == right.part && left.measure.value == right.measure.value && left.measure.from == right.measure.from;
  };
  for (std::size_t i = 0; i < candidate.mismatches.size(); ++i) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Mismatches& group) { return same(group.first, i); });
    if (found == groups.end())
      groups.push_back({i, 1});
    else
      ++found->count;
  }
  return groups;
}

void tell_mismatches(const Teller& teller, const CandidateTrace& candidate, Paragraph& paragraph) {
  const Say& say = teller.say;
  for (const Mismatches& group : grouped(candidate)) {
    const engine::PartTrace& part = candidate.mismatches[group.first];
    const std::string why = judged_on(teller, part, candidate.agent);
    paragraph.add(2,
                  say("in the window but not counted: {}; {} does not hold{}", "窗口内但不计：{}；{} 不成立{}",
                      say.count(group.count, "message", "messages", "条消息"), teller.rule(part.part), why.empty() ? "" : say(": {}", "：{}", why)),
                  candidate.rows.empty() ? Tone::bad : Tone::quiet);
    paragraph.add(3, say("the first of them {}", "其中第一条 {}", teller.message(candidate.not_matching[group.first])), Tone::quiet);
  }
}

void tell_requirements(const Teller& teller, const CandidateTrace& candidate, Paragraph& paragraph) {
  for (const engine::PartTrace& part : candidate.requirements) {
    if (part.holds) continue;
    const std::string why = judged_on(teller, part, candidate.agent);
    paragraph.add(2, teller.say("fails {}{}", "不满足 {}{}", teller.rule(part.part), why.empty() ? "" : teller.say(": {}", "：{}", why)), Tone::bad);
  }
}

std::string verdict(const Teller& teller, const ClaimTrace& claim, const CandidateTrace& candidate) {
  const Say& say = teller.say;
  const auto index = static_cast<std::uint32_t>(&candidate - claim.candidates.data());
  const bool wins = std::find(claim.winners.begin(), claim.winners.end(), index) != claim.winners.end();
  if (wins && candidate.share && *candidate.share != values::Share::whole()) return say("wins {}", "得 {}", values::percent_text(*candidate.share));
  if (wins) return say("wins", "胜出");
  if (candidate.lost_at) return say("loses", "落选");
  if (candidate.eligible) return say("gets no part", "没有份额");
  if (!candidate.rows.empty()) return say("does not qualify", "不符合要求");
  return say("no candidate", "不是候选人");
}

Tone tone_of(const CandidateTrace& candidate) {
  if (candidate.share) return Tone::good;
  return candidate.rows.empty() ? Tone::quiet : Tone::bad;
}

std::int64_t count_of(const CandidateTrace& candidate, program::CandidateField field) {
  switch (field) {
  case program::CandidateField::buyer_messages:
    return candidate.buyer_messages;
  case program::CandidateField::agent_messages:
    return candidate.agent_messages;
  case program::CandidateField::rounds:
    return candidate.rounds;
  default:
    return candidate.messages;
  }
}

std::string count_noun(const Say& say, program::CandidateField field, std::int64_t number) {
  switch (field) {
  case program::CandidateField::buyer_messages:
    return say.count(number, "message of the buyer", "messages of the buyer", "条买家消息");
  case program::CandidateField::agent_messages:
    return say.count(number, "answer", "answers", "条客服回复");
  case program::CandidateField::rounds:
    return say.count(number, "round", "rounds", "个回合");
  default:
    return say.count(number, "message", "messages", "条消息");
  }
}

std::string counted_thing(const Say& say, program::CandidateField field) {
  switch (field) {
  case program::CandidateField::buyer_messages:
    return say("messages of the buyer", "买家消息");
  case program::CandidateField::agent_messages:
    return say("answers", "客服消息");
  case program::CandidateField::rounds:
    return say("rounds", "聊天回合");
  default:
    return say("messages", "消息");
  }
}

// By time where the times differ, else by the order in which the two were read.
std::string behind_by(const Teller& teller, std::uint32_t losing_row, std::uint32_t winning_row) {
  const values::Moment losing = teller.message_time(losing_row), winning = teller.message_time(winning_row);
  if (losing == winning) return losing_row < winning_row ? teller.say("read earlier", "读入较早") : teller.say("read later", "读入较晚");
  return losing < winning ? teller.say("{} earlier", "早 {}", teller.say.duration(winning - losing))
                          : teller.say("{} later", "晚 {}", teller.say.duration(losing - winning));
}

// One row of the loser's beside one of the winner's.
std::string against(const Teller& teller, std::uint32_t losing_row, std::uint32_t winning_row, const CandidateTrace& winner) {
  return teller.say("{0}, {1} than that of {2}, {3}", "{0}，比{2}的 {3}{1}", teller.message(losing_row), behind_by(teller, losing_row, winning_row),
                    teller.name(winner.agent), teller.message(winning_row));
}

} // namespace

std::uint32_t nearest_outside(const Teller& teller, const ClaimTrace& claim, const CandidateTrace& candidate) {
  return *std::min_element(candidate.outside.begin(), candidate.outside.end(), [&](std::uint32_t a, std::uint32_t b) {
    return distance_outside(claim.window, teller.message_time(a)) < distance_outside(claim.window, teller.message_time(b));
  });
}

std::string key_text(const Teller& teller, const ClaimTrace& claim, std::uint32_t key) {
  const Say& say = teller.say;
  if (key >= claim.keys.size()) return say("the stated last rule (the later last message)", "最后规则（末条消息较晚者）");
  const program::RankKey& rank = claim.keys[key];
  switch (rank.kind) {
  case RankKind::latest:
    return say("`latest`", "`最后`");
  case RankKind::earliest:
    return say("`earliest`", "`最先`");
  case RankKind::most:
  case RankKind::fewest:
    break;
  }
  const std::string noun = counted_thing(say, rank.count);
  return rank.kind == RankKind::most ? say("most {}", "{}最多", noun) : say("fewest {}", "{}最少", noun);
}

std::string lost_text(const Teller& teller, const ClaimTrace& claim, const CandidateTrace& loser) {
  const Say& say = teller.say;
  const CandidateTrace& winner = claim.candidates[claim.winners.front()];
  const std::uint32_t key = *loser.lost_at;
  if (key >= claim.keys.size() || claim.keys[key].kind == RankKind::latest)
    return say("{}'s last message {}", "{}的最后一条 {}", teller.name(loser.agent), against(teller, loser.rows.back(), winner.rows.back(), winner));
  if (claim.keys[key].kind == RankKind::earliest)
    return say("{}'s first message {}", "{}的第一条 {}", teller.name(loser.agent), against(teller, loser.rows.front(), winner.rows.front(), winner));
  const program::CandidateField field = claim.keys[key].count;
  return say("{0} against {1} of {2}", "{0}，{2}为 {1}", count_noun(say, field, count_of(loser, field)), count_of(winner, field),
             teller.name(winner.agent));
}

void tell_candidate(const Teller& teller, const ClaimTrace& claim, const CandidateTrace& candidate, Paragraph& paragraph) {
  paragraph.add(1, teller.say("{}: {}", "{}：{}", teller.name(candidate.agent), verdict(teller, claim, candidate)), tone_of(candidate));
  if (!candidate.rows.empty()) tell_rows(teller, candidate, paragraph);
  tell_requirements(teller, candidate, paragraph);
  if (candidate.lost_at)
    paragraph.add(2, teller.say("loses by {}: {}", "按{}落选：{}", key_text(teller, claim, *candidate.lost_at), lost_text(teller, claim, candidate)),
                  Tone::bad);
  tell_mismatches(teller, candidate, paragraph);
  tell_outside(teller, claim, candidate, paragraph);
}

} // namespace guiyin::explain
