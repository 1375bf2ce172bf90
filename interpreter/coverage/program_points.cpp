#include "interpreter/coverage/program_points.hpp"

#include "interpreter/coverage/condition_points.hpp"
#include "interpreter/report/condition_text.hpp"

#include <algorithm>
#include <initializer_list>

namespace guiyin::coverage {

namespace {

using namespace program;

constexpr std::uint32_t no_claim = UINT32_MAX;

// What stands at a place; of several lines, the first.
text::Argument written(const text::Sources& sources, Span span) {
  const std::string_view whole = sources.text(span);
  const std::size_t end = whole.find_first_of("\r\n");
  return end == whole.npos ? text::Argument(whole) : text::Argument(std::string(whole.substr(0, end)) + " …");
}

class Listing {
public:
  Listing(const Program& program, const text::Sources& sources) : program_(program), sources_(sources) {}

  ProgramPoints list() {
    for (std::size_t i = 0; i < program_.params.size(); ++i) param(i);
    if (program_.when) condition(*program_.when, no_claim);
    for (std::uint32_t i = 0; i < program_.claims.size(); ++i) claim(i);
    found_.silence = add(PointKind::credit, no_claim, program_.credit_span, {Outcome::silent});
    credit(program_.credit);
    assists();
    values(program_.amount, no_claim);
    deduct();
    if (program_.revoke) condition(*program_.revoke, no_claim);
    tell_twins_apart();
    return std::move(found_);
  }

private:
  std::size_t add(PointKind kind, std::uint32_t claim, Span span, std::initializer_list<Outcome> outcomes, std::optional<text::Argument> text = {}) {
    Point point{kind, claim == no_claim ? "" : program_.claims[claim].name, span, text ? *text : written(sources_, span), {}, false, 0};
    for (const Outcome outcome : outcomes) point.outcomes.push_back({outcome, 0});
    point.twin = static_cast<std::uint32_t>(std::count_if(found_.points.begin(), found_.points.end(), [&](const Point& each) {
      return each.kind == kind && each.claim == point.claim && each.span == span;
    }));
    found_.points.push_back(std::move(point));
    return found_.points.size() - 1;
  }

  void param(std::size_t index) {
    const ParamValue& param = program_.params[index];
    std::vector<std::string> values = param.choices;
    if (param.value == "yes" || param.value == "no") values = {"yes", "no"};
    for (const std::string& value : values)
      found_.choices.push_back(
          {index, value, add(PointKind::param, no_claim, param.span, {Outcome::used}, text::Argument(param.name + " = " + value))});
    if (!param.or_unlimited) return;
    const text::Argument unlimited(param.name + " = unlimited", param.name + " = 不限"),
        limited(param.name + " = a duration", param.name + " = 某个时长");
    found_.choices.push_back({index, "unlimited", add(PointKind::param, no_claim, param.span, {Outcome::used}, unlimited)});
    found_.choices.push_back({index, "", add(PointKind::param, no_claim, param.span, {Outcome::used}, limited)});
  }

  // A condition that leaves a record of what it was judged on.
  void condition(ExprId id, std::uint32_t claim, bool with_periods = true) {
    for (const ExprId part : judged_in(program_, id)) {
      judged(part, claim);
      if (with_periods && bounded_period(program_, part))
        found_.periods.emplace_back(part, add(PointKind::period, claim, program_[part].span, {Outcome::end_inside, Outcome::end_outside}));
    }
    values(id, claim);
  }

  void values(ExprId id, std::uint32_t claim) {
    for (const ExprId part : judged_within(program_, id)) judged(part, claim);
  }

  void judged(ExprId part, std::uint32_t claim) {
    found_.conditions.emplace_back(part, add(PointKind::condition, claim, program_[part].span, {Outcome::was_true, Outcome::was_false}));
  }

  void claim(std::uint32_t index) {
    const Claim& claim = program_.claims[index];
    found_.claims.push_back(add(PointKind::claim, index, claim.name_span, {Outcome::won, Outcome::lost}, text::Argument(claim.name)));
    window(claim.window, index);
    if (claim.where) condition(*claim.where, index, false);
    if (claim.require) condition(*claim.require, index);
    if (const auto* ranking = std::get_if<RankingId>(&claim.choice))
      keys(*ranking, index);
    else
      share(std::get<ShareModelId>(claim.choice), index);
  }

  // --- window

  using Edges = std::initializer_list<Outcome>;
  static constexpr Edges at_begin{Outcome::begin_inside, Outcome::begin_outside};
  static constexpr Edges at_end{Outcome::end_inside, Outcome::end_outside};
  static constexpr Edges at_both{Outcome::begin_inside, Outcome::begin_outside, Outcome::end_inside, Outcome::end_outside};

  void edges(WindowId id, std::uint32_t claim, Edges outcomes, bool end_is_inside = false) {
    const std::size_t point = add(PointKind::window, claim, program_[id].span, outcomes);
    found_.points[point].end_is_inside = end_is_inside;
    found_.windows.push_back({{claim, point}, id});
  }

  void window(WindowId id, std::uint32_t claim) {
    std::visit([&](const auto& node) { window_of(id, claim, node); }, program_[id].node);
  }
  void window_of(WindowId id, std::uint32_t claim, const BoundedWindow& node) {
    const bool unlimited = is_unlimited(program_, node.duration), after = node.side == Side::after;
    edges(id, claim, !unlimited ? at_both : after ? at_begin : at_end, after);
    values(node.duration, claim);
    values(node.moment, claim);
  }
  void window_of(WindowId id, std::uint32_t claim, const OpenWindow& node) {
    edges(id, claim, node.side == Side::before ? at_end : at_begin);
    values(node.moment, claim);
  }
  void window_of(WindowId, std::uint32_t, const AlwaysWindow&) {}
  void window_of(WindowId id, std::uint32_t claim, const CalendarWindow& node) {
    edges(id, claim, at_both);
    values(node.count, claim);
    values(node.moment, claim);
  }
  void window_of(WindowId id, std::uint32_t claim, const FromToWindow& node) {
    edges(id, claim, at_both);
    values(node.from, claim);
    values(node.to, claim);
  }
  void window_of(WindowId, std::uint32_t claim, const ChooseWindow& node) {
    condition(node.condition, claim);
    window(node.then, claim);
    window(node.otherwise, claim);
  }

