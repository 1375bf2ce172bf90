#include "interpreter/cli/explain_unit.hpp"

#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/events.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/explain/find_unit.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <algorithm>

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
    console.complain(message(623, {given.as_of}));
    return std::nullopt;
  }
  return plan;
}

class ExplainUnit {
public:
  ExplainUnit(const ExplainArguments& given, const Plan& plan, const Console& console, io::FileSystem& files)
      : given_(given), plan_(plan), console_(console), files_(files) {}

  Exit carry_out() {
    auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    roster_ = std::move(*roster);
    io::Library library(sources_, files_);
    const PolicyRequest request{{given_.words[0]}, given_.names, given_.settings, roster_.columns(), !given_.agents.empty()};
    auto programs = load_policies(request, library, sources_, console_);
    if (!programs || !is_single(*programs)) return Exit::usage;
    const program::Program& program = programs->front();
    auto read = load_events({given_.events, program::fields_of(program), false, "", true}, console_, files_, [] {});
    if (!read) return Exit::bad_data;
    if (plan_.as_of) read->timeline = timeline::as_of(read->timeline, *plan_.as_of);
    return explain_found(program, read->timeline);
  }

private:
  bool is_single(const std::vector<program::Program>& programs) const {
    if (programs.size() == 1) return true;
    std::string names;
    for (const program::Program& program : programs) names += (names.empty() ? "" : ", ") + program.name;
    console_.complain(message(640, {given_.words[0], names}));
    return false;
  }

  Exit explain_found(const program::Program& program, const Timeline& timeline) {
    const auto found = explain::find_units(timeline, given_.words[1]);
    if (found.size() != 1) return not_one(timeline, found);
    const auto lines = lines_of(program, timeline, found.front());
    if (lines.empty()) return Exit::usage;
    std::string out;
    for (const std::optional<LineId> line : lines) {
      const explain::Subject subject{program, sources_, timeline, roster_, found.front().order, line, plan_.as_of};
      out += (out.empty() ? "" : "\n") + explain::document_text(explain::explain(subject, explain::decide(subject), console_.language()));
    }
    return write_result(given_.output, console_, files_, [&](const Write& write) { return write(out); }) ? Exit::done : Exit::usage;
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
  const Console& console_;
  io::FileSystem& files_;
  text::Sources sources_;
  timeline::Roster roster_;
};

} // namespace

Exit explain_unit(const ExplainArguments& given, const Console& console, io::FileSystem& files) {
  if (given.events.empty()) {
    console.complain(message(614, {text::Argument("--events FILE")}));
    return Exit::usage;
  }
  const auto plan = understand(given, console);
  return plan ? ExplainUnit(given, *plan, console, files).carry_out() : Exit::usage;
}

} // namespace guiyin::cli
