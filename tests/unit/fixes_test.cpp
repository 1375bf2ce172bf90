// What is offered works (docs/writing-messages.md, rule 5): each edit that goes with a message of the collection of mistakes is carried out, the file
// is read again, and the mistake is gone without another in its place.
#include "tests/documents/section_file.hpp"

#include "interpreter/io/library.hpp"
#include "interpreter/program/compile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace guiyin;

struct Read {
  std::string content; // as places count in it
  text::FileId file{};
  text::Diagnostics problems; // of this file, errors and warnings
};

bool is_rule_file(const std::string& name) { return name.ends_with(".gy"); }

text::Diagnostics problems_of(const std::string& name, const io::Library::Opened& opened, io::Library& library, text::Sources& sources) {
  program::CompileOptions options;
  options.check_only = true;
  options.syntax = opened.syntax;
  return is_rule_file(name) ? program::compile(*opened.tree, library, sources, options).diagnostics : text::Diagnostics{};
}

Read read_rules(const std::string& name, const io::MemoryFiles& files) {
  text::Sources sources;
  io::Library library(sources, files);
  Read read;
  const auto opened = library.open(name, read.problems);
  if (!opened.tree) return {};
  read.file = opened.tree->file;
  read.content = sources[read.file].content();
  const text::Diagnostics checked = problems_of(name, opened, library, sources);
  read.problems.insert(read.problems.end(), checked.begin(), checked.end());
  std::erase_if(read.problems, [&](const text::Diagnostic& problem) { return problem.span.file != read.file; });
  text::sort_unique(read.problems);
  return read;
}

Read read_timeline(const std::string& name, const io::MemoryFiles& files) {
  text::Sources sources;
  Read read;
  read.file = sources.add(name, files.files.at(name));
  read.content = sources[read.file].content();
  read.problems = parse::parse_timelines(sources[read.file], read.file).diagnostics;
  return read;
}

Read read(const std::string& name, const io::MemoryFiles& files) { return is_rule_file(name) ? read_rules(name, files) : read_timeline(name, files); }

std::string edited(std::string content, const text::Edit& edit) {
  return content.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
}

// Where a place of the file before the edit stands behind it.
std::int64_t moved(std::uint32_t place, const text::Edit& edit) {
  if (place < edit.span.end) return place;
  return static_cast<std::int64_t>(place) - (edit.span.end - edit.span.begin) + static_cast<std::int64_t>(edit.replacement.size());
}

std::string line_at(const std::string& content, std::uint32_t place) {
  const std::size_t begin = place == 0 ? 0 : content.rfind('\n', place - 1) + 1;
  return content.substr(begin, content.find('\n', place) - begin);
}

// Errors that stand behind the edit and did not before. Where the place is known already, only the number of messages counts: a file that is read
// farther may tell more of its other mistakes.
std::string new_errors(const Read& before, const Read& after, const text::Edit& edit) {
  std::string found;
  for (const text::Diagnostic& problem : after.problems) {
    const bool known = std::any_of(before.problems.begin(), before.problems.end(), [&](const text::Diagnostic& old) {
      return old.code == problem.code && moved(old.span.begin, edit) == static_cast<std::int64_t>(problem.span.begin);
    });
    if (!known && problem.severity == text::Severity::error)
      found += text::to_string(problem.code) + " at: " + line_at(after.content, problem.span.begin) + "\n";
  }
  return found;
}

bool is_still_told(const text::Diagnostic& problem, const Read& after, const text::Edit& edit) {
  return std::any_of(after.problems.begin(), after.problems.end(), [&](const text::Diagnostic& other) {
    return other.code == problem.code && static_cast<std::int64_t>(other.span.begin) == moved(problem.span.begin, edit);
  });
}

// Carries out every edit that is offered for one file.
std::size_t try_edits(const std::string& name, io::MemoryFiles files) {
  const Read before = read(name, files);
  std::size_t tried = 0;
  for (const text::Diagnostic& problem : before.problems)
    for (const text::Help& help : problem.helps) {
      if (!help.edit || help.edit->span.file != before.file) continue;
      files.files[name] = edited(before.content, *help.edit);
      const Read after = read(name, files);
      INFO(text::to_string(problem.code), " help.", help.key, " at: ", line_at(before.content, problem.span.begin));
      INFO("becomes: ", line_at(after.content, help.edit->span.begin));
      CHECK_FALSE(is_still_told(problem, after, *help.edit));
      CHECK(new_errors(before, after, *help.edit) == "");
      ++tried;
    }
  return tried;
}

documents::Document document_at(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return documents::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

io::MemoryFiles files_of(const documents::Document& document) {
  io::MemoryFiles files;
  for (const documents::Section& section : document.sections) {
    if (!documents::is_file(section)) continue;
    documents::SectionFile file = documents::file_of(section);
    files.files[file.name] = std::move(file.content);
  }
  return files;
}

} // namespace

TEST_CASE("each edit that is offered for a mistake mends it") {
  std::size_t tried = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIYIN_TOP) / "tests/language/mistakes")) {
    if (entry.path().extension() != ".txt") continue;
    INFO(entry.path().string());
    const io::MemoryFiles files = files_of(document_at(entry.path()));
    for (const auto& [name, content] : files.files)
      if (is_rule_file(name) || name.ends_with(".timeline")) tried += try_edits(name, files);
  }
  CHECK(tried >= 100);
}
