// The pages of `diff`, `sweep` and `explain`, as a manager's browser shows them.
#include "tests/browser/hostile.hpp"

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace guiyin::browser;

namespace {

constexpr Viewport phone{360, 740, true}, desk{1100, 800, false};
constexpr const char* hostile_revision = "<img src=x onerror=hacked=1>.gy";

const std::vector<std::string> languages{"en", "zh"};

std::string diff_page(const std::string& language) {
  return write_page("diff_" + language + ".html",
                    {"diff", "old.gy", hostile_revision, "--events", "events.csv", "--format", "html", "--lang", language}, hostile_files());
}

std::string explain_page(const std::string& language) {
  return write_page("explain_" + language + ".html",
                    {"explain", "old.gy", "\"O1'<b>", "--events", "events.csv", "--format", "html", "--lang", language}, hostile_files());
}

std::string sweep_page(const std::string& language) {
  return write_page("sweep_" + language + ".html",
                    {"sweep", "old.gy", "--set", "lookback=1h..12h/1h", "--events", "events.csv", "--format", "html", "--lang", language},
                    hostile_files());
}

// What holds of every page: on a phone and on a desk, in light and dark, on paper.
void check_page(const std::string& path, const std::string& names, int scripts) {
  Browser& browser = the_browser();
  for (const Viewport& viewport : {phone, desk}) {
    browser.open(path, viewport);
    CHECK(ask(browser, fmt::format("width({})", viewport.width)) == "[]");
    CHECK(ask(browser, fmt::format("tables({})", viewport.phone)) == "[]");
    CHECK(ask(browser, "labels()") == "[]");
    CHECK(ask(browser, fmt::format("harmless({}, {})", names, scripts)) == "[]");
    for (const char* scheme : {"dark", "light"}) {
      browser.emulate(scheme, "screen");
      CHECK(ask(browser, "contrast()") == "[]");
    }
    browser.emulate("light", "print");
    CHECK(ask(browser, "paper()") == "[]");
    browser.emulate("light", "screen");
    browser.photograph(path + (viewport.phone ? ".phone.png" : ".desk.png")); // for people
    CHECK(browser.complaints() == std::vector<std::string>());
    CHECK(browser.requests() == std::vector<std::string>());
  }
}

void check_policy() {
  Browser& browser = the_browser();
  CHECK(ask(browser, "strict()") == "[]");
  CHECK_FALSE(browser.complaints().empty()); // so that the silence of the pages themselves says something
}

} // namespace

TEST_CASE("diff: a page without harm, fit for a phone") {
  for (const std::string& language : languages) {
    CAPTURE(language);
    check_page(diff_page(language), hostile_names(), 1);
    check_policy();
  }
}

TEST_CASE("diff: tables are sorted by a click, and lose nothing") {
  for (const Viewport& viewport : {phone, desk}) {
    Browser& browser = the_browser();
    browser.open(diff_page(viewport.phone ? "zh" : "en"), viewport);
    CHECK(sort_every_column(browser) > 20);
    CHECK(browser.complaints() == std::vector<std::string>());
  }
}

TEST_CASE("diff: the chart says what the tables say") {
  Browser& browser = the_browser();
  browser.open(diff_page("zh"), desk);
  CHECK(ask(browser, "flows()") == "[]");
  CHECK(ask(browser, "numbers()") == "[]");
}

TEST_CASE("sweep: a page without harm, fit for a phone, and says what its tables say") {
  for (const std::string& language : languages) {
    CAPTURE(language);
    Browser& browser = the_browser();
    check_page(sweep_page(language), hostile_names(), 1);
    CHECK(ask(browser, "curves()") == "[]");
    CHECK(ask(browser, "numbers()") == "[]");
    if (language == "zh") CHECK(sort_every_column(browser) > 10);
    check_policy();
  }
}

TEST_CASE("explain: a page without harm and without scripts, fit for a phone") {
  for (const std::string& language : languages) {
    CAPTURE(language);
    check_page(explain_page(language), R"(["\"O1'<b>", "<b>1</b>", "<b>SKU</b>", '"><img src=x onerror=hacked=1>', "&lt;b&gt;&amp;"])", 0);
    check_policy();
  }
}
