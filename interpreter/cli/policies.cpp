#include "interpreter/cli/policies.hpp"

#include "interpreter/program/names.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

using program::Program;
using program::Setting;

// `settings` that a policy does not know. They are looked up over all policies here, so the checker's word on a single one does not count.
constexpr text::Code unknown_setting{404};

// One policy of one file, before it is chosen.
struct Found {
  const syntax::Tree* tree;
  std::size_t index; // in the file
  std::string name;
  std::optional<Program> program;
};

class Loader {
public:
  Loader(const PolicyRequest& request, io::Library& library, text::Sources& sources, const Console& console)
      : request_(request), library_(library), sources_(sources), console_(console) {}

  std::optional<std::vector<Program>> load() {
    for (const std::string& file : request_.files) find(file);
    if (failed_ || !choose() || !read_settings() || !check_settings()) return std::nullopt;
    std::vector<Program> programs;
    for (Found& found : found_) {
      if (!apply_settings(found)) return std::nullopt;
      programs.push_back(std::move(*found.program));
    }
    return programs;
  }

private:
  program::CompileOptions options(std::vector<Setting> settings, const text::Diagnostics* syntax = nullptr) const {
    return {std::move(settings), request_.roster_columns, request_.has_roster, request_.any_column, syntax};
  }

  // Errors only: warnings are `check`'s.
  bool report(text::Diagnostics diagnostics) {
    text::sort_unique(diagnostics);
    bool good = true;
    for (const text::Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity != text::Severity::error || diagnostic.code == unknown_setting) continue;
      console_.complain(diagnostic, sources_);
      good = false;
    }
    return good;
  }

  void find(const std::string& file) {
    text::Diagnostics diagnostics;
    const io::Library::Opened opened = open_policy(file, library_, diagnostics, console_);
    if (!opened.tree) return void(failed_ = true);
    program::Checked checked = program::compile(*opened.tree, library_, sources_, options({}, opened.syntax));
    diagnostics.insert(diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    if (!report(std::move(diagnostics))) return void(failed_ = true);
    if (checked.names.empty()) {
      console_.complain(message(610, {file}));
      failed_ = true;
    }
    for (std::size_t i = 0; i < checked.names.size(); ++i) found_.push_back({opened.tree, i, checked.names[i], std::move(checked.programs[i])});
  }

  // Keeps what `--policy` names.
  bool choose() {
    if (request_.names.empty()) return true;
    std::vector<std::string> existing;
    for (const Found& found : found_) existing.push_back(found.name);
    for (const std::string& name : request_.names) {
      if (std::find(existing.begin(), existing.end(), name) != existing.end()) continue;
      console_.complain(message(611, {name}, suggest(name, existing)));
      return false;
    }
    std::erase_if(found_, [&](const Found& found) { return std::count(request_.names.begin(), request_.names.end(), found.name) == 0; });
    return true;
  }

  bool read_settings() {
    for (const std::string& text : request_.settings) {
      const std::size_t sign = text.find('=');
      if (sign == text.npos || sign == 0 || sign + 1 == text.size()) {
        const bool no_value = sign != text.npos && sign > 0;
        console_.complain(message(612, {text}, no_value ? std::vector<text::Help>{{"value", {text}, std::nullopt}} : std::vector<text::Help>{}));
        return false;
      }
      settings_.push_back({text.substr(0, sign), text.substr(sign + 1)});
    }
    return true;
  }

  static bool has_param(const Program& program, const std::string& name) {
    return std::any_of(program.params.begin(), program.params.end(), [&](const program::ParamValue& param) { return param.name == name; });
  }

  bool check_settings() const {
    for (const Setting& setting : settings_) {
      std::vector<std::string> params;
      for (const Found& found : found_) {
        for (const program::ParamValue& param : found.program->params) {
          if (std::find(params.begin(), params.end(), param.name) == params.end()) params.push_back(param.name);
        }
      }
      if (std::find(params.begin(), params.end(), setting.name) != params.end()) continue;
      console_.complain(message(613, {setting.name}, suggest(setting.name, params)));
      return false;
    }
    return true;
  }

  bool apply_settings(Found& found) {
    std::vector<Setting> settings;
    for (const Setting& setting : settings_) {
      if (has_param(*found.program, setting.name)) settings.push_back(setting);
    }
    if (settings.empty()) return true;
    program::Checked checked = program::compile(*found.tree, library_, sources_, options(std::move(settings)));
    found.program = std::move(checked.programs[found.index]);
    // Other policies of the file may mind a setting that is not theirs: only this one's fate counts.
    if (!found.program) report(std::move(checked.diagnostics));
    return found.program.has_value();
  }

  const PolicyRequest& request_;
  io::Library& library_;
  text::Sources& sources_;
  const Console& console_;
  bool failed_ = false;
  std::vector<Found> found_;
  std::vector<Setting> settings_;
};

bool is_event_file(const std::string& name) {
  constexpr std::string_view ends[] = {".csv", ".jsonl", ".ndjson", ".json", ".timeline", ".tsv"};
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return name.ends_with(end); });
}

text::Diagnostic cannot_open(const std::string& name, const io::Library::Opened& opened, const io::Library& library) {
  switch (opened.text) {
  case io::TextProblem::empty:
    return message(608, {name});
  case io::TextProblem::gbk:
    return message(609, {name, text::Argument("GBK")}, {{"notepad", {}, std::nullopt}});
  case io::TextProblem::utf16:
    return message(609, {name, text::Argument("UTF-16")}, {{"notepad", {}, std::nullopt}});
  case io::TextProblem::office:
    return message(609, {name, text::Argument("a Word or Excel file", "Word 或 Excel 文件")}, {{"copy", {}, std::nullopt}});
  case io::TextProblem::nul:
    return message(609, {name, text::Argument("no text at all", "非文本内容")});
  case io::TextProblem::none:
    break;
  }
  const io::FileProblem problem = opened.problem.value_or(io::FileProblem::other);
  if (problem == io::FileProblem::not_found) {
    std::vector<std::string> names = library.names();
    std::erase_if(names, [](const std::string& known) { return known.starts_with("stdlib/"); });
    std::vector<text::Help> helps;
    for (const std::string& meant : program::meant_policies(name, names)) helps.push_back({"did_you_mean", {meant}, std::nullopt});
    return message(607, {name}, helps.empty() ? suggest(name, names) : helps);
  }
  return message(602, {name, io::describe(problem)});
}

} // namespace

io::Library::Opened open_policy(const std::string& name, io::Library& library, text::Diagnostics& diagnostics, const Console& console) {
  io::Library::Opened opened;
  if (is_event_file(name)) {
    console.complain(message(607, {name}, {{"events", {name}, std::nullopt}}));
    return opened;
  }
  if (name == "-") {
    const io::ReadOutcome read = console.streams().read_input();
    if (const auto* problem = std::get_if<io::FileProblem>(&read)) {
      console.complain(message(602, {name, io::describe(*problem)}));
      return opened;
    }
    opened = library.open_text(name, std::string(std::get<io::FileBytes>(read).view()), diagnostics);
  } else {
    opened = library.open(name, diagnostics);
  }
  if (!opened.tree) console.complain(cannot_open(name, opened, library));
  return opened;
}

std::optional<std::vector<Program>> load_policies(const PolicyRequest& request, io::Library& library, text::Sources& sources,
                                                  const Console& console) {
  return Loader(request, library, sources, console).load();
}

} // namespace guiyin::cli
