#include "interpreter/program/reports.hpp"

#include "interpreter/program/names.hpp"

#include <utility>

namespace guiyin::program {

namespace {

constexpr std::size_t longest_list = 16;

} // namespace

Report& Report::label(Span span, std::string key, std::vector<Argument> arguments) {
  diagnostic_->labels.push_back({span, std::move(key), std::move(arguments)});
  return *this;
}

Report& Report::help(std::string key, std::vector<Argument> arguments) {
  diagnostic_->helps.push_back({std::move(key), std::move(arguments), std::nullopt});
  return *this;
}

Report& Report::fix(std::string key, std::vector<Argument> arguments, text::Edit edit) {
  diagnostic_->helps.push_back({std::move(key), std::move(arguments), std::move(edit)});
  return *this;
}

Report& Report::suggest(Span span, std::string_view written, const std::vector<std::string>& candidates) {
  if (const auto meant = nearest(written, candidates)) return fix("did_you_mean", {*meant}, {span, *meant});
  if (!candidates.empty() && candidates.size() <= longest_list) return help("there_are", {list_of(candidates)});
  return *this;
}

Report Reports::error(std::uint16_t code, Span span, std::vector<Argument> arguments) {
  ++errors_;
  return add(text::Severity::error, code, span, std::move(arguments));
}

Report Reports::warning(std::uint16_t code, Span span, std::vector<Argument> arguments) {
  return add(text::Severity::warning, code, span, std::move(arguments));
}

Report Reports::add(text::Severity severity, std::uint16_t code, Span span, std::vector<Argument> arguments) {
  diagnostics_.push_back({text::Code{code}, severity, span, std::move(arguments), {}, {}});
  return Report(diagnostics_.back());
}

void Reports::take(const text::Diagnostics& diagnostics) {
  note_syntax(diagnostics);
  for (const text::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == text::Severity::error) ++errors_;
    diagnostics_.push_back(diagnostic);
  }
}

void Reports::note_syntax(const text::Diagnostics& diagnostics) {
  for (const text::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == text::Severity::error) unreadable_.insert(diagnostic.span.file);
  }
}

text::Diagnostics Reports::finish(text::FileId file) const {
  text::Diagnostics kept;
  for (const text::Diagnostic& diagnostic : diagnostics_) {
    if (diagnostic.severity == text::Severity::error || diagnostic.span.file == file) kept.push_back(diagnostic);
  }
  text::sort_unique(kept);
  return kept;
}

Argument list_of(const std::vector<std::string>& items) {
  Argument list("");
  for (const std::string& item : items) {
    list.en += (list.en.empty() ? "" : ", ") + item;
    list.zh += (list.zh.empty() ? "" : "、") + item;
  }
  return list;
}

} // namespace guiyin::program
