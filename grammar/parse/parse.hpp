// Characters to trees. Never fails: it returns a tree and a list of what is wrong, in source order, each mistake once.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace guiyin::parse {

struct ParsedFile {
  syntax::Tree tree;
  text::Diagnostics diagnostics;
};
// A rule file. What could not be read is left out of the tree, or stands in it as Invalid.
ParsedFile parse_file(const text::Source& source, text::FileId file);

struct ParsedValue {
  syntax::Tree tree; // no declarations
  std::optional<syntax::ExprId> value;
  text::Diagnostics diagnostics;
};
// One value alone: `--set` values. A lone free name (a choice) is a Reference.
ParsedValue parse_value(const text::Source& source, text::FileId file);

struct ParsedStories {
  std::vector<syntax::TimelineBlock> blocks; // a file without `timeline` blocks is one block
  text::Diagnostics diagnostics;
};
// A `.timeline` file.
ParsedStories parse_timelines(const text::Source& source, text::FileId file);

} // namespace guiyin::parse
