// Timelines that people write to rows of events: `.timeline` files, and the `timeline` parts of tests.
#pragma once

#include "grammar/syntax/story.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/io/event_layout.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace guiyin::io {

// One entry as the cells that an event file would hold, so that the same checks see it.
struct StoryRow {
  text::Span span;                             // of the entry
  std::vector<timeline::Moment> moments;       // one, or with `every … xN` one per repetition: as many rows, in this order
  std::vector<std::string> cells;              // by slot; without the time
  bool has_lines = false;                      // of an order
  std::vector<std::vector<std::string>> lines; // by slot
};

inline constexpr std::uint16_t no_date = 544; // a time stands before any date

struct StoryRows {
  std::vector<StoryRow> rows;    // in the order written
  std::set<std::string> columns; // the extra columns that entries name
  text::Diagnostics problems;    // their entries give no row
};

// The lines `buyer` and `agents`, wherever they stand, say who is who in `A -> B`; a single buyer is meant wherever none is named. A time without
// date is on the date of the last date line, `+3d 09:00` counts from it; `+2h` counts from the event before. LANGUAGE "Timelines people can write".
StoryRows story_rows(std::span<const syntax::Entry> entries, const EventLayout& layout);

struct StoryTimeline {
  timeline::Timeline timeline;
  text::Diagnostics problems; // of entries that are no row, or a bad one
};
// The timeline of the entries alone; for a test, those of its story and of each `then` so far. Rows of orders that are not there are a problem here,
// as nothing was cut off.
StoryTimeline timeline_of(std::span<const syntax::Entry> entries, const text::Source& source, const std::vector<timeline::FieldRequest>& fields);

} // namespace guiyin::io
