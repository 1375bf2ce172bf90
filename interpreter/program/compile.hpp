// From trees to programs: names, types, inheritance, shared parts, params, lints. Opens no file: `Library` hands over what `use` and `from` name.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiyin::program {

// Files that a rule file can name: built-in ones, and those beside it. The in-memory twin is all that the core knows.
class Library {
public:
  virtual ~Library() = default;
  // The tree of `use "PATH"` or of the built-in policy `from NAME`, as seen from `from`; parsed once and kept, so references stay valid. Syntax errors go to
  // `diagnostics` the first time. Null if there is no such file.
  virtual const syntax::Tree* find(std::string_view path, text::FileId from, text::Diagnostics& diagnostics) = 0;
  // What `find` could have found, for did-you-mean.
  virtual std::vector<std::string> names() const = 0;
};

struct Setting { // `--set NAME=VALUE` and a test's `with`; VALUE is text of the language ("48h", "rounds"); NAME in the file's spelling
  std::string name;
  std::string value;
};

struct CompileOptions {
  std::vector<Setting> settings;           // win over `set`, which wins over the default
  std::vector<std::string> roster_columns; // the columns of `--agents`, besides `agent`; legal after `agent.`
  bool has_roster = false;                 // without a roster `agent.group` is an error that says how to give one …
  bool check_only = false;                 // … except to `check`, which takes any column then
  // What the parser said of the file, if anything. A program is made of no file that has syntax errors, and nothing is reported that may follow from
  // one: that an item or a clause is missing, or that something is not used.
  const text::Diagnostics* syntax = nullptr;
};

struct Checked {
  // One per policy of the file, in the order written; empty if it has errors.
  std::vector<std::optional<Program>> programs;
  std::vector<std::string> names; // of all policies of the file, in that order
  text::Diagnostics diagnostics;  // errors and warnings, sorted by place; none a consequence of another
};

// Checks every declaration of a file, used or not, and makes a program of each of its policies. `settings` that name no param of a policy are an error
// (GY0404) of that policy, reported with an empty span.
Checked compile(const syntax::Tree& tree, Library& library, text::Sources& sources, const CompileOptions& options = {});

} // namespace guiyin::program
