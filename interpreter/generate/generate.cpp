#include "interpreter/generate/generate.hpp"

#include "interpreter/generate/agenda.hpp"
#include "interpreter/generate/episodes.hpp"
#include "interpreter/generate/row_writer.hpp"

#include <algorithm>

namespace guiyin::generate {

namespace {

constexpr std::size_t piece_size = 1 << 20;

class Generator {
public:
  Generator(const Options& options, const std::function<bool(std::string_view)>& write)
      : events_(options.events), write_(write), episodes_(options.seed, options.events, std::max(options.shops, 1U)), writer_(options.format) {}

  bool run() {
    writer_.header();
    for (std::uint64_t made = 0; made < events_ && good_;) {
      const std::vector<Record>& rows = episodes_.next();
      made += rows.size();
      write_before(episodes_.now());
      for (const Record& row : rows) ahead_.add(row);
    }
    write_before(values::end_of_time);
    pass_on();
    return good_;
  }

private:
  // Nothing that is still to be made lies before the beginning of the latest episode.
  void write_before(values::Moment now) {
    while (good_ && !ahead_.empty() && ahead_.first() < now) {
      writer_.write(ahead_.take_first());
      if (writer_.text().size() >= piece_size) pass_on();
    }
  }

  void pass_on() {
    good_ = good_ && write_(writer_.text());
    writer_.clear();
  }

  std::uint64_t events_;
  const std::function<bool(std::string_view)>& write_;
  Episodes episodes_;
  Agenda ahead_;
  RowWriter writer_;
  bool good_ = true;
};

} // namespace

bool generate(const Options& options, const std::function<bool(std::string_view)>& write) { return Generator(options, write).run(); }

} // namespace guiyin::generate
