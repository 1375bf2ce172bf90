// guiyin fmt FILE...
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"

#include "grammar/print/print.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin fmt FILE... [OPTIONS]";

using text::Language;

struct Arguments {
  std::vector<std::string> files;
  bool check = false;
  std::string lang; // the spelling to rewrite to; empty keeps the file's
};

// The spelling that most of a file's declarations and items begin with.
class Spelling {
public:
  explicit Spelling(const text::Source& source) : source_(source) {}

  Language of(const syntax::Tree& tree) {
    for (const syntax::Declaration& declaration : tree.declarations) {
      count(declaration.span);
      if (const auto* policy = std::get_if<syntax::Policy>(&declaration.node)) {
        for (const syntax::Item& item : policy->items) count(item.span);
      }
    }
    return chinese_ > english_ ? Language::chinese : Language::english;
  }

private:
  void count(text::Span span) {
    const bool ascii = span.begin < source_.content().size() && static_cast<unsigned char>(source_.content()[span.begin]) < 0x80;
    ++(ascii ? english_ : chinese_);
  }

  const text::Source& source_;
  std::size_t english_ = 0, chinese_ = 0;
};

enum class Fate : std::uint8_t { unchanged, changed, failed };

class Formatting {
public:
  Formatting(const Arguments& given, const Console& console, io::FileSystem& files) : given_(given), console_(console), files_(files) {}

  Exit carry_out() {
    if (given_.files.empty()) {
      console_.complain(missing("FILE", usage));
      return Exit::usage;
    }
    bool failed = false, changed = false;
    for (const std::string& file : given_.files) {
      const Fate fate = format(file);
      failed = failed || fate == Fate::failed;
      changed = changed || fate == Fate::changed;
    }
    if (failed) return Exit::usage;
    return changed && given_.check ? Exit::no : Exit::done;
  }

private:
  Fate format(const std::string& file) {
    text::Sources sources;
    io::Library library(sources, files_);
    text::Diagnostics diagnostics;
    if (file != "-" && !files_.is_file(file) && io::find_built_in(file)) {
      console_.complain(message(628, {file})); // built in: nothing to write to
      return Fate::failed;
    }
    // Never the built-in policy of that name, which would then be written over the file.
    const syntax::Tree* tree = open_policy(file == "-" || file.find('/') != file.npos ? file : "./" + file, library, diagnostics, console_).tree;
    text::sort_unique(diagnostics);
    for (const text::Diagnostic& diagnostic : diagnostics) console_.complain(diagnostic, sources);
    if (!tree || text::has_errors(diagnostics)) return Fate::failed;
    const text::Source& source = sources[tree->file];
    return place(file, source, print::print_file(*tree, source, spelling(*tree, source)));
  }

  Language spelling(const syntax::Tree& tree, const text::Source& source) const {
    if (given_.lang.empty()) return Spelling(source).of(tree);
    return given_.lang == "zh" ? Language::chinese : Language::english;
  }

  Fate print(const std::string& text) const { return console_.print(text) == Exit::done ? Fate::changed : Fate::failed; }

  // Writes the new text where it belongs; under `--check` only says that there would be one.
  Fate place(const std::string& file, const text::Source& source, const std::string& formatted) {
    const bool same = formatted == source.content();
    if (file == "-" && !given_.check) return print(formatted);
    if (same) return Fate::unchanged;
    if (given_.check) return print(file + "\n");
    return write_file(file, console_, files_, [&](const Write& write) { return write(formatted); }) ? Fate::changed : Fate::failed;
  }

  const Arguments& given_;
  const Console& console_;
  io::FileSystem& files_;
};

} // namespace

Command add_fmt(CLI::App& parent, Language language) {
  const Heading heading{"fmt", {"lay rule files out, or rewrite them in the other language", "排版规则文件，或改写成另一种语言"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option(
      "FILE", given->files,
      say({"rule files (.gy), changed in place; - reads standard input and prints", "规则文件（.gy），原地改写；- 表示读标准输入并打印"}));
  app->add_flag("--check", given->check,
                say({"change nothing; name the files that would change and exit with 1", "不改动，只列出会改动的文件，并以 1 退出"}));
  app->remove_option(app->get_option("--lang"));
  app->add_option("--lang", given->lang, say({"rewrite in this spelling: en or zh", "改写成这种写法：en 或 zh"}))->type_name("LANG");
  return {app, [given](const Console& console, io::FileSystem& files) { return Formatting(*given, console, files).carry_out(); }};
}

} // namespace guiyin::cli
