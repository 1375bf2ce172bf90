#include "interpreter/cli/policy_side.hpp"

#include <memory>

namespace guiyin::cli {

using program::Program;

PolicySide::PolicySide(std::string file, const std::string& policy, std::vector<std::string> settings, const timeline::Roster& roster,
                       bool has_roster)
    : request_{
          {std::move(file)}, policy.empty() ? std::vector<std::string>{} : std::vector{policy}, std::move(settings), roster.columns(), has_roster} {}

std::optional<Program> PolicySide::load(io::Library& library, text::Sources& sources, const Console& console, std::string_view option) const {
  auto programs = load_policies(request_, library, sources, console);
  if (!programs) return std::nullopt;
  if (programs->size() == 1) return std::move(programs->front());
  std::string names;
  for (const Program& program : *programs) names += (names.empty() ? "" : ", ") + program.name;
  console.complain(message(640, {file(), names, std::string(option)}));
  return std::nullopt;
}

std::optional<Program> PolicySide::with(const std::vector<std::pair<std::string, std::string>>& values, io::Library& library, text::Sources& sources,
                                        const Console& console) const {
  PolicyRequest request = request_;
  for (const auto& [name, value] : values) request.settings.push_back(name + "=" + value);
  auto programs = load_policies(request, library, sources, console);
  return programs ? std::optional(std::move(programs->front())) : std::nullopt;
}

Streams remembering_input(const Streams& streams) {
  Streams out = streams;
  const auto read = std::make_shared<std::optional<io::ReadOutcome>>();
  out.read_input = [read, input = streams.read_input] {
    if (!*read) *read = input();
    return **read;
  };
  return out;
}

} // namespace guiyin::cli
