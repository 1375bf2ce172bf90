// What the pages show is true: their policies check cleanly, and their commands print what stands below them.
// GUIYIN_UPDATE_PAGES=1 pages_test writes what the commands print now into the pages.
#include "grammar/vocabulary/vocabulary.hpp"
#include "tests/unit/page.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace guiyin;
using namespace guiyin::pages;

const fs::path top = GUIYIN_TOP;

std::vector<Fence> all_fences() {
  std::vector<fs::path> pages{top / "README.md", top / "README.zh-CN.md", top / "examples/README.md"};
  for (const auto& entry : fs::directory_iterator(top / "docs")) pages.push_back(entry.path());
  for (const auto& entry : fs::directory_iterator(top / "docs/language")) pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  std::vector<Fence> all;
  for (const fs::path& page : pages) {
    if (page.extension() != ".md") continue;
    for (Fence& fence : fences_of(page)) all.push_back(std::move(fence));
  }
  return all;
}

// The examples, and what the pages tell the reader to write.
io::MemoryFiles files_of_a_reader() {
  io::MemoryFiles files;
  for (const auto& entry : fs::recursive_directory_iterator(top / "examples"))
    if (entry.is_regular_file()) files.files[entry.path().lexically_relative(top).string()] = read(entry.path());
  std::string misspelt = files.files["examples/a_day/our_shop.gy"];
  files.files["my_shop.gy"] = misspelt.replace(misspelt.find("lookback"), 8, "lookbak");
  return files;
}

void replace_in(const fs::path& page, const std::string& before, const std::string& after) {
  std::string text = read(page);
  text.replace(text.find(before), before.size(), after);
  std::ofstream(page, std::ios::binary) << text;
}

constexpr std::string_view prompt = "$ build/release/guiyin ";

} // namespace

TEST_CASE("policies on the pages check cleanly, and their tests pass") {
  std::size_t policies = 0;
  for (const Fence& fence : all_fences()) {
    if (fence.mark != "gy") continue;
    INFO(fence.page, "\n", fence.body);
    io::MemoryFiles files;
    files.files["page.gy"] = fence.body;
    const Ran ran = run({"--lang", "en", "check", "page.gy"}, files);
    CHECK(ran.status == 0);
    CHECK(ran.output.find("0 errors, 0 warnings") != std::string::npos);
    if (("\n" + fence.body).find("\ntest ") != std::string::npos) {
      const Ran tested = run({"--lang", "en", "test", "page.gy"}, files);
      INFO(tested.output);
      CHECK(tested.status == 0);
    }
    ++policies;
  }
  CHECK(policies > 30);
}

TEST_CASE("commands on the pages print what stands below them") {
  io::MemoryFiles files = files_of_a_reader();
  std::size_t commands = 0;
  for (const Fence& fence : all_fences()) {
    if (!fence.body.starts_with(prompt)) continue;
    const std::size_t line_end = fence.body.find('\n');
    const std::string command = fence.body.substr(prompt.size(), line_end - prompt.size());
    const std::string shown = fence.body.substr(line_end + 1), printed = run(words_of(command), files).output;
    if (std::getenv("GUIYIN_UPDATE_PAGES") != nullptr) replace_in(top / fence.page, fence.body, fence.body.substr(0, line_end + 1) + printed);
    INFO(fence.page, ": ", command);
    CHECK(printed == shown);
    ++commands;
  }
  CHECK(commands > 10);
}

TEST_CASE("the table of all words is complete") {
  const std::string page = read(top / "docs/language/chinese.md");
  for (const vocabulary::Entry& entry : vocabulary::entries()) {
    const std::string row = "| `" + std::string(entry.english) + "` | `" + std::string(entry.chinese) + "` |";
    INFO(row);
    CHECK(page.find(row) != std::string::npos);
  }
}
