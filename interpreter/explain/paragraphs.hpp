// The paragraphs of an explanation, one for each step of a decision. Each is made of that step's records.
#pragma once

#include "interpreter/explain/document.hpp"
#include "interpreter/explain/teller.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::explain {

// "O1.1 · SKU1 · jd (京东客服促成)", then what is known of the unit, and what became of it in one sentence.
std::string title_text(const Teller& teller);
std::vector<std::string> head_text(const Teller& teller);
std::string outcome_text(const Teller& teller);

std::optional<Paragraph> tell_when(const Teller& teller); // nullopt if the policy has no `when`
Paragraph tell_claim(const Teller& teller, const engine::ClaimTrace& claim);
Paragraph tell_credit(const Teller& teller);
Paragraph tell_amount(const Teller& teller);
std::optional<Paragraph> tell_revoke(const Teller& teller);
std::optional<Paragraph> tell_settle(const Teller& teller); // nullopt without `--as-of`

// The parts of a condition that was asked, each with its outcome and what it was judged on.
void tell_parts(const Teller& teller, const engine::ConditionTrace& condition, int depth, Paragraph& paragraph);
// The record of a condition, if it was asked.
const engine::ConditionTrace* find_condition(const Teller& teller, program::ExprId condition);

} // namespace guiyin::explain
