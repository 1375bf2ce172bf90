// When the entries of a written timeline happen.
#pragma once

#include "grammar/syntax/story.hpp"
#include "interpreter/values/time.hpp"

#include <cstdint>
#include <optional>

namespace guiyin::io {

class StoryClock {
public:
  enum class Trouble : std::uint8_t { none, without_date, no_time, out_of_range };
  struct Reading {
    values::Moment moment;
    Trouble trouble = Trouble::none;
  };

  // A date line. Days beyond the calendar are noticed at the entries.
  void set_date(const syntax::At& at);
  Reading read(const std::optional<syntax::At>& at) const;
  // The event that `+2h` counts from.
  void passed(values::Moment moment) { last_ = moment; }

private:
  std::optional<std::int64_t> day_of(const syntax::At& at) const;

  std::optional<std::int64_t> date_; // of the last date line, in days since 1970-01-01
  std::optional<values::Moment> last_;
};

// `moment` plus `ms`, if it lies within the years 1 to 9999.
std::optional<values::Moment> later(values::Moment moment, std::int64_t ms);

} // namespace guiyin::io
