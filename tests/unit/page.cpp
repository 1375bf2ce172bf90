#include "tests/unit/page.hpp"

#include "interpreter/cli/cli.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

namespace guiyin::pages {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Fence> fences_of(const fs::path& path) {
  std::vector<Fence> fences;
  std::istringstream lines(read(path));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      if (!inside) fences.push_back({path.lexically_relative(GUIYIN_TOP).string(), line.substr(3), ""});
      inside = !inside;
    } else if (inside) {
      fences.back().body += line + "\n";
    }
  }
  return fences;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

Ran run(const std::vector<std::string>& arguments, io::MemoryFiles& files, const std::string& locale) {
  Ran ran;
  cli::Streams streams;
  streams.read_input = []() -> io::ReadOutcome { return io::FileBytes(); };
  streams.output = [&](std::string_view bytes) -> std::optional<io::FileProblem> {
    ran.output += bytes;
    ran.terminal += bytes;
    return std::nullopt;
  };
  streams.error = [&](std::string_view bytes) { ran.terminal += bytes; };
  streams.locale = locale;
  ran.status = static_cast<int>(cli::main(arguments, streams, files));
  return ran;
}

} // namespace guiyin::pages
