#include "interpreter/cli/test_update.hpp"

#include "interpreter/cli/output.hpp"
#include "interpreter/testing/update.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::cli {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Plan {
  const TestedFile* file;
  testing::FileUpdate update;
};

class Update {
public:
  Update(const io::Library& library, const text::Sources& sources, const timeline::Roster* roster, const Console& console, io::FileSystem& files)
      : library_(library), sources_(sources), roster_(roster), console_(console), files_(files) {}

  Exit carry_out(const std::vector<TestedFile>& tested) {
    std::string shown;
    for (const TestedFile& file : tested) {
      plans_.push_back({&file, testing::update_of(file.tests, sources_)});
      shown += testing::update_text(plans_.back().update, sources_, console_.language());
    }
    if (shown.empty()) shown = console_.say({"every expectation is met: nothing to rewrite\n", "预期全部符合，没有要改写的\n"});
    if (console_.print(shown) != Exit::done) return Exit::usage;
    return write_all();
  }

private:
  Exit write_all() {
    Exit outcome = Exit::done;
    for (const Plan& plan : plans_) {
      if (!plan.update.refusals.empty()) outcome = outcome == Exit::usage ? outcome : Exit::no;
      if (!plan.update.changes.empty() && !write(plan)) outcome = Exit::usage;
    }
    return outcome;
  }

  bool write(const Plan& plan) {
    const text::Source& source = sources_[plan.file->tree->file];
    if (plan.file->named == "-" || library_.is_built_in(plan.file->tree->file)) {
      console_.complain(message(653, {plan.file->named}, {{"copy", {}, std::nullopt}}));
      return false;
    }
    const auto before = content_of(source);
    if (!before) return false;
    const std::string after = testing::apply(source.content(), plan.update.changes);
    if (!would_pass(plan, after)) {
      console_.complain(message(655, {source.path()}));
      return false;
    }
    if (!write_file(source.path(), console_, files_, [&](const Write& piece) { return piece(*before) && piece(after); })) return false;
    return say_written(plan.update.changes.size(), source.path());
  }

  // The byte order mark that the file begins with, or nothing, if it still holds what was read.
  std::optional<std::string> content_of(const text::Source& source) const {
    const io::ReadOutcome read = files_.read(source.path());
    const auto* bytes = std::get_if<io::FileBytes>(&read);
    std::string_view content = bytes ? bytes->view() : std::string_view();
    const bool marked = content.starts_with(byte_order_mark);
    if (marked) content.remove_prefix(byte_order_mark.size());
    if (bytes && content == source.content()) return std::string(marked ? byte_order_mark : "");
    console_.complain(message(654, {source.path()}));
    return std::nullopt;
  }

  // As many failures are left as were refused.
  bool would_pass(const Plan& plan, const std::string& content) const {
    text::Sources sources;
    io::Library library(sources, files_);
    text::Diagnostics diagnostics;
    const io::Library::Opened opened = library.open_text(sources_[plan.file->tree->file].path(), content, diagnostics);
    if (!opened.tree || text::has_errors(diagnostics)) return false;
    const auto left = testing::update_of(testing::run_tests(*opened.tree, library, sources, console_.language(), roster_), sources);
    return left.changes.empty() && left.refusals.size() == plan.update.refusals.size();
  }

  bool say_written(std::size_t count, const std::string& path) const {
    const std::string_view pattern = count == 1 ? console_.say({"{} expectation rewritten in {}\n", "改写了 {} 条预期：{}\n"})
                                                : console_.say({"{} expectations rewritten in {}\n", "改写了 {} 条预期：{}\n"});
    return console_.print(fmt::format(fmt::runtime(pattern), count, path)) == Exit::done;
  }

  const io::Library& library_;
  const text::Sources& sources_;
  const timeline::Roster* roster_;
  const Console& console_;
  io::FileSystem& files_;
  std::vector<Plan> plans_;
};

} // namespace

Exit update_tests(const std::vector<TestedFile>& tested, const io::Library& library, const text::Sources& sources, const timeline::Roster* roster,
                  const Console& console, io::FileSystem& files) {
  return Update(library, sources, roster, console, files).carry_out(tested);
}

} // namespace guiyin::cli
