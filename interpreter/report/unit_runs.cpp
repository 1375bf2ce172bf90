#include "interpreter/report/unit_runs.hpp"

#include "interpreter/report/buffer.hpp"
#include "interpreter/report/unit_text.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>

namespace guiyin::report {

namespace {

// Stands before shop, order number and text of a unit.
struct Head {
  std::int64_t placed = 0;
  std::uint32_t shop = 0, order = 0, text = 0; // their sizes in bytes
};

// One order in one run has its units together, so units need not be told apart further.
using Key = std::tuple<std::int64_t, std::string_view, std::string_view>;

} // namespace

void UnitRuns::add(const Section& section, unsigned threads) {
  std::vector<Extent>& run = runs_.emplace_back();
  const auto append = [&](std::string& out, const Section& of, const engine::Decision& decision) {
    const UnitText unit = unit_text(*of.timeline, decision);
    const std::size_t begin = out.size();
    Head head{unit.placed.ms, static_cast<std::uint32_t>(unit.shop.size()), static_cast<std::uint32_t>(unit.order.size()), 0};
    out.append(sizeof head, '\0');
    (out += unit.shop) += unit.order;
    const std::size_t text = out.size();
    append_(out, of, decision);
    head.text = static_cast<std::uint32_t>(out.size() - text);
    std::memcpy(out.data() + begin, &head, sizeof head);
  };
  const Write keep = [&](std::string_view piece) {
    const std::uint64_t place = space_.put(piece.data(), piece.size());
    if (!run.empty() && run.back().place + run.back().size == place)
      run.back().size += piece.size();
    else
      run.push_back({place, piece.size()});
    return space_.good();
  };
  write_decisions(section, threads, keep, append);
}

// The units of a run one after the other.
class RunReader {
public:
  RunReader(const spool::Space& space, const std::vector<UnitRuns::Extent>& run, std::size_t read_at_once)
      : space_(space), next_(run.begin()), end_(run.end()), read_at_once_(read_at_once) {}

  // False if there is no further unit.
  bool next() {
    at_ += size_;
    size_ = 0;
    if (!has(sizeof head_)) return false;
    std::memcpy(&head_, buffer_.data() + at_, sizeof head_);
    const std::size_t size = sizeof head_ + head_.shop + head_.order + head_.text;
    if (!has(size)) return false;
    size_ = size;
    return true;
  }
  // Good until the next call of `next`.
  Key key() const { return {head_.placed, part(0, head_.shop), part(head_.shop, head_.order)}; }
  std::string_view text() const { return part(head_.shop + head_.order, head_.text); }

private:
  std::string_view part(std::size_t from, std::size_t size) const { return std::string_view(buffer_).substr(at_ + sizeof head_ + from, size); }

  // Whether so many bytes are there from `at_` on; reads on if need be.
  bool has(std::size_t size) {
    while (buffer_.size() - at_ < size) {
      if (next_ == end_) return false;
      buffer_.erase(0, at_);
      at_ = 0;
      const std::size_t before = buffer_.size(), count = std::min<std::uint64_t>(next_->size - taken_, std::max(read_at_once_, size));
      buffer_.resize(before + count);
      if (!space_.get(next_->place, taken_, count, buffer_.data() + before)) return false;
      taken_ += count;
      if (taken_ < next_->size) continue;
      ++next_;
      taken_ = 0;
    }
    return true;
  }

  const spool::Space& space_;
  std::vector<UnitRuns::Extent>::const_iterator next_, end_;
  std::size_t read_at_once_, taken_ = 0; // of the next extent
  std::string buffer_;
  std::size_t at_ = 0, size_ = 0; // where the unit at hand stands
  Head head_;
};

Units UnitRuns::merged(std::size_t read_at_once) const {
  return [this, read_at_once](const Write& write) {
    std::vector<std::unique_ptr<RunReader>> readers;
    for (const auto& run : runs_)
      if (auto reader = std::make_unique<RunReader>(space_, run, read_at_once); reader->next()) readers.push_back(std::move(reader));
    const auto later = [](const auto& a, const auto& b) { return a->key() > b->key(); };
    std::make_heap(readers.begin(), readers.end(), later);
    Buffer buffer(write);
    while (!readers.empty()) {
      std::pop_heap(readers.begin(), readers.end(), later);
      RunReader& first = *readers.back();
      // As long as it stays the first.
      bool more = true;
      do {
        buffer.text += first.text();
        if (!buffer.pass()) return false;
        more = first.next();
      } while (more && (readers.size() == 1 || first.key() <= readers.front()->key()));
      if (more)
        std::push_heap(readers.begin(), readers.end(), later);
      else
        readers.pop_back();
    }
    return buffer.flush() && space_.good();
  };
}

} // namespace guiyin::report
