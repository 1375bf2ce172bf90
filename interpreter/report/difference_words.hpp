// What changes, edits and holders are called.
#pragma once

#include "interpreter/report/difference.hpp"

#include <string>
#include <string_view>

namespace guiyin::report {

std::string_view change_name(compare::Change change); // "other_agent": fixed, for CSV and JSON
std::string change_word(compare::Change change, text::Language language);

// "lookback: 24h → 48h", "in_shop: candidates  (rules/jd.gy:44 → night.gy:5)".
std::string edit_text(const Comparison& comparison, const compare::Edit& edit, text::Language language);
// What the two files say there, each on one line and without comments; empty where one says nothing, and of what is no clause.
struct ClauseTexts {
  std::string before, after;
};
ClauseTexts clause_texts(const Comparison& comparison, const compare::Edit& edit);
// "1+3": edits are numbered from 1, in the order of Difference::edits.
std::string cause_name(const std::vector<std::size_t>& edits);

// "小美 180.00", several joined by `, `; the status where nobody is credited.
std::string holding_text(const timeline::Timeline& timeline, const compare::Holding& holding, text::Language language);
// "小美", "茶店/小美" where shops have names; "nobody".
std::string agent_text(const timeline::Timeline& timeline, const compare::AgentKey& who, text::Language language);
std::string claims_text(const compare::Holding& holding);                                        // joined by `+`
std::string signed_money(values::Money money);                                                   // "+12.00", "-3.50", "0.00"
std::string unit_text_of(const timeline::Timeline& timeline, const compare::UnitChange& change); // "[SHOP/]ORDER[.LINE]"

} // namespace guiyin::report
