#include "interpreter/coverage/coverage_report.hpp"
#include "interpreter/coverage/words.hpp"

#include "grammar/text/json.hpp"

#include <fmt/format.h>

namespace guiyin::coverage {

namespace {

using text::json_string;

std::string totals_json(const Totals& totals) {
  return fmt::format(R"("seen":{},"all":{},"percent":"{}")", totals.seen, totals.all, totals.percent());
}

std::string outcomes_json(const Point& point) {
  std::string out;
  for (const Seen& seen : point.outcomes)
    out += fmt::format(R"({}{{"name":"{}","units":{}}})", out.empty() ? "" : ",", outcome_name(seen.outcome), seen.units);
  return out;
}

std::string point_json(const Point& point, const text::Sources& sources) {
  const text::Source& source = sources[point.span.file];
  const text::Position place = source.position(point.span.begin);
  return fmt::format(R"({{"kind":"{}","claim":{},"path":{},"line":{},"column":{},"text":{},"outcomes":[{}]}})", kind_name(point.kind),
                     point.claim.empty() ? "null" : json_string(point.claim), json_string(source.path()), place.line, place.column,
                     json_string(point.text.en), outcomes_json(point));
}

std::string policy_json(const PolicyCoverage& policy, const text::Sources& sources) {
  std::string points;
  for (const Point& point : policy.points) points += (points.empty() ? "" : ",") + point_json(point, sources);
  return fmt::format(R"({{"policy":{},"path":{},{},"points":[{}]}})", json_string(policy.name), json_string(sources[policy.file].path()),
                     totals_json(policy.totals()), points);
}

} // namespace

std::string coverage_json(const std::vector<PolicyCoverage>& policies, const text::Sources& sources) {
  std::string all;
  for (const PolicyCoverage& policy : policies) all += (all.empty() ? "" : ",") + policy_json(policy, sources);
  return fmt::format(R"({{{},"policies":[{}]}})", totals_json(totals_of(policies)), all);
}

} // namespace guiyin::coverage
