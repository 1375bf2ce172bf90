#include "interpreter/cli/events.hpp"

#include "interpreter/cli/output.hpp"
#include "interpreter/cli/row_problems.hpp"
#include "interpreter/io/read_summary.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

// Not even a row that was left out or could not be used.
bool holds_nothing(const io::ReadResult& result) {
  const auto none = [](const auto& counts) { return std::all_of(counts.begin(), counts.end(), [](std::uint64_t count) { return count == 0; }); };
  return none(result.summary.rows) && none(result.summary.left_out) && result.rejected.empty() && result.file_problems.empty();
}

void list_problems(const io::ReadResult& result, bool keep_going, const Console& console) {
  const std::size_t hidden = list_rows(result.problems, result.files, console);
  std::vector<text::Help> helps;
  if (hidden > 0) helps.push_back({"more", {text::Argument(std::to_string(hidden))}, std::nullopt});
  if (!keep_going) helps.push_back({"keep_going", {}, std::nullopt});
  console.complain(message(keep_going ? 618 : 617, {text::Argument(std::to_string(result.problems.size()))}, std::move(helps)));
}

constexpr std::string_view mark = "\xEF\xBB\xBF";

std::string_view header_of(const io::EventText& text) {
  std::string_view content = text.content;
  if (content.starts_with(mark)) content.remove_prefix(mark.size());
  content = content.substr(0, content.find('\n'));
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

// How the line that a part of a text stands in ends; the last line of a file that lacks its end is given one.
std::string_view line_end_behind(std::string_view part, std::string_view content) {
  content.remove_prefix(static_cast<std::size_t>(part.data() + part.size() - content.data()));
  return content.starts_with("\r\n") ? "\r\n" : "\n";
}

// The bad rows byte for byte, of CSV files with their header above; a header that was just written is not repeated. Spreadsheets tell the encoding by
// the byte order mark, so it stands before the first.
std::string rejected_rows(const std::vector<io::RejectedRow>& rows, const std::vector<io::EventText>& texts) {
  std::string out;
  std::string_view header;
  std::optional<std::uint32_t> file;
  const auto write = [&](std::string_view part, const io::EventText& text) { (out += part) += line_end_behind(part, text.content); };
  for (const io::RejectedRow& row : rows) {
    if (!row.bytes.data()) continue; // it came with a store
    const io::EventText& text = texts[row.file];
    const bool csv = io::detect_format(text) == io::EventFormat::csv;
    if (out.empty() && text.content.starts_with(mark)) out += mark;
    if (row.file != file && csv && header_of(text) != header) {
      header = header_of(text);
      write(header, text);
    }
    file = row.file;
    write(row.bytes, text);
  }
  return out;
}

bool write_rejects(const io::ReadResult& result, const std::string& path, const Console& console, io::FileSystem& files) {
  if (path.empty()) return true;
  const std::string rows = rejected_rows(result.rejected, result.files);
  return write_file(path, console, files, [&](const auto& write) { return write(rows); });
}

} // namespace

std::optional<OpenFiles> open_all(const std::vector<std::string>& paths, const Console& console, const io::FileSystem& files) {
  OpenFiles open;
  for (const std::string& path : paths) {
    io::ReadOutcome read = path == "-" ? console.streams().read_input() : files.read(path);
    if (const auto* problem = std::get_if<io::FileProblem>(&read)) {
      console.complain(message(602, {path, io::describe(*problem)}));
      return std::nullopt;
    }
    open.bytes.push_back(std::move(std::get<io::FileBytes>(read)));
    open.texts.push_back({path, open.bytes.back().view(), open.bytes.back().owner(), open.bytes.back().let_go()});
  }
  return open;
}

void add_fields(const program::Program& program, std::vector<timeline::FieldRequest>& fields) {
  for (const timeline::FieldRequest& field : program::fields_of(program))
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
}

bool accept(const io::ReadResult& result, bool keep_going, const std::string& rejects, const Console& console, io::FileSystem& files) {
  for (const text::Diagnostic& diagnostic : result.file_problems) console.complain(diagnostic);
  if (holds_nothing(result)) console.complain(message(566));
  if (!result.problems.empty()) list_problems(result, keep_going, console);
  if (text::has_errors(result.file_problems) || (!result.problems.empty() && !keep_going)) return false;
  return write_rejects(result, rejects, console, files);
}

std::optional<ReadEvents> load_events(const EventRequest& request, const Console& console, io::FileSystem& files,
                                      const BeforeSpeaking& before_speaking) {
  const auto open = open_all(request.files, console, files);
  return open ? load_events(*open, request, console, files, before_speaking) : std::nullopt;
}

std::optional<ReadEvents> load_events(const OpenFiles& open, const EventRequest& request, const Console& console, io::FileSystem& files,
                                      const BeforeSpeaking& before_speaking) {
  io::ReadResult result = io::read_events(open.texts, {request.fields, request.wanted, request.threads, request.least_piece});
  before_speaking();
  if (!accept(result, request.keep_going, request.rejects, console, files)) return std::nullopt;
  if (!request.quiet) console.error(io::to_text(result.summary, console.language()));
  return ReadEvents{std::move(result.timeline), result.summary};
}

} // namespace guiyin::cli
