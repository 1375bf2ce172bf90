// A claim in sentences.
#pragma once

#include "interpreter/explain/words.hpp"

namespace guiyin::explain {

// "Among the agents who chatted with the buyer in the 24 hours before placing …, the one who chatted last."
std::string claim_sentence(const Words& words, const program::Claim& claim);

} // namespace guiyin::explain
