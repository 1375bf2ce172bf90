#include "interpreter/cli/output.hpp"

#include <algorithm>

namespace guiyin::cli {

namespace {

void complain(const std::string& path, io::FileProblem problem, const Console& console) {
  console.complain(message(616, {path, io::describe(problem)}));
}

// Not yet in place; nothing if it could not be written, which was said.
std::unique_ptr<io::OutputFile> written(const std::string& path, const Console& console, io::FileSystem& files, const Document& document) {
  io::CreateOutcome created = files.create(path);
  if (const auto* problem = std::get_if<io::FileProblem>(&created)) {
    complain(path, *problem, console);
    return nullptr;
  }
  auto file = std::get<std::unique_ptr<io::OutputFile>>(std::move(created));
  if (document([&](std::string_view piece) { return file->write(piece); })) return file;
  complain(path, file->problem(), console);
  return nullptr;
}

bool put_in_place(io::OutputFile& file, const std::string& path, const Console& console) {
  if (file.commit()) return true;
  complain(path, file.problem(), console);
  return false;
}

} // namespace

bool Output::write(const Document& document) {
  if (!path_.empty() && path_ != "-") return (file_ = written(path_, console_, files_, document)) != nullptr;
  auto written = Console::Written::yes;
  document([&](std::string_view piece) { return (written = console_.output(piece)) == Console::Written::yes; });
  return written != Console::Written::failed;
}

bool Output::put_in_place() { return !file_ || cli::put_in_place(*file_, path_, console_); }

bool write_file(const std::string& path, const Console& console, io::FileSystem& files, const Document& document) {
  const auto file = written(path, console, files, document);
  return file && put_in_place(*file, path, console);
}

bool write_result(const std::string& path, const Console& console, io::FileSystem& files, const Document& document) {
  Output output(path, console, files);
  return output.write(document) && output.put_in_place();
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
