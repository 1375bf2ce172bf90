#include "interpreter/explain/window_text.hpp"

#include "interpreter/explain/value_text.hpp"

namespace guiyin::explain {

namespace {

bool begins(const engine::WindowTrace& window) { return window.begin > values::beginning_of_time; }
bool ends(const engine::WindowTrace& window) { return window.edge < values::end_of_time; }
bool closed(const engine::WindowTrace& window) { return window.edge < window.end; }

} // namespace

std::string window_span_text(const Say& say, const engine::WindowTrace& window) {
  if (!window.happened) return say("empty: its moment did not happen", "空：对应的时刻没有发生");
  if (window.end <= window.begin)
    return say("empty: it would begin at {} and end at {}", "空：起点 {}，终点 {}", say.moment(window.begin), say.moment(window.edge));
  const std::string end = say.moment(window.edge);
  const std::string last = closed(window) ? say("{} (included)", "{}（含）", end) : say("{} (not included)", "{}（不含）", end);
  if (!begins(window) && !ends(window)) return say("any time", "不限时间");
  if (!begins(window)) return say("everything before {}", "{} 之前的全部", end);
  if (!ends(window)) return say("from {} (included) on", "{}（含）以后", say.moment(window.begin));
  return say("from {} (included) to {}", "{}（含）至 {}", say.moment(window.begin), last);
}

std::string outside_by(const Say& say, const engine::WindowTrace& window, values::Moment instant) {
  if (instant < window.begin) return too_early(say, window.begin - instant);
  if (instant == window.edge) return say("at the very moment where the window ends, which is no longer in it", "正好在窗口终点，而终点不含在内");
  return too_late(say, instant - window.edge);
}

values::Duration distance_outside(const engine::WindowTrace& window, values::Moment instant) {
  return instant < window.begin ? window.begin - instant : values::Duration{(instant - window.end).ms + 1};
}

} // namespace guiyin::explain
