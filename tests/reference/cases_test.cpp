// Cases that are known to come out so, for jd, taobao by payment and taobao by order_first at their defaults.
#include "tests/reference/evaluate.hpp"
#include "tests/reference/story.hpp"

#include <doctest/doctest.h>

using namespace reference;
using namespace reference::build;

namespace {

std::string outcome(const Decision& decision) {
  std::string text = decision.status == "credited" ? "" : decision.status;
  if (decision.status == "credited")
    for (const Credit& credit : decision.credits) text += credit.agent;
  for (const std::string& agent : decision.assists) text += " +" + agent;
  return (decision.line ? decision.sku + " " : "") + text + (decision.tied ? " tied" : "");
}

std::vector<std::string> outcomes(const Policy& policy, const Settings& settings, const Story& story) {
  std::vector<std::string> all;
  for (const Decision& decision : evaluate(resolved({policy})[0], settings, story.events)) all.push_back(outcome(decision));
  return all;
}

using Lines = std::vector<std::string>;
struct Expected {
  Lines jd;
  std::string payment, order_first;
};
void check(const Story& story, const Expected& expected, Settings settings = {}) {
  CHECK(outcomes(jd(), {}, story) == expected.jd);
  settings["credit_by"] = choice("payment");
  CHECK(outcomes(taobao(), settings, story) == Lines{expected.payment});
  settings["credit_by"] = choice("order_first");
  CHECK(outcomes(taobao(), settings, story) == Lines{expected.order_first});
}

} // namespace

TEST_CASE("before the order") {
  check(Story().talk("A", at(9)).order(at(10)).pays(at(10, 1)), {{"SKU1 A"}, "A", "A"});
  check(Story().said("buyer", "A", at(9, 59)).said("agent", "A", at(10)).order(at(10)).pays(at(10, 5)), {{"SKU1 silent"}, "A", "A"});
}

TEST_CASE("the edge of the window") {
  check(Story().talk("A", at(10) - 24 * hour).order(at(10)).pays(at(10, 5)), {{"SKU1 A"}, "A", "A"});
  Story early =
      Story().said("buyer", "A", at(10) - 24 * hour - 2 * second).said("agent", "A", at(10) - 24 * hour - second).order(at(10)).pays(at(10, 5));
  check(early, {{"SKU1 silent"}, "A", "A"});
}

TEST_CASE("after the order") {
  check(Story().order(at(10)).talk("A", at(10, 5)).pays(at(10, 10)), {{"SKU1 silent"}, "A", "A"});
  check(Story().talk("A", at(9)).order(at(10)).talk("B", at(10, 5)).pays(at(10, 10)), {{"SKU1 A"}, "B +A", "A +B"});
}

TEST_CASE("topics") {
  check(Story().talk("A", at(9), "SKU1").talk("B", at(9, 30)).order(at(10), {"SKU1", "SKU2"}).pays(at(10, 5)), {{"SKU1 A", "SKU2 B"}, "B", "B"});
  check(Story().talk("A", at(9), "SKU1").talk("B", at(9, 30), "SKU1").order(at(10)).pays(at(10, 5)), {{"SKU1 B"}, "B", "B"});
}

TEST_CASE("cancelled") {
  auto first_row = [] { return Story().talk("A", at(9)).order(at(10)).pays(at(10, 1)); };
  check(first_row().happens("cancel", at(10) + 15 * day), {{"SKU1 revoked"}, "A", "A"});
  check(first_row().happens("cancel", at(10) + 15 * day + second), {{"SKU1 A"}, "A", "A"});
  Story partial =
      Story().talk("A", at(9), "SKU1").talk("B", at(9, 30)).order(at(10), {"SKU1", "SKU2"}).pays(at(10, 5)).happens("cancel", at(34), "SKU1");
  check(partial, {{"SKU1 revoked", "SKU2 B"}, "B", "B"});
}

TEST_CASE("rounds") {
  Settings rounds{{"judge_by", choice("rounds")}};
  auto a = [](int count) {
    Story story;
    for (int i = 0; i < count; ++i) story.talk("A", at(9, i));
    return story;
  };
  check(a(3).talk("B", at(9, 30)).order(at(10)).pays(at(10, 5)), {{"SKU1 B"}, "A", "A"}, rounds);
  check(a(3).order(at(10)).talk("B", at(10, 1)).talk("B", at(10, 2)).pays(at(10, 5)), {{"SKU1 A"}, "A", "A"}, rounds);
  check(a(2).talk("B", at(9, 30)).talk("B", at(9, 31)).order(at(10)).pays(at(10, 5)), {{"SKU1 B"}, "B", "B"}, rounds);
}

TEST_CASE("follow-up of silent orders") {
  auto silent = [] { return Story().order(at(10)).pays(at(10)); };
  Settings buyer{{"followup", choice("buyer")}}, agent{{"followup", choice("agent")}};
  check(silent().said("buyer", "C", at(10, 5)).said("agent", "C", at(10, 6)), {{"SKU1 silent"}, "C", "C"}, buyer);
  check(silent().said("buyer", "C", at(10, 5)).said("agent", "C", at(10, 10, 1)), {{"SKU1 silent"}, "silent", "silent"}, buyer);
  check(silent().said("agent", "D", at(10, 3)).said("buyer", "D", at(10, 9)), {{"SKU1 silent"}, "D", "D"}, agent);
}

TEST_CASE("unpaid, automatic, transferred") {
  check(Story().talk("A", at(9)).order(at(10)), {{"SKU1 A"}, "excluded", "excluded"});
  check(Story().said("buyer", "A", at(9)).said("agent", "A", at(9), "", "auto").order(at(10)).pays(at(10, 5)), {{"SKU1 silent"}, "silent", "silent"});
  Story moved = Story().talk("A", at(9));
  Row transfer{"transfer", at(9, 50)};
  transfer.agent = "A";
  transfer.to = "B";
  check(moved.row(transfer).order(at(10)).pays(at(10, 5)), {{"SKU1 A"}, "A", "A"});
}
