// A diagnostic is data; `render.hpp` turns it into words. The words of each code stand in docs/messages/GYnnnn.md.
#pragma once

#include "grammar/text/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::text {

enum class Language : std::uint8_t { english, chinese };
enum class Severity : std::uint8_t { error, warning };

// A stable number, printed as GY0107.
//   GY01xx characters and syntax     GY02xx names           GY03xx types and units
//   GY04xx policies, params, lints   GY05xx event files     GY06xx usage, files, output
struct Code {
  std::uint16_t number = 0;
  friend bool operator==(Code, Code) = default;
};
std::string to_string(Code code);

// What is filled into {0}, {1}, … of a message. Most are the same in both languages.
struct Argument {
  std::string en;
  std::string zh;

  Argument(std::string both) : en(both), zh(std::move(both)) {}
  Argument(std::string_view both) : Argument(std::string(both)) {}
  Argument(const char* both) : Argument(std::string(both)) {}
  Argument(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}
};

// A second place that matters ("first declared here"). `key` names the line `label.KEY` of the code's page.
struct Label {
  Span span;
  std::string key;
  std::vector<Argument> arguments;
};

struct Edit {
  Span span;
  std::string replacement;
};

// A way out. `key` names the line `help.KEY` of the code's page; `edit`, where given, carries it out.
struct Help {
  std::string key;
  std::vector<Argument> arguments;
  std::optional<Edit> edit;
};

struct Diagnostic {
  Code code;
  Severity severity = Severity::error;
  Span span;
  std::vector<Argument> arguments;
  std::vector<Label> labels;
  std::vector<Help> helps;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);
// By file, then place; of equal diagnostics (code and span) the first stays.
void sort_unique(Diagnostics& diagnostics);

} // namespace guiyin::text
