// Pages of the documentation as the tests see them: what stands between ``` marks, and what guiyin prints.
#pragma once

#include "interpreter/io/files.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace guiyin::pages {

namespace fs = std::filesystem;

struct Fence {
  std::string page; // its path below the top of the repository
  std::string mark; // what stands behind the ```
  std::string body;
};

std::string read(const fs::path& path);
std::vector<Fence> fences_of(const fs::path& path);
std::vector<std::string> words_of(const std::string& line);

struct Ran {
  int status = 0;
  std::string output;   // standard output
  std::string terminal; // standard output and standard error, in the order in which they were written
};
Ran run(const std::vector<std::string>& arguments, io::MemoryFiles& files, const std::string& locale = "C.UTF-8");

} // namespace guiyin::pages
