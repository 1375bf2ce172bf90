// A command as a document writes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::documents {

struct CommandLine {
  std::vector<std::string> arguments; // after `guiyin`
  std::optional<std::string> input;   // the file behind `<`
  std::string locale;
};
// Nullopt if it does not call guiyin.
std::optional<CommandLine> read_command(std::string_view written);

// `\r \t \0 \\ \xHH` to the bytes that they stand for.
std::string unescape(std::string_view text);
// The other way round: the byte order mark and carriage returns, which nobody sees, and `\\`.
std::string escape(std::string_view text);

} // namespace guiyin::documents
