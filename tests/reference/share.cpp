// LANGUAGE "Shares", inside a claim.
#include "tests/reference/claim.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <algorithm>
#include <stdexcept>

namespace reference {

namespace {

using Weights = std::vector<Fraction>;
using Real = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<100>>;

Weights normal(Weights weights) {
  Fraction sum = 0;
  for (const Fraction& weight : weights) sum += weight;
  for (Fraction& weight : weights) weight = sum == 0 ? Fraction(1, static_cast<std::int64_t>(weights.size())) : Fraction(weight / sum);
  return weights;
}

// “`by X`: the count (all zero: evenly).”
Weights by_count(const std::string& count, const std::vector<Candidate>& candidates) {
  Weights weights;
  for (const Candidate& candidate : candidates) weights.push_back(count_of(count, candidate));
  return weights;
}

Fraction percent(std::int64_t hundredths) { return Fraction(hundredths, 10000); }

// “Positions: first / last are the winners of earliest / latest, an empty part is spread over the others in proportion.” The rest is everybody
// without a position that the list names; they share it evenly.
Weights by_position(const Node& node, const std::vector<Candidate>& candidates) {
  Weights weights(candidates.size(), 0);
  std::vector<bool> placed(candidates.size(), false);
  Fraction rest = 0;
  for (const Node& part : node.parts) {
    if (part.text == "rest") {
      rest = percent(part.number);
      continue;
    }
    Node key{part.text == "first" ? Op::earliest : Op::latest, 0, {}, {}, {}};
    std::size_t holder = pick({key}, candidates).candidate;
    weights[holder] += percent(part.number);
    placed[holder] = true;
  }
  std::int64_t others = std::count(placed.begin(), placed.end(), false);
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!placed[i]) weights[i] = rest / others;
  return weights; // an empty rest is spread by making the sum 1 again
}

// “⌊2³² · 2^(−age / h)⌋”. A power of two to a fraction that is no whole number is irrational, so a hundred digits tell its floor.
Integer decayed(std::int64_t age, std::int64_t half_life) {
  std::int64_t halvings = age / half_life, rest = age % half_life;
  if (rest == 0) return halvings > 32 ? Integer(0) : Integer(Integer(1) << static_cast<unsigned>(32 - halvings));
  Real exponent = Real(32 - halvings) - Real(rest) / Real(half_life);
  return Integer(boost::multiprecision::floor(boost::multiprecision::pow(Real(2), exponent)));
}

// “Age from the candidate's last row to the window's moment”; in a window after M the time from M to the row (Reading 15).
Weights by_age(std::int64_t half_life, const std::vector<Candidate>& candidates, const Span& span) {
  Weights weights;
  for (const Candidate& candidate : candidates) weights.push_back(decayed(std::abs(span.moment - candidate.rows.back().time), half_life));
  return weights;
}

// “At least 5% (smaller parts go to the largest)”, once; of equal largest parts the candidate with the earlier first row (Reading 5).
Weights at_least(const Fraction& minimum, Weights shares) {
  std::size_t largest = 0;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] > shares[largest]) largest = i;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (i != largest && shares[i] < minimum) {
      shares[largest] += shares[i];
      shares[i] = 0;
    }
  return shares;
}

} // namespace

std::vector<Fraction> shares_of(const Node& any, const std::vector<Candidate>& candidates, const Span& span, const Scope& scope) {
  const Node& share = settled(any, scope);
  switch (share.op) {
  case Op::at_least:
    return at_least(percent(share.number), shares_of(share.parts.at(0), candidates, span, scope));
  case Op::by_count:
    return normal(by_count(share.text, candidates));
  case Op::positions:
    return normal(by_position(share, candidates));
  case Op::decaying:
    return normal(by_age(*value_of(share.parts.at(0), scope).number, candidates, span));
  case Op::evenly:
    return normal(Weights(candidates.size(), 1)); // 1 each
  default:
    throw std::logic_error("no share");
  }
}

} // namespace reference
