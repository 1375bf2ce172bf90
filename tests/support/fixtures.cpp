#include "tests/support/fixtures.hpp"

#include "grammar/text/render.hpp"
#include "interpreter/io/library.hpp"
#include "interpreter/io/read_events.hpp"

#include <stdexcept>

namespace guiyin::fixtures {

namespace {

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }

void require_clean(const text::Diagnostics& diagnostics, const text::Sources& sources) {
  for (const text::Diagnostic& diagnostic : diagnostics)
    if (diagnostic.severity == text::Severity::error) fail(text::render(diagnostic, sources, text::Language::english));
}

timeline::Timeline read(const std::string& path, std::string_view content) {
  const std::vector<io::EventText> texts{{path, content}};
  io::ReadResult result = io::read_events(texts);
  for (const io::RowProblem& problem : result.problems) fail(io::render(problem, texts, text::Language::english));
  if (!result.file_problems.empty()) fail("events: " + text::to_string(result.file_problems.front().code));
  return std::move(result.timeline);
}

} // namespace

std::vector<program::Program> programs_of(std::string_view policy_text, const std::vector<program::Setting>& settings) {
  text::Sources sources;
  const io::MemoryFiles files;
  io::Library library(sources, files);
  text::Diagnostics syntax;
  const auto opened = library.open_text("test.gy", std::string(policy_text), syntax);
  require_clean(syntax, sources);
  program::CompileOptions options;
  options.settings = settings;
  const program::Checked checked = program::compile(*opened.tree, library, sources, options);
  require_clean(checked.diagnostics, sources);
  std::vector<program::Program> programs;
  for (const auto& each : checked.programs) programs.push_back(each.value());
  if (programs.empty()) fail("no policy");
  return programs;
}

program::Program program_of(std::string_view policy_text, const std::vector<program::Setting>& settings) {
  return programs_of(policy_text, settings).front();
}

program::Program built_in(std::string_view name, const std::vector<program::Setting>& settings) {
  const auto found = io::find_built_in(name);
  if (!found) fail("no built-in policy " + std::string(name));
  return program_of(found->content, settings);
}

timeline::Timeline timeline_of(std::string_view rows) {
  const bool has_header = rows.substr(0, rows.find('\n')).find("type") != std::string_view::npos;
  return read("test.csv", has_header ? std::string(rows) : std::string(usual_header) + "\n" + std::string(rows));
}

timeline::Timeline story_of(std::string_view text) { return read("test.timeline", text); }

} // namespace guiyin::fixtures
