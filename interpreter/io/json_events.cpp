// Events as JSON lines. LANGUAGE "Events": "JSON lines with the same names".
#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/json_row.hpp"
#include "interpreter/io/plain_json.hpp"
#include "interpreter/io/usual_rows.hpp"
#include "interpreter/timeline/conflict.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::io {

namespace {

constexpr std::uint16_t not_utf8 = 515, one_array = 557;

std::string_view line_at(std::string_view from) {
  std::string_view line = from.substr(0, from.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The fixed columns' values of a plain line.
class PlainValues {
public:
  PlainValues(const PlainJson& line, std::string_view content) : line_(line), end_(content.data() + content.size()) {}
  std::string_view operator[](timeline::Column column) const { return line_.value(slot_of(column)); }
  timeline::TextKey key(std::uint32_t scope, std::string_view text) const {
    const bool is_within_more = end_ - text.data() >= std::ptrdiff_t{timeline::TextKey::most_near};
    return is_within_more ? timeline::TextKey::within_more(scope, text) : timeline::TextKey(scope, text);
  }

private:
  const PlainJson& line_;
  const char* end_;
};

class JsonEvents {
public:
  JsonEvents(const FileText& text, Intake& intake)
      : text_(text), intake_(intake), row_(intake.layout()), plain_(intake.layout(), intake.wants_columns()), usual_(intake.rows()) {}

  // Usual lines are used some at a time, at the latest when `use` is called.
  void add(std::string_view line, std::uint32_t number) {
    const bool plain = text_.all_utf8 && read_plain(line);
    if (plain && usual_.look_at(PlainValues(plain_, text_.content), {text_.file, number})) {
      if (usual_.size() == lines_at_once) use();
      return;
    }
    if (plain) usual_.forget_last();
    use(); // those before it
    // What is wrong is looked at again, more closely.
    if (!plain || !intake_.offer(plain_.raw({text_.file, number})).empty()) take(line, number);
  }
  void use() {
    usual_.use([](std::size_t) {});
    usual_.clear();
  }

private:
  static constexpr std::size_t lines_at_once = 32;
  static_assert(lines_at_once < UsualRows::most);

  void take(std::string_view line, std::uint32_t number) {
    if (!text_.all_utf8)
      if (const auto invalid = text::find_invalid_utf8(line)) return reject(line, number, *invalid, {not_utf8}, {});
    if (auto problem = row_.read(line)) return reject(line, number, problem->at, problem->code, std::move(problem->arguments));
    if (intake_.wants_columns()) note_columns();
    const auto& problems = intake_.offer(row_.raw({text_.file, number}));
    if (problems.empty()) return;
    const auto position = [&](CellPlace place) { return row_.position(line, place); };
    const CellProblem& problem = first_problem(problems, position);
    const std::size_t at = position(problem.place);
    reject(line, number, at == JsonCells::npos ? 0 : at, problem.code, problem.arguments);
  }
  bool read_plain(std::string_view line) {
    if (!plain_.read(line)) return false;
    if (intake_.wants_columns())
      for (const Slot slot : plain_.slots()) intake_.note_column(intake_.layout().name(slot));
    return true;
  }
  void note_columns() {
    for (Slot slot = 0; slot < intake_.layout().size(); ++slot)
      if (row_.carries(slot)) intake_.note_column(intake_.layout().name(slot));
    for (const std::string& key : row_.other_keys()) intake_.note_column(key);
  }
  void reject(std::string_view line, std::uint32_t number, std::size_t at, text::Code code, std::vector<text::Argument> arguments) {
    const RowPosition position = position_in_row(line, number, line.data() + at);
    intake_.reject({text_.file, number, position.column, code, std::move(arguments)}, line, number);
  }

  const FileText& text_;
  Intake& intake_;
  JsonRow row_;
  PlainJson plain_;
  UsualRows usual_;
};

} // namespace

std::optional<text::Diagnostic> problem_of_json_lines(const FileText& text) {
  const auto first = text.content.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text.content[first] != '[') return std::nullopt;
  return text::Diagnostic{{one_array}, text::Severity::error, {}, {text.path}, {}, {}};
}

Stretch rows_of_json_lines(const FileText& text) { return {text.content.data(), text.content.data() + text.content.size(), 1}; }

ReadTo read_json_lines(const FileText& text, const Stretch& stretch, Intake& intake) {
  JsonEvents events(text, intake);
  std::string_view rest(stretch.begin, static_cast<std::size_t>(stretch.end - stretch.begin));
  std::uint32_t number = stretch.line;
  for (; !rest.empty(); ++number) {
    const std::string_view line = line_at(rest);
    if (line.find_first_not_of(" \t") != std::string_view::npos) events.add(line, number);
    const auto end = rest.find('\n');
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  events.use();
  return {stretch.end, number};
}

LocatedCell locate_in_json(const EventLayout& layout, std::string_view from, std::uint32_t line, const std::vector<Slot>& slots) {
  const std::string_view bytes = line_at(from);
  JsonRow row(layout);
  row.read(bytes);
  std::size_t which = 0, first = JsonCells::npos;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::size_t at = row.position(bytes, {slots[i], of_row});
    if (at < first) first = at, which = i;
  }
  return {bytes, position_in_row(bytes, line, bytes.data() + (first == JsonCells::npos ? 0 : first)), which};
}

} // namespace guiyin::io
