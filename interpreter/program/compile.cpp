#include "interpreter/program/compile.hpp"

#include "interpreter/program/assemble.hpp"
#include "interpreter/program/declared.hpp"
#include "interpreter/program/lints.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

class Compilation {
public:
  Compilation(const syntax::Tree& tree, Library& library, text::Sources& sources, const CompileOptions& options)
      : tree_(tree), reports_(sources), files_(library, reports_), shop_{reports_, sources, files_, options, expansions_, sizes_, used_},
        settings_(options.settings, sources, reports_) {
    if (options.syntax != nullptr) reports_.note_syntax(*options.syntax);
  }
  Checked run();

private:
  std::optional<Program> policy(const syntax::Policy& policy, const FileScope& scope);
  void test(const syntax::Test& test, const FileScope& scope);
  void test_setting(const Here& here, PolicyModel& model, const syntax::Setting& setting, const Env* env);

  const syntax::Tree& tree_;
  Reports reports_;
  Files files_;
  std::size_t expansions_ = 0;
  std::map<const void*, std::size_t> sizes_;
  std::set<const void*> used_;
  Workshop shop_;
  Settings settings_;
};

Checked Compilation::run() {
  const FileScope& scope = files_.load(tree_);
  const bool sound = !reports_.has_errors(); // a file that is missing, or settings that cannot be read, leave no program whole
  Checked checked;
  for (const syntax::Declaration& declaration : tree_.declarations) {
    const auto* declared = std::get_if<syntax::Policy>(&declaration.node);
    if (declared == nullptr) continue;
    checked.names.push_back(declared->name.text);
    checked.programs.push_back(policy(*declared, scope));
  }
  check_declared(shop_, scope);
  for (const syntax::Declaration& declaration : tree_.declarations) {
    if (const auto* declared = std::get_if<syntax::Test>(&declaration.node)) test(*declared, scope);
  }
  if (!reports_.has_errors() && !reports_.has_syntax_errors()) lint_unused(shop_, scope);
  if (!sound || reports_.has_syntax_errors()) std::fill(checked.programs.begin(), checked.programs.end(), std::nullopt);
  checked.diagnostics = reports_.finish(tree_.file);
  return checked;
}

std::optional<Program> Compilation::policy(const syntax::Policy& policy, const FileScope& scope) {
  const std::size_t errors = reports_.errors();
  PolicyModel model;
  inherit(model, policy, scope, files_, reports_, used_);
  settings_.assign(model, files_, reports_);
  std::optional<Program> program = assemble(shop_, model);
  return reports_.errors() == errors ? std::move(program) : std::nullopt;
}

// A test's policy and settings; its expectations are the test command's.
void Compilation::test(const syntax::Test& test, const FileScope& scope) {
  if (test.policy.text.empty()) return; // its head could not be read; the parser has said so
  const Files::FoundPolicy found = files_.policy(test.policy, scope);
  if (found.policy == nullptr) {
    reports_.error(201, test.policy.span, {wording::policy(), test.policy.text})
        .suggest(test.policy.span, test.policy.text, files_.policy_names(scope));
    return;
  }
  PolicyModel model;
  inherit(model, *found.policy, *found.scope, files_, reports_, used_);
  Program scratch;
  const Env* env = files_.keep({&tree_, &scope, nullptr, {}});
  const Here here{shop_, scratch, env, Place::fixed, std::nullopt, nullptr, nullptr};
  for (const syntax::Setting& setting : test.settings) test_setting(here, model, setting, env);
  for (ParamModel& param : model.params) value_of(here, param);
}

void Compilation::test_setting(const Here& here, PolicyModel& model, const syntax::Setting& setting, const Env* env) {
  const auto param =
      std::find_if(model.params.begin(), model.params.end(), [&](const ParamModel& p) { return same_name(p.declared->name, setting.name); });
  if (param != model.params.end()) {
    param->sets.push_back({&setting.name, setting.value, env});
  } else if (!model.broken) {
    std::vector<std::string> names;
    for (const ParamModel& known : model.params) names.push_back(known.declared->name.text);
    here.reports().error(404, setting.name.span, {model.declared->name.text, setting.name.text}).suggest(setting.name.span, setting.name.text, names);
  }
}

} // namespace

Checked compile(const syntax::Tree& tree, Library& library, text::Sources& sources, const CompileOptions& options) {
  return Compilation(tree, library, sources, options).run();
}

} // namespace guiyin::program
