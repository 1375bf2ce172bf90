#include "grammar/parse/story_builder.hpp"

#include "grammar/parse/story_hints.hpp"
#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::parse::story {

namespace {

constexpr std::size_t most_expected = 9; // a longer list helps nobody

// "a, b or c"
text::Argument one_of(const std::vector<text::Argument>& expected) {
  text::Argument joined{"", ""};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const bool last = i + 1 == expected.size();
    joined.en += (i == 0 ? "" : last ? " or " : ", ") + expected[i].en;
    joined.zh += (i == 0 ? "" : last ? "或" : "、") + expected[i].zh;
  }
  return joined;
}

std::string without_quotes(const std::string& word) {
  constexpr std::string_view open = "“", close = "”";
  if (!word.starts_with(open) || !word.ends_with(close)) return word;
  return word.substr(open.size(), word.size() - open.size() - close.size());
}

// How many more braces are opened than closed; less than 0 if more are closed.
int braces_lacking(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == text_begin) at = std::min(text.find(text_end, at), text.size() - 1);
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
  }
  return depth;
}

} // namespace

StoryBuilder::StoryBuilder(const StoryText& source, std::string_view content, text::FileId file, Place outermost, text::Diagnostics& diagnostics)
    : source_(source), content_(content), file_(file), outermost_(outermost), diagnostics_(diagnostics), lacking_(braces_lacking(source.text)) {}

void StoryBuilder::begin_line() {
  draft = {};
  farthest_ = 0;
  expected_.clear();
}

bool StoryBuilder::report(std::uint16_t code, text::Span where, std::vector<text::Argument> arguments, std::vector<text::Help> helps) {
  if (draft.reported || place() == Place::ignored) return false;
  draft.reported = true;
  if (helps.empty()) helps.push_back({"way_out", {}, std::nullopt});
  diagnostics_.push_back({{code}, text::Severity::error, where, std::move(arguments), {}, std::move(helps)});
  return true;
}

std::string StoryBuilder::written(Range range) const {
  const text::Span where = span(range);
  return std::string(content_.substr(where.begin, where.end - where.begin));
}

void StoryBuilder::missed(std::size_t at, text::Argument expected) {
  if (at < farthest_) return;
  if (at > farthest_) expected_.clear();
  farthest_ = at;
  const bool known = std::any_of(expected_.begin(), expected_.end(), [&](const text::Argument& e) { return e.en == expected.en; });
  if (!known) expected_.push_back(std::move(expected));
}

// What stands at a place, for messages.
text::Argument StoryBuilder::found(std::size_t at) const {
  const std::string_view rest = std::string_view(source_.text).substr(std::min(at, source_.text.size()));
  if (rest.empty() || rest.front() == '\n') return {"the end of the line", "行尾"};
  if (rest.front() == text_begin) return {"a text in quotes", "引号中的文字"};
  if (rest.front() == unreadable) return {"an unreadable character", "无法识别的字符"};
  const std::size_t length = std::max<std::size_t>(name_length(rest), text::decode(rest, 0).bytes);
  const std::string token(rest.substr(0, length));
  return {"“" + token + "”", "“" + token + "”"};
}

// The word meant, else how such a line is written.
std::vector<text::Help> StoryBuilder::way_out(std::string_view line, std::size_t at) const {
  const std::string_view rest = std::string_view(source_.text).substr(std::min(at, source_.text.size()));
  const std::string_view written = written_at(rest);
  const auto meant = meant_here(line, written, candidates());
  if (!meant) return {{example_of(line), {}, std::nullopt}};
  const bool glued = at > 0 && *meant == "->" && source_.text[at - 1] != ' ';
  return {{"did_you_mean", {*meant}, text::Edit{span({at, at + written.size()}), (glued ? " " : "") + *meant}}};
}

