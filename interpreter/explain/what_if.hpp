// The events of one buyer, taken out of a timeline so that they can be changed and decided anew: explanations of what would have been are found by
// running the engine, never guessed.
#pragma once

#include "interpreter/explain/subject.hpp"
#include "interpreter/timeline/event.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::explain {

// A change of some rows of a story. Indexes are those of Story::rows().
struct Edit {
  struct Move {
    std::size_t row = 0;
    values::Moment to;
  };
  std::vector<Move> moves;
  std::vector<std::size_t> drops;
  std::vector<timeline::EventRow> adds; // read last
};

// Rows in reading order; views into the timeline, which must outlive it.
class Story {
public:
  Story(const timeline::Timeline& timeline, timeline::BuyerId buyer);
  Story(const Story&) = delete;
  Story& operator=(const Story&) = delete;

  const std::vector<timeline::EventRow>& rows() const { return rows_; }
  // Nullopt if the changed rows contradict each other.
  std::optional<timeline::Timeline> told(const Edit& edit = {}) const;

private:
  void add_messages(timeline::BuyerId buyer);
  void add_transfers(timeline::BuyerId buyer);
  void add_order(std::uint32_t order);
  void add_happenings(const timeline::Order& order);
  timeline::EventRow row_of(timeline::EventType type, values::Moment time, timeline::RowSource source) const;
  std::span<const timeline::ExtraValue> extras_of(timeline::FieldOwner on, std::uint32_t index);

  const timeline::Timeline& timeline_;
  std::string_view shop_, buyer_;
  std::vector<timeline::EventRow> rows_;
  std::deque<timeline::LineRow> lines_; // what the rows' spans show; deques, so that they stay where they are
  std::deque<std::vector<timeline::ExtraValue>> extras_;
};

// The unit of a subject, found again in a story told anew; by names, since numbers differ.
class Retold {
public:
  Retold(const Subject& subject, std::string agent);

  const Story& story() const { return story_; }
  const std::string& agent() const { return agent_; }
  // As it happened, of this buyer alone.
  const timeline::Timeline& timeline() const { return unchanged_; }
  // What the engine says of the unit as it happened, under another program.
  engine::Explained decide(const program::Program& program) const { return decide(program, unchanged_); }
  // Whether the agent would be credited.
  bool wins(const program::Program& program) const;
  bool wins(const program::Program& program, const Edit& edit) const;
  // A search may ask `wins` so often that it takes about a second at most.
  void begin_search() { effort_ = 0; }
  bool has_effort_left() const { return effort_ < most_; }

private:
  engine::Explained decide(const program::Program& program, const timeline::Timeline& timeline) const;

  const Subject& subject_;
  Story story_;
  std::string agent_;
  timeline::Timeline unchanged_;
  mutable std::size_t effort_ = 0;
  std::size_t most_ = 0;
};

} // namespace guiyin::explain
