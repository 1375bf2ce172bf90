#include "interpreter/coverage/observe.hpp"

#include "interpreter/coverage/edges.hpp"

#include <algorithm>

namespace guiyin::coverage {

namespace {

using engine::CandidateTrace;
using engine::ClaimTrace;
using engine::CreditTrace;
using engine::Trace;
using program::Program;

class Observation {
public:
  Observation(const ProgramPoints& points, const Program& program, const engine::Explained& explained)
      : points_(points), program_(program), decision_(explained.decision), trace_(explained.trace) {}

  Showing take() {
    choices();
    conditions();
    for (const ClaimTrace& claim : trace_.claims) show(claim);
    credit();
    assists();
    deduct();
    return std::move(showing_);
  }

private:
  void choices() {
    for (const auto& choice : points_.choices) {
      const program::ParamValue& param = program_.params[choice.param];
      const bool any_duration = choice.value.empty() && param.value != "unlimited";
      showing_.note(choice.point, Outcome::used, any_duration || param.value == choice.value);
    }
  }

  void conditions() {
    for (const auto& [part, point] : points_.conditions) {
      const auto index = static_cast<std::uint32_t>(part);
      const std::uint8_t found = index < trace_.outcomes.size() ? trace_.outcomes[index] : 0;
      showing_.note(point, Outcome::was_true, found & engine::found_true);
      showing_.note(point, Outcome::was_false, found & engine::found_false);
    }
  }

  void show(const ClaimTrace& claim) {
    showing_.note(points_.claims[claim.claim], claim.winners.empty() ? Outcome::lost : Outcome::won);
    for (const std::uint32_t key : claim.decisive) {
      if (key == claim.keys.size()) continue; // the stated last rule
      for (const auto& each : points_.keys)
        showing_.note(each.at.point, Outcome::decided, each.at.claim == claim.claim && each.key == claim.keys[key].span);
    }
    for (const auto& each : points_.shares)
      if (each.at.claim == claim.claim && model_in_force(std::get<program::ShareModelId>(program_.claims[claim.claim].choice)) == each.model)
        share(claim, each.at.point);
  }

  // The model that the `if`s chose, as the trace has it.
  program::ShareModelId model_in_force(program::ShareModelId id) const {
    const auto* choose = std::get_if<program::ChooseShare>(&program_[id].node);
    if (!choose) return id;
    const auto asked = std::find_if(trace_.conditions.begin(), trace_.conditions.end(),
                                    [&](const engine::ConditionTrace& each) { return each.condition == choose->condition; });
    return asked == trace_.conditions.end() ? id : model_in_force(asked->holds ? choose->then : choose->otherwise);
  }

  void share(const ClaimTrace& claim, std::size_t point) {
    constexpr std::size_t positions = 2; // first and last
    showing_.note(point, Outcome::several, claim.winners.size() > 1);
    showing_.note(point, Outcome::middle, claim.winners.size() > positions);
    const bool given_up =
        std::any_of(claim.candidates.begin(), claim.candidates.end(), [](const CandidateTrace& each) { return each.eligible && !each.share; });
    showing_.note(point, Outcome::below_minimum, given_up && !claim.winners.empty());
  }

  const CreditTrace* asked(program::CreditId id) const {
    const auto found = std::find_if(trace_.credit.begin(), trace_.credit.end(), [&](const CreditTrace& each) { return each.credit == id; });
    return found == trace_.credit.end() ? nullptr : &*found;
  }

  // A claim with a winner need not have given the credit: under `earliest of` another one may have been first.
  bool gave_credit(const CreditTrace& alternative) const {
    const auto& node = program_[alternative.credit].node;
    if (std::holds_alternative<program::CreditNobody>(node)) return true;
    const auto* claim = std::get_if<program::CreditClaim>(&node);
    return claim && alternative.has_winner && std::find(decision_.claims.begin(), decision_.claims.end(), claim->claim) != decision_.claims.end();
  }

  void credit() {
    for (const auto& [id, point] : points_.credits) {
      const CreditTrace* alternative = asked(id);
      if (!alternative) continue;
      showing_.note(point, Outcome::credited, gave_credit(*alternative));
      showing_.note(point, Outcome::empty, !alternative->has_winner);
    }
    if (points_.silence) showing_.note(*points_.silence, Outcome::silent, decision_.status == engine::Status::silent);
  }

  bool is_assist(engine::TextId agent) const {
    return std::find(decision_.assists.begin(), decision_.assists.end(), agent) != decision_.assists.end();
  }

  void assists() {
    for (const auto& [claim, point] : points_.assists)
      for (const ClaimTrace& each : trace_.claims)
        for (const std::uint32_t winner : each.winners)
          showing_.note(point, Outcome::helped, each.claim == claim && is_assist(each.candidates[winner].agent));
  }

  void deduct() {
    if (!points_.deduct) return;
    const bool any = std::any_of(trace_.refunds.begin(), trace_.refunds.end(), [](const engine::RefundTrace& each) { return each.in_range; });
    showing_.note(*points_.deduct, any ? Outcome::deducted : Outcome::not_deducted);
  }

  const ProgramPoints& points_;
  const Program& program_;
  const engine::Decision& decision_;
  const Trace& trace_;
  Showing showing_;
};

} // namespace

void observe(ProgramPoints& points, const Program& program, const timeline::Timeline& timeline, const engine::Explained& explained) {
  Showing showing = Observation(points, program, explained).take();
  show_windows(points, timeline, explained.trace, showing);
  show_periods(points, program, timeline, explained.trace, showing);
  showing.count(points.points);
}

} // namespace guiyin::coverage