std::vector<std::string> StoryBuilder::candidates() const {
  std::vector<std::string> words;
  for (const text::Argument& expected : expected_) {
    words.push_back(without_quotes(expected.en));
    words.push_back(without_quotes(expected.zh));
  }
  return words;
}

// Where the word before the farthest place is not the name as which it was read.
bool StoryBuilder::report_other_verb(Range passed) {
  const std::string_view line = text(passed);
  const std::size_t end = line.find_last_not_of(" \t", farthest_ - passed.begin - 1) + 1;
  if (farthest_ <= passed.begin || end == 0) return false;
  const std::size_t begin = line.find_last_of(" \t", end - 1) + 1; // 0 if it is the line's first
  const auto meant = meant_verb(line, line.substr(begin, end - begin), candidates());
  if (!meant) return false;
  const text::Span where = span({passed.begin + begin, passed.begin + end});
  report(150, where, {found(passed.begin + begin), one_of(expected_)}, {{"did_you_mean", {*meant}, text::Edit{where, *meant}}});
  return true;
}

void StoryBuilder::mistake(Range passed) {
  const std::string_view line = text(passed);
  const std::size_t quote = line.find(unclosed);
  if (quote != std::string_view::npos) {
    const text::Span where = span({passed.begin + quote, passed.begin + quote + 1});
    report(152, where, {}, {{"way_out", {}, text::Edit{{where.file, where.end, where.end}, "\""}}});
  } else if (const auto word = everyday_start(line)) {
    const Range first{passed.begin, passed.begin + name_length(line)};
    report(151, span(first), {}, {{"did_you_mean", {*word}, text::Edit{span(first), *word}}});
  } else if (farthest_ <= passed.begin || expected_.size() > most_expected) {
    report(151, span({std::max(passed.begin, farthest_), passed.end}), {}, way_out(line, std::max(passed.begin, farthest_)));
  } else if (!report_other_verb(passed)) {
    const std::size_t length = std::max<std::size_t>(1, name_length(std::string_view(source_.text).substr(farthest_)));
    report(150, span({farthest_, std::min(farthest_ + length, source_.text.size())}), {found(farthest_), one_of(expected_)},
           way_out(line, farthest_));
  }
  begin_line();
}

// --- lines -------------------------------------------------------------------------------------------------------------------------------

std::vector<syntax::Entry>* StoryBuilder::events_here(text::Span where) {
  switch (place()) {
  case Place::timeline:
    if (outermost_ == Place::file) return &blocks.back().story.entries;
    return &story.entries;
  case Place::test:
    if (story.steps.empty()) return &story.entries;
    report(162, where);
    return nullptr;
  case Place::file:
    if (!first_bare_line_) first_bare_line_ = where;
    return &story.entries;
  case Place::then:
    return &std::get<syntax::Then>(story.steps.back()).entries;
  case Place::case_:
    report(160, where);
    return nullptr;
  case Place::ignored:
    return nullptr;
  }
  return nullptr;
}

void StoryBuilder::finish_entries() {
  const text::Span where = draft.entries.empty() ? text::Span{} : text::cover(draft.entries.front().span, draft.entries.back().span);
  std::vector<syntax::Entry>* events = events_here(where);
  if (events && !draft.reported) std::move(draft.entries.begin(), draft.entries.end(), std::back_inserter(*events));
  begin_line();
}

void StoryBuilder::finish_then_line(text::Span where) {
  if (place() != Place::test) {
    report(161, where);
  } else if (!draft.reported) {
    story.steps.push_back(syntax::Then{std::move(draft.entries), where});
  }
  begin_line();
}

void StoryBuilder::finish_expectation(text::Span where) {
  draft.expect.span = where;
  if (place() == Place::test) {
    if (!draft.reported) story.steps.push_back(std::move(draft.expect));
  } else if (place() == Place::case_) {
    if (!draft.reported) std::get<syntax::Case>(story.steps.back()).expects.push_back(std::move(draft.expect));
  } else {
    report(161, where);
  }
  begin_line();
}

