// Runs the targets over kept files: FOLDER/corpus/TARGET/* and FOLDER/findings/TARGET/*. Needs no Clang.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Target {
  const char* name;
  void (*run)(std::string_view);
};
constexpr Target targets[] = {{"fuzz_policy", guiyin::fuzz::policy},
                              {"fuzz_csv", guiyin::fuzz::csv},
                              {"fuzz_json_lines", guiyin::fuzz::json_lines},
                              {"fuzz_timeline", guiyin::fuzz::timeline},
                              {"fuzz_store", guiyin::fuzz::store}};

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool passes(const Target& target, const fs::path& file) {
  try {
    target.run(slurp(file));
    return true;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s: %s: %s\n", target.name, file.c_str(), problem.what());
    return false;
  }
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: fuzz_corpus_test FOLDER\n");
    return 2;
  }
  int failures = 0;
  for (const Target& target : targets) {
    std::size_t tried = 0;
    for (const char* kept : {"corpus", "findings"}) {
      for (const fs::path& file : files_in(fs::path(argv[1]) / kept / target.name)) {
        ++tried;
        if (!passes(target, file)) ++failures;
      }
    }
    std::printf("%s: %zu files\n", target.name, tried);
    if (tried == 0) ++failures; // the folder is not where it should be
  }
  return failures == 0 ? 0 : 1;
}
