// guiyin sweep POLICY --set NAME=FROM..TO/STEP --events FILE...
#include "interpreter/compare/sweep.hpp"
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policy_side.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/compare/swept_values.hpp"
#include "interpreter/report/sweep.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <algorithm>
#include <memory>

namespace guiyin::cli {
namespace {

using program::Program;

enum class Format : std::uint8_t { text, csv, json, html };
constexpr Choices<Format, 4> formats{{{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}, {"html", Format::html}}};

constexpr std::string_view usage = "guiyin sweep POLICY --set NAME=FROM..TO/STEP --events FILE... [OPTIONS]";

struct Arguments { // as written
  std::vector<std::string> policies, events, settings;
  std::string policy, as_of, agents, format = "text", output, threads;
  bool quiet = false;
};

struct Swept {
  std::string name, written;
};

struct Plan { // as understood
  Format format = Format::text;
  std::optional<values::Moment> as_of;
  std::vector<std::string> fixed; // settings
  Swept swept;
  unsigned threads = 1;
};

std::optional<text::Diagnostic> wrong_together(const Arguments& given, const io::FileSystem& files) {
  if (given.policies.empty()) return missing("POLICY", usage);
  if (given.policies.size() > 1) return message(605, {given.policies[1], std::string(usage)});
  if (given.events.empty()) return missing("--events FILE", usage);
  std::vector<std::string> inputs = given.policies;
  inputs.insert(inputs.end(), given.events.begin(), given.events.end());
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) return message(615);
  inputs.push_back(given.agents);
  if (const auto path = overwritten({given.output}, inputs, files)) return message(622, {*path});
  return std::nullopt;
}

// Divides the settings into the swept one and the fixed ones.
std::optional<text::Diagnostic> find_swept(const Arguments& given, Plan& plan) {
  for (const std::string& setting : given.settings) {
    const std::size_t sign = setting.find('=');
    if (sign == setting.npos || !compare::is_swept(std::string_view(setting).substr(sign + 1))) {
      plan.fixed.push_back(setting);
      continue;
    }
    const Swept found{setting.substr(0, sign), setting.substr(sign + 1)};
    if (!plan.swept.name.empty()) return message(671, {plan.swept.name, found.name});
    plan.swept = found;
  }
  return std::nullopt;
}

std::optional<Plan> understand(const Arguments& given, const Console& console, const io::FileSystem& files) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  const auto threads = threads_of(given.threads, console);
  if (!threads) return std::nullopt;
  Plan plan{*format, std::nullopt, {}, {}, *threads};
  auto wrong = wrong_together(given, files);
  if (!wrong && !given.as_of.empty() && !(plan.as_of = values::parse_moment(given.as_of))) wrong = no_instant(given.as_of);
  if (!wrong) wrong = find_swept(given, plan);
  if (!wrong) return plan;
  console.complain(*wrong);
  return std::nullopt;
}

const program::ParamValue* param_named(const Program& program, const std::string& name) {
  const auto found = std::find_if(program.params.begin(), program.params.end(), [&](const program::ParamValue& param) { return param.name == name; });
  return found == program.params.end() ? nullptr : &*found;
}

class Sweep {
public:
  Sweep(const Arguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), streams_(remembering_input(console.streams())), console_(streams_, console.language()), files_(files),
        library_(sources_, files) {}

  Exit carry_out() {
    const auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    const PolicySide side(given_.policies.front(), given_.policy, plan_.fixed, *roster, !given_.agents.empty());
    const auto own = side.load(library_, sources_, console_, "--policy");
    if (!own || !can_sweep(*own)) return Exit::usage;
    const auto cases = cases_of(side, *own);
    if (!cases) return Exit::usage;
    Progress progress(console_, cases->size() + 1);
    progress.begin({"reading events", "读取事件"});
    std::vector<timeline::FieldRequest> fields;
    for (const compare::SweepCase& each : *cases) add_fields(each.program, fields);
    auto read =
        load_events({given_.events, std::move(fields), false, "", given_.quiet, {}, plan_.threads}, console_, files_, [&] { progress.pause(); });
    if (!read) return Exit::bad_data;
    if (plan_.as_of) read->timeline = timeline::as_of(read->timeline, *plan_.as_of);
    const compare::Sweep sweep = compare::sweep(*cases, read->timeline, *roster, {plan_.as_of, plan_.threads}, [&] {
      progress.begin({"deciding", "判定"});
    });
    progress.pause();
    return write({&*own, &read->timeline, &sweep, *param_named(*own, plan_.swept.name), plan_.as_of});
  }

private:
  // A param is swept, and the policy has it.
  bool can_sweep(const Program& own) const {
    std::vector<std::string> names;
    for (const program::ParamValue& param : own.params) names.push_back(param.name);
    if (plan_.swept.name.empty()) {
      console_.complain(message(670, {}, suggest("", names)));
      return false;
    }
    if (param_named(own, plan_.swept.name)) return true;
    console_.complain(message(613, {plan_.swept.name}, suggest(plan_.swept.name, names)));
    return false;
  }

