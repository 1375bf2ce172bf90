#include "interpreter/explain/program_edit.hpp"

namespace guiyin::explain {

namespace {

using program::ExprId;
using program::Program;
using program::Type;

ExprId add(Program& program, program::ExprNode node, Type type) {
  program.exprs.push_back({std::move(node), type, {}});
  return static_cast<ExprId>(program.exprs.size() - 1);
}

ExprId add_moment(Program& program, values::Moment moment) { return add(program, program::Constant{Type::moment, moment.ms}, Type::moment); }

} // namespace

Program without_when(Program program) {
  program.when.reset();
  return program;
}

Program without_revoke(Program program) {
  program.revoke.reset();
  return program;
}

Program without_where(Program program, std::uint32_t claim) {
  program.claims[claim].where.reset();
  return program;
}

Program without_require(Program program, std::uint32_t claim) {
  program.claims[claim].require.reset();
  return program;
}

Program without_least_share(Program program, std::uint32_t) {
  for (program::ShareModel& model : program.shares) model.at_least.reset();
  return program;
}

Program with_window(Program program, std::uint32_t claim, values::Moment begin, values::Moment end) {
  const ExprId from = add_moment(program, begin), to = add_moment(program, end);
  program.windows.push_back({program::FromToWindow{from, to}, {}});
  program.claims[claim].window = static_cast<program::WindowId>(program.windows.size() - 1);
  return program;
}

Program without_agent(Program program, std::uint32_t claim, std::string_view agent) {
  const ExprId who = add(program, program::FieldOfCandidate{program::CandidateField::agent}, Type::agent);
  const ExprId whom = add(program, program::TextConstant{std::string(agent)}, Type::text);
  const ExprId other = add(program, program::Compare{program::Comparison::not_equal, who, whom}, Type::yes_no);
  std::optional<ExprId>& require = program.claims[claim].require;
  require = require ? add(program, program::And{*require, other}, Type::yes_no) : other;
  return program;
}

Program with_credit(Program program, std::uint32_t claim) {
  program.credits.push_back({program::CreditClaim{claim}, {}});
  program.credit = static_cast<program::CreditId>(program.credits.size() - 1);
  return program;
}

} // namespace guiyin::explain
