#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"

void guiyin::fuzz::csv(std::string_view bytes) { read_and_attribute("events.csv", bytes); }
