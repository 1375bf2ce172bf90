// guiyin diff BASELINE REVISED --events FILE...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policy_side.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/compare/difference.hpp"
#include "interpreter/explain/change_reason.hpp"
#include "interpreter/program/equivalent.hpp"
#include "interpreter/report/difference.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <algorithm>
#include <memory>

namespace guiyin::cli {
namespace {

using program::Program;

enum class Format : std::uint8_t { text, csv, json, html };
constexpr Choices<Format, 4> formats{{{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}, {"html", Format::html}}};

constexpr std::string_view usage = "guiyin diff BASELINE [REVISED] --events FILE... [OPTIONS]";

struct Arguments { // as written
  std::vector<std::string> policies, events, settings, settings_a, settings_b;
  std::string policy_a, policy_b, as_of, agents, format = "text", output, orders, threads;
  bool exit_code = false, quiet = false;
};

struct Plan { // as understood
  Format format = Format::text;
  std::optional<values::Moment> as_of;
  unsigned threads = 1;
};

std::vector<std::string> inputs_of(const Arguments& given) {
  std::vector<std::string> inputs = given.policies;
  inputs.insert(inputs.end(), given.events.begin(), given.events.end());
  inputs.push_back(given.agents);
  return inputs;
}

std::optional<Plan> understand(const Arguments& given, const Console& console, const io::FileSystem& files) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  const auto threads = threads_of(given.threads, console);
  if (!threads) return std::nullopt;
  Plan plan{*format, std::nullopt, *threads};
  std::optional<text::Diagnostic> wrong;
  if (!given.as_of.empty() && !(plan.as_of = values::parse_moment(given.as_of))) wrong = no_instant(given.as_of);
  if (given.policies.empty()) wrong = missing("BASELINE", usage);
  if (given.policies.size() > 2) wrong = message(605, {given.policies[2], std::string(usage)});
  if (const auto path = overwritten({given.output, given.orders}, inputs_of(given), files)) wrong = message(622, {*path});
  if (!wrong) return plan;
  console.complain(*wrong);
  return std::nullopt;
}

std::vector<std::string> joined(std::vector<std::string> all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class Diff {
public:
  Diff(const Arguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), streams_(remembering_input(console.streams())), console_(streams_, console.language()), files_(files),
        library_(sources_, files) {}

  Exit carry_out() {
    const auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    const bool has_roster = !given_.agents.empty();
    const PolicySide a(given_.policies.front(), given_.policy_a, joined(given_.settings, given_.settings_a), *roster, has_roster);
    const PolicySide b(given_.policies.back(), given_.policy_b.empty() && given_.policies.size() == 1 ? given_.policy_a : given_.policy_b,
                       joined(given_.settings, given_.settings_b), *roster, has_roster);
    const auto baseline = a.load(library_, sources_, console_, "--policy-a");
    const auto revised = baseline ? b.load(library_, sources_, console_, "--policy-b") : std::nullopt;
    if (!baseline || !revised) return Exit::usage;
    const compare::Edits edits(*baseline, *revised, variation(a), variation(b));
    // Of two policies that are the same program, no events are needed to say so.
    const bool same = program::same_program(*baseline, *revised);
    const auto timeline = same ? std::optional<timeline::Timeline>(std::in_place) : read(*baseline, *revised);
    if (!timeline) return given_.events.empty() ? Exit::usage : Exit::bad_data;
    const compare::Difference difference = compare::compare(edits, *baseline, *revised, *timeline, *roster, {plan_.as_of, plan_.threads});
    const explain::Contrast contrast{*baseline, *revised, sources_, *timeline, *roster, plan_.as_of};
    return write({&*baseline, &*revised, &*timeline, &difference, &sources_, plan_.as_of, [&](const compare::UnitChange& change) {
                    return report::Reason{explain::change_reason(contrast, change, text::Language::english),
                                          explain::change_reason(contrast, change, text::Language::chinese)};
                  }});
  }

private:
  // Messages are not shown: a value that does not fit is an answer here, not a mistake of the user's.
  compare::Variation variation(const PolicySide& side) {
    return {[this, &side](const auto& values) { return side.with(values, library_, sources_, Console(silent_, text::Language::english)); }};
  }

  std::optional<timeline::Timeline> read(const Program& baseline, const Program& revised) {
    std::vector<timeline::FieldRequest> fields;
    for (const Program* program : {&baseline, &revised}) add_fields(*program, fields);
    if (given_.events.empty()) {
      console_.complain(missing("--events FILE", usage));
      return std::nullopt;
    }
    auto read = load_events({given_.events, std::move(fields), false, "", given_.quiet, {}, plan_.threads}, console_, files_, [] {});
    if (!read) return std::nullopt;
    return plan_.as_of ? timeline::as_of(read->timeline, *plan_.as_of) : std::move(read->timeline);
  }

  std::string text_of(const report::Comparison& comparison) const {
    switch (plan_.format) {
    case Format::csv:
      return report::difference_csv(comparison);
    case Format::json:
      return report::difference_json(comparison);
    case Format::html:
      return report::difference_html(comparison, console_.language());
    case Format::text:
      break;
    }
    return report::difference_text(comparison, console_.language());
  }

  Exit write(const report::Comparison& comparison) const {
    const auto all_units = [&](const Write& out) { return report::write_changed_units(comparison, out); };
    if (!given_.orders.empty() && !write_file(given_.orders, console_, files_, all_units)) return Exit::usage;
    const std::string text = text_of(comparison);
    if (!write_result(given_.output, console_, files_, [&](const Write& out) { return out(text); })) return Exit::usage;
    return given_.exit_code && !comparison.difference->changes.empty() ? Exit::no : Exit::done;
  }

  const Arguments& given_;
  const Plan& plan_;
  const Streams streams_;
  const Console console_;
  const Streams silent_{streams_.read_input, [](std::string_view) { return std::nullopt; }, [](std::string_view) {}, false, ""};
  io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
};

Exit diff(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto plan = understand(given, console, files);
  return plan ? Diff(given, *plan, console, files).carry_out() : Exit::usage;
}

} // namespace

Command add_diff(CLI::App& parent, text::Language language) {
  const Heading heading{
      "diff", {"what changes, in orders and money, if one policy takes the place of another", "换一条策略，哪些订单、多少金额会变，为什么"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  const auto add = [&](const char* name, std::string& value, Phrase phrase, const char* type) {
    app->add_option(name, value, say(phrase))->type_name(type);
  };
  const auto add_list = [&](const char* name, std::vector<std::string>& values, Phrase phrase, const char* type) {
    add_repeated(*app, name, values, say(phrase))->type_name(type);
  };
  app->add_option("POLICY", given->policies,
                  say({"the policy as it is, and the one to compare; one alone is compared with itself under other params",
                       "现行策略和要比较的策略；只写一条时，用不同参数与自己比较"}));
  add_list("--events", given->events, {"event files (.csv, .jsonl, .timeline)", "事件文件（.csv、.jsonl、.timeline）"}, "FILE");
  add_list("--set", given->settings, {"set a param of both", "设定两条策略的参数"}, "NAME=VALUE");
  add_list("--set-a", given->settings_a, {"set a param of the first", "只设定前一条的参数"}, "NAME=VALUE");
  add_list("--set-b", given->settings_b, {"set a param of the second", "只设定后一条的参数"}, "NAME=VALUE");
  add("--policy-a", given->policy_a, {"which policy of the first file", "前一个文件中的哪条策略"}, "NAME");
  add("--policy-b", given->policy_b, {"which policy of the second file", "后一个文件中的哪条策略"}, "NAME");
  add("--as-of", given->as_of, {"what is known at that moment", "按该时刻已知的数据"}, "TIME");
  add("--agents", given->agents, {"roster of the agents (CSV)", "客服名册（CSV）"}, "FILE");
  add("--format", given->format, {"text (default), csv, json or html", "text（默认）、csv、json 或 html"}, "FORMAT");
  add("--output", given->output, {"write the result to a file", "把结果写入文件"}, "FILE");
  add("--orders", given->orders, {"write every changed unit to a CSV file", "把所有有变化的单元写入 CSV 文件"}, "FILE");
  add("--threads", given->threads, {"how many processors to use (default: all)", "使用多少个处理器（默认全部）"}, "N");
  app->add_flag("--exit-code", given->exit_code, say({"exit with 1 if anything changes", "有变化时退出码为 1"}));
  app->add_flag("--quiet", given->quiet, say({"do not say what was read", "不显示读取摘要"}));
  return {app, [given](const Console& console, io::FileSystem& files) { return diff(*given, console, files); }};
}

} // namespace guiyin::cli
