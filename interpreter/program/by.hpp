// `by PARAM { choice: …; choice: … }`: the arm of the param's current value stands for the whole, and all others are checked.
#pragma once

#include "interpreter/program/resolve.hpp"

namespace guiyin::program {

// Reports arms that name no choice, stand twice, or are missing. The index of the arm in force; none if it is not known (every arm is as good) or
// something is wrong.
struct ChosenArm {
  std::optional<std::size_t> index;
  bool wrong = false; // reported
};
ChosenArm choose_arm(const Here& here, const syntax::By& by, Span span);

// `compile(here, arm)` gives the result of an arm, of which only that in force stays in the program.
template <class Compile> auto compile_by(const Here& here, const syntax::By& by, Span span, Compile compile) {
  const ChosenArm chosen = choose_arm(here, by, span);
  using Result = decltype(compile(here, syntax::ExprId{}));
  Result result{};
  for (std::size_t i = 0; i < by.arms.size(); ++i) {
    Mark mark(here.out);
    Result arm = compile(here, by.arms[i].value);
    if (chosen.index == i || (!chosen.index && i == 0)) {
      result = std::move(arm);
    } else {
      mark.undo();
    }
  }
  return chosen.wrong ? Result{} : result;
}

} // namespace guiyin::program
