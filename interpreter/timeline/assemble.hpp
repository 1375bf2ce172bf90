// Batches of rows to a timeline: codes made common, rows checked against each other, everything put into event order.
// LANGUAGE "Bad rows", "Left out and counted", "Order of events".
#pragma once

#include "interpreter/timeline/backlog.hpp"
#include "interpreter/timeline/conflict.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::timeline {

struct BuildCounts {
  std::array<std::uint64_t, event_types> rows{};     // used rows by type; order rows are lines
  std::array<std::uint64_t, event_types> left_out{}; // rows of orders that are not there
  std::uint64_t duplicates = 0;                      // rows with an `id` seen before with the same content
  std::uint64_t shops = 0, buyers = 0, agents = 0;   // a name in two shops is two buyers, or two agents
  std::optional<Moment> first, last;                 // of the used rows
};

struct Built {
  Timeline timeline; // of the rows without conflict
  Backlog backlog;   // empty unless wanted
  BuildCounts counts;
  // Those that `counts` counts, by their shops' and their own names.
  std::vector<TextId> shops;
  std::vector<std::pair<TextId, TextId>> agents;
  std::vector<Conflict> conflicts; // first those of chats, transfers and orders, then of what happened to orders, each in reading order; several
                                   // of one row stand together
};

// The batches' rows one after the other are the reading order. `files` are what RowSource::file indexes. There is at least one batch, and all were
// made with the same fields and wants. The outcome does not depend on how rows are cut into batches, nor on `threads`.
Built assemble(std::vector<RowBatch> batches, std::vector<std::string> files, unsigned threads = 1);

} // namespace guiyin::timeline
