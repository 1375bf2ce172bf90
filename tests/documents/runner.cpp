#include "tests/documents/runner.hpp"

#include "interpreter/cli/cli.hpp"
#include "tests/documents/command_line.hpp"
#include "tests/documents/difference.hpp"
#include "tests/documents/section_file.hpp"

#include <map>

namespace guiyin::documents {
namespace {

// What a command must give, or gave.
struct Result {
  std::string output, error;
  bool error_compared = false;
  int status = 0;
  std::map<std::string, std::string> wrote;
};

std::string with_line_end(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text += "\n(no line end)\n";
  return text;
}

Result carry_out(const CommandLine& command, io::MemoryFiles& files) {
  Result result;
  cli::Streams streams;
  streams.read_input = [&]() -> io::ReadOutcome { return command.input ? files.read(*command.input) : io::FileBytes(); };
  streams.output = [&](std::string_view bytes) -> std::optional<io::FileProblem> {
    result.output += bytes;
    return std::nullopt;
  };
  streams.error = [&](std::string_view bytes) { result.error += bytes; };
  streams.locale = command.locale;
  result.status = static_cast<int>(cli::main(command.arguments, streams, files));
  result.output = with_line_end(std::move(result.output));
  result.error = with_line_end(std::move(result.error));
  return result;
}

class Runner {
public:
  explicit Runner(const Document& document) : sections_(document.sections) { outcome_.updated.prose = document.prose; }

  Outcome run() {
    for (std::size_t at = 0; at < sections_.size();) {
      const Section& section = sections_[at];
      if (section.heading.starts_with("$ ")) {
        at = run_command(at);
        continue;
      }
      if (is_file(section)) {
        add_file(section);
      } else if (section.heading.starts_with("scratch ")) {
        files_.scratch_room = std::stoull(section.heading.substr(8));
      } else if (!section.heading.starts_with("# ")) {
        fail("no section is headed “" + section.heading + "”, or not here\n");
      }
      outcome_.updated.sections.push_back(section);
      ++at;
    }
    if (outcome_.commands == 0) fail("the document has no command\n");
    return std::move(outcome_);
  }

private:
  void fail(std::string text) { outcome_.failures.push_back(std::move(text)); }

  void add_file(const Section& section) {
    SectionFile file = file_of(section);
    if (!file.missing.empty()) return fail("the repository has no file " + file.missing + "\n");
    files_.files[file.name] = std::move(file.content);
  }

  // Returns the index of the section behind the command's own.
  std::size_t run_command(std::size_t at) {
    const std::size_t first = at;
    Result expected{sections_[at].body, {}, false, 0, {}};
    for (++at; at < sections_.size(); ++at) {
      const std::string& heading = sections_[at].heading;
      if (heading == "stderr") {
        expected.error = sections_[at].body;
        expected.error_compared = true;
      } else if (heading.starts_with("exit ")) {
        expected.status = std::stoi(heading.substr(5));
      } else if (heading.starts_with("wrote ")) {
        expected.wrote[heading.substr(6)] = sections_[at].body;
      } else {
        break;
      }
    }
    ++outcome_.commands;
    const auto command = read_command(std::string_view(sections_[first].heading).substr(2));
    if (!command) {
      fail("a command begins with “guiyin”\n");
      for (std::size_t i = first; i < at; ++i) outcome_.updated.sections.push_back(sections_[i]);
      return at;
    }
    Result actual = carry_out(*command, files_);
    for (const auto& [name, text] : expected.wrote) actual.wrote[name] = written(name);
    actual.error_compared = expected.error_compared || actual.status != 0;
    compare(sections_[first].heading, expected, actual);
    update(sections_[first], expected, actual, sections_[at - 1].blanks);
    return at;
  }

  // `heading` is a file's name, maybe with `escaped` behind it.
  std::string written(std::string_view heading) const {
    constexpr std::string_view escaped = " escaped";
    const bool escapes = heading.ends_with(escaped);
    const std::string name(heading.substr(0, heading.size() - (escapes ? escaped.size() : 0)));
    if (!files_.is_file(name)) return "(no such file)\n";
    const std::string& content = files_.files.at(name);
    return with_line_end(escapes ? escape(content) : content);
  }

  void compare(const std::string& command, const Result& expected, const Result& actual) {
    const auto differ = [&](const std::string& what, const std::string& before, const std::string& now) {
      if (before != now) fail(command + "\n  " + what + ":\n" + difference(before, now));
    };
    differ("standard output", expected.output, actual.output);
    if (actual.error_compared) differ("standard error", expected.error, actual.error);
    for (const auto& [name, text] : expected.wrote) differ(name, text, actual.wrote.at(name));
    if (expected.status != actual.status)
      fail(command + "\n  exit " + std::to_string(actual.status) + " instead of " + std::to_string(expected.status) + "\n");
  }

  void update(const Section& command, const Result& expected, const Result& actual, std::size_t blanks) {
    std::vector<Section>& sections = outcome_.updated.sections;
    sections.push_back({command.heading, actual.output, 0});
    if (actual.error_compared && (expected.error_compared || !actual.error.empty())) sections.push_back({"stderr", actual.error, 0});
    for (const auto& [name, text] : actual.wrote) sections.push_back({"wrote " + name, text, 0});
    if (actual.status != 0) sections.push_back({"exit " + std::to_string(actual.status), {}, 0});
    sections.back().blanks = blanks;
  }

  const std::vector<Section>& sections_;
  io::MemoryFiles files_;
  Outcome outcome_;
};

} // namespace

Outcome run(const Document& document) { return Runner(document).run(); }

} // namespace guiyin::documents
