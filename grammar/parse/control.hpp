// What happens around each rule: a failed token is remembered as wanted, a failed rule leaves nothing in the builder.
#pragma once

#include "grammar/parse/pegtl.hpp"
#include "grammar/parse/rule_kinds.hpp"

namespace guiyin::parse {

template <typename Rule>
concept SingleToken = requires {
  Rule::wanted;
};
template <typename Rule>
concept StandsForConcept = requires {
  Rule::stands_for;
};

template <typename Rule> struct control : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action, template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, State& state) {
    const std::size_t start = state.index(in.current());
    if constexpr (SingleToken<Rule>) {
      const bool found = pegtl::normal<Rule>::template match<A, M, Action, Control>(in, state);
      if (!found) state.failure.want(start, Rule::wanted);
      return found;
    } else if constexpr (StandsForConcept<Rule>) {
      const Failure::Shown before = state.failure.shown();
      const bool found = match_or_rewind<A, M, Action, Control>(in, state);
      if (!found) state.failure.replace(before, start, Rule::stands_for);
      return found;
    } else {
      return match_or_rewind<A, M, Action, Control>(in, state);
    }
  }

private:
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action, template <typename...> class Control, typename Input>
  static bool match_or_rewind(Input& in, State& state) {
    const auto mark = state.builder.mark();
    const bool found = pegtl::normal<Rule>::template match<A, M, Action, Control>(in, state);
    if (!found) state.builder.rewind(mark);
    return found;
  }
};

} // namespace guiyin::parse
