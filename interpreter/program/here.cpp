#include "interpreter/program/here.hpp"

#include <utility>

namespace guiyin::program {

Value add(const Here& here, ExprNode node, Type type, Span span) {
  here.out.exprs.push_back({std::move(node), type, span});
  return {static_cast<ExprId>(here.out.exprs.size() - 1), type};
}

bool is_placeholder(const Program& program, ExprId id) {
  const auto* constant = std::get_if<Constant>(&program[id].node);
  return constant != nullptr && constant->value == placeholder;
}

std::optional<std::int64_t> constant_of(const Program& program, ExprId id) {
  if (const auto* yes = std::get_if<IsYes>(&program[id].node)) return constant_of(program, yes->value);
  const auto* constant = std::get_if<Constant>(&program[id].node);
  if (constant == nullptr || constant->value == placeholder) return std::nullopt;
  return constant->value;
}

std::optional<Share> constant_share(const Program& program, ExprId id) {
  const auto* constant = std::get_if<ShareConstant>(&program[id].node);
  return constant == nullptr ? std::nullopt : std::optional(constant->value);
}

Mark::Mark(Program& program)
    : program_(program), exprs_(program.exprs.size()), windows_(program.windows.size()), rankings_(program.rankings.size()),
      shares_(program.shares.size()), credits_(program.credits.size()) {}

void Mark::undo() {
  program_.exprs.erase(program_.exprs.begin() + static_cast<std::ptrdiff_t>(exprs_), program_.exprs.end());
  program_.windows.erase(program_.windows.begin() + static_cast<std::ptrdiff_t>(windows_), program_.windows.end());
  program_.rankings.erase(program_.rankings.begin() + static_cast<std::ptrdiff_t>(rankings_), program_.rankings.end());
  program_.shares.erase(program_.shares.begin() + static_cast<std::ptrdiff_t>(shares_), program_.shares.end());
  program_.credits.erase(program_.credits.begin() + static_cast<std::ptrdiff_t>(credits_), program_.credits.end());
}

} // namespace guiyin::program
