// One policy of a file, which can be made again with other values of its params: what `diff` and `sweep` work on.
#pragma once

#include "interpreter/cli/policies.hpp"
#include "interpreter/timeline/roster.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::cli {

class PolicySide {
public:
  // `policy` chooses among the policies of the file; empty if it holds only one. `settings` as in `--set`.
  PolicySide(std::string file, const std::string& policy, std::vector<std::string> settings, const timeline::Roster& roster, bool has_roster);

  // Nullopt if the policy has errors, or the file holds several and none is chosen (by `option`); that was said.
  std::optional<program::Program> load(io::Library& library, text::Sources& sources, const Console& console, std::string_view option) const;
  // With further settings, which win over its own. Nullopt if a value does not fit; `console` heard why.
  std::optional<program::Program> with(const std::vector<std::pair<std::string, std::string>>& values, io::Library& library, text::Sources& sources,
                                       const Console& console) const;
  const std::string& file() const { return request_.files.front(); }

private:
  PolicyRequest request_;
};

// Standard input can be read once only, and a policy may be asked for again.
Streams remembering_input(const Streams& streams);

} // namespace guiyin::cli
