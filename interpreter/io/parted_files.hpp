// Event files, and stores among them, put aside by buyer while they are read, and brought back group by group.
#pragma once

#include "interpreter/io/gather.hpp"
#include "interpreter/io/inputs.hpp"
#include "interpreter/io/parted_events.hpp"
#include "interpreter/io/stored_columns.hpp"
#include "interpreter/io/stretches.hpp"
#include "interpreter/spool/spool.hpp"

#include <optional>
#include <vector>

namespace guiyin::io {

class PartedFiles : public PartedEvents {
public:
  PartedFiles(Inputs inputs, const ReadOptions& options, const PartedOptions& parted, spool::Space& space);

  void read() override;
  std::size_t groups() const override { return groups_.size(); }
  timeline::Timeline timeline(std::size_t group) override;
  bool has_problems() const override { return gathering_.has_problems(); }
  bool beyond_memory() const override { return beyond_memory_; }
  ReadResult finish() override;

private:
  void read_together(const std::vector<EventFile>& files);
  void read_store(const Input& input);
  void group();

  Inputs inputs_;
  std::optional<ColumnTyping> typing_; // with stores, whose columns are texts
  ReadOptions options_;
  PartedOptions parted_;
  EventLayout layout_;
  Gathering gathering_;
  spool::Spool spool_;
  std::vector<spool::Group> groups_;
  bool beyond_memory_ = false;
};

} // namespace guiyin::io
