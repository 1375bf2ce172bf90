#include "interpreter/cli/console.hpp"

#include "grammar/text/catalogue.hpp"
#include "grammar/text/render.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/values/time.hpp"

namespace guiyin::cli {
namespace {

// No run has as many files: a span in it is rendered without place.
constexpr text::FileId nowhere{UINT32_MAX};

std::string joined(const std::vector<std::string>& values, std::string_view between) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : std::string(between)) + value;
  return out;
}

} // namespace

text::Diagnostic message(std::uint16_t code, std::vector<text::Argument> arguments, std::vector<text::Help> helps) {
  const text::Code number{code};
  return {number, text::severity(number), {nowhere, 0, 0}, std::move(arguments), {}, std::move(helps)};
}

text::Diagnostic no_instant(const std::string& given) {
  std::vector<text::Help> helps;
  if (values::parse_moment(given + "T00:00:00")) helps.push_back({"date", {text::Argument(given)}, std::nullopt});
  return message(623, {text::Argument(given)}, std::move(helps));
}

text::Diagnostic missing(std::string_view what, std::string_view usage) {
  return message(614, {text::Argument(what)}, {{"usage", {text::Argument(usage)}, std::nullopt}});
}

void Console::complain(const text::Diagnostic& diagnostic, const text::Sources& sources) const {
  streams_.error(text::render(diagnostic, sources, language_));
}

Console::Written Console::output(std::string_view text) const {
  const auto problem = streams_.output(text);
  if (!problem) return Written::yes;
  if (*problem == io::FileProblem::no_reader) return Written::reader_gone;
  complain(message(616, {text::Argument("the standard output", "标准输出"), io::describe(*problem)}));
  return Written::failed;
}

Exit Console::print(std::string_view text, Exit good) const { return output(text) == Written::failed ? Exit::usage : good; }

std::vector<text::Help> suggest(std::string_view written, const std::vector<std::string>& values) {
  std::vector<text::Help> helps;
  for (const std::string& near : program::nearest(written, values)) helps.push_back({"did_you_mean", {near}, std::nullopt});
  if (!helps.empty() || values.empty()) return helps;
  return {{"choices", {text::Argument(joined(values, ", "), joined(values, "、"))}, std::nullopt}};
}

} // namespace guiyin::cli
