// Explanations as JSON, with all records of the engine: docs/explain-schema.md.
#pragma once

#include "interpreter/explain/why_not.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::explain {

// One unit, explained. Borrowed.
struct Told {
  const Subject& subject;
  const engine::Explained& explained;
  const WhyNot* why_not = nullptr;
};

// One object per unit; `json_document` holds them all.
std::string explanation_json(const Told& told);
std::string json_document(const std::vector<std::string>& explanations);

} // namespace guiyin::explain
