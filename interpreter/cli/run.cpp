// guiyin run POLICY... --events FILE...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/memory.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/cli/run_in_parts.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/engine/attribute.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/timeline/as_of.hpp"
#include "interpreter/values/memory.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <array>

namespace guiyin::cli {
namespace {

using report::By;

enum class Format : std::uint8_t { table, csv, jsonl, json };
constexpr Choices<Format, 4> formats{{{"table", Format::table}, {"csv", Format::csv}, {"jsonl", Format::jsonl}, {"json", Format::json}}};
constexpr Choices<By, 6> keys{
    {{"agent", By::agent}, {"claim", By::claim}, {"day", By::day}, {"shop", By::shop}, {"sku", By::sku}, {"unit", By::unit}}};

// As written on the command line.
struct Arguments {
  std::vector<std::string> policies, events, names, settings;
  std::string as_of, agents, format = "table", by, summary, output, rejects, threads, memory;
  unsigned grain = 0; // for tests: work is cut into pieces of so many bytes, orders and rows, so that small inputs see what large ones do
  bool keep_going = false, quiet = false;
};

constexpr std::string_view usage = "guiyin run POLICY... --events FILE... [OPTIONS]";

// As understood.
struct Plan {
  Format format = Format::table;
  std::optional<By> by;
  bool summary_apart = false; // in a file of its own: then `by` is said of that
  std::optional<values::Moment> as_of;
  unsigned threads = 1;
  std::optional<std::uint64_t> memory; // in bytes
};

// What must be there, what must not stand together.
std::optional<text::Diagnostic> wrong_together(const Arguments& given, const io::FileSystem& files) {
  if (given.policies.empty()) return missing("POLICY", usage);
  if (given.events.empty()) return missing("--events FILE", usage);
  std::vector<std::string> inputs = given.policies;
  inputs.insert(inputs.end(), given.events.begin(), given.events.end());
  if (!given.agents.empty()) inputs.push_back(given.agents);
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) return message(615);
  if (given.keep_going != !given.rejects.empty()) return message(619);
  if (given.format == "jsonl" && !given.by.empty() && given.summary.empty()) return message(620);
  const std::array outputs{given.output, given.rejects, given.summary};
  if (std::count(outputs.begin(), outputs.end(), "-") > 1) return message(622, {"-"});
  if (const auto path = overwritten({outputs.begin(), outputs.end()}, inputs, files)) return message(622, {*path});
  return std::nullopt;
}

std::optional<Plan> understand(const Arguments& given, const Console& console, const io::FileSystem& files) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  const auto threads = threads_of(given.threads, console);
  if (!threads) return std::nullopt;
  Plan plan{*format, std::nullopt, !given.summary.empty(), std::nullopt, *threads, std::nullopt};
  if (!given.memory.empty() && !(plan.memory = memory_of(given.memory, console))) return std::nullopt;
  if (!given.by.empty() && !(plan.by = choose("--by", given.by, keys, console))) return std::nullopt;
  if (!given.as_of.empty() && !(plan.as_of = values::parse_moment(given.as_of))) {
    console.complain(no_instant(given.as_of));
    return std::nullopt;
  }
  if (const auto wrong = wrong_together(given, files)) {
    console.complain(*wrong);
    return std::nullopt;
  }
  return plan;
}

report::Options options_of(const Plan& plan, text::Language language) { return {plan.by.value_or(By::agent), plan.as_of, language, plan.threads}; }

// Rows per key in place of rows per unit.
bool is_summary(const Plan& plan) { return plan.format == Format::csv && plan.by && *plan.by != By::unit && !plan.summary_apart; }
bool is_unit_table(const Plan& plan) { return plan.format == Format::table && plan.by == By::unit; }

report::Telling telling_of(const Plan& plan, text::Language language) {
  constexpr std::array forms{report::Form::cells, report::Form::csv, report::Form::line, report::Form::element}; // by format
  const bool sums = plan.summary_apart || plan.format == Format::table || plan.format == Format::json || is_summary(plan);
  const bool by_key = plan.summary_apart || !is_unit_table(plan);
  return {forms[static_cast<std::size_t>(plan.format)], sums, by_key ? std::optional(plan.by.value_or(By::agent)) : std::nullopt, language};
}

