// guiyin load EVENTS... --into FILE.gys
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/io/load_events.hpp"
#include "interpreter/io/read_summary.hpp"
#include "interpreter/store/write.hpp"

#include <algorithm>
#include <memory>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin load EVENTS... --into FILE.gys [--append | --replace] [OPTIONS]";
constexpr std::uint16_t store_is_there = 690, loaded_before = 691, both_ways = 692;

struct Arguments { // as written
  std::vector<std::string> events, columns;
  std::string into, rejects, threads;
  bool append = false, replace = false, keep_going = false, quiet = false;
};

std::optional<text::Diagnostic> wrong_together(const Arguments& given, const io::FileSystem& files) {
  if (given.events.empty()) return missing("EVENTS", usage);
  if (given.into.empty()) return missing("--into FILE.gys", usage);
  if (std::count(given.events.begin(), given.events.end(), "-") > 1) return message(615);
  if (given.keep_going != !given.rejects.empty()) return message(619);
  if (given.append && given.replace) return message(both_ways);
  if (const auto path = overwritten({given.rejects}, given.events, files)) return message(622, {*path});
  if (!given.append && !given.replace && files.is_file(given.into)) return message(store_is_there, {given.into});
  // A store may be read and written anew; an event file is not to be lost.
  const auto is_lost = [&](const std::string& path) { return files.same_file(path, given.into) && (given.append || !path.ends_with(".gys")); };
  if (std::any_of(given.events.begin(), given.events.end(), is_lost)) return message(622, {given.into});
  return std::nullopt;
}

// Whether a file has more than a header: two days without events may have the same export.
bool has_rows(const io::EventText& text) {
  const auto line_end = text.content.find('\n');
  return line_end != std::string_view::npos && line_end + 1 < text.content.size();
}

std::string size_of(std::uint64_t bytes) {
  return bytes < 1'000'000 ? fmt::format("{} KB", bytes / 1000) : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

class Load {
public:
  Load(const Arguments& given, unsigned threads, const Console& console, io::FileSystem& files)
      : given_(given), threads_(threads), console_(console), files_(files) {}

  Exit carry_out() {
    std::vector<std::string> paths = given_.events;
    if (given_.append && files_.is_file(given_.into)) paths.insert(paths.begin(), given_.into);
    const auto open = open_all(paths, console_, files_);
    if (!open) return Exit::bad_data;
    Progress progress(console_, 2);
    progress.begin({"reading events", "读取事件"});
    io::LoadOptions options;
    options.threads = threads_;
    if (!given_.columns.empty()) options.columns = given_.columns;
    const io::LoadResult result = io::load_events(open->texts, options);
    progress.pause();
    if (!accept(result.read, given_.keep_going, given_.rejects, console_, files_)) return Exit::bad_data;
    if (const auto twice = file_loaded_before(result)) {
      console_.complain(*twice);
      return Exit::bad_data;
    }
    progress.begin({"writing the store", "写入数据仓"});
    std::uint64_t bytes = 0;
    const auto document = [&](const Write& write) {
      return store::write(result.contents, [&](std::string_view piece) {
        bytes += piece.size();
        return write(piece);
      });
    };
    const bool written = write_file(given_.into, console_, files_, document);
    progress.pause();
    if (!written) return Exit::usage;
    if (!given_.quiet) console_.error(io::to_text(result.read.summary, console_.language()) + said(result, bytes));
    return Exit::done;
  }

private:
  // The same export once more would count every event twice.
  std::optional<text::Diagnostic> file_loaded_before(const io::LoadResult& result) const {
    const auto& loaded = result.contents.loaded;
    const auto& read = result.read.files;
    for (std::size_t i = 0; i < loaded.size(); ++i) {
      if (!read[i].content.data() || !has_rows(read[i])) continue;
      const auto before = std::find(loaded.begin(), loaded.begin() + static_cast<std::ptrdiff_t>(i), loaded[i]);
      if (before == loaded.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      return message(loaded_before, {read[i].path, read[static_cast<std::size_t>(before - loaded.begin())].path});
    }
    return std::nullopt;
  }

  std::string said(const io::LoadResult& result, std::uint64_t bytes) const {
    const std::size_t count = result.contents.loaded.size();
    if (console_.language() == text::Language::english)
      return fmt::format("wrote {}: {} event file{}, {}\n", given_.into, count, count == 1 ? "" : "s", size_of(bytes));
    return fmt::format("已写入 {}：事件文件 {} 个，{}\n", given_.into, count, size_of(bytes));
  }

  const Arguments& given_;
  unsigned threads_;
  const Console& console_;
  io::FileSystem& files_;
};

} // namespace

Command add_load(CLI::App& parent, text::Language language) {
  const Heading heading{"load", {"event files into a store, which every command reads at once", "把事件文件装入数据仓，之后各命令即开即用"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option("EVENTS", given->events,
                  say({"event files: .csv, .jsonl or .timeline, or stores: .gys; - is standard input",
                       "事件文件（.csv、.jsonl 或 .timeline）或数据仓（.gys）；- 表示标准输入"}));
  app->add_option("--into", given->into, say({"the store to write", "要写入的数据仓"}))->type_name("FILE.gys");
  app->add_flag("--append", given->append, say({"add to what the store has", "追加到已有的数据仓"}));
  app->add_flag("--replace", given->replace, say({"write it anew if it is there", "数据仓已存在时重新写"}));
  app->add_option("--columns", given->columns, say({"which further columns to keep (default: all)", "保留哪些其他列（默认全部）"}))
      ->delimiter(',')
      ->type_name("NAME,...");
  app->add_flag("--keep-going", given->keep_going, say({"go on without the bad rows; needs --rejects", "跳过有问题的行继续；须与 --rejects 同用"}));
  app->add_option("--rejects", given->rejects, say({"where the bad rows are written, unchanged", "有问题的行原样写入此文件"}))->type_name("FILE");
  app->add_option("--threads", given->threads, say({"how many processors to use (default: all)", "使用多少个处理器（默认全部）"}))->type_name("N");
  app->add_flag("--quiet", given->quiet, say({"do not say what was read", "不显示读取概况"}));
  return {app, [given](const Console& console, io::FileSystem& files) {
            const auto threads = threads_of(given->threads, console);
            if (!threads) return Exit::usage;
            if (const auto wrong = wrong_together(*given, files)) {
              console.complain(*wrong);
              return Exit::usage;
            }
            return Load(*given, *threads, console, files).carry_out();
          }};
}

} // namespace guiyin::cli
