#include "interpreter/io/intake.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/program/names.hpp"

#include <algorithm>
#include <tuple>

namespace guiyin::io {

namespace {

constexpr std::uint16_t column_not_there = 556;

std::vector<std::string> paths_of(const std::vector<EventText>& texts) {
  std::vector<std::string> paths;
  for (const EventText& text : texts) paths.push_back(text.path);
  return paths;
}

std::string owner_name(timeline::FieldOwner owner) {
  if (owner == timeline::FieldOwner::chat) return "chat";
  return owner == timeline::FieldOwner::order ? "order" : "line";
}

ReadSummary summary_of(const timeline::Built& built) {
  ReadSummary summary;
  summary.rows = built.counts.rows;
  summary.orders = built.timeline.orders.size();
  summary.shops = built.counts.shops;
  summary.buyers = built.counts.buyers;
  summary.agents = built.counts.agents;
  summary.first = built.counts.first;
  summary.last = built.counts.last;
  summary.left_out = built.counts.left_out;
  summary.duplicates = built.counts.duplicates;
  return summary;
}

// Finds the rows of late conflicts again, file by file in one pass.
class Locator {
public:
  Locator(const std::vector<EventText>& texts, const EventLayout& layout) : texts_(texts), layout_(layout) {}

  // `source` does not stand before that of the last call.
  LocatedCell locate(timeline::RowSource source, const std::vector<Slot>& slots) {
    const EventText& text = texts_[source.file];
    if (!started_ || file_ != source.file) start(source.file);
    for (; line_ < source.line; ++line_) {
      const auto end = rest_.find('\n');
      rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    }
    switch (detect_format(text)) {
    case EventFormat::csv:
      return locate_in_csv(content_, layout_, rest_, line_, slots);
    case EventFormat::json_lines:
      return locate_in_json(layout_, rest_, line_, slots);
    case EventFormat::timeline:
      break;
    }
    return locate_in_timeline(rest_, line_);
  }

private:
  void start(std::uint32_t file) {
    started_ = true;
    file_ = file;
    content_ = without_mark(texts_[file].content);
    rest_ = content_;
    line_ = 1;
  }

  const std::vector<EventText>& texts_;
  const EventLayout& layout_;
  bool started_ = false;
  std::uint32_t file_ = 0, line_ = 1;
  std::string_view content_, rest_;
};

bool same_row(timeline::RowSource a, timeline::RowSource b) { return a.file == b.file && a.line == b.line; }
bool stands_before(timeline::RowSource a, timeline::RowSource b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); }

} // namespace

Intake::Intake(const std::vector<EventText>& texts, const ReadOptions& options)
    : layout_(options.fields), fields_(options.fields), builder_(paths_of(texts), options.fields), check_(layout_, builder_) {}

const std::vector<CellProblem>& Intake::offer(const RawRow& row) {
  problems_.clear();
  const timeline::EventRow& event = check_.check(row, problems_);
  if (!problems_.empty()) return problems_;
  for (timeline::Conflict& conflict : builder_.add(event))
    problems_.push_back({{slot_of(conflict.column), of_row}, conflict.code, std::move(conflict.arguments)});
  return problems_;
}

void Intake::reject(RowProblem problem, std::string_view bytes, std::uint32_t first_line) {
  result_.rejected.push_back({problem.file, first_line, bytes});
  result_.problems.push_back(std::move(problem));
}

void Intake::reject_late(std::vector<timeline::Conflict> conflicts, const std::vector<EventText>& texts) {
  std::stable_sort(conflicts.begin(), conflicts.end(), [](const auto& a, const auto& b) { return stands_before(a.source, b.source); });
  Locator locator(texts, layout_);
  for (std::size_t begin = 0, end = 0; begin < conflicts.size(); begin = end) {
    const timeline::RowSource source = conflicts[begin].source;
    std::vector<Slot> slots;
    for (end = begin; end < conflicts.size() && same_row(conflicts[end].source, source); ++end) slots.push_back(slot_of(conflicts[end].column));
    const LocatedCell located = locator.locate(source, slots);
    timeline::Conflict& shown = conflicts[begin + located.which];
    reject({source.file, located.position.line, located.position.column, shown.code, std::move(shown.arguments)}, located.bytes, source.line);
  }
}

// "An undeclared one is an error that lists the columns that exist": here the other way round, a declared one that no file has.
void Intake::report_missing_columns() {
  const std::vector<std::string> there(columns_.begin(), columns_.end());
  std::string listed;
  for (const std::string& column : there) listed += (listed.empty() ? "" : ", ") + timeline::quotable(column);
  std::set<std::string> reported;
  for (const timeline::FieldRequest& field : fields_) {
    const std::string name = owner_name(field.on) + "." + field.name;
    if (columns_.contains(field.name) || !reported.insert(name).second) continue;
    text::Diagnostic problem{{column_not_there}, text::Severity::error, {}, {name, field.name, listed}, {}, {}};
    if (const auto meant = program::nearest(field.name, there)) problem.helps.push_back({"did_you_mean", {*meant}, {}});
    refuse(std::move(problem));
  }
}

ReadResult Intake::finish(const std::vector<EventText>& texts) && {
  timeline::Built built = std::move(builder_).finish();
  reject_late(std::move(built.conflicts), texts);
  if (result_.file_problems.empty()) report_missing_columns();
  const auto by_place = [](const auto& a, const auto& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); };
  std::stable_sort(result_.problems.begin(), result_.problems.end(), by_place);
  std::stable_sort(result_.rejected.begin(), result_.rejected.end(), by_place);
  result_.summary = summary_of(built);
  result_.summary.rejected = result_.rejected.size();
  result_.timeline = std::move(built.timeline);
  return std::move(result_);
}

RowPosition position_in_row(std::string_view bytes, std::uint32_t line, const char* at) {
  const std::string_view before = bytes.substr(0, std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(at - bytes.data())));
  const auto line_begin = before.rfind('\n');
  const std::string_view in_line = line_begin == std::string_view::npos ? before : before.substr(line_begin + 1);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  return {line + lines, static_cast<std::uint32_t>(text::count_code_points(in_line)) + 1};
}

} // namespace guiyin::io
