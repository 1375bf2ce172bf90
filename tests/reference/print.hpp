// Models to text: rule files in either spelling, event files, and decisions as `run --format jsonl` prints them.
#pragma once

#include "tests/reference/model.hpp"

namespace reference {

// `glued` is Chinese as a hasty writer types it: no blanks where none are needed, full-width signs.
enum class Spelling { english, chinese, glued };

std::string print_policy(const Policy& policy, Spelling spelling);
// A value as after `--set NAME=`.
std::string print_value(const Node& value, Spelling spelling);

enum class EventFormat { csv, json_lines };
// `look` chooses among the accepted ways of writing times, numbers, empty cells, columns and line ends; rows of one order that stand together may
// share a JSON object.
std::string print_events(const Events& events, EventFormat format, std::uint64_t look);

std::string print_decision(const Decision& decision);

} // namespace reference
