// The policies that tests name.
#pragma once

#include "interpreter/program/compile.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::testing {

struct TestedPolicy {
  program::Program program;
  text::FileId file{}; // that the policy stands in
};

// Of a test's own file, else of one that the library knows by that name. What is borrowed outlives it.
class Policies {
public:
  // `roster_columns`, where given, are what `agent.` may be followed by; null: there is no roster.
  Policies(const syntax::Tree& tree, program::Library& library, text::Sources& sources, const std::vector<std::string>* roster_columns)
      : tree_(tree), library_(library), sources_(sources), roster_columns_(roster_columns) {}

  // With these settings; nullopt if there is none, or it has mistakes.
  std::optional<TestedPolicy> make(const std::string& name, const std::vector<program::Setting>& settings, text::Diagnostics& problems);
  // Those that the file declares.
  std::vector<std::string> own() const;

private:
  std::optional<TestedPolicy> of_file(const syntax::Tree& tree, const std::string& name, const std::vector<program::Setting>& settings,
                                      text::Diagnostics& problems);

  const syntax::Tree& tree_;
  program::Library& library_;
  text::Sources& sources_;
  const std::vector<std::string>* roster_columns_;
};

} // namespace guiyin::testing
