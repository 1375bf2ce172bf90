// Events as a written timeline. LANGUAGE "Timelines people can write": "The same notation is accepted as an events file."
#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/story_rows.hpp"
#include "interpreter/timeline/builder.hpp"

#include "grammar/parse/parse.hpp"

#include <map>

namespace guiyin::io {

namespace {

constexpr std::uint16_t order_not_there = 548;

// A story row's cells as views, for the checks that all formats share.
class RawStoryRow {
public:
  RawRow of(const StoryRow& row, timeline::Moment moment, timeline::RowSource source) {
    time_ = values::to_string(moment);
    cells_.assign(row.cells.begin(), row.cells.end());
    cells_[slot_of(timeline::Column::time)] = time_;
    line_cells_.clear();
    for (const auto& line : row.lines) line_cells_.emplace_back(line.begin(), line.end());
    lines_.assign(line_cells_.begin(), line_cells_.end());
    return {cells_, row.has_lines, lines_, source};
  }

private:
  std::string time_;
  std::vector<std::string_view> cells_;
  std::vector<std::vector<std::string_view>> line_cells_;
  std::vector<Cells> lines_;
};

std::string_view line_at(std::string_view from) {
  std::string_view line = from.substr(0, from.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Rejects whole lines, each once.
class TimelineFile {
public:
  TimelineFile(const FileText& text, const text::Source& source, Intake& intake) : text_(text), source_(source), intake_(intake) {}

  void take(const StoryRows& rows) {
    for (const std::string& column : rows.columns) intake_.note_column(column);
    for (const text::Diagnostic& problem : rows.problems) reject(problem);
    for (const StoryRow& row : rows.rows)
      for (const timeline::Moment moment : row.moments) take(row, moment);
  }
  void reject(const text::Diagnostic& problem) {
    const text::Position at = source_.position(problem.span.begin);
    if (problem.severity != text::Severity::error || !rejected_.insert(at.line).second) return;
    std::vector<text::Help> helps;
    for (const text::Help& help : problem.helps) helps.push_back({help.key, help.arguments, {}});
    const std::string_view line = source_.line(at.line);
    const std::string_view bytes = text_.content.substr(static_cast<std::size_t>(line.data() - source_.content().data()), line.size());
    intake_.reject({text_.file, at.line, at.column, problem.code, problem.arguments, std::move(helps)}, bytes, at.line);
  }

private:
  void take(const StoryRow& row, timeline::Moment moment) {
    const auto& problems = intake_.offer(raw_.of(row, moment, {text_.file, source_.position(row.span.begin).line}));
    if (!problems.empty()) reject({problems[0].code, text::Severity::error, row.span, problems[0].arguments, {}, {}});
  }

  const FileText& text_;
  const text::Source& source_;
  Intake& intake_;
  RawStoryRow raw_;
  std::set<std::uint32_t> rejected_; // lines
};

text::Diagnostic at_entry(text::Code code, text::Span span, std::vector<text::Argument> arguments) {
  return {code, text::Severity::error, span, std::move(arguments), {}, {}};
}

// One written timeline alone, with the place of each entry.
class LoneTimeline {
public:
  LoneTimeline(const text::Source& source, const std::vector<timeline::FieldRequest>& fields, const EventLayout& layout)
      : source_(source), builder_({source.path()}, fields), check_(layout, builder_.rows()) {}

  void take(const StoryRow& row, timeline::Moment moment) {
    const timeline::RowSource source{0, source_.position(row.span.begin).line};
    std::vector<CellProblem> problems;
    const timeline::EventRow& event = check_.check(raw_.of(row, moment, source), problems);
    if (!problems.empty()) return report(row.span, problems[0].code, std::move(problems[0].arguments));
    span_of_line_.emplace(source.line, row.span);
    builder_.add(event);
    if (!event.order.empty() && event.type != timeline::EventType::order)
      about_orders_.push_back({row.span, std::string(event.shop), std::string(event.order)});
    else if (!event.order.empty())
      orders_.emplace(event.shop, event.order);
  }
  StoryTimeline finish(text::Diagnostics problems) && {
    for (const AboutOrder& row : about_orders_)
      if (!orders_.contains({row.shop, row.order})) report(row.span, {order_not_there}, {timeline::quotable(row.order)});
    timeline::Built built = std::move(builder_).finish();
    for (timeline::Conflict& conflict : built.conflicts) report(span_of_line_.at(conflict.source.line), conflict.code, std::move(conflict.arguments));
    problems.insert(problems.end(), problems_.begin(), problems_.end());
    text::sort_unique(problems);
    return {std::move(built.timeline), std::move(problems)};
  }

private:
  struct AboutOrder {
    text::Span span;
    std::string shop, order;
  };
  void report(text::Span span, text::Code code, std::vector<text::Argument> arguments) {
    problems_.push_back(at_entry(code, span, std::move(arguments)));
  }

  const text::Source& source_;
  timeline::Builder builder_;
  RowCheck check_;
  RawStoryRow raw_;
  std::map<std::uint32_t, text::Span> span_of_line_;
  std::vector<AboutOrder> about_orders_;
  std::set<std::pair<std::string, std::string>> orders_;
  text::Diagnostics problems_;
};

} // namespace

void read_timeline(const FileText& text, Intake& intake) {
  const text::Source source(text.path, std::string(text.content));
  const parse::ParsedStories parsed = parse::parse_timelines(source, {});
  TimelineFile file(text, source, intake);
  for (const text::Diagnostic& problem : parsed.diagnostics) file.reject(problem);
  for (const syntax::TimelineBlock& block : parsed.blocks) file.take(story_rows(block.story.entries, intake.layout()));
}

LocatedCell locate_in_timeline(std::string_view from, std::uint32_t line) {
  const std::string_view bytes = line_at(from);
  const auto begin = bytes.find_first_not_of(" \t");
  return {bytes, position_in_row(bytes, line, bytes.data() + (begin == std::string_view::npos ? 0 : begin)), 0};
}

StoryTimeline timeline_of(std::span<const syntax::Entry> entries, const text::Source& source, const std::vector<timeline::FieldRequest>& fields) {
  const EventLayout layout(fields);
  StoryRows rows = story_rows(entries, layout);
  LoneTimeline lone(source, fields, layout);
  for (const StoryRow& row : rows.rows)
    for (const timeline::Moment moment : row.moments) lone.take(row, moment);
  return std::move(lone).finish(std::move(rows.problems));
}

} // namespace guiyin::io
