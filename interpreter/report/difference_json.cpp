#include "grammar/text/json.hpp"
#include "interpreter/report/difference.hpp"
#include "interpreter/report/difference_words.hpp"
#include "interpreter/report/unit_text.hpp"

#include <fmt/format.h>

namespace guiyin::report {
namespace {

using text::json_string;
using values::Money;

template <class Items, class Function> std::string array(const Items& items, const Function& function) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? "," : "") + function(item);
  return out + "]";
}

std::string money(Money amount) { return json_string(values::to_string(amount)); }

std::string sides(std::uint64_t units_before, std::uint64_t units_after, Money before, Money after) {
  return fmt::format(R"("units_before":{},"units_after":{},"before":{},"after":{},"difference":{})", units_before, units_after, money(before),
                     money(after), money(after - before));
}

std::string indexes(const std::vector<std::size_t>& edits) {
  return array(edits, [](std::size_t edit) { return std::to_string(edit + 1); });
}

class DifferenceJson {
public:
  explicit DifferenceJson(const Comparison& comparison)
      : comparison_(comparison), timeline_(*comparison.timeline), difference_(*comparison.difference) {}

  std::string document() const {
    return fmt::format(R"({{"format":"guiyin-diff","version":1,"as_of":{},"baseline":{},"revised":{},"same_program":{},"by_order":{},)",
                       comparison_.as_of ? json_string(values::to_string(*comparison_.as_of)) : "null", json_string(comparison_.baseline->name),
                       json_string(comparison_.revised->name), difference_.same_program, difference_.by_order) +
           fmt::format(R"("edits":{},"changes":{},"agents":{},"claims":{},"flows":{},"causes":{},"units":{}}})", edits(), changes(), agents(),
                       claims(), flows(), causes(), units()) +
           "\n";
  }

private:
  std::string edits() const {
    std::size_t number = 0;
    return array(difference_.edits, [&](const compare::Edit& edit) {
      return fmt::format(R"({{"number":{},"en":{},"zh":{}}})", ++number, json_string(edit_text(comparison_, edit, text::Language::english)),
                         json_string(edit_text(comparison_, edit, text::Language::chinese)));
    });
  }
  std::string changes() const {
    std::size_t kind = 0;
    return array(difference_.matrix, [&](const compare::Tally& tally) {
      return fmt::format(R"({{"change":"{}","orders":{},"units":{},"before":{},"after":{}}})", change_name(static_cast<compare::Change>(kind++)),
                         tally.orders, tally.units, money(tally.before), money(tally.after));
    });
  }
  std::string holder(const compare::AgentKey& who) const {
    return fmt::format(R"({{"shop":{},"agent":{}}})", json_string(timeline_.texts[who.shop]),
                       who.agent == compare::TextId::missing ? "null" : json_string(timeline_.texts[who.agent]));
  }
  std::string agents() const {
    return array(difference_.agents, [&](const compare::AgentChange& each) {
      return fmt::format(R"({{"shop":{},"agent":{},{}}})", json_string(timeline_.texts[each.who.shop]), json_string(timeline_.texts[each.who.agent]),
                         sides(each.units_before, each.units_after, each.before, each.after));
    });
  }
  std::string claims() const {
    return array(difference_.claims, [&](const compare::ClaimChange& each) {
      return fmt::format(R"({{"claim":{},{}}})", json_string(each.claim), sides(each.units_before, each.units_after, each.before, each.after));
    });
  }
  std::string flows() const {
    return array(difference_.flows, [&](const compare::Flow& each) {
      return fmt::format(R"({{"from":{},"to":{},"orders":{},"amount":{}}})", holder(each.from), holder(each.to), each.orders, money(each.amount));
    });
  }
  std::string causes() const {
    return array(difference_.causes, [&](const compare::Cause& each) {
      return fmt::format(R"({{"edits":{},"orders":{},"units":{},"before":{},"after":{}}})", indexes(each.edits), each.tally.orders, each.tally.units,
                         money(each.tally.before), money(each.tally.after));
    });
  }
  std::string holding(const compare::Holding& each) const {
    const auto part = [&](const compare::Part& one) {
      return fmt::format(R"({{"agent":{},"amount":{}}})", json_string(timeline_.texts[one.agent]), money(one.amount));
    };
    return fmt::format(R"({{"status":"{}","amount":{},"claims":{},"credits":{}}})", status_name(each.status), money(each.amount),
                       array(each.claims, [](const std::string& claim) { return json_string(claim); }), array(each.parts, part));
  }
  std::string units() const {
    return array(difference_.changes, [&](const compare::UnitChange& each) {
      const Reason why = comparison_.reason ? comparison_.reason(each) : Reason{};
      return fmt::format(R"({{"unit":{},"change":"{}","before":{},"after":{},"edits":{},"reason":{{"en":{},"zh":{}}}}})",
                         json_string(unit_text_of(timeline_, each)), change_name(each.change), holding(each.before), holding(each.after),
                         indexes(each.cause), json_string(why.english), json_string(why.chinese));
    });
  }

  const Comparison& comparison_;
  const timeline::Timeline& timeline_;
  const compare::Difference& difference_;
};

} // namespace

std::string difference_json(const Comparison& comparison) { return DifferenceJson(comparison).document(); }

} // namespace guiyin::report