bool write_outcome(const std::vector<report::Result>& results, const Plan& plan, text::Language language, const report::Write& write) {
  const report::Options options = options_of(plan, language);
  switch (plan.format) {
  case Format::table:
    return report::write_table(results, options, write);
  case Format::csv:
    return is_summary(plan) ? report::write_summary_csv(results, options, write) : report::write_csv(results, write);
  case Format::jsonl:
    return report::write_jsonl(results, write);
  case Format::json:
    break;
  }
  return report::write_json(results, options, write);
}

class Run {
public:
  Run(const Arguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), console_(console), files_(files) {}

  Exit carry_out() {
    const auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    io::Library library(sources_, files_);
    const PolicyRequest request{given_.policies, given_.names, given_.settings, roster->columns(), !given_.agents.empty()};
    const auto programs = load_policies(request, library, sources_, console_);
    if (!programs) return Exit::usage;
    Progress progress(console_, 2);
    progress.begin({"reading events", "读取事件"});
    const auto any_program = [&](bool (*reads)(const program::Program&)) { return std::any_of(programs->begin(), programs->end(), reads); };
    const timeline::Wanted wanted{false, any_program(program::reads_topics), any_program(program::reads_own_skus),
                                  any_program(program::reads_line_parts)};
    std::vector<timeline::FieldRequest> fields;
    for (const program::Program& program : *programs) add_fields(program, fields);
    const EventRequest events{given_.events,     std::move(fields),
                              given_.keep_going, given_.rejects,
                              given_.quiet,      wanted,
                              plan_.threads,     given_.grain ? given_.grain : io::ReadOptions().least_piece};
    auto open = open_all(given_.events, console_, files_);
    if (!open) return Exit::bad_data;
    if (is_parted(*open)) return run_parted(*open, events, *programs, *roster, progress);
    auto read = load_events(*open, events, console_, files_, [&] { progress.pause(); });
    if (!read) return Exit::bad_data;
    if (plan_.as_of) read->timeline = timeline::as_of(read->timeline, *plan_.as_of);
    return attribute(*programs, read->timeline, *roster, progress);
  }

private:
  engine::AttributeOptions attribute_options() const {
    engine::AttributeOptions options{plan_.as_of, plan_.threads};
    if (given_.grain) options.rows_to_follow = options.orders_at_once = given_.grain;
    return options;
  }

  // A grain is there to see small inputs in parts.
  bool is_parted(const OpenFiles& open) const { return plan_.memory && (given_.grain || !fits_memory(open, *plan_.memory)); }

  Exit run_parted(OpenFiles& open, const EventRequest& events, const std::vector<program::Program>& programs, const timeline::Roster& roster,
                  Progress& progress) {
    const PartedRequest request{events, programs, roster, attribute_options(), telling_of(plan_, console_.language()), *plan_.memory, given_.grain};
    return run_in_parts(open, request, console_, files_, progress, [&](const auto& sums, const auto& results) {
      for (std::size_t i = 0; i < programs.size(); ++i)
        if (!conserved(programs[i], sums[i])) return Exit::internal;
      Output output(given_.output, console_, files_);
      return write(results, output) && output.put_in_place() ? Exit::done : Exit::usage;
    });
  }

  Exit attribute(const std::vector<program::Program>& programs, timeline::Timeline& timeline, const timeline::Roster& roster, Progress& progress) {
    progress.begin({"deciding", "判定"});
    std::vector<engine::Outcome> outcomes = engine::attribute(programs, timeline, roster, attribute_options());
    progress.pause();
    std::vector<report::Result> results;
    bool conserved_all = true;
    const auto add_up = [&] {
      for (std::size_t i = 0; i < programs.size() && conserved_all; ++i) {
        conserved_all = conserved(programs[i], engine::conserve(outcomes[i], plan_.threads));
        results.push_back(report::result_of({&programs[i], &timeline, &outcomes[i]}, telling_of(plan_, console_.language()), plan_.threads));
      }
    };
    // Nobody asks for the chats any more. Giving up memory takes a while, which at the end would be one thread's alone.
    const auto give_up_chats = [&] {
      timeline.messages = {};
      values::release_kept(plan_.threads);
    };
    values::side_by_side(plan_.threads, add_up, give_up_chats);
    if (!conserved_all) return Exit::internal;
    Output output(given_.output, console_, files_);
    if (!write(results, output)) return Exit::usage;
    bool in_place = false;
    const auto give_up_the_rest = [&] {
      timeline = {};
      outcomes.clear();
      values::release_kept(plan_.threads);
    };
    const auto put_in_place = [&] { in_place = output.put_in_place(); };
    values::side_by_side(plan_.threads, put_in_place, give_up_the_rest);
    return in_place ? Exit::done : Exit::usage;
  }

