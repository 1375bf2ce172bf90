// A store alone: its timeline, some buyers at a time.
#pragma once

#include "interpreter/io/inputs.hpp"
#include "interpreter/io/parted_events.hpp"
#include "interpreter/io/stored_columns.hpp"

#include <vector>

namespace guiyin::io {

class PartedStore : public PartedEvents {
public:
  PartedStore(const Inputs& inputs, EventText text, const ReadOptions& options, const PartedOptions& parted);

  void read() override;
  std::size_t groups() const override { return ends_.size(); }
  timeline::Timeline timeline(std::size_t group) override;
  bool has_problems() const override { return false; } // it was loaded without those rows
  bool beyond_memory() const override { return beyond_memory_; }
  ReadResult finish() override;

private:
  std::uint64_t bytes_of(const timeline::Buyer& buyer) const;

  EventText text_;
  PartedOptions parted_;
  ReadResult result_;
  ColumnTyping typing_;
  std::vector<std::uint32_t> ends_; // behind the last buyer of each group
  bool beyond_memory_ = false;
};

} // namespace guiyin::io
