// Programs and timelines from text, for unit tests. Anything wrong in the text ends the test with what the product says about it.
#pragma once

#include "interpreter/program/compile.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::fixtures {

// The policies of a rule file, all of them free of errors. Built-in files can be used and derived from.
std::vector<program::Program> programs_of(std::string_view policy_text, const std::vector<program::Setting>& settings = {});
// The first of them.
program::Program program_of(std::string_view policy_text, const std::vector<program::Setting>& settings = {});
// The policy of a built-in file.
program::Program built_in(std::string_view name, const std::vector<program::Setting>& settings = {});

// Events as CSV. The header may be left out of `rows` if it is the usual one: see `usual_header`.
timeline::Timeline timeline_of(std::string_view rows);
inline constexpr std::string_view usual_header =
    "type,time,shop,buyer,agent,from,sku,order,qty,price,full_reduction,category_discount,item_discount,amount,kind";
// The notation of `.timeline` files.
timeline::Timeline story_of(std::string_view text);

} // namespace guiyin::fixtures
