// What trying futures shows of decisions as of an instant.
#include "tests/reference/as_of.hpp"
#include "tests/reference/story.hpp"

#include <doctest/doctest.h>

using namespace reference;
using namespace reference::build;

namespace {

Outlook outlook(const Policy& policy, const Story& story, std::int64_t as_of, const Settings& settings = {}) {
  return outlooks(resolved({policy})[0], settings, story.events, as_of, {300, 7}).front();
}

} // namespace

TEST_CASE("a credited line can be revoked until 15 days after placing") {
  Story story = Story().talk("A", at(9)).order(at(10)).pays(at(10, 1));
  Outlook before = outlook(jd(), story, at(34));
  CHECK(before.now.status == "credited");
  CHECK(before.can_change);
  CHECK_FALSE(before.some_for_ever);
  CHECK(before.last_in_play == at(10) + 15 * day);
  CHECK(outlook(jd(), story, at(10) + 15 * day - 1).can_change);
  CHECK_FALSE(outlook(jd(), story, at(10) + 15 * day).can_change);
}

TEST_CASE("a silent line whose window is over stays silent") {
  Outlook silent = outlook(jd(), Story().order(at(10)), at(10));
  CHECK(silent.now.status == "silent");
  CHECK_FALSE(silent.can_change);
}

TEST_CASE("an unpaid order can be paid for ever, and chats before that can win it") {
  Outlook unpaid = outlook(taobao(), Story().order(at(10)), at(11));
  CHECK(unpaid.now.status == "excluded");
  CHECK(unpaid.can_win);
  CHECK(unpaid.some_for_ever);
  CHECK(unpaid.last_in_play == std::nullopt);
}

TEST_CASE("a silent order with follow-up is open until ten minutes after payment") {
  Story story = Story().order(at(10)).pays(at(10));
  Settings both{{"followup", choice("both")}};
  Outlook followed = outlook(taobao(), story, at(10, 5), both);
  CHECK(followed.now.status == "silent");
  CHECK(followed.can_win);
  CHECK(followed.last_in_play == at(10, 10));
  CHECK_FALSE(outlook(taobao(), story, at(10, 10), both).can_change);
}
