// document_test FILE|FOLDER... [--update]: runs test documents (*.txt); with --update rewrites what they expect.
#include "tests/documents/runner.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;
using namespace guiyin::documents;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> documents_in(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// True if the document is as expected, or has been made so.
bool check(const fs::path& path, bool update) {
  const std::string text = read(path);
  const Outcome outcome = run(parse(text));
  if (update) {
    const std::string updated = print(outcome.updated);
    if (updated != text) {
      std::ofstream(path, std::ios::binary) << updated;
      std::printf("updated %s\n", path.c_str());
    }
    return true;
  }
  for (const std::string& failure : outcome.failures) std::printf("%s: %s", path.c_str(), failure.c_str());
  return outcome.failures.empty();
}

} // namespace

int main(int count, char** values) {
  std::vector<fs::path> paths;
  bool update = false;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(values[i]) == "--update") {
      update = true;
      continue;
    }
    const auto found = documents_in(values[i]);
    paths.insert(paths.end(), found.begin(), found.end());
  }
  std::size_t failed = 0;
  for (const fs::path& path : paths) failed += !check(path, update);
  std::printf("%zu documents, %zu failed\n", paths.size(), failed);
  return failed == 0 && !paths.empty() ? 0 : 1;
}
