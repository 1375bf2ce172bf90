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

bool reads_own_skus(const Program& program) {
  return std::any_of(program.exprs.begin(), program.exprs.end(), [](const Expr& expr) {
    const auto* field = std::get_if<FieldOfChat>(&expr.node);
    return field && field->field == ChatField::sku;
  });
}

} // namespace guiyin::program
