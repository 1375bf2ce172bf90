#include "interpreter/testing/update.hpp"

#include "grammar/print/print_story.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

const Sentence not_run("the test could not be run", "这个测试无法运行");
const Sentence nothing_expected("the test expects nothing", "这个测试没有写预期");

Sentence reason_of(const TestResult& test) {
  return test.expectations == 0 && test.problems.front().code == expects_nothing ? nothing_expected : not_run;
}

// Without the blanks behind it, which belong to a comment or to the layout.
text::Span trimmed(text::Span span, const text::Sources& sources) {
  const std::string_view written = sources.text(span);
  const std::size_t last = written.find_last_not_of(" \t\r\n");
  span.end = span.begin + static_cast<std::uint32_t>(last == written.npos ? 0 : last + 1);
  return span;
}

void note(const Failure& failure, const text::Sources& sources, FileUpdate& update) {
  const text::Span place = trimmed(failure.place, sources);
  if (const auto* reason = std::get_if<Sentence>(&failure.rewriting)) {
    update.refusals.push_back({place, *reason});
    return;
  }
  const std::string before(sources.text(place));
  update.changes.push_back({place, before, print::print_expectation(std::get<syntax::Expect>(failure.rewriting), language_of(before))});
}

std::string place_text(const text::Sources& sources, text::Span place) {
  return fmt::format("{}:{}", sources[place.file].path(), sources[place.file].position(place.begin).line);
}

// Where it begins, without the blanks before it.
std::string_view line_at(const text::Sources& sources, text::Span place) {
  const text::Source& source = sources[place.file];
  const std::string_view line = source.line(source.position(place.begin).line);
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

} // namespace

FileUpdate update_of(const std::vector<TestResult>& tests, const text::Sources& sources) {
  FileUpdate update;
  for (const TestResult& test : tests) {
    if (!test.problems.empty()) update.refusals.push_back({test.place, reason_of(test)});
    for (const Failure& failure : test.failures) note(failure, sources, update);
  }
  std::sort(update.changes.begin(), update.changes.end(), [](const Change& a, const Change& b) { return a.place.begin < b.place.begin; });
  return update;
}

std::string apply(std::string_view content, const std::vector<Change>& changes) {
  std::string out;
  std::size_t at = 0;
  for (const Change& change : changes) {
    out += content.substr(at, change.place.begin - at);
    out += change.after;
    at = change.place.end;
  }
  return out + std::string(content.substr(at));
}

std::string update_text(const FileUpdate& update, const text::Sources& sources, text::Language language) {
  const bool chinese = language == text::Language::chinese;
  std::string out;
  for (const Change& change : update.changes)
    out += fmt::format("{}\n  - {}\n  + {}\n", place_text(sources, change.place), change.before, change.after);
  for (const Refusal& refusal : update.refusals)
    out += fmt::format(fmt::runtime(chinese ? "{}\n    {}\n    保持原样：{}\n" : "{}\n    {}\n    left as it is: {}\n"),
                       place_text(sources, refusal.place), line_at(sources, refusal.place), chinese ? refusal.reason.zh : refusal.reason.en);
  return out;
}

} // namespace guiyin::testing
