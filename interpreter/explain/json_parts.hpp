// The members of an explanation's JSON, one function each.
#pragma once

#include "interpreter/explain/json_writer.hpp"
#include "interpreter/explain/teller.hpp"
#include "interpreter/explain/why_not.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace guiyin::explain {

void write_optional_moment(JsonWriter& json, std::string_view name, const std::optional<values::Moment>& moment);
void write_source(JsonWriter& json, const Teller& teller, timeline::RowSource source);
// Indexes into the array `messages`.
void write_rows(JsonWriter& json, const Teller& teller, std::string_view name, const std::vector<std::uint32_t>& rows);
// A number of the records in the unit of its expression's type; null where missing.
void write_value(JsonWriter& json, const Teller& teller, program::ExprId expr, std::optional<std::int64_t> number);
void write_part(JsonWriter& json, const Teller& teller, const engine::PartTrace& part);

void write_messages(JsonWriter& json, const Teller& teller);
void write_happenings(JsonWriter& json, const Teller& teller);
void write_conditions(JsonWriter& json, const Teller& teller);
void write_claims(JsonWriter& json, const Teller& teller);
void write_credit(JsonWriter& json, const Teller& teller);
void write_amount(JsonWriter& json, const Teller& teller);
void write_revocation(JsonWriter& json, const Teller& teller);
void write_open(JsonWriter& json, const Teller& teller);
void write_why_not(JsonWriter& json, const Teller& teller, const WhyNot& answer);

} // namespace guiyin::explain
