#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"

void guiyin::fuzz::json_lines(std::string_view bytes) { read_and_attribute("events.jsonl", bytes); }
