#include "interpreter/program/program.hpp"

#include <algorithm>

namespace guiyin::program {

std::vector<timeline::FieldRequest> fields_of(const Program& program) {
  std::vector<timeline::FieldRequest> fields;
  for (const Expr& expr : program.exprs) {
    const auto* extra = std::get_if<ExtraOf>(&expr.node);
    if (extra != nullptr && std::find(fields.begin(), fields.end(), extra->field) == fields.end()) fields.push_back(extra->field);
  }
  return fields;
}

} // namespace guiyin::program
