// The parts of a program as people say them: values, conditions and windows in plain Chinese or English. `report/condition_text` prints the same in
// the language of the rules.
#pragma once

#include "interpreter/explain/say.hpp"
#include "interpreter/program/program.hpp"

#include <optional>
#include <set>
#include <string>

namespace guiyin::explain {

class Words {
public:
  Words(const program::Program& program, text::Language language) : program_(program), say_(language) {}

  const program::Program& program() const { return program_; }
  const Say& say() const { return say_; }

  // "the order's total", 订单总额; “SKU1”; "24 hours", 24 小时.
  std::string value(program::ExprId id) const;
  // "placing", 下单; "2 hours after payment", 付款后 2 小时.
  std::string moment(program::ExprId id) const;
  // "the order is paid", 已付款; "the buyer wrote first", 由买家先开口.
  std::string condition(program::ExprId id) const;
  // What a condition comes to whatever happens, once params are folded in: `paid or yes`.
  std::optional<bool> constant_truth(program::ExprId id) const;
  // "in the 24 hours before placing", 下单前 24 小时内.
  std::string window(program::WindowId id) const;
  // "within 15 days after placing", 下单后 15 天内.
  std::string within(program::ExprId duration, program::ExprId moment) const;
  // A claim as the text calls it: its description in Chinese, its name in English.
  std::string claim(std::uint32_t claim) const;
  // Whether the text has called it so far.
  bool has_named(std::uint32_t claim) const { return named_.contains(claim); }

private:
  const program::Program& program_;
  Say say_;
  mutable std::set<std::uint32_t> named_;
};

// "24 hours", "1 day", "1 hour 30 minutes"; 24 小时.
std::string long_duration(const Say& say, values::Duration duration);

} // namespace guiyin::explain
