// The tutorials are true: a reader who starts in examples/tea_shop with the data and last month's rule, writes each file as shown and types each
// command, sees on the terminal what stands below it, byte for byte.
// GUIYIN_UPDATE_PAGES=1 tutorial_test writes what the commands print now into the pages: read it before you keep it.
//
//   ```gy FILE      the reader saves this as FILE
//   ```csv FILE     FILE begins so, or is this if a command wrote it
//   ``` $ guiyin …  a command, and below it what it prints
#include "tests/unit/page.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace {

using namespace guiyin;
using namespace guiyin::pages;

constexpr std::string_view prompt = "$ guiyin ";

struct Tutorial {
  std::string page, locale;
  std::string rule; // what the reader has in the end; a file of examples/tea_shop
};

io::MemoryFiles shop_without(const std::string& rule) {
  io::MemoryFiles files;
  for (const auto& entry : fs::directory_iterator(fs::path(GUIYIN_TOP) / "examples/tea_shop")) {
    const std::string name = entry.path().filename().string();
    if (name != rule) files.files[name] = read(entry.path());
  }
  return files;
}

// The page with the bodies of its fences replaced, in their order.
std::string with_bodies(const std::string& page, const std::vector<Fence>& fences) {
  std::string out;
  std::size_t at = 0;
  bool inside = false;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    const bool mark = line.starts_with("```");
    if (mark && !inside) out += line + "\n" + fences[at++].body;
    if (mark == inside) out += line + "\n"; // a closing mark, or a line outside
    if (mark) inside = !inside;
  }
  return out;
}

// Walks through a page as its reader does. What each fence should hold now.
class Reader {
public:
  explicit Reader(const Tutorial& tutorial) : tutorial_(tutorial), files_(shop_without(tutorial.rule)) {}

  std::string body_of(const Fence& fence) {
    const std::vector<std::string> mark = words_of(fence.mark);
    if (mark.size() == 2 && mark[0] == "gy") files_.files[mark[1]] = fence.body;
    if (mark.size() == 2 && mark[0] == "csv") return shown(mark[1], fence.body);
    if (!fence.body.starts_with(prompt)) return fence.body;
    const std::size_t line_end = fence.body.find('\n');
    ++commands;
    const std::vector<std::string> words = words_of(fence.body.substr(prompt.size(), line_end - prompt.size()));
    used.insert(words.front());
    return fence.body.substr(0, line_end + 1) + run(words, files_, tutorial_.locale).terminal;
  }
  const std::string& rule() const { return files_.files.at(tutorial_.rule); }

  std::size_t commands = 0;
  std::set<std::string> used;

private:
  // The beginning of a file that was there, the whole of one that was written on the way.
  std::string shown(const std::string& name, const std::string& body) const {
    const auto found = files_.files.find(name);
    if (found == files_.files.end()) return "(there is no " + name + ")\n";
    return fs::exists(fs::path(GUIYIN_TOP) / "examples/tea_shop" / name) ? found->second.substr(0, body.size()) : found->second;
  }

  const Tutorial& tutorial_;
  io::MemoryFiles files_;
};

const Tutorial tutorials[] = {{"docs/教程.md", "zh_CN.UTF-8", "本店.gy"}, {"docs/tutorial.md", "en_US.UTF-8", "our_shop.gy"}};

} // namespace

TEST_CASE("each command of the tutorials prints what stands below it") {
  for (const Tutorial& tutorial : tutorials) {
    const fs::path page = fs::path(GUIYIN_TOP) / tutorial.page;
    Reader reader(tutorial);
    std::vector<Fence> actual = fences_of(page);
    for (Fence& fence : actual) {
      const std::string expected = fence.body;
      fence.body = reader.body_of(fence);
      INFO(tutorial.page, ": ", expected.substr(0, expected.find('\n')));
      CHECK(fence.body == expected);
    }
    if (std::getenv("GUIYIN_UPDATE_PAGES") != nullptr) {
      const std::string updated = with_bodies(read(page), actual);
      std::ofstream(page, std::ios::binary) << updated;
    }
    CHECK(reader.rule() == read(fs::path(GUIYIN_TOP) / "examples/tea_shop" / tutorial.rule));
    CHECK(reader.commands > 12);
    for (const std::string command : {"check", "run", "test", "diff", "explain", "describe", "fmt"}) CHECK(reader.used.contains(command));
  }
}
