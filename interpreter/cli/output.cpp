#include "interpreter/cli/output.hpp"

#include <algorithm>

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

std::optional<std::string> overwritten(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs, const io::FileSystem& files) {
  std::vector<std::string> taken = inputs;
  for (const std::string& output : outputs) {
    if (output.empty() || output == "-") continue;
    const auto overwrites = [&](const std::string& path) { return path == output || (!path.empty() && files.same_file(path, output)); };
    if (std::any_of(taken.begin(), taken.end(), overwrites)) return output;
    taken.push_back(output);
  }
  return std::nullopt;
}

} // namespace guiyin::cli
