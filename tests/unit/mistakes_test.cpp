// What the collection of mistakes promises (tests/language/mistakes, rules in docs/writing-messages.md): each is told in both languages, on no more
// than a screen, in one message per mistake, with a way out.
#include "tests/documents/document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace guiyin::documents;

constexpr std::size_t lines_of_a_screen = 24;

struct Mistake {
  std::string name;
  Document document;
};

std::vector<Mistake> mistakes() {
  std::vector<Mistake> all;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIYIN_TOP) / "tests/language/mistakes")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.push_back({entry.path().string(), parse(std::string(std::istreambuf_iterator<char>(in), {}))});
  }
  return all;
}

bool is_command(const Section& section) { return section.heading.starts_with("$ "); }

// What a command prints, on standard output or standard error.
std::string printed(const std::vector<Section>& sections, std::size_t command) {
  std::string out = sections[command].body;
  for (std::size_t at = command + 1; at < sections.size() && !is_command(sections[at]) && !sections[at].heading.starts_with("file "); ++at) {
    if (sections[at].heading == "stderr") out += sections[at].body;
  }
  return out;
}

std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

bool is_headline(const std::string& line) {
  for (const std::string_view mark : {"error GY", "warning GY", "错误 GY", "警告 GY"})
    if (line.starts_with(mark) || line.find(": " + std::string(mark)) != std::string::npos) return true;
  return false;
}
bool is_help(const std::string& line) { return line.find("| help: ") != std::string::npos || line.find("| 帮助: ") != std::string::npos; }

struct Messages {
  std::size_t all = 0, with_way_out = 0;
};
Messages messages_in(const std::string& text) {
  Messages messages;
  bool helped = true;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (is_headline(line)) {
      ++messages.all;
      helped = false;
    } else if (is_help(line) && !helped) {
      ++messages.with_way_out;
      helped = true;
    }
  }
  return messages;
}

std::string without_language(std::string heading) {
  const std::size_t at = heading.find("--lang ");
  return at == std::string::npos ? heading : heading.erase(at, std::string("--lang zh ").size());
}

} // namespace

TEST_CASE("there are enough mistakes, each in a document of its own") { CHECK(mistakes().size() >= 80); }

TEST_CASE("each mistake is told in Chinese and in English") {
  for (const Mistake& mistake : mistakes()) {
    INFO(mistake.name);
    std::vector<std::string> chinese, english;
    for (const Section& section : mistake.document.sections) {
      if (!is_command(section)) continue;
      (section.heading.find("--lang zh") != std::string::npos ? chinese : english).push_back(without_language(section.heading));
    }
    CHECK(!chinese.empty());
    CHECK(chinese == english);
  }
}

TEST_CASE("each message fits on a screen and shows a way out") {
  for (const Mistake& mistake : mistakes()) {
    const std::vector<Section>& sections = mistake.document.sections;
    for (std::size_t at = 0; at < sections.size(); ++at) {
      if (!is_command(sections[at])) continue;
      const std::string text = printed(sections, at);
      const Messages messages = messages_in(text);
      INFO(mistake.name, ": ", sections[at].heading);
      CHECK(lines_in(text) <= lines_of_a_screen);
      CHECK(messages.all >= 1);
      CHECK(messages.all <= 3); // one per mistake; a few documents hold the same mistake twice
      CHECK(messages.with_way_out == messages.all);
    }
  }
}

TEST_CASE("every message has a way out") {
  for (const auto& entry : fs::directory_iterator(fs::path(GUIYIN_TOP) / "docs/messages")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    CAPTURE(entry.path().string());
    CHECK(page.find("\n- help.") != std::string::npos);
  }
}
