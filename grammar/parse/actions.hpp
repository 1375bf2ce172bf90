// Which rule builds what.
#pragma once

#include "grammar/parse/policy_rules.hpp"

namespace guiyin::parse {

template <typename Rule> struct action : pegtl::nothing<Rule> {};

template <void (Builder::*Build)(Range)> struct builds {
  template <typename Input> static void apply(const Input& in, State& state) {
    const std::size_t first = state.index(in.begin());
    (state.builder.*Build)({first, first + in.size()});
  }
};
template <bool IsTest> struct builds_story {
  template <typename Input> static void apply(const Input& in, State& state) {
    const std::size_t first = state.index(in.begin());
    state.builder.story({first, first + in.size()}, IsTest);
  }
};

// --- names
template <> struct action<rules::plain_name> : builds<&Builder::name> {};
template <> struct action<rules::declared_name> : builds<&Builder::declared_name> {};
template <> struct action<rules::label> : builds<&Builder::name> {};
template <> struct action<rules::choice> : builds<&Builder::choice> {};
template <> struct action<rules::field_name> : builds<&Builder::field_name> {};
template <> struct action<rules::source_name> : builds<&Builder::source_name> {};
template <> struct action<rules::type_name> : builds<&Builder::type_name> {};
template <> struct action<rules::description> : builds<&Builder::description> {};

// --- values
template <> struct action<rules::literal> : builds<&Builder::literal> {};
template <> struct action<rules::reference> : builds<&Builder::reference> {};
template <> struct action<rules::claim_reference> : builds<&Builder::reference> {};
template <> struct action<rules::event_word> : builds<&Builder::reference> {};
template <> struct action<rules::chosen> : builds<&Builder::chosen> {};
template <> struct action<rules::lone_choice> : builds<&Builder::chosen> {};
template <> struct action<rules::compared> : builds<&Builder::chosen> {};
template <> struct action<rules::fully_refunded> : builds<&Builder::fully_refunded> {};
template <> struct action<rules::arguments> : builds<&Builder::call> {};
template <> struct action<rules::field_tail> : builds<&Builder::field> {};
template <> struct action<rules::negative> : builds<&Builder::negative> {};
template <> struct action<rules::negation> : builds<&Builder::negation> {};
template <> struct action<rules::product_tail> : builds<&Builder::binary> {};
template <> struct action<rules::sum_tail> : builds<&Builder::binary> {};
template <> struct action<rules::and_tail> : builds<&Builder::binary> {};
template <> struct action<rules::or_tail> : builds<&Builder::binary> {};
template <> struct action<rules::order_tail> : builds<&Builder::binary> {};
template <> struct action<rules::equality_tail> : builds<&Builder::equality> {};
template <> struct action<rules::assign_tail> : builds<&Builder::assign_for_equal> {};
template <typename V> struct action<rules::if_<V>> : builds<&Builder::if_> {};
template <typename V> struct action<rules::in_parens<V>> : builds<&Builder::in_parens> {};
template <typename V> struct action<rules::arm<V>> : builds<&Builder::arm> {};
template <> struct action<rules::comma_between_arms> : builds<&Builder::comma_between_arms> {};
template <typename V> struct action<rules::by<V>> : builds<&Builder::by> {};

// --- windows
template <> struct action<rules::bounded_tail> : builds<&Builder::bounded> {};
template <> struct action<rules::calendar_tail> : builds<&Builder::calendar> {};
template <> struct action<rules::moment_before_tail> : builds<&Builder::moment_first> {};
template <> struct action<rules::moment_after_tail> : builds<&Builder::moment_first> {};
template <> struct action<rules::within_tail> : builds<&Builder::within> {};
template <> struct action<rules::between_tail> : builds<&Builder::between> {};
template <> struct action<rules::from_to> : builds<&Builder::from_to> {};
template <> struct action<rules::any_time> : builds<&Builder::any_time> {};

// --- tie-breaks, shares, credits
template <> struct action<rules::total_key> : builds<&Builder::total_key> {};
template <> struct action<rules::count_key> : builds<&Builder::count_key> {};
template <> struct action<rules::ranking> : builds<&Builder::ranking> {};
template <> struct action<rules::evenly> : builds<&Builder::evenly> {};
template <> struct action<rules::by_count> : builds<&Builder::by_count> {};
template <> struct action<rules::position_part> : builds<&Builder::position_part> {};
template <> struct action<rules::positions> : builds<&Builder::positions> {};
template <> struct action<rules::decaying> : builds<&Builder::decaying> {};
template <> struct action<rules::at_least_tail> : builds<&Builder::at_least> {};
template <> struct action<rules::nobody> : builds<&Builder::nobody> {};
template <> struct action<rules::else_tail> : builds<&Builder::else_> {};
template <> struct action<rules::when_then> : builds<&Builder::when_then> {};
template <> struct action<rules::split_part> : builds<&Builder::split_part> {};
template <> struct action<rules::split> : builds<&Builder::split> {};
template <> struct action<rules::earliest_of> : builds<&Builder::earliest_of> {};

// --- clauses, items, declarations
template <> struct action<rules::window_clause> : builds<&Builder::window_clause> {};
template <> struct action<rules::candidates_clause> : builds<&Builder::candidates_clause> {};
template <> struct action<rules::require_clause> : builds<&Builder::require_clause> {};
template <> struct action<rules::tie_break_clause> : builds<&Builder::tie_break_clause> {};
template <> struct action<rules::share_clause> : builds<&Builder::share_clause> {};
template <> struct action<rules::parameter> : builds<&Builder::parameter> {};
template <> struct action<rules::claim> : builds<&Builder::claim> {};
template <> struct action<rules::param> : builds<&Builder::param> {};
template <> struct action<rules::set_param> : builds<&Builder::set_param> {};
template <> struct action<rules::define> : builds<&Builder::define> {};
template <> struct action<rules::for_each> : builds<&Builder::for_each> {};
template <> struct action<rules::day_starts> : builds<&Builder::day_starts> {};
template <> struct action<rules::credit_clause> : builds<&Builder::credit_clause> {};
template <> struct action<rules::assist> : builds<&Builder::assist> {};
template <> struct action<rules::amount> : builds<&Builder::amount> {};
template <> struct action<rules::revoke> : builds<&Builder::revoke> {};
template <> struct action<rules::deduct> : builds<&Builder::deduct> {};
template <> struct action<rules::use> : builds<&Builder::use> {};
template <> struct action<rules::field> : builds<&Builder::field_declaration> {};
template <> struct action<rules::policy> : builds<&Builder::policy> {};
template <> struct action<rules::shared_item> : builds<&Builder::shared_item> {};
template <> struct action<rules::setting> : builds<&Builder::setting> {};
template <> struct action<rules::test_body> : builds_story<true> {};
template <> struct action<rules::timeline_body> : builds_story<false> {};
template <> struct action<rules::test> : builds<&Builder::test> {};
template <> struct action<rules::timeline> : builds<&Builder::timeline> {};

} // namespace guiyin::parse
