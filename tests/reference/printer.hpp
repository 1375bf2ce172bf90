// How rule files are written; behind `print_policy`.
#pragma once

#include "tests/reference/print.hpp"

namespace reference {

// How tightly an operator binds; an operand that binds less tightly stands in parentheses.
enum Binding { loosest, either, both, negation, comparison, sum, product, tightest };

class Printer {
public:
  explicit Printer(Spelling spelling) : chinese_(spelling != Spelling::english) {}

  std::string policy(const Policy& policy) const;
  std::string expression(const Node& node, Binding outside = loosest) const;

private:
  const char* say(const char* english, const char* chinese) const { return chinese_ ? chinese : english; }
  std::string word(const std::string& english) const;
  std::string plain(const Node& node) const;
  std::string literal(const Node& node) const;
  std::string duration(std::int64_t ms) const;
  std::string list(const std::vector<Node>& parts, const char* separator, Binding binding) const;
  std::string binary(const Node& node, const std::string& sign, Binding binding) const;
  std::string within(const Node& node) const;
  std::string window(const Node& node) const;
  std::string share(const Node& node) const;
  std::string credit(const Node& node) const;
  std::string arms(const Node& node) const;
  std::string param(const Param& param) const;
  std::string claim(const Claim& claim) const;
  std::string deduction(const Deduction& deduct) const;
  std::string moment(const Node& node) const { return expression(node, sum); }

  bool chinese_;
};

// "33.33", and with no places wanted "70".
std::string digits(std::int64_t hundredths, int places);
// The canonical Chinese spelling; a free name stays as it is.
std::string chinese_word(const std::string& english);

// Drops the blanks beside Chinese words and numbers, and writes signs in full width; what stands in quotation marks stays.
std::string glued(const std::string& text);

} // namespace reference
