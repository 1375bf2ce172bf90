#include "interpreter/testing/test_report.hpp"

#include "grammar/text/json.hpp"
#include "grammar/text/render.hpp"
#include "interpreter/testing/outcome_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

using text::json_string;
using text::Language;

std::string place_text(const text::Sources& sources, text::Span place) {
  return fmt::format("{}:{}", sources[place.file].path(), sources[place.file].position(place.begin).line);
}

std::string indented(std::string_view text, std::string_view margin) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out += fmt::format("{}{}", margin, text.substr(0, end));
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class TestsText {
public:
  TestsText(const text::Sources& sources, Language language) : sources_(sources), language_(language) {}

  std::string file(const FileResults& file) {
    std::string out = file.path + "\n";
    for (const TestResult& test : file.tests) out += test.passed() ? passed(test) : failed(test);
    return out;
  }

private:
  std::string say(std::string_view english, std::string_view chinese) const {
    return std::string(language_ == Language::chinese ? chinese : english);
  }

  const std::string& in(const text::Argument& sentence) const { return language_ == Language::chinese ? sentence.zh : sentence.en; }

  std::string title(const TestResult& test) const { return fmt::format("{}  {}", test.policy, test.name); }

  std::string passed(const TestResult& test) const { return fmt::format("  {}  {}\n", say("passed", "通过"), title(test)); }

  // A mistake in a policy stands in the way of each of its tests; it is shown in full at the first.
  std::string told(const text::Diagnostic& problem) {
    const auto same = [&](const text::Diagnostic& each) { return each.code == problem.code && each.span == problem.span; };
    if (std::any_of(told_.begin(), told_.end(), same))
      return fmt::format(fmt::runtime(say("    {}  {} as above\n", "    {}  {}，同上\n")), place_text(sources_, problem.span),
                         text::to_string(problem.code));
    told_.push_back(problem);
    return indented(text::render(problem, sources_, language_), "    ");
  }

  std::string failed(const TestResult& test) {
    std::string out = fmt::format("  {}  {}  {}\n", say("FAILED", "失败"), title(test), place_text(sources_, test.place));
    for (const text::Diagnostic& problem : test.problems) out += told(problem);
    if (!test.timeline.empty()) out += fmt::format("    {}\n{}", say("timeline", "时间线"), indented(test.timeline, "      "));
    // Expectations of one unit, one after the other, share its derivation.
    for (auto failure = test.failures.begin(); failure != test.failures.end(); ++failure) {
      out += expectation(*failure);
      if (const auto next = failure + 1; next != test.failures.end() && next->derivation == failure->derivation) continue;
      out += indented(failure->derivation, "      ");
    }
    return out;
  }

  std::string expectation(const Failure& failure) const {
    const std::string settings = failure.case_text.empty() ? "" : fmt::format("  ({})", failure.case_text);
    std::string out = fmt::format("    {}  {}{}\n", place_text(sources_, failure.place), sources_.text(failure.place), settings);
    if (failure.problem) out += fmt::format("      {}\n", in(*failure.problem));
    for (const Mismatch& each : failure.mismatches)
      out += fmt::format(fmt::runtime(say("      {}: expected {}; actual {}\n", "      {}：预期 {}；实际 {}\n")), in(field_word(each.field)),
                         in(each.expected), in(each.actual));
    return out;
  }

  const text::Sources& sources_;
  Language language_;
  text::Diagnostics told_;
};

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? '?' : c;
    }
  }
  return out;
}

std::string failures_json(const TestResult& test, const text::Sources& sources) {
  std::string out;
  for (const Failure& failure : test.failures) {
    std::string fields;
    for (const Mismatch& each : failure.mismatches)
      fields += fmt::format(R"({}{{"field":{},"expected":{},"actual":{}}})", fields.empty() ? "" : ",", json_string(each.field),
                            json_string(each.expected.en), json_string(each.actual.en));
    out += fmt::format(R"({}{{"place":{},"case":{},"problem":{},"mismatches":[{}],"derivation":{}}})", out.empty() ? "" : ",",
                       json_string(place_text(sources, failure.place)), json_string(failure.case_text),
                       json_string(failure.problem ? failure.problem->en : ""), fields, json_string(failure.derivation));
  }
  return out;
}

std::string test_json(const TestResult& test, const text::Sources& sources) {
  return fmt::format(R"({{"name":{},"policy":{},"place":{},"passed":{},"expectations":{},"timeline":{},"failures":[{}],"problems":{}}})",
                     json_string(test.name), json_string(test.policy), json_string(place_text(sources, test.place)), test.passed(), test.expectations,
                     json_string(test.timeline), failures_json(test, sources), text::render_json(test.problems, sources));
}

} // namespace

TestCounts count(const std::vector<FileResults>& files) {
  TestCounts counts;
  for (const FileResults& file : files)
    for (const TestResult& test : file.tests) {
      ++(test.passed() ? counts.passed : counts.failed);
      counts.expectations += test.expectations;
    }
  return counts;
}

std::string tests_text(const std::vector<FileResults>& files, const text::Sources& sources, Language language) {
  std::string out;
  for (const FileResults& file : files)
    if (!file.tests.empty()) out += TestsText(sources, language).file(file);
  const TestCounts counts = count(files);
  const std::string sum = language == Language::chinese ? "{} 个通过，{} 个失败\n" : "{} passed, {} failed\n";
  return out + fmt::format(fmt::runtime(sum), counts.passed, counts.failed);
}

std::string tests_junit(const std::vector<FileResults>& files, const text::Sources& sources, Language language) {
  const TestCounts counts = count(files);
  std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\">\n",
                                counts.passed + counts.failed, counts.failed);
  for (const FileResults& file : files) {
    const TestCounts own = count({file});
    out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", xml(file.path), own.passed + own.failed, own.failed);
    for (const TestResult& test : file.tests) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(test.policy), xml(test.name));
      if (test.passed())
        out += "/>\n";
      else
        out += fmt::format(">\n      <failure>{}</failure>\n    </testcase>\n", xml(TestsText(sources, language).file({file.path, {test}})));
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

std::string tests_json(const std::vector<FileResults>& files, const text::Sources& sources, const std::string& coverage) {
  const TestCounts counts = count(files);
  std::string out = fmt::format(R"({{"version":1,"passed":{},"failed":{},"files":[)", counts.passed, counts.failed);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::string tests;
    for (const TestResult& test : files[i].tests) tests += (tests.empty() ? "" : ",") + test_json(test, sources);
    out += fmt::format(R"({}{{"path":{},"tests":[{}]}})", i == 0 ? "" : ",", json_string(files[i].path), tests);
  }
  return out + (coverage.empty() ? "]}\n" : fmt::format(R"(],"coverage":{}}})", coverage) + "\n");
}

} // namespace guiyin::testing
