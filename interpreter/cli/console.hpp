// What every command needs to speak: the language, the streams, and messages of the command line's own (GY06xx).
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/cli/cli.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::cli {

// The same words in both languages.
struct Phrase {
  std::string_view english;
  std::string_view chinese;
  std::string_view in(text::Language language) const { return language == text::Language::chinese ? chinese : english; }
};

// A diagnostic that points at no file. Its severity is its page's.
text::Diagnostic message(std::uint16_t code, std::vector<text::Argument> arguments = {}, std::vector<text::Help> helps = {});
// What `--as-of` was given is no instant; a date alone is told how it becomes one.
text::Diagnostic no_instant(const std::string& given);

// GY0614: `what` should have been written; with the command's usage line.
text::Diagnostic missing(std::string_view what, std::string_view usage);

class Console {
public:
  Console(const Streams& streams, text::Language language) : streams_(streams), language_(language) {}

  text::Language language() const { return language_; }
  const Streams& streams() const { return streams_; }
  std::string_view say(Phrase phrase) const { return phrase.in(language_); }

  void error(std::string_view text) const { streams_.error(text); }
  void complain(const text::Diagnostic& diagnostic, const text::Sources& sources = {}) const;
  // A piece of a result. A failure is said; a reader that has gone away (`| head`) is none.
  enum class Written : std::uint8_t { yes, reader_gone, failed };
  Written output(std::string_view text) const;
  // A whole result, and the command's exit status: `good`, or usage if it could not be written.
  Exit print(std::string_view text, Exit good = Exit::done) const;

private:
  const Streams& streams_;
  text::Language language_;
};

// "did you mean …", else all of `values` (as `help.choices`); nothing if there are none.
std::vector<text::Help> suggest(std::string_view written, const std::vector<std::string>& values);

} // namespace guiyin::cli
