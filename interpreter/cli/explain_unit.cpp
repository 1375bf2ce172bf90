#include "interpreter/cli/explain_unit.hpp"

#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policy_side.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/explain/find_unit.hpp"
#include "interpreter/explain/html.hpp"
#include "interpreter/explain/json.hpp"
#include "interpreter/io/read_buyer.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <algorithm>
#include <set>

namespace guiyin::cli {
namespace {

using timeline::LineId;
using timeline::Timeline;

enum class Format : std::uint8_t { text, json, html };
constexpr Choices<Format, 3> formats{{{"text", Format::text}, {"json", Format::json}, {"html", Format::html}}};

struct Plan { // as understood
  Format format = Format::text;
  std::optional<values::Moment> as_of;
};

std::optional<Plan> understand(const ExplainArguments& given, const Console& console) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  Plan plan{*format, std::nullopt};
  if (!given.as_of.empty() && !(plan.as_of = values::parse_moment(given.as_of))) {
    console.complain(no_instant(given.as_of));
    return std::nullopt;
  }
  return plan;
}

class ExplainUnit {
public:
  ExplainUnit(const ExplainArguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), streams_(remembering_input(console.streams())), console_(streams_, console.language()), files_(files),
        library_(sources_, files) {}

  Exit carry_out() {
    auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    roster_ = std::move(*roster);
    const PolicyRequest request{{given_.words[0]}, given_.names, given_.settings, roster_.columns(), !given_.agents.empty()};
    auto programs = load_policies(request, library_, sources_, console_);
    if (!programs || !is_single(*programs)) return Exit::usage;
    const program::Program& program = programs->front();
    const auto timeline = read(program);
    return timeline ? explain_found(program, *timeline) : Exit::bad_data;
  }

private:
  bool is_single(const std::vector<program::Program>& programs) const {
    if (programs.size() == 1) return true;
    std::string names;
    for (const program::Program& program : programs) names += (names.empty() ? "" : ", ") + program.name;
    console_.complain(message(640, {given_.words[0], names, "--policy"}));
    return false;
  }

  // What is known by the time given. Nullopt if the events cannot be used; that was said.
  std::optional<Timeline> read(const program::Program& program) const {
    const unsigned threads = threads_of("", console_).value_or(1); // all there are
    const auto open = open_all(given_.events, console_, files_);
    if (!open) return std::nullopt;
    const std::vector<timeline::FieldRequest> fields = program::fields_of(program);
    if (open->texts.size() == 1 && fields.empty())
      if (auto timeline = read_buyer(open->texts.front(), threads)) return timeline;
    auto read = load_events(*open, {given_.events, fields, false, "", true, {}, threads}, console_, files_, [] {});
    return read ? std::optional(known(std::move(read->timeline))) : std::nullopt;
  }

  // From a store, the buyer whose order is asked about, alone. Nullopt if that is not enough to answer, or to say what is wrong with the question.
  std::optional<Timeline> read_buyer(const io::EventText& text, unsigned threads) const {
    const auto whose = [&](const Timeline& orders) -> std::optional<timeline::BuyerId> {
      const auto found = explain::find_units(orders, given_.words[1]);
      if (found.size() != 1) return std::nullopt;
      const timeline::Order& order = orders.orders[static_cast<std::uint32_t>(found.front().order)];
      if (plan_.as_of && order.placed > *plan_.as_of) return std::nullopt;
      return order.buyer;
    };
    auto read = io::read_buyer(text, whose, threads);
    if (!read) return std::nullopt;
    Timeline timeline = known(std::move(*read));
    if (explain::find_units(timeline, given_.words[1]).size() != 1) return std::nullopt; // a made-up store: the order is another's
    if (!given_.why_not.empty() && !knows_agent(agents_of(timeline), timeline.texts)) return std::nullopt;
    return timeline;
  }

  Timeline known(Timeline timeline) const { return plan_.as_of ? timeline::as_of(timeline, *plan_.as_of) : std::move(timeline); }

  Exit explain_found(const program::Program& program, const Timeline& timeline) {
    if (!given_.why_not.empty() && !is_agent_known(timeline)) return Exit::usage;
    const auto found = explain::find_units(timeline, given_.words[1]);
    if (found.size() != 1) return not_one(timeline, found);
    const auto lines = lines_of(program, timeline, found.front());
    if (lines.empty()) return Exit::usage;
    for (const std::optional<LineId> line : lines) tell_unit({program, sources_, timeline, roster_, found.front().order, line, plan_.as_of});
    const std::string out = written();
    return write_result(given_.output, console_, files_, [&](const Write& write) { return write(out); }) ? Exit::done : Exit::usage;
  }

  void tell_unit(const explain::Subject& subject) {
    const engine::Explained explained = explain::decide(subject);
    std::optional<explain::WhyNot> answer;
    if (!given_.why_not.empty()) answer = explain::why_not(subject, explained, given_.why_not, recompiler(subject.program.name));
    const text::Language language = console_.language();
    if (plan_.format == Format::json)
      objects_.push_back(explain::explanation_json({subject, explained, answer ? &*answer : nullptr}));
    else
      documents_.push_back(answer ? explain::explain(subject, explained, *answer, language) : explain::explain(subject, explained, language));
  }

