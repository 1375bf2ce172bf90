// What a name means at a place, and what stands for it.
#pragma once

#include "interpreter/program/here.hpp"

#include <string>
#include <vector>

namespace guiyin::program {

// What a name was declared as, innermost first: a parameter, then the policy's params, claims and defines, then the file's and its used files'.
struct Meaning {
  const Binding* binding = nullptr;
  ParamModel* param = nullptr;
  std::optional<std::uint32_t> claim;
  const syntax::Define* define = nullptr;
  const syntax::Claim* shared_claim = nullptr;
  const Env* env = nullptr; // where the define's body is read
  bool ambiguous = false;   // reported
  bool declared() const { return binding != nullptr || param != nullptr || claim || define != nullptr || shared_claim != nullptr; }
};
// Marks what it finds as used.
Meaning meaning_of(const Here& here, const syntax::Name& name);

// The names from the definition (or param) to here, if it is already being read; else empty.
std::vector<std::string> circle_of(const Here& here, const void* declared);

// The body that stands for a define's name, a define's call or a parameter.
class Expansion {
public:
  // None if the node is neither. Wrong arguments and circles are reported.
  static std::optional<Expansion> of(const Here& here, syntax::ExprId id);

  bool failed() const { return failed_; }
  // A parameter of a declaration that is checked alone: any value of this type.
  std::optional<Type> any_value() const { return any_value_; }
  syntax::ExprId body() const { return body_; }
  // Valid while this Expansion lives and stays in its place.
  Here here(const Here& outer) const;

private:
  bool failed_ = false;
  std::optional<Type> any_value_;
  syntax::ExprId body_{};
  const Env* env_ = nullptr;
  Open open_;
};

Type type_of(syntax::TypeName name);

// What a `by` or a comparison of choices decides on: a choice or yes/no param, reached through parameters, or a choice named outright.
struct Choosing {
  const ParamModel* param = nullptr;  // whose choices must be covered; none for a choice named outright
  std::optional<std::string> current; // key of the choice in force; none if unknown (a declaration checked alone) or wrong (reported)
  bool wrong = false;                 // reported
};
Choosing choosing_of(const Here& here, const syntax::Name& subject);
// Keys of a param's choices: those declared, or yes and no.
std::vector<std::string> choice_keys(const ParamModel& param);

// The names declared that can stand as `sort` of thing here, for did-you-mean.
enum class Wanted : std::uint8_t { value, condition, credit, count };
std::vector<std::string> legal_names(const Here& here, Wanted wanted, std::string_view written);
// "no name is called …", with what may have been meant.
Report unknown_name(const Here& here, const syntax::Name& name, Wanted wanted);
// `订单总额`, `订单金额`: an object and one of its fields without the dot between; with it. Nullopt if it is not that.
std::optional<std::string> with_dot(const Here& here, std::string_view written);
// `total` as `order.total`: a field by itself, with the thing that has it here.
std::optional<std::string> with_owner(const Here& here, std::string_view written);
// A name of one sort where another is needed: "… is a claim; a value is needed here".
Report wrong_sort(const Here& here, const syntax::Name& name, const Meaning& meaning, const Argument& needed);
Span declared_at(const Here& here, const Meaning& meaning);

} // namespace guiyin::program
