// guiyin diff BASELINE REVISED --events FILE...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/compare/difference.hpp"
#include "interpreter/report/difference.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <memory>

namespace guiyin::cli {
namespace {

using program::Program;

enum class Format : std::uint8_t { text, csv, json };
constexpr Choices<Format, 3> formats{{{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}}};

constexpr std::string_view usage = "guiyin diff BASELINE [REVISED] --events FILE... [OPTIONS]";

struct Arguments { // as written
  std::vector<std::string> policies, events, settings, settings_a, settings_b;
  std::string policy_a, policy_b, as_of, agents, format = "text", output, orders;
  bool exit_code = false, quiet = false;
};

struct Plan { // as understood
  Format format = Format::text;
  std::optional<values::Moment> as_of;
};

std::optional<Plan> understand(const Arguments& given, const Console& console) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  Plan plan{*format, std::nullopt};
  std::optional<text::Diagnostic> wrong;
  if (!given.as_of.empty() && !(plan.as_of = values::parse_moment(given.as_of))) wrong = message(623, {given.as_of});
  if (given.policies.empty()) wrong = missing("BASELINE", usage);
  if (given.policies.size() > 2) wrong = message(605, {given.policies[2], std::string(usage)});
  if (given.events.empty()) wrong = missing("--events FILE", usage);
  if (!wrong) return plan;
  console.complain(*wrong);
  return std::nullopt;
}

// One of the two policies, which can be made again with other params.
class Side {
public:
  Side(std::string file, const std::string& policy, std::vector<std::string> settings, const timeline::Roster& roster, bool has_roster)
      : request_{{std::move(file)},
                 policy.empty() ? std::vector<std::string>{} : std::vector{policy},
                 std::move(settings),
                 roster.columns(),
                 has_roster} {}

  std::optional<Program> load(io::Library& library, text::Sources& sources, const Console& console, std::string_view option) const {
    auto programs = load_policies(request_, library, sources, console);
    if (!programs) return std::nullopt;
    if (programs->size() == 1) return std::move(programs->front());
    std::string names;
    for (const Program& program : *programs) names += (names.empty() ? "" : ", ") + program.name;
    console.complain(message(640, {request_.files[0], names, std::string(option)}));
    return std::nullopt;
  }

  // Messages are not shown: a value that does not fit is an answer here, not a mistake of the user's.
  compare::Variation variation(io::Library& library, text::Sources& sources, const Streams& silent) const {
    return {[this, &library, &sources, &silent](const auto& values) -> std::optional<Program> {
      PolicyRequest request = request_;
      for (const auto& [name, value] : values) request.settings.push_back(name + "=" + value);
      auto programs = load_policies(request, library, sources, Console(silent, text::Language::english));
      return programs ? std::optional(std::move(programs->front())) : std::nullopt;
    }};
  }

private:
  PolicyRequest request_;
};

std::vector<std::string> joined(std::vector<std::string> all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class Diff {
public:
  Diff(const Arguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), console_(console), files_(files) {}

  Exit carry_out() {
    const auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    const bool has_roster = !given_.agents.empty();
    io::Library library(sources_, files_);
    const Side a(given_.policies.front(), given_.policy_a, joined(given_.settings, given_.settings_a), *roster, has_roster);
    const Side b(given_.policies.back(), given_.policy_b.empty() && given_.policies.size() == 1 ? given_.policy_a : given_.policy_b,
                 joined(given_.settings, given_.settings_b), *roster, has_roster);
    const auto baseline = a.load(library, sources_, console_, "--policy-a"), revised = b.load(library, sources_, console_, "--policy-b");
    if (!baseline || !revised) return Exit::usage;
    auto read = load_events({given_.events, fields_of_both(*baseline, *revised), false, "", given_.quiet}, console_, files_, [] {});
    if (!read) return Exit::bad_data;
    if (plan_.as_of) read->timeline = timeline::as_of(read->timeline, *plan_.as_of);
    const Streams silent{console_.streams().read_input, [](std::string_view) { return std::nullopt; }, [](std::string_view) {}, false, ""};
    const compare::Edits edits(*baseline, *revised, a.variation(library, sources_, silent), b.variation(library, sources_, silent));
    const compare::Difference difference = compare::compare(edits, *baseline, *revised, read->timeline, *roster, {plan_.as_of});
    return write({&*baseline, &*revised, &read->timeline, &difference, &sources_});
  }

private:
  static std::vector<timeline::FieldRequest> fields_of_both(const Program& a, const Program& b) {
    std::vector<timeline::FieldRequest> fields = program::fields_of(a);
    for (const timeline::FieldRequest& field : program::fields_of(b))
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    return fields;
  }

  std::string text_of(const report::Comparison& comparison) const {
    switch (plan_.format) {
    case Format::csv:
      return report::difference_csv(comparison);
    case Format::json:
      return report::difference_json(comparison);
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
  const Console& console_;
  io::FileSystem& files_;
  text::Sources sources_;
};

Exit diff(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto plan = understand(given, console);
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
  add("--format", given->format, {"text, csv, json", "text、csv、json"}, "FORMAT");
  add("--output", given->output, {"write the result to a file", "把结果写入文件"}, "FILE");
  add("--orders", given->orders, {"write every changed unit to a CSV file", "把所有有变化的单元写入 CSV 文件"}, "FILE");
  app->add_flag("--exit-code", given->exit_code, say({"exit with 1 if anything changes", "有变化时退出码为 1"}));
  app->add_flag("--quiet", given->quiet, say({"do not say what was read", "不显示读取摘要"}));
  return {app, [given](const Console& console, io::FileSystem& files) { return diff(*given, console, files); }};
}

} // namespace guiyin::cli
