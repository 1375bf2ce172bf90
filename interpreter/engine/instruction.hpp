// An expression as a run evaluates it, in sixteen bytes: params are folded and names resolved, so that nothing is looked up per row. There is one for
// each expression of the program, with the same id.
#pragma once

#include "interpreter/program/program.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <cstdint>

namespace guiyin::engine {

enum class Op : std::uint8_t {
  missing,  // always
  constant, // `number`
  moment,   // the unit's; `detail` is its program::OrderMoment
  calendar_part,
  order_total,
  order_number,
  order_shop,
  order_buyer,
  line_number,
  line_text,   // of a column by line
  line_value,  // likewise
  line_extra,  // likewise; what is missing stands there as such, or as a text that is
  order_extra, // by order
  row_text,    // of a column by message
  row_time,
  row_small, // an enumerator
  row_extra,
  agent_column,    // `number` indexes Run::agent_columns
  candidate_field, // `detail` is its program::CandidateField
  claim_has_winner,
  compute, // `detail` is its program::Arithmetic
  multiply_by_share,
  negate,
  compare, // `detail` is its program::Comparison
  compare_shares,
  is_not,
  both,
  either,
  happened,
  is_yes,
  choose,
  cancelled_within,
  happened_within,
  fully_refunded,
  in_range
};

struct Operands {
  program::ExprId left{}, right{};
};

struct Instruction {
  Op op = Op::missing;
  std::uint8_t detail = 0;
  program::Type type{};      // of the result; of `in_range`, of the value
  program::ExprId further{}; // a third operand
  union {
    Operands of{};
    std::int64_t number;
    // Columns, by line, order or message.
    const std::int64_t* numbers;
    const values::Moment* times;
    const timeline::TextId* texts;
    const std::uint8_t* enumerators;
  };
};
static_assert(sizeof(Instruction) == 16);

} // namespace guiyin::engine