// --- blocks ------------------------------------------------------------------------------------------------------------------------------

bool StoryBuilder::open(Place inside, text::Span where, bool allowed, std::uint16_t code) {
  if (!allowed) report(code, where);
  const bool counts = allowed && !draft.reported;
  open_.push_back({counts ? inside : Place::ignored, where});
  return counts;
}

void StoryBuilder::open_timeline(text::Span where) {
  std::optional<syntax::Text> title = std::move(draft.title);
  const bool allowed = place() == Place::test || place() == Place::file;
  if (open(Place::timeline, where, allowed, 169)) {
    if (outermost_ == Place::file) {
      blocks.push_back({std::move(title), {{}, {}, where}});
    } else {
      const std::size_t first = story.entries.size();
      story.timelines.push_back({title ? std::optional(syntax::Label{title->value, title->span}) : std::nullopt, first, first, where});
    }
  }
  begin_line();
}

void StoryBuilder::open_then(text::Span where) {
  if (open(Place::then, where, place() == Place::test, 161)) story.steps.push_back(syntax::Then{{}, where});
  begin_line();
}

void StoryBuilder::open_case(text::Span where) {
  if (open(Place::case_, where, place() == Place::test, 161)) story.steps.push_back(syntax::Case{std::move(draft.settings), {}, where});
  begin_line();
}

void StoryBuilder::close(std::size_t at) {
  const Open closed = open_.back();
  const text::Span whole = text::cover(closed.where, span({at, std::min(at + 1, source_.text.size())}));
  if (closed.place == Place::timeline && outermost_ == Place::file) {
    blocks.back().story.span = whole;
  } else if (closed.place == Place::timeline) {
    story.timelines.back().end = story.entries.size();
    story.timelines.back().span = whole;
  }
  if (closed.place == Place::then) std::get<syntax::Then>(story.steps.back()).span = whole;
  if (closed.place == Place::case_) std::get<syntax::Case>(story.steps.back()).span = whole;
  open_.pop_back();
  begin_line();
}

// The blanks before what begins a line.
std::string StoryBuilder::indent_of(text::Span head) const {
  const std::size_t line = content_.rfind('\n', head.begin) + 1; // npos + 1 is the file's begin
  const std::string_view before = content_.substr(line, head.begin - line);
  return std::string(before.substr(0, std::min(before.find_first_not_of(" \t"), before.size())));
}

void StoryBuilder::missing_open_brace(std::size_t at) {
  const std::size_t last = source_.text.find_last_not_of(" \t\r\n", at - 1) + 1;
  const bool colon = at < source_.text.size() && source_.text[at] == ':';
  const text::Span place = colon ? span({at, at + 1}) : span({last, last});
  report(124, place, {}, {{"open", {}, text::Edit{place, " {"}}});
  ++lacking_;
  draft.reported = false; // the block counts
}

void StoryBuilder::missing_brace(std::size_t at) {
  const Open& opened = open_.back();
  const std::size_t last = source_.text.find_last_not_of(" \t\r\n", at - 1) + 1;
  const text::Span head = opened.where, place = span({last, last});
  const bool told = report(167, place, {}, {{"close", {}, text::Edit{place, "\n" + indent_of(head) + "}"}}});
  if (told) diagnostics_.back().labels.push_back({head, "opened", {}});
  --lacking_;
  close(last);
}

void StoryBuilder::stray_brace(text::Span where) {
  report(168, where, {}, {{"way_out", {}, text::Edit{where, ""}}});
  begin_line();
}

void StoryBuilder::finish_file() {
  if (first_bare_line_ && !blocks.empty()) report(163, *first_bare_line_);
  const auto end = source_.text.size();
  if (blocks.empty()) blocks.push_back({std::nullopt, {std::move(story.entries), {}, span({0, end})}});
  begin_line();
}

} // namespace guiyin::parse::story