  // The policy with each value, each once. The ends come first, so that what is out of range is said of them.
  std::optional<std::vector<compare::SweepCase>> cases_of(const PolicySide& side, const Program& own) {
    const compare::SweptValues swept = compare::swept_values(plan_.swept.name, plan_.swept.written, sources_);
    if (swept.problem) {
      console_.complain(*swept.problem, sources_);
      return std::nullopt;
    }
    const auto with = [&](const std::string& value) { return side.with({{plan_.swept.name, value}}, library_, sources_, console_); };
    if (!with(swept.values.front()) || !with(swept.values.back())) return std::nullopt;
    std::vector<compare::SweepCase> cases;
    for (const std::string& value : swept.values) {
      auto program = with(value);
      if (!program) return std::nullopt;
      const program::ParamValue now = *param_named(*program, plan_.swept.name);
      const auto same = [&](const compare::SweepCase& each) { return each.value.value == now.value; };
      if (std::none_of(cases.begin(), cases.end(), same))
        cases.push_back({std::move(*program), now, now.value == param_named(own, plan_.swept.name)->value});
    }
    return cases;
  }

  std::string text_of(const report::SweepOutcome& outcome) const {
    switch (plan_.format) {
    case Format::csv:
      return report::sweep_csv(outcome);
    case Format::json:
      return report::sweep_json(outcome);
    case Format::html:
      return report::sweep_html(outcome, console_.language());
    case Format::text:
      break;
    }
    return report::sweep_text(outcome, console_.language());
  }

  Exit write(const report::SweepOutcome& outcome) const {
    for (const std::size_t point : outcome.sweep->not_conserved) {
      const std::string value = outcome.sweep->points[point].value.value;
      console_.complain(message(678, {outcome.program->name, plan_.swept.name, value}));
    }
    if (!outcome.sweep->not_conserved.empty()) return Exit::internal;
    const std::string text = text_of(outcome);
    return write_result(given_.output, console_, files_, [&](const Write& out) { return out(text); }) ? Exit::done : Exit::usage;
  }

  const Arguments& given_;
  const Plan& plan_;
  const Streams streams_;
  const Console console_;
  io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
};

Exit sweep(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto plan = understand(given, console, files);
  return plan ? Sweep(given, *plan, console, files).carry_out() : Exit::usage;
}

void add_options(CLI::App& app, Arguments& given, const auto& say) {
  const auto add = [&](const char* name, std::string& value, Phrase phrase, const char* type) {
    app.add_option(name, value, say(phrase))->type_name(type);
  };
  app.add_option("POLICY", given.policies, say({"a rule file (.gy) or the name of a built-in policy", "规则文件（.gy）或内置规则名"}));
  add_repeated(app, "--set", given.settings,
               say({"the param to try values of: lookback=1h..72h/1h, judge_by=time,rounds; others are fixed as in run",
                    "要试的参数：lookback=1h..72h/1h、judge_by=time,rounds；其余与 run 一样设定"}))
      ->type_name("NAME=VALUES");
  app.add_option("--events", given.events, say({"event files (.csv, .jsonl, .timeline)", "事件文件（.csv、.jsonl、.timeline）"}))
      ->type_name("FILE...");
  add("--policy", given.policy, {"which policy of the file", "文件中的哪条策略"}, "NAME");
  add("--as-of", given.as_of, {"what is known at that moment", "按该时刻已知的数据"}, "TIME");
  add("--agents", given.agents, {"roster of the agents (CSV)", "客服名册（CSV）"}, "FILE");
  add("--format", given.format, {"text (default), csv, json or html", "text（默认）、csv、json 或 html"}, "FORMAT");
  add("--output", given.output, {"write the result to a file", "把结果写入文件"}, "FILE");
  add("--threads", given.threads, {"how many processors to use (default: all)", "使用多少个处理器（默认全部）"}, "N");
  app.add_flag("--quiet", given.quiet, say({"do not say what was read", "不显示读取摘要"}));
}

} // namespace

Command add_sweep(CLI::App& parent, text::Language language) {
  const Heading heading{
      "sweep", {"how the outcome moves with a param, and where somebody's credit changes", "结果怎样随一个参数变化，在哪里有人的业绩会变"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  add_options(*app, *given, say);
  return {app, [given](const Console& console, io::FileSystem& files) { return sweep(*given, console, files); }};
}

} // namespace guiyin::cli
