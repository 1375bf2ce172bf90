// What trying futures shows of decisions as of an instant.
#include "tests/reference/as_of.hpp"
#include "tests/reference/story.hpp"

#include <doctest/doctest.h>

using namespace reference;
using namespace reference::build;

namespace {

struct Case { // one order, one line
  Policy policy;
  Settings settings;
  Events known;
  Decision unit;
  Explorer explorer;

  Case(const Policy& written, const Story& story, std::int64_t as_of, Settings given = {})
      : policy(resolved({written})[0]), settings(std::move(given)), known(known_at(story.events, as_of)),
        unit(evaluate(policy, settings, known).at(0)), explorer(policy, settings, known, unit, as_of, 7) {
    explorer.look(300);
  }
};

} // namespace

TEST_CASE("a credited line can be revoked until 15 days after placing") {
  Story story = Story().talk("A", at(9)).order(at(10)).pays(at(10, 1));
  Case before(jd(), story, at(34));
  CHECK(before.unit.status == "credited");
  CHECK(before.explorer.can_change());
  CHECK_FALSE(before.explorer.in_play_for_ever("cancel", 200));
  CHECK(before.explorer.edge_in_play(at(10) + 15 * day, 50));
  CHECK(before.explorer.later_edge(at(10) + 15 * day, 20) == std::nullopt);
  CHECK(before.explorer.later_edge(std::nullopt, 50).has_value());
  CHECK(Case(jd(), story, at(10) + 15 * day - 1).explorer.can_change());
  CHECK_FALSE(Case(jd(), story, at(10) + 15 * day).explorer.can_change());
}

TEST_CASE("a silent line whose window is over stays silent") {
  Case silent(jd(), Story().order(at(10)), at(10));
  CHECK(silent.unit.status == "silent");
  CHECK_FALSE(silent.explorer.can_change());
}

TEST_CASE("an unpaid order can be paid for ever, and chats before that can win it") {
  Case unpaid(taobao(), Story().order(at(10)), at(11));
  CHECK(unpaid.unit.status == "excluded");
  CHECK(unpaid.explorer.can_win());
  CHECK(unpaid.explorer.in_play_for_ever("pay", 200));
  CHECK(unpaid.explorer.in_play_for_ever("chat", 200));
}

TEST_CASE("a silent order with follow-up is open until ten minutes after payment") {
  Story story = Story().order(at(10)).pays(at(10));
  Settings both{{"followup", choice("both")}};
  Case followed(taobao(), story, at(10, 5), both);
  CHECK(followed.unit.status == "silent");
  CHECK(followed.explorer.can_win());
  CHECK_FALSE(followed.explorer.in_play_for_ever("chat", 200));
  CHECK(followed.explorer.edge_in_play(at(10, 10), 50));
  CHECK_FALSE(Case(taobao(), story, at(10, 10), both).explorer.can_change());
}
