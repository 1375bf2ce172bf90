#include "interpreter/coverage/edges.hpp"

#include "interpreter/coverage/condition_points.hpp"

namespace guiyin::coverage {

namespace {

using engine::ClaimTrace;
using engine::Trace;
using values::Moment;

bool is_close_before(Moment time, Moment edge) { return time < edge && edge - time <= close_by; }

// One window in absolute times, and one row beside it.
class WindowEdges {
public:
  WindowEdges(const engine::WindowTrace& window, const Point& point) : window_(window), end_is_inside_(point.end_is_inside) {}

  void inside(Moment time, std::size_t point, Showing& showing) const {
    showing.note(point, Outcome::begin_inside, time == window_.begin);
    showing.note(point, Outcome::end_inside, end_is_inside_ ? time == window_.edge : is_close_before(time, window_.edge));
  }
  void outside(Moment time, std::size_t point, Showing& showing) const {
    showing.note(point, Outcome::begin_outside, is_close_before(time, window_.begin));
    showing.note(point, Outcome::end_outside, end_is_inside_ ? is_close_before(window_.edge, time) : time == window_.edge);
  }

private:
  const engine::WindowTrace& window_;
  bool end_is_inside_;
};

const ClaimTrace* trace_of(const Trace& trace, std::uint32_t claim) {
  for (const ClaimTrace& each : trace.claims)
    if (each.claim == claim) return &each;
  return nullptr;
}

// The part of a condition that was asked for the unit, or of a candidate; null if it was not.
const engine::PartTrace* find_part(const std::vector<engine::PartTrace>& parts, program::ExprId part) {
  for (const engine::PartTrace& each : parts)
    if (each.part == part) return &each;
  return nullptr;
}

std::vector<const engine::PartTrace*> records_of(const Trace& trace, program::ExprId part) {
  std::vector<const engine::PartTrace*> found;
  const auto look_in = [&](const std::vector<engine::PartTrace>& parts) {
    if (const auto* record = find_part(parts, part)) found.push_back(record);
  };
  for (const engine::ConditionTrace& condition : trace.conditions) look_in(condition.parts);
  for (const ClaimTrace& claim : trace.claims)
    for (const engine::CandidateTrace& candidate : claim.candidates) look_in(candidate.requirements);
  return found;
}

// What the period is about: cancellations, refunds, or the moment that was measured.
std::vector<Moment> happenings_of(const program::ExprNode& period, const engine::PartTrace& record, const timeline::Timeline& timeline,
                                  const Trace& trace) {
  std::vector<Moment> times;
  if (std::holds_alternative<program::CancelledWithin>(period)) {
    for (const std::uint32_t row : trace.cancels) times.push_back(timeline.happenings.time[row]);
  } else if (std::holds_alternative<program::RefundedWithin>(period)) {
    for (const engine::RefundTrace& refund : trace.refunds) times.push_back(timeline.happenings.time[refund.happening]);
  } else if (record.measure.value) {
    times.push_back({*record.measure.value});
  }
  return times;
}

void show_end(const std::vector<Moment>& times, Moment last, std::size_t point, Showing& showing) {
  for (const Moment time : times) {
    showing.note(point, Outcome::end_inside, time == last);
    showing.note(point, Outcome::end_outside, is_close_before(last, time));
  }
}

} // namespace

void show_windows(const ProgramPoints& points, const timeline::Timeline& timeline, const Trace& trace, Showing& showing) {
  for (const auto& [at, window] : points.windows) {
    const ClaimTrace* claim = trace_of(trace, at.claim);
    if (!claim || !claim->window.happened || claim->window.chosen != window) continue;
    const WindowEdges edges(claim->window, points.points[at.point]);
    for (const engine::CandidateTrace& candidate : claim->candidates) {
      for (const std::uint32_t row : candidate.rows) edges.inside(timeline.messages.time[row], at.point, showing);
      for (const std::uint32_t row : candidate.outside) edges.outside(timeline.messages.time[row], at.point, showing);
    }
  }
}

void show_periods(const ProgramPoints& points, const program::Program& program, const timeline::Timeline& timeline, const Trace& trace,
                  Showing& showing) {
  for (const auto& [part, point] : points.periods) {
    const program::ExprNode* period = bounded_period(program, part);
    for (const engine::PartTrace* record : records_of(trace, part))
      if (period && record->measure.to) show_end(happenings_of(*period, *record, timeline, trace), {*record->measure.to}, point, showing);
  }
  if (!points.deduct || !trace.deduct_until) return;
  std::vector<Moment> refunds;
  for (const engine::RefundTrace& refund : trace.refunds) refunds.push_back(timeline.happenings.time[refund.happening]);
  show_end(refunds, *trace.deduct_until, *points.deduct, showing);
}

} // namespace guiyin::coverage
