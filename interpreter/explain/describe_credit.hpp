// The credit clause in sentences.
#pragma once

#include "interpreter/explain/words.hpp"

namespace guiyin::explain {

// "goes to the agent of “on_product”; if there is none, …".
std::string credit_sentence(const Words& words);

} // namespace guiyin::explain