  std::string written() const {
    if (plan_.format == Format::json) return explain::json_document(objects_);
    if (plan_.format == Format::html) return explain::html_document(documents_, console_.language());
    std::string out;
    for (const explain::Document& document : documents_) out += (out.empty() ? "" : "\n") + explain::document_text(document);
    return out;
  }

  // The policy once more, with one param set otherwise. What is wrong with the value is nobody's concern.
  explain::Recompile recompiler(const std::string& policy) {
    text::Diagnostics diagnostics;
    const syntax::Tree* tree = open_policy(given_.words[0], library_, diagnostics, console_).tree;
    return [this, tree, policy](const program::Setting& setting) -> std::optional<program::Program> {
      program::CompileOptions options{settings(), roster_.columns(), !given_.agents.empty()};
      options.settings.push_back(setting);
      program::Checked checked = program::compile(*tree, library_, sources_, options);
      const auto name = std::find(checked.names.begin(), checked.names.end(), policy);
      return name == checked.names.end() ? std::nullopt : std::move(checked.programs[static_cast<std::size_t>(name - checked.names.begin())]);
    };
  }

  std::vector<program::Setting> settings() const {
    std::vector<program::Setting> settings;
    for (const std::string& text : given_.settings) settings.push_back({text.substr(0, text.find('=')), text.substr(text.find('=') + 1)});
    return settings;
  }

  static std::set<timeline::TextId> agents_of(const Timeline& timeline) {
    std::set<timeline::TextId> agents(timeline.messages.agent.begin(), timeline.messages.agent.end());
    agents.insert(timeline.transfers.from.begin(), timeline.transfers.from.end());
    agents.insert(timeline.transfers.to.begin(), timeline.transfers.to.end());
    return agents;
  }

  // The one asked about.
  bool knows_agent(const std::set<timeline::TextId>& agents, const timeline::Dictionary& texts) const {
    return agents.count(texts.find(given_.why_not)) > 0 || roster_.knows(given_.why_not);
  }

  // If not, that is said.
  bool is_agent_known(const Timeline& timeline) const {
    const std::set<timeline::TextId> ids = agents_of(timeline);
    if (knows_agent(ids, timeline.texts)) return true;
    std::vector<std::string> agents;
    for (const timeline::TextId id : ids) agents.emplace_back(timeline.texts[id]);
    console_.complain(message(644, {given_.why_not}, suggest(given_.why_not, agents)));
    return false;
  }

  Exit not_one(const Timeline& timeline, const std::vector<explain::FoundUnit>& found) const {
    if (found.empty()) {
      console_.complain(message(641, {given_.words[1]}, like_orders(timeline)));
      return Exit::usage;
    }
    std::string names;
    for (const explain::FoundUnit& unit : found) names += (names.empty() ? "" : ", ") + explain::order_name(timeline, unit.order);
    console_.complain(message(642, {given_.words[1], names}));
    return Exit::usage;
  }

  // All orders where they are few, else only those that are written alike, else none.
  std::vector<text::Help> like_orders(const Timeline& timeline) const {
    constexpr std::size_t few = 20, too_many_to_compare = 100'000;
    if (timeline.orders.size() > too_many_to_compare) return {};
    const std::vector<std::string> names = explain::order_names(timeline);
    std::vector<text::Help> helps = suggest(given_.words[1], names);
    if (names.size() > few) std::erase_if(helps, [](const text::Help& help) { return help.key == "choices"; });
    return helps;
  }

  // The units to explain: of a policy for lines, the line that was named, else all of the order. Empty if there is no such line; that was said.
  std::vector<std::optional<LineId>> lines_of(const program::Program& program, const Timeline& timeline, const explain::FoundUnit& unit) const {
    const auto lines = timeline.orders[static_cast<std::uint32_t>(unit.order)].lines;
    if (unit.line && (*unit.line == 0 || *unit.line > lines.size())) {
      console_.complain(message(643, {explain::order_name(timeline, unit.order), std::to_string(lines.size()), std::to_string(*unit.line)}));
      return {};
    }
    if (program.unit == program::Unit::order) return {std::nullopt};
    std::vector<std::optional<LineId>> units;
    for (std::uint32_t line = lines.begin; line < lines.end; ++line)
      if (!unit.line || line - lines.begin + 1 == *unit.line) units.push_back(static_cast<LineId>(line));
    return units;
  }

  const ExplainArguments& given_;
  const Plan& plan_;
  const Streams streams_;
  const Console console_;
  io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
  std::vector<std::string> objects_;         // of the units, as JSON
  std::vector<explain::Document> documents_; // or as documents
  timeline::Roster roster_;
};

} // namespace

Exit explain_unit(const ExplainArguments& given, const Console& console, io::FileSystem& files) {
  if (given.events.empty()) {
    console.complain(missing("--events FILE", explain_usage));
    return Exit::usage;
  }
  const auto plan = understand(given, console);
  return plan ? ExplainUnit(given, *plan, console, files).carry_out() : Exit::usage;
}

} // namespace guiyin::cli
