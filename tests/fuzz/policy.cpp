// A rule file: checked, printed in both spellings, and, where it is free of errors, applied to a small day.
#include "grammar/print/print.hpp"
#include "grammar/text/render.hpp"
#include "interpreter/io/library.hpp"
#include "interpreter/program/equivalent.hpp"
#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/fixtures.hpp"

#include <optional>

namespace guiyin::fuzz {

namespace {

using text::Language;

// Beside the file under test, so that `use "parts"` finds something; the file can name itself too, which is a circle.
constexpr std::string_view parts = "claim last_chat(back) { window back before placed candidates chats require replied tie-break latest }\n"
                                   "define net = line.amount - 1 yuan\n";

// A rule file with all that belongs to it.
struct Checked {
  text::Sources sources;
  io::MemoryFiles files;
  io::Library library{sources, files};
  const syntax::Tree* tree = nullptr;
  const text::Diagnostics* syntax = nullptr; // what the parser said of it
  text::Diagnostics diagnostics;
  program::Checked compiled;

  explicit Checked(std::string content) {
    files.files["test.gy"] = std::move(content);
    files.files["parts.gy"] = parts;
    const io::Library::Opened opened = library.open("./test.gy", diagnostics);
    tree = opened.tree;
    syntax = opened.syntax;
    if (!tree) return;
    compiled = program::compile(*tree, library, sources, {{}, {"group"}, true, false, opened.syntax});
    diagnostics.insert(diagnostics.end(), compiled.diagnostics.begin(), compiled.diagnostics.end());
  }
  bool parses() const { return tree && !text::has_errors(*syntax); }
  std::string print(Language language) const { return print::print_file(*tree, sources[tree->file], language); }
  std::string rendered() const {
    std::string out;
    for (const text::Diagnostic& diagnostic : diagnostics) out += text::render(diagnostic, sources, Language::english);
    return out;
  }
};

void render_all(const Checked& checked) {
  for (const text::Diagnostic& diagnostic : checked.diagnostics)
    for (const Language language : {Language::english, Language::chinese})
      promise(!text::render(diagnostic, checked.sources, language).empty(), "a diagnostic without words");
  promise(!text::render_json(checked.diagnostics, checked.sources).empty(), "no JSON");
}

std::size_t errors_of(const Checked& checked) {
  std::size_t errors = 0;
  for (const text::Diagnostic& diagnostic : checked.diagnostics) errors += diagnostic.severity == text::Severity::error ? 1 : 0;
  return errors;
}

void check_same_programs(const Checked& a, const Checked& b) {
  promise(a.compiled.programs.size() == b.compiled.programs.size(), "printing changes the number of policies");
  for (std::size_t i = 0; i < a.compiled.programs.size(); ++i) {
    const auto &one = a.compiled.programs[i], &other = b.compiled.programs[i];
    promise(one.has_value() == other.has_value(), "printing mends or breaks a policy");
    promise(!one || program::same_program(*one, *other), "printing changes what a policy does");
  }
}

// Empty if it cannot be read.
std::string rewritten(std::string content, Language language) {
  const text::Source source("there.gy", std::move(content));
  const parse::ParsedFile parsed = parse::parse_file(source, {});
  return text::has_errors(parsed.diagnostics) ? "" : print::print_file(parsed.tree, source, language);
}

// "The formatter can rewrite a file from one spelling to the other without changing its meaning."
void check_printed(const Checked& checked, Language language) {
  const std::string text = checked.print(language);
  if (text.find_first_not_of("\n ") == text.npos) return; // nothing was declared; an empty file is refused
  const Checked again(text);
  if (!again.parses()) promise(false, "what was printed cannot be read:\n" + text + again.rendered());
  promise(again.print(language) == text, "printed twice it is not the same:\n" + text);
  if (errors_of(again) != errors_of(checked)) promise(false, "printing changes the errors:\n" + text + checked.rendered() + again.rendered());
  check_same_programs(checked, again);
  const Language other = language == Language::english ? Language::chinese : Language::english;
  promise(rewritten(again.print(other), language) == text, "to the other spelling and back it is not the same:\n" + text);
}

const timeline::Timeline& small_day() {
  static const timeline::Timeline day = fixtures::timeline_of("chat,2023-10-16 10:00,,张三,小美,buyer,SKU1,,,,,,,,\n"
                                                              "chat,2023-10-16 10:01,,张三,小美,agent,,,,,,,,,\n"
                                                              "chat,2023-10-16 10:20,,张三,小丽,agent,,,,,,,,,auto\n"
                                                              "chat,2023-10-16 10:21,,张三,小丽,buyer,,,,,,,,,\n"
                                                              "order,2023-10-16 10:30,,张三,,,SKU1,O1,2,100.00,20.00,,,,\n"
                                                              "order,2023-10-16 10:30,,张三,,,SKU2,O1,1,0.01,,,,,\n"
                                                              "pay,2023-10-16 10:31,,,,,,O1,,,,,,,\n"
                                                              "chat,2023-10-16 10:35,,张三,小丽,agent,,,,,,,,,\n"
                                                              "order,2023-10-17 23:30,,李四,,,SKU1,O2,1,50.00,,,,,\n"
                                                              "refund,2023-10-18 10:31,,,,,SKU1,O1,,,,,,33.33,\n"
                                                              "cancel,2023-10-19 09:00,,,,,,O2,,,,,,,\n");
  return day;
}

} // namespace

void policy(std::string_view bytes) {
  const Checked checked{std::string(bytes)};
  if (!checked.tree) { // the commands do not let it through to the parser, which stands it all the same
    const text::Source alone("test.gy", std::string(bytes));
    parse::parse_file(alone, {});
    return;
  }
  render_all(checked);
  if (!checked.parses()) return;
  for (const Language language : {Language::english, Language::chinese}) check_printed(checked, language);
  for (const auto& program : checked.compiled.programs)
    if (program) check_decisions(*program, small_day());
}

} // namespace guiyin::fuzz
