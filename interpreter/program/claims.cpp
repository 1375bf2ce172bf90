#include "interpreter/program/claims.hpp"

#include "interpreter/program/rankings.hpp"
#include "interpreter/program/shares.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/windows.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

using vocabulary::Word;

class ClaimParts {
public:
  ClaimParts(const Here& here, const ClaimModel& model, Completeness completeness) : here_(here), model_(model), completeness_(completeness) {}
  std::optional<Claim> make();

private:
  void check_calls();
  bool is_readable(const ClauseModel& clause);
  Here at(const ClauseModel& clause, Place place) const { return here_.in(clause.env).at(place); }
  bool nothing_is_missed() const;
  void missing(Word clause) const;
  void window_of();
  void candidates_of();
  void require_of();
  void choice_of();

  const Here& here_;
  const ClaimModel& model_;
  Completeness completeness_;
  Claim claim_;
  bool fine_ = true;
  std::set<const Env*> wrong_calls_;
};

std::optional<Claim> ClaimParts::make() {
  claim_.name = model_.name;
  claim_.description = model_.description;
  claim_.name_span = claim_.window_span = claim_.candidates_span = claim_.where_span = claim_.require_span = claim_.choice_span = model_.name_span;
  check_calls();
  window_of();
  candidates_of();
  require_of();
  choice_of();
  return fine_ && !model_.broken ? std::optional(claim_) : std::nullopt;
}

// A shared claim that is called with wrong values is not read with them: whatever is wrong in it would follow from that.
void ClaimParts::check_calls() {
  for (const Env* call : model_.calls) {
    const auto is_of_wrong_call = [&](const Binding& binding) { return wrong_calls_.contains(binding.caller); };
    const bool follows = std::any_of(call->bindings.begin(), call->bindings.end(), is_of_wrong_call);
    if (follows || !check_arguments(here_.at(Place::anywhere), *call)) wrong_calls_.insert(call);
  }
}

bool ClaimParts::is_readable(const ClauseModel& clause) {
  if (!wrong_calls_.contains(clause.env)) return true;
  fine_ = false;
  return false;
}

bool ClaimParts::nothing_is_missed() const {
  const auto unreadable = [&](const syntax::Claim* declaration) { return here_.reports().has_syntax_errors(declaration->name.span.file); };
  return model_.broken || completeness_ == Completeness::part || std::any_of(model_.declarations.begin(), model_.declarations.end(), unreadable);
}

void ClaimParts::missing(Word clause) const {
  if (nothing_is_missed()) return;
  here_.reports().error(402, model_.name_span, {model_.name, vocabulary::argument(clause)}).help(clause == Word::window ? "window" : "candidates");
}

void ClaimParts::window_of() {
  fine_ = fine_ && model_.window.clause != nullptr;
  if (model_.window.clause == nullptr) return missing(Word::window);
  if (!is_readable(model_.window)) return;
  claim_.window_span = model_.window.clause->span;
  const auto made = window(at(model_.window, Place::window), std::get<syntax::WindowClause>(model_.window.clause->node).window);
  fine_ = fine_ && made;
  if (made) claim_.window = *made;
}

void ClaimParts::candidates_of() {
  fine_ = fine_ && model_.candidates.clause != nullptr;
  if (model_.candidates.clause == nullptr) return missing(Word::candidates);
  if (!is_readable(model_.candidates)) return;
  const auto& node = std::get<syntax::CandidatesClause>(model_.candidates.clause->node);
  claim_.candidates_span = claim_.where_span = model_.candidates.clause->span;
  claim_.all_messages = node.source == syntax::RowSource::messages;
  if (!node.where) return;
  const Here there = at(model_.candidates, Place::rows);
  claim_.where_span = there[*node.where].span;
  const Value where = condition(there, *node.where);
  fine_ = fine_ && where.type;
  claim_.where = where.id;
}

void ClaimParts::require_of() {
  if (model_.require.clause == nullptr || !is_readable(model_.require)) return;
  claim_.require_span = model_.require.clause->span;
  const Value require = condition(at(model_.require, Place::candidate), std::get<syntax::RequireClause>(model_.require.clause->node).condition);
  fine_ = fine_ && require.type;
  claim_.require = require.id;
}

void ClaimParts::choice_of() {
  if (model_.choice.clause == nullptr) {
    claim_.choice = no_ranking(here_, model_.name_span);
    if (!nothing_is_missed()) here_.reports().warning(432, model_.name_span, {model_.name}).help("add");
    return;
  }
  if (!is_readable(model_.choice)) return;
  claim_.choice_span = model_.choice.clause->span;
  const Here there = at(model_.choice, Place::unit);
  if (const auto* share = std::get_if<syntax::ShareClause>(&model_.choice.clause->node)) {
    const auto made = share_model(there, share->share);
    fine_ = fine_ && made;
    if (made) claim_.choice = *made;
  } else {
    const auto made = ranking(there, std::get<syntax::TieBreakClause>(model_.choice.clause->node).ranking);
    fine_ = fine_ && made;
    if (made) claim_.choice = *made;
  }
}

} // namespace

std::optional<Claim> claim(const Here& here, const ClaimModel& model, Completeness completeness) {
  return ClaimParts(here, model, completeness).make();
}

} // namespace guiyin::program
