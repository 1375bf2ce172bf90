// Rows of an input that is larger than memory, put aside by part while they are read, and brought back group by group.
#pragma once

#include "interpreter/spool/divided.hpp"
#include "interpreter/spool/groups.hpp"
#include "interpreter/spool/id_sightings.hpp"
#include "interpreter/spool/key_parts.hpp"

#include <span>
#include <vector>

namespace guiyin::spool {

// First `add` all rows in reading order, then `settle`, then ask for groups. Groups are assembled apart from each other, and together give what
// assembling all rows at once would: all rows of a buyer stand in one group, so do all rows of an order, and all rows with one `id`.
class Spool {
public:
  // Borrows the space.
  explicit Spool(Space& space) : space_(space) {}

  // Batches that follow each other in reading order; uses them up.
  void add(std::vector<timeline::RowBatch> batches, unsigned threads);
  // Batches of a store, which tells its rows by buyer; all rows of one are in one of them.
  void add_by_buyer(std::vector<timeline::RowBatch> batches, unsigned threads) {
    by_buyer_ = true;
    add(std::move(batches), threads);
  }
  // All is there: what happened to orders goes to where these are.
  void settle(const std::vector<timeline::FieldRequest>& fields, const timeline::Wanted& wanted, unsigned threads);
  // What each further decision per line takes: the policies of the run.
  std::vector<Group> groups(std::uint64_t limit, std::size_t policies) const;
  // A group's rows in reading order, as far as that bears on anything; as many batches as threads, or one.
  std::vector<timeline::RowBatch> rows_of(const Group& group, const std::vector<timeline::FieldRequest>& fields, const timeline::Wanted& wanted,
                                          unsigned threads) const;

  // False once the scratch has failed; then nothing that was brought back may be used.
  bool good() const { return space_.good(); }
  // What is held in memory for the whole run, in bytes.
  std::uint64_t bytes_held() const;

private:
  struct Taken;
  Taken take(timeline::RowBatch& batch);
  void bring(std::span<const Divided> from, const Group& group, timeline::RowBatch& to) const;

  Space& space_;
  Links links_;
  KeyParts order_parts_;
  IdSightings ids_;
  std::vector<Divided> rows_;       // chats, transfers and orders, by batch
  std::vector<Divided> happenings_; // by batch, of those that have some
  bool by_buyer_ = false;           // some are told by buyer
};

} // namespace guiyin::spool
