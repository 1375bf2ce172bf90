// The kinds of rules that the policy grammar is made of: single tokens, tokens of a class, concepts, looks ahead and recoveries.
#pragma once

#include "grammar/parse/failure.hpp"
#include "grammar/parse/pegtl.hpp"
#include "grammar/parse/state.hpp"

namespace guiyin::parse::rules {

// One token of a kind, or one word. A failure wants it.
template <auto K> struct is : pegtl::one<static_cast<char>(K)> { static constexpr Kind wanted = static_cast<Kind>(K); };

// A rule that stands for a concept: a failure at its start wants the concept, not the words that it may begin with.
template <Concept C, typename... Rules> struct as : pegtl::seq<Rules...> { static constexpr Concept stands_for = C; };

// What a complete value may go on with.
template <typename... Rules> struct continued : pegtl::opt<as<Concept::operation, Rules...>> {};
template <typename... Rules> struct any_number_of : pegtl::star<as<Concept::operation, Rules...>> {};

// A rule that is a function of the state: from a token to the one after the match, or nothing.
template <auto Step> struct stepped {
  using rule_t = stepped;
  using subs_t = pegtl::type_list<>;

  template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class, typename Input>
  static bool match(Input& in, State& state) {
    const std::size_t at = state.index(in.current());
    const std::optional<std::size_t> next = (state.*Step)(at);
    if (next) in.bump_in_this_line(*next - at);
    return next.has_value();
  }
};

// --- a token of a class ------------------------------------------------------------------------------------------------------------------

struct name_word : stepped<&State::name_word> {};           // a free name or a word that is not reserved
struct reference_word : stepped<&State::reference_word> {}; // the same, or a moment
struct event_word : stepped<&State::event_word> {};         // a free name or a moment
struct any_word : stepped<&State::any_word> {};             // any name or word
struct choice_word : stepped<&State::choice_word> {};       // the same, on the line of what stands before it
struct source_word : stepped<&State::source_word> {};       // a word after `candidates`
struct known_type : stepped<&State::known_type> {};         // a word of the vocabulary's types
struct literal_kind : stepped<&State::literal_kind> {};     // a number, time, text, yes, no or unlimited

// --- looking ahead -----------------------------------------------------------------------------------------------------------------------

// Without wanting anything, and without actions.
template <typename Rule, bool Expected> struct looked_ahead {
  using rule_t = looked_ahead;
  using subs_t = pegtl::type_list<Rule>;

  template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class Action, template <typename...> class Control, typename Input>
  static bool match(Input& in, State& state) {
    state.failure.hush(+1);
    const bool found = Control<pegtl::at<Rule>>::template match<pegtl::apply_mode::nothing, pegtl::rewind_mode::active, Action, Control>(in, state);
    state.failure.hush(-1);
    return found == Expected;
  }
};
template <typename Rule> struct followed_by : looked_ahead<Rule, true> {};
template <typename Rule> struct not_followed_by : looked_ahead<Rule, false> {};

// Bounds the depth of what stands in itself.
template <typename Rule> struct nested {
  using rule_t = nested;
  using subs_t = pegtl::type_list<Rule>;

  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action, template <typename...> class Control, typename Input>
  static bool match(Input& in, State& state) {
    if (!state.enter(state.index(in.current()))) return false;
    const bool found = Control<Rule>::template match<A, M, Action, Control>(in, state);
    state.leave();
    return found;
  }
};

// --- recovery ----------------------------------------------------------------------------------------------------------------------------

struct skip_value : stepped<&State::skip_value> {};             // reports; the value is Invalid
struct skip_head : stepped<&State::skip_head> {};               // reports; goes to the opening brace
struct skip_clause : stepped<&State::skip_clause> {};           // reports; goes to the next clause, item or closing brace
struct skip_item : stepped<&State::skip_item> {};               // the same among items
struct skip_declaration : stepped<&State::skip_declaration> {}; // the same among declarations
struct skip_arm : stepped<&State::skip_arm> {};                 // reports; the arm's value is Invalid
struct skip_to_arm : stepped<&State::skip_to_arm> {};           // reports; goes to the next arm
struct close_arms : stepped<&State::close_arms> {};             // reports a missing brace
struct mend_clause : stepped<&State::mend_clause> {};           // reports a misspelt keyword and takes it for what was meant
struct mend_item : stepped<&State::mend_item> {};
struct mend_declaration : stepped<&State::mend_declaration> {};
struct missing_close : stepped<&State::missing_close> {};               // reports
struct stray_colon : stepped<&State::stray_colon> {};                   // reports a colon before a name
struct missing_claim_brace : stepped<&State::missing_claim_brace> {};   // reports if a clause follows
struct missing_story_brace : stepped<&State::missing_story_brace> {};   // reports if a story follows
struct missing_policy_brace : stepped<&State::missing_policy_brace> {}; // reports if an item follows
struct missing_arms_brace : stepped<&State::missing_arms_brace> {};     // reports
struct unknown_type : stepped<&State::unknown_type> {};                 // reports; goes to what may follow a type
struct end_of_claim : stepped<&State::end_of_claim> {};
struct end_of_policy : stepped<&State::end_of_policy> {};

} // namespace guiyin::parse::rules
