// Decisions to characters, by several threads where a function takes them. Each function gives a whole document, in pieces, so that a large one need
// not stand in memory.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/engine/attribute.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace guiyin::report {

// What one policy gave. Borrowed; all must outlive the writing.
struct Section {
  const program::Program* program = nullptr;
  const timeline::Timeline* timeline = nullptr;
  const engine::Outcome* outcome = nullptr;
};

// What the rows of a summary are about.
enum class By : std::uint8_t { agent, claim, day, shop, sku, unit };

struct Options {
  By by = By::agent;
  std::optional<values::Moment> as_of;
  text::Language language = text::Language::english; // of the table alone; the other formats are the same in both
  unsigned threads = 1;                              // that share the adding up
};

// Takes the next piece; false if it could not be written, and then nothing more is given.
using Write = std::function<bool(std::string_view)>;

// Of decisions that are all at hand: the documents of `result.hpp`.
bool write_jsonl(const std::vector<Section>& sections, const Write& write, unsigned threads = 1);
bool write_json(const std::vector<Section>& sections, const Options& options, const Write& write);
bool write_csv(const std::vector<Section>& sections, const Write& write, unsigned threads = 1);
bool write_summary_csv(const std::vector<Section>& sections, const Options& options, const Write& write);

} // namespace guiyin::report
