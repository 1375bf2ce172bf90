#include "interpreter/io/story_clock.hpp"

namespace guiyin::io {

namespace {

bool is_real(values::Moment moment) {
  static const values::Moment first = values::start_of_day(*values::days_from_date(1, 1, 1)),
                              last = values::start_of_day(*values::days_from_date(9999, 12, 31));
  return moment >= first && moment < last + values::Duration{values::ms_per_day};
}

} // namespace

std::optional<values::Moment> later(values::Moment moment, std::int64_t ms) {
  if (ms > values::largest_duration.ms || ms < -values::largest_duration.ms) return std::nullopt;
  const values::Moment sum = moment + values::Duration{ms};
  return is_real(sum) ? std::optional(sum) : std::nullopt;
}

std::optional<std::int64_t> StoryClock::day_of(const syntax::At& at) const {
  if (at.date) return *at.date;
  return date_ ? std::optional(*date_ + at.plus_days.value_or(0)) : std::nullopt;
}

void StoryClock::set_date(const syntax::At& at) {
  if (const auto day = day_of(at)) date_ = *day;
}

StoryClock::Reading StoryClock::read(const std::optional<syntax::At>& at) const {
  if (!at || at->plus_ms) {
    if (!last_) return {{}, Trouble::no_time};
    const auto moment = later(*last_, at ? *at->plus_ms : 0);
    return moment ? Reading{*moment} : Reading{{}, Trouble::out_of_range};
  }
  const auto day = day_of(*at);
  if (!day) return {{}, Trouble::without_date};
  if (*day < INT32_MIN || *day > INT32_MAX) return {{}, Trouble::out_of_range};
  const std::int64_t time = at->time.value_or(last_ ? values::time_of_day(*last_).ms : 0);
  const values::Moment moment = values::start_of_day(*day) + values::Duration{time};
  return is_real(moment) ? Reading{moment} : Reading{{}, Trouble::out_of_range};
}

} // namespace guiyin::io
