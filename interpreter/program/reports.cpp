#include "interpreter/program/reports.hpp"

#include "interpreter/program/names.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::program {

namespace {

constexpr std::size_t longest_list = 16;

bool says_the_same(const text::Diagnostic& a, const text::Diagnostic& b) {
  const auto same_text = [](const Argument& x, const Argument& y) { return x.en == y.en; };
  return a.code == b.code && std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(), same_text);
}

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

Report& Report::did_you_mean(Span span, const std::vector<std::string>& meant) {
  for (const std::string& each : meant) fix("did_you_mean", {each}, {span, each});
  return *this;
}

Report& Report::suggest(Span span, std::string_view written, const std::vector<std::string>& candidates, vocabulary::Position position) {
  const std::vector<std::string> meant = likely(written, candidates, position);
  if (!meant.empty()) return did_you_mean(span, meant);
  if (!candidates.empty() && candidates.size() <= longest_list) return help("there_are", {list_of(candidates)});
  return *this;
}

Report& Report::suggest_text(const syntax::Text& text, const std::vector<std::string>& candidates) {
  suggest(text.span, text.value, candidates);
  for (text::Help& help : diagnostic_->helps)
    if (help.edit) help.edit->replacement = "\"" + help.edit->replacement + "\"";
  return *this;
}

Report Reports::error(std::uint16_t code, Span span, std::vector<Argument> arguments) {
  ++errors_;
  return add(text::Severity::error, code, span, std::move(arguments));
}

Report Reports::warning(std::uint16_t code, Span span, std::vector<Argument> arguments) {
  return add(text::Severity::warning, code, span, std::move(arguments));
}

std::string Reports::written(const syntax::Name& name) const {
  if (name.word == vocabulary::Word::none || name.span == Span{}) return name.text;
  return std::string(sources_.text(name.span));
}

void Reports::circle(Span span, const Argument& what, std::vector<std::string> names) {
  std::string written;
  for (const std::string& name : names) written += name + " → ";
  written += names.front();
  std::rotate(names.begin(), std::min_element(names.begin(), names.end()), names.end());
  names.push_back(what.en);
  if (circles_.insert(std::move(names)).second) {
    error(203, span, {what, written});
  } else {
    ++errors_;
  }
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
  text::Diagnostics kept, without_place; // settings stand in no file, so their place does not tell them apart
  for (const text::Diagnostic& diagnostic : diagnostics_) {
    if (diagnostic.severity == text::Severity::warning && diagnostic.span.file != file) continue;
    if (diagnostic.span != Span{}) {
      kept.push_back(diagnostic);
    } else if (std::none_of(without_place.begin(), without_place.end(), [&](const auto& other) { return says_the_same(other, diagnostic); })) {
      without_place.push_back(diagnostic);
    }
  }
  text::sort_unique(kept);
  without_place.insert(without_place.end(), kept.begin(), kept.end());
  return without_place;
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