  // --- tie-break and share

  bool has_key(std::uint32_t claim, Span key) const {
    return std::any_of(found_.keys.begin(), found_.keys.end(), [&](const auto& each) { return each.at.claim == claim && each.key == key; });
  }

  // The arms of an `if` hold the keys behind it as well: each is one point all the same, and so is the condition of an `if` behind an `if`.
  void keys(RankingId id, std::uint32_t claim) {
    const Ranking& ranking = program_[id];
    for (const RankKey& key : ranking.keys)
      if (!has_key(claim, key.span)) found_.keys.push_back({{claim, add(PointKind::tie_break, claim, key.span, {Outcome::decided})}, key.span});
    if (!ranking.rest) return;
    if (!is_listed(ranking.rest->condition)) condition(ranking.rest->condition, claim);
    keys(ranking.rest->then, claim);
    keys(ranking.rest->otherwise, claim);
  }

  bool is_listed(ExprId condition) const {
    const auto parts = judged_in(program_, condition);
    return !parts.empty() &&
           std::any_of(found_.conditions.begin(), found_.conditions.end(), [&](const auto& each) { return each.first == parts[0]; });
  }

  void share(ShareModelId id, std::uint32_t claim) {
    const ShareModel& model = program_[id];
    if (const auto* choose = std::get_if<ChooseShare>(&model.node)) {
      condition(choose->condition, claim);
      share(choose->then, claim);
      share(choose->otherwise, claim);
      return;
    }
    const std::size_t point = add(PointKind::share, claim, model.span, {Outcome::several});
    const auto* positions = std::get_if<PositionShare>(&model.node);
    if (positions && positions->rest && !positions->rest->is_zero()) found_.points[point].outcomes.push_back({Outcome::middle, 0});
    if (model.at_least) found_.points[point].outcomes.push_back({Outcome::below_minimum, 0});
    found_.shares.push_back({{claim, point}, id});
  }

  // --- credit, assist, deduct

  void credit(CreditId id) {
    std::visit([&](const auto& node) { credit_of(id, node); }, program_[id].node);
  }
  void credit_of(CreditId id, const CreditNobody&) { alternative(id, {Outcome::credited}); }
  void credit_of(CreditId id, const CreditClaim&) { alternative(id, {Outcome::credited}); }
  void credit_of(CreditId, const CreditElse& node) {
    credit(node.first);
    credit(node.second);
  }
  void credit_of(CreditId, const CreditWhen& node) {
    condition(node.condition, no_claim);
    credit(node.then);
  }
  void credit_of(CreditId, const CreditChoose& node) {
    condition(node.condition, no_claim);
    credit(node.then);
    credit(node.otherwise);
  }
  void credit_of(CreditId, const CreditEarliest& node) {
    for (const CreditId each : node.of) credit(each);
  }
  void credit_of(CreditId, const CreditSplit& node) {
    for (const CreditPart& part : node.parts) {
      const auto& inside = program_[part.credit].node;
      if (std::holds_alternative<CreditClaim>(inside)) {
        alternative(part.credit, {Outcome::credited, Outcome::empty});
        continue;
      }
      if (!std::holds_alternative<CreditNobody>(inside)) alternative(part.credit, {Outcome::empty});
      credit(part.credit);
    }
  }
  void alternative(CreditId id, Edges outcomes) { found_.credits.emplace_back(id, add(PointKind::credit, no_claim, program_[id].span, outcomes)); }

  void assists() {
    for (std::size_t i = 0; i < program_.assists.size(); ++i)
      found_.assists.push_back({program_.assists[i], add(PointKind::assist, no_claim, program_.assist_spans[i], {Outcome::helped})});
  }

  void deduct() {
    if (!program_.deduct) return;
    const bool bounded = program_.deduct->within && !is_unlimited(program_, *program_.deduct->within);
    found_.deduct = bounded ? add(PointKind::deduct, no_claim, program_.deduct->span,
                                  {Outcome::deducted, Outcome::not_deducted, Outcome::end_inside, Outcome::end_outside})
                            : add(PointKind::deduct, no_claim, program_.deduct->span, {Outcome::deducted, Outcome::not_deducted});
    if (program_.deduct->within) values(*program_.deduct->within, no_claim);
  }

  // Conditions that share a place are shown as what they were made into: `both_spoke` is two.
  void tell_twins_apart() {
    for (const auto& [part, index] : found_.conditions) {
      Point& point = found_.points[index];
      const bool alone = std::none_of(found_.points.begin(), found_.points.end(), [&](const Point& each) {
        return each.kind == point.kind && each.claim == point.claim && each.span == point.span && each.twin != point.twin;
      });
      if (alone) continue;
      point.text = {report::condition_text(program_, part, text::Language::english), report::condition_text(program_, part, text::Language::chinese)};
    }
  }

  const Program& program_;
  const text::Sources& sources_;
  ProgramPoints found_;
};

} // namespace

ProgramPoints points_of(const Program& program, const text::Sources& sources) { return Listing(program, sources).list(); }

} // namespace guiyin::coverage
