// Which names a file declares and brings in, and how a file finds the others that it uses.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "interpreter/program/compile.hpp"
#include "interpreter/program/reports.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::program {

// The declarations of one file. Points into its tree.
struct FileScope {
  const syntax::Tree* tree = nullptr;
  std::vector<const syntax::Policy*> policies;
  std::vector<const syntax::Define*> defines;
  std::vector<const syntax::Claim*> claims; // shared ones
  std::vector<const syntax::FieldDeclaration*> fields;
  std::vector<const FileScope*> uses; // what `use` names; their own uses are not passed on
};

struct PolicyModel;
struct Env;

// What stands for a parameter of a `define` or a shared claim.
struct Binding {
  const syntax::Parameter* parameter = nullptr;
  std::optional<syntax::ExprId> value; // none while a declaration is checked alone, for any value of its type
  const Env* caller = nullptr;         // where `value` is read
};

// Where an expression is read: the nodes that its ids mean, and the names that it sees, innermost first: parameters, policy, file.
struct Env {
  const syntax::Tree* tree = nullptr;
  const FileScope* file = nullptr; // none for `--set` values
  PolicyModel* policy = nullptr;   // none for what a file declares outside policies
  std::vector<Binding> bindings;
};

// All files of one compilation. Owns the scopes and environments, so that they can be pointed to.
class Files {
public:
  Files(Library& library, Reports& reports) : library_(library), reports_(reports) {}

  const FileScope& load(const syntax::Tree& tree);
  // The scope of `use "PATH"`; null (reported) if there is no such file or it is being loaded, which would be a circle.
  const FileScope* use(const syntax::Use& use, const syntax::Tree& from);
  // The policy that `from NAME` means as seen from a file: of the file itself, of those that it uses, or built in; with the scope that declares it.
  struct FoundPolicy {
    const syntax::Policy* policy = nullptr;
    const FileScope* scope = nullptr;
  };
  FoundPolicy policy(const syntax::Name& name, const FileScope& from);
  std::vector<std::string> policy_names(const FileScope& from) const;
  const Env* keep(Env env) { return &envs_.emplace_back(std::move(env)); }

private:
  void declare(FileScope& scope);
  FoundPolicy built_in(const syntax::Name& name, const FileScope& from);

  Library& library_;
  Reports& reports_;
  std::map<const syntax::Tree*, FileScope> scopes_;
  std::vector<std::pair<const syntax::Tree*, std::string>> loading_; // with the path by which each was reached
  std::deque<Env> envs_;
};

// Tells of a second declaration under a name that is taken.
class Taken {
public:
  explicit Taken(Reports& reports) : reports_(reports) {}
  // False (reported) if the name is taken.
  bool add(const syntax::Name& name, const Argument& sort);

private:
  Reports& reports_;
  std::map<std::string, Span> first_;
};

// What a file offers under a name outside policies.
struct SharedPart {
  const syntax::Define* define = nullptr;
  const syntax::Claim* claim = nullptr;
  const FileScope* scope = nullptr;
  bool found() const { return scope != nullptr; }
};
// In the file, else in the files that it uses; `rival` is set if two used files declare it.
SharedPart find_shared(const FileScope& scope, const std::vector<const FileScope*>& more_uses, const std::string& key, SharedPart* rival);

Span span_of(const SharedPart& part);

} // namespace guiyin::program
