#include "interpreter/program/program.hpp"

#include <algorithm>
#include <array>

namespace guiyin::program {

std::vector<timeline::FieldRequest> fields_of(const Program& program) {
  std::vector<timeline::FieldRequest> fields;
  for (const Expr& expr : program.exprs) {
    const auto* extra = std::get_if<ExtraOf>(&expr.node);
    if (extra != nullptr && std::find(fields.begin(), fields.end(), extra->field) == fields.end()) fields.push_back(extra->field);
  }
  return fields;
}

namespace {

bool reads(const Program& program, ChatField field) {
  return std::any_of(program.exprs.begin(), program.exprs.end(), [&](const Expr& expr) {
    const auto* read = std::get_if<FieldOfChat>(&expr.node);
    return read && read->field == field;
  });
}

} // namespace

bool reads_topics(const Program& program) { return reads(program, ChatField::topic); }
bool reads_own_skus(const Program& program) { return reads(program, ChatField::sku); }

namespace {

using enum UnitField;

std::optional<UnitField> field_of_unit(const Program& program, ExprId id) {
  const auto* field = std::get_if<FieldOfUnit>(&program[id].node);
  return field ? std::optional(field->field) : std::nullopt;
}

const Compute* computed(const Program& program, ExprId id, Arithmetic op) {
  const auto* node = std::get_if<Compute>(&program[id].node);
  return node && node->op == op ? node : nullptr;
}

constexpr std::array factors{line_qty, line_price};
constexpr std::array discounts{line_full_reduction, line_category_discount, line_item_discount};

} // namespace

bool is_line_amount(const Program& program, ExprId id) {
  std::array<std::optional<UnitField>, discounts.size()> subtracted;
  for (auto& field : subtracted) {
    const Compute* node = computed(program, id, Arithmetic::subtract);
    if (!node) return false;
    field = field_of_unit(program, node->right);
    id = node->left;
  }
  const Compute* product = computed(program, id, Arithmetic::multiply);
  if (!product) return false;
  const std::array multiplied{field_of_unit(program, product->left), field_of_unit(program, product->right)};
  return std::is_permutation(factors.begin(), factors.end(), multiplied.begin()) &&
         std::is_permutation(discounts.begin(), discounts.end(), subtracted.begin());
}

bool reads_line_parts(const Program& program) {
  std::size_t parts = 0, of_amounts = 0; // the operands of a sum are its own
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const auto id = static_cast<ExprId>(i);
    const auto field = field_of_unit(program, id);
    const auto is = [&](UnitField part) { return field == part; };
    if (std::any_of(factors.begin(), factors.end(), is) || std::any_of(discounts.begin(), discounts.end(), is)) ++parts;
    if (is_line_amount(program, id)) of_amounts += factors.size() + discounts.size();
  }
  return parts > of_amounts;
}

} // namespace guiyin::program