  bool write(const std::vector<report::Result>& results, Output& output) const {
    const auto document = [&](const Write& write) { return write_outcome(results, plan_, console_.language(), write); };
    return write_summary(results) && output.write(document);
  }

  // Before the result, so that standard output is empty where this fails.
  bool write_summary(const std::vector<report::Result>& results) const {
    if (!plan_.summary_apart) return true;
    const auto document = [&](const Write& write) { return report::write_summary_csv(results, options_of(plan_, console_.language()), write); };
    return write_result(given_.summary, console_, files_, document);
  }

  // LANGUAGE "Conservation … `run` checks it on every run."
  bool conserved(const program::Program& program, const engine::Conservation& sums) const {
    if (sums.holds()) return true;
    const values::Money found = sums.credited + sums.silent + sums.revoked + sums.excluded + sums.pending;
    console_.complain(message(624, {program.name, values::to_string(found), values::to_string(sums.total)}));
    return false;
  }

  const Arguments& given_;
  const Plan& plan_;
  const Console& console_;
  io::FileSystem& files_;
  text::Sources sources_;
};

void add_inputs(CLI::App& app, Arguments& given, const auto& say) {
  app.add_option("POLICY", given.policies,
                 say({"rule files (.gy) or names of built-in policies; - is standard input", "规则文件（.gy）或内置规则名；- 表示标准输入"}));
  app.add_option("--events", given.events,
                 say({"event files: .csv, .jsonl or .timeline, or stores: .gys", "事件文件（.csv、.jsonl 或 .timeline）或数据仓（.gys）"}))
      ->type_name("FILE...");
  app.add_option("--agents", given.agents,
                 say({"roster of agents: a CSV file with the columns agent, group, …", "客服名单：含 agent、group 等列的 CSV 文件"}))
      ->type_name("FILE");
  add_repeated(app, "--policy", given.names, say({"only this policy of the files (may be repeated)", "只运行文件中的这条策略（可多次）"}))
      ->type_name("NAME");
  add_repeated(app, "--set", given.settings, say({"set a param, e.g. lookback=48h (may be repeated)", "设定参数，如 lookback=48h（可多次）"}))
      ->type_name("NAME=VALUE");
  app.add_option("--as-of", given.as_of, say({"only what was known at this time", "只看这一时刻已知的事件"}))->type_name("TIME");
}

void add_outputs(CLI::App& app, Arguments& given, const auto& say) {
  app.add_option("--format", given.format, say({"table (default), csv, jsonl or json", "table（默认）、csv、jsonl 或 json"}))->type_name("FORMAT");
  app.add_option("--by", given.by,
                 say({"summary by agent (default), claim, day, shop, sku or unit", "汇总口径：agent（默认）、claim、day、shop、sku 或 unit"}))
      ->type_name("KEY");
  app.add_option("--summary", given.summary, say({"also write the summary, as CSV, to a file", "另把汇总以 CSV 写入文件"}))->type_name("FILE");
  app.add_option("--output", given.output, say({"write the result to a file", "把结果写入文件"}))->type_name("FILE");
  app.add_flag("--keep-going", given.keep_going, say({"go on without the bad rows; needs --rejects", "跳过有问题的行继续；须与 --rejects 同用"}));
  app.add_option("--rejects", given.rejects, say({"where the bad rows are written, unchanged", "有问题的行原样写入此文件"}))->type_name("FILE");
  app.add_option("--threads", given.threads, say({"how many processors to use (default: all)", "使用多少个处理器（默认全部）"}))->type_name("N");
  app.add_option("--memory", given.memory,
                 say({"how much memory to use at most, e.g. 1GB; what is more stands on the disk for so long",
                      "最多使用多少内存，如 1GB；放不下的暂存在磁盘上"}))
      ->type_name("SIZE");
  app.add_option("--grain", given.grain)->group(""); // not shown
  app.add_flag("--quiet", given.quiet, say({"do not say what was read", "不显示读取概况"}));
}

} // namespace

Command add_run(CLI::App& parent, text::Language language) {
  const Heading heading{"run", {"decide who is credited with each order", "判定每笔订单归谁"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  add_inputs(*app, *given, say);
  add_outputs(*app, *given, say);
  return {app, [given](const Console& console, io::FileSystem& files) {
            const auto plan = understand(*given, console, files);
            return plan ? Run(*given, *plan, console, files).carry_out() : Exit::usage;
          }};
}

} // namespace guiyin::cli
