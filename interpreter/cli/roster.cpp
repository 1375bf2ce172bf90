#include "interpreter/cli/roster.hpp"

#include "interpreter/cli/row_problems.hpp"
#include "interpreter/io/read_roster.hpp"

namespace guiyin::cli {

std::optional<timeline::Roster> load_roster(const std::string& path, const Console& console, const io::FileSystem& files) {
  if (path.empty()) return timeline::Roster();
  const io::ReadOutcome read = path == "-" ? console.streams().read_input() : files.read(path);
  if (const auto* problem = std::get_if<io::FileProblem>(&read)) {
    console.complain(message(602, {path, io::describe(*problem)}));
    return std::nullopt;
  }
  const std::vector<io::EventText> texts{{path, std::get<io::FileBytes>(read).view()}};
  io::RosterResult result = io::read_roster(texts.front());
  for (const text::Diagnostic& diagnostic : result.file_problems) console.complain(diagnostic);
  list_rows(result.problems, texts, console);
  if (text::has_errors(result.file_problems) || !result.problems.empty()) return std::nullopt;
  return std::move(result.roster);
}

} // namespace guiyin::cli
