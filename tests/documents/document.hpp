// A test document: a title and prose, files, commands and what each must print, in one text file.
//
//   Title and explanation, in prose
//   --- file policy.gy
//   …                                     the file's text; blank lines at the end of a section do not count
//   --- file events.csv escaped           \r \t \0 \\ and \xHH stand for bytes that a text file would not show
//   --- file day.csv from examples/a.csv  a file of the repository
//   --- scratch 1000                      how many bytes there is room for in temporary files from here on
//   --- # why the next command prints what it does; such a remark may stand between any two commands or files
//   --- $ guiyin run policy.gy --events events.csv --format jsonl
//   expected standard output
//   --- stderr                            where absent, standard error is compared only if the exit status is not 0: then it must be empty
//   expected standard error
//   --- wrote out.csv                     a file that the command must have written
//   its text
//   --- exit 2                            where absent, 0
//
// Words of a command may stand in quotes; `< FILE` gives it standard input, `LANG=…` before it the locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::documents {

struct Section {
  std::string heading;    // without the `--- `
  std::string body;       // without the blank lines at its end; empty or ends in a newline
  std::size_t blanks = 0; // that many
};

struct Document {
  std::string prose;
  std::vector<Section> sections;
};

Document parse(std::string_view text);
std::string print(const Document& document);

} // namespace guiyin::documents
