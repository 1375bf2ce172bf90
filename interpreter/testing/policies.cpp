#include "interpreter/testing/policies.hpp"

#include <algorithm>
#include <iterator>

namespace guiyin::testing {

using program::Setting;

std::vector<std::string> Policies::own() const {
  std::vector<std::string> names;
  for (const syntax::Declaration& declaration : tree_.declarations)
    if (const auto* policy = std::get_if<syntax::Policy>(&declaration.node)) names.push_back(policy->name.text);
  return names;
}

std::optional<TestedPolicy> Policies::make(const std::string& name, const std::vector<Setting>& settings, text::Diagnostics& problems) {
  const auto names = own();
  if (std::find(names.begin(), names.end(), name) != names.end()) return of_file(tree_, name, settings, problems);
  const syntax::Tree* other = library_.find(name, tree_.file, problems);
  return other ? of_file(*other, name, settings, problems) : std::nullopt;
}

std::optional<TestedPolicy> Policies::of_file(const syntax::Tree& tree, const std::string& name, const std::vector<Setting>& settings,
                                              text::Diagnostics& problems) {
  program::CompileOptions options;
  options.settings = settings;
  options.has_roster = roster_columns_ != nullptr;
  if (roster_columns_) options.roster_columns = *roster_columns_;
  program::Checked checked = program::compile(tree, library_, sources_, options);
  for (std::size_t i = 0; i < checked.names.size(); ++i)
    if (checked.names[i] == name && checked.programs[i]) return TestedPolicy{std::move(*checked.programs[i]), tree.file};
  std::copy_if(checked.diagnostics.begin(), checked.diagnostics.end(), std::back_inserter(problems),
               [](const text::Diagnostic& each) { return each.severity == text::Severity::error; });
  return std::nullopt;
}

} // namespace guiyin::testing
