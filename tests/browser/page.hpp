// Pages as commands write them, in a browser.
#pragma once

#include "tests/browser/browser.hpp"

#include <map>
#include <string>
#include <vector>

namespace guiyin::browser {

using Files = std::map<std::string, std::string>;

// Carries out a command over these files, in memory, and keeps what it prints as `name` in the tests' scratch folder; returns its path.
std::string write_page(const std::string& name, const std::vector<std::string>& command, const Files& files);

// A function of checks.js, e.g. "width(360)". Its answer as JSON: "[]" if nothing is wrong.
std::string ask(Browser& browser, const std::string& check);

// Clicks on the title of every column of every table, twice, and looks at the rows. Returns the number of columns.
int sort_every_column(Browser& browser);

// One browser for all tests of the process.
Browser& the_browser();

} // namespace guiyin::browser
