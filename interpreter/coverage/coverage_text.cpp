#include "interpreter/coverage/coverage_report.hpp"
#include "interpreter/coverage/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::coverage {

namespace {

using text::Language;

// The points that begin on one line of a file.
struct Line {
  text::FileId file{};
  std::uint32_t number = 0;
  std::vector<const Point*> points;
};

class CoverageText {
public:
  CoverageText(const text::Sources& sources, Language language) : sources_(sources), language_(language) {}

  std::string policy(const PolicyCoverage& policy) const {
    std::string out = heading(policy.name, sources_[policy.file].path(), policy.totals());
    text::FileId file = policy.file;
    for (const Line& line : lines_of(policy)) {
      if (line.file != file) out += fmt::format("  {}\n", sources_[line.file].path());
      file = line.file;
      out += show(line);
    }
    return out;
  }

  std::string sum(const Totals& totals) const {
    return fmt::format(fmt::runtime(say("coverage {} % ({} of {})\n", "覆盖率 {}%（{} / {}）\n")), totals.percent(), totals.seen, totals.all);
  }

private:
  std::string_view say(std::string_view english, std::string_view chinese) const { return language_ == Language::chinese ? chinese : english; }

  std::string heading(const std::string& name, const std::string& path, const Totals& totals) const {
    return fmt::format(fmt::runtime(say("coverage of {}  {}  {} % ({} of {})\n", "{} 的覆盖率  {}  {}%（{} / {}）\n")), name, path, totals.percent(),
                       totals.seen, totals.all);
  }

  std::vector<Line> lines_of(const PolicyCoverage& policy) const {
    std::vector<Line> lines;
    for (const Point& point : policy.points) {
      const std::uint32_t number = sources_[point.span.file].position(point.span.begin).line;
      if (lines.empty() || lines.back().file != point.span.file || lines.back().number != number) lines.push_back({point.span.file, number, {}});
      lines.back().points.push_back(&point);
    }
    return lines;
  }

  static char mark_of(const Line& line) {
    Totals totals;
    for (const Point* point : line.points) totals += totals_of(*point);
    return totals.complete() ? '+' : totals.seen == 0 ? '-' : '~';
  }

  std::string show(const Line& line) const {
    std::string out = fmt::format("  {} {:>4} | {}\n", mark_of(line), line.number, sources_[line.file].line(line.number));
    std::vector<std::string> said; // arms of one line may lack the same
    for (const Point* point : line.points) {
      for (std::string& sentence : missing(*point, language_)) {
        if (std::find(said.begin(), said.end(), sentence) != said.end()) continue;
        out += fmt::format("         ! {}\n", sentence);
        said.push_back(std::move(sentence));
      }
    }
    return out;
  }

  const text::Sources& sources_;
  Language language_;
};

} // namespace

std::string coverage_text(const std::vector<PolicyCoverage>& policies, const text::Sources& sources, Language language) {
  const CoverageText text(sources, language);
  std::string out;
  for (const PolicyCoverage& policy : policies) out += text.policy(policy) + "\n";
  return out + text.sum(totals_of(policies));
}

} // namespace guiyin::coverage
