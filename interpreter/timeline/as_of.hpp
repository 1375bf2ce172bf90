// What was known at an instant. LANGUAGE "Status of a unit": with `--as-of`, "events up to that time exist, orders placed later are no units".
#pragma once

#include "interpreter/timeline/timeline.hpp"

namespace guiyin::timeline {

// The timeline without events after `instant` (those at it stay) and without orders placed later; buyers of whom nothing is left go too. Texts and
// files are kept as they are, so TextIds stay the same; buyers, messages, orders, lines and happenings are numbered anew. Topics stay as they are,
// since no later event bears on an earlier row's topic.
Timeline as_of(const Timeline& timeline, Moment instant);

// The same of buyers [begin, end) alone.
Timeline as_of(const Timeline& timeline, Moment instant, std::uint32_t begin, std::uint32_t end);

} // namespace guiyin::timeline
