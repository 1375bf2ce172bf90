#include "interpreter/coverage/coverage.hpp"

#include "interpreter/coverage/observe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace guiyin::coverage {

namespace {

constexpr std::size_t whole = 1000; // in tenths of a percent

std::size_t tenths_of(const Totals& totals) { return totals.all == 0 ? whole : totals.seen * whole / totals.all; }

bool is_same(const Point& a, const Point& b) {
  return a.kind == b.kind && a.claim == b.claim && a.span == b.span && a.twin == b.twin && (a.kind != PointKind::param || a.text.en == b.text.en);
}

void merge_outcomes(Point& into, const Point& from) {
  into.end_is_inside |= from.end_is_inside;
  for (const Seen& seen : from.outcomes) {
    const auto known = std::find_if(into.outcomes.begin(), into.outcomes.end(), [&](const Seen& each) { return each.outcome == seen.outcome; });
    if (known == into.outcomes.end())
      into.outcomes.push_back(seen);
    else
      known->units += seen.units;
  }
  std::sort(into.outcomes.begin(), into.outcomes.end(), [](const Seen& a, const Seen& b) { return a.outcome < b.outcome; });
}

void merge(std::vector<Point>& into, std::vector<Point> points) {
  for (Point& point : points) {
    const auto known = std::find_if(into.begin(), into.end(), [&](const Point& each) { return is_same(each, point); });
    if (known == into.end())
      into.push_back(std::move(point));
    else
      merge_outcomes(*known, point);
  }
}

} // namespace

Totals& Totals::operator+=(const Totals& other) {
  seen += other.seen;
  all += other.all;
  return *this;
}

std::string to_string(Tenths percent) { return fmt::format("{}.{}", percent.tenths / 10, percent.tenths % 10); }

std::string Totals::percent() const { return to_string({static_cast<std::uint32_t>(tenths_of(*this))}); }

std::optional<Tenths> parse_percent(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  std::uint32_t units = 0, tenth = 0;
  const char* const end = text.data() + text.size();
  auto read = std::from_chars(text.data(), end, units);
  if (read.ec != std::errc() || units > 100) return std::nullopt;
  if (read.ptr != end && *read.ptr == '.' && end - read.ptr == 2) read = std::from_chars(read.ptr + 1, end, tenth);
  if (read.ec != std::errc() || read.ptr != end || units * 10 + tenth > whole) return std::nullopt;
  return Tenths{units * 10 + tenth};
}

bool reaches(const Totals& totals, Tenths minimum) { return totals.seen * whole >= totals.all * minimum.tenths; }

Totals totals_of(const Point& point) {
  Totals totals;
  for (const Seen& seen : point.outcomes) totals += {seen.units > 0 ? std::size_t{1} : 0, 1};
  return totals;
}

Totals PolicyCoverage::totals() const {
  Totals totals;
  for (const Point& point : points) totals += totals_of(point);
  return totals;
}

Totals totals_of(const std::vector<PolicyCoverage>& policies) {
  Totals totals;
  for (const PolicyCoverage& policy : policies) totals += policy.totals();
  return totals;
}

bool Collector::knows(text::FileId file, std::string_view policy) const {
  return std::any_of(policies_.begin(), policies_.end(), [&](const PolicyCoverage& each) { return each.file == file && each.name == policy; });
}

PolicyCoverage& Collector::policy(text::FileId file, const std::string& name) {
  const auto known =
      std::find_if(policies_.begin(), policies_.end(), [&](const PolicyCoverage& each) { return each.file == file && each.name == name; });
  if (known != policies_.end()) return *known;
  policies_.push_back({file, name, {}});
  return policies_.back();
}

void Collector::add(text::FileId file, const program::Program& program, std::vector<Point> points) {
  merge(policy(file, program.name).points, std::move(points));
}

void Collector::expect(text::FileId file, const program::Program& program) { add(file, program, points_of(program, sources_).points); }

void Collector::observe(text::FileId file, const program::Program& program, const timeline::Timeline& timeline, const engine::Explained& explained) {
  ProgramPoints points = points_of(program, sources_);
  coverage::observe(points, program, timeline, explained);
  add(file, program, std::move(points.points));
}

std::vector<PolicyCoverage> Collector::coverage() const {
  std::vector<PolicyCoverage> sorted = policies_;
  for (PolicyCoverage& policy : sorted) {
    const auto place = [&](const Point& point) { return std::tuple(point.span.file != policy.file, point.span.file, point.span.begin); };
    std::stable_sort(policy.points.begin(), policy.points.end(), [&](const Point& a, const Point& b) { return place(a) < place(b); });
  }
  return sorted;
}

} // namespace guiyin::coverage
