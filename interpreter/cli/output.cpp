#include "interpreter/cli/output.hpp"

namespace guiyin::cli {

bool write_file(const std::string& path, const Console& console, io::FileSystem& files, const Document& document) {
  io::CreateOutcome created = files.create(path);
  if (const auto* problem = std::get_if<io::FileProblem>(&created)) {
    console.complain(message(616, {path, io::describe(*problem)}));
    return false;
  }
  auto& file = *std::get<std::unique_ptr<io::OutputFile>>(created);
  if (document([&](std::string_view piece) { return file.write(piece); }) && file.commit()) return true;
  console.complain(message(616, {path, io::describe(file.problem())}));
  return false;
}

bool write_result(const std::string& path, const Console& console, io::FileSystem& files, const Document& document) {
  if (!path.empty() && path != "-") return write_file(path, console, files, document);
  auto written = Console::Written::yes;
  document([&](std::string_view piece) { return (written = console.output(piece)) == Console::Written::yes; });
  return written != Console::Written::failed;
}

} // namespace guiyin::cli
