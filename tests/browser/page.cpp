#include "tests/browser/page.hpp"

#include "interpreter/cli/cli.hpp"
#include "interpreter/io/disk.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace guiyin::browser {
namespace {

std::string checks() {
  std::ifstream in(GUIYIN_TOP "/tests/browser/checks.js", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.c_str());
  return document;
}

void click_and_check(Browser& browser, const std::string& table, int column, const std::string& direction) {
  const std::string before = ask(browser, fmt::format("rows('{}')", table));
  const auto place = parsed(ask(browser, fmt::format("placeOf('{}', {})", table, column)));
  browser.click(place["x"].GetDouble(), place["y"].GetDouble());
  CHECK(ask(browser, fmt::format("sorted('{}', {}, '{}', {})", table, column, direction, before)) == "[]");
}

} // namespace

Browser& the_browser() {
  static Browser browser(GUIYIN_SCRATCH "/browser");
  return browser;
}

std::string write_page(const std::string& name, const std::vector<std::string>& command, const Files& files) {
  io::MemoryFiles memory;
  for (const auto& [path, content] : files) memory.files[path] = content;
  std::string page, said;
  cli::Streams streams;
  streams.read_input = []() -> io::ReadOutcome { return io::FileBytes(); };
  streams.output = [&](std::string_view bytes) -> std::optional<io::FileProblem> {
    page += bytes;
    return std::nullopt;
  };
  streams.error = [&](std::string_view bytes) { said += bytes; };
  const auto status = static_cast<int>(cli::main(command, streams, memory));
  INFO(said);
  REQUIRE(status == 0);
  std::filesystem::create_directories(GUIYIN_SCRATCH);
  const std::string path = std::string(GUIYIN_SCRATCH) + "/" + name;
  std::ofstream(path, std::ios::binary) << page;
  return path;
}

std::string ask(Browser& browser, const std::string& check) { return browser.evaluate("(() => {" + checks() + "return checks." + check + ";})()"); }

int sort_every_column(Browser& browser) {
  const auto titles = parsed(ask(browser, "titles()"));
  for (const auto& title : titles.GetArray()) {
    const std::string table = title["table"].GetString();
    const int column = title["column"].GetInt();
    const bool number = ask(browser, fmt::format("isNumber('{}', {})", table, column)) == "true";
    click_and_check(browser, table, column, number ? "descending" : "ascending");
    click_and_check(browser, table, column, number ? "ascending" : "descending");
  }
  return static_cast<int>(titles.Size());
}

} // namespace guiyin::browser
