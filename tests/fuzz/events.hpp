// What every accepted timeline must stand, whatever it was read from.
#pragma once

#include "interpreter/io/read_events.hpp"
#include "interpreter/program/program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::fuzz {

// Columns of every type and owner, so that their readers are reached.
std::vector<timeline::FieldRequest> declared_fields();

// Reads one text of the format that `path` ends in, renders all that was wrong in both languages, and decides what was accepted.
void read_and_attribute(std::string_view path, std::string_view bytes);

// Decides all units, at the end and as of an instant in the middle. LANGUAGE "Conservation": to the fen, for each unit and for all of them.
void check_decisions(const program::Program& program, const timeline::Timeline& timeline);

// By the built-in policies.
void decide_all(const timeline::Timeline& timeline);

} // namespace guiyin::fuzz
