// What each rule of the story grammar does to the line in the making.
#pragma once

#include "grammar/parse/story_builder.hpp"
#include "grammar/parse/story_rules.hpp"
#include "grammar/parse/story_values.hpp"

namespace guiyin::parse::story {

template <class Input> Range range_of(const Input& in, const StoryBuilder& builder) {
  const char* const front = builder.text({0, 1}).data();
  return {static_cast<std::size_t>(in.begin() - front), static_cast<std::size_t>(in.end() - front)};
}

// An action is a function of the builder, the matched characters and their range.
template <auto Function> struct does {
  template <class Input> static void apply(const Input& in, StoryBuilder& builder) { Function(builder, in.string_view(), range_of(in, builder)); }
};
// An action that the words matched say nothing about.
template <auto Function> struct simply {
  template <class Input> static void apply(const Input&, StoryBuilder& builder) { Function(builder); }
};

template <class Rule> struct action : pegtl::nothing<Rule> {};

// --- the parts of a line: story_parts.cpp ------------------------------------------------------------------------------------------------

using View = std::string_view;
void take_name(StoryBuilder&, View, Range);
void take_text(StoryBuilder&, View, Range);
void take_amount(StoryBuilder&, View, Range);
void take_times(StoryBuilder&, View, Range);
void take_duration(StoryBuilder&, View, Range);
void take_date(StoryBuilder&, View, Range);
void take_clock(StoryBuilder&, View, Range);
void take_later(StoryBuilder&, View, Range);
void take_delayed(StoryBuilder&, View, Range);
void take_at(StoryBuilder&, View, Range);
void take_extra(StoryBuilder&, View, Range);
void take_share(StoryBuilder&, View, Range);
void take_unit_shop(StoryBuilder&, View, Range);
void take_unit_order(StoryBuilder&, View, Range);
void take_unit_line(StoryBuilder&, View, Range);
void take_setting(StoryBuilder&, View, Range);

template <> struct action<rules::name> : does<take_name> {};
template <> struct action<rules::text_token> : does<take_text> {};
template <> struct action<rules::amount_token> : does<take_amount> {};
template <> struct action<rules::amount_in_yuan> : does<take_amount> {};
template <> struct action<rules::times_token> : does<take_times> {};
template <> struct action<rules::duration> : does<take_duration> {};
template <> struct action<rules::date_token> : does<take_date> {};
template <> struct action<rules::clock_token> : does<take_clock> {};
template <> struct action<rules::later> : does<take_later> {};
template <> struct action<rules::delayed> : does<take_delayed> {};
template <> struct action<rules::at> : does<take_at> {};
template <> struct action<rules::extra_value> : does<take_extra> {};
template <> struct action<rules::share_value> : does<take_share> {};
template <> struct action<rules::unit_shop> : does<take_unit_shop> {};
template <> struct action<rules::unit_order> : does<take_unit_order> {};
template <> struct action<rules::unit_line> : does<take_unit_line> {};
template <> struct action<rules::setting_value> : does<take_setting> {};

// --- events: story_events.cpp ------------------------------------------------------------------------------------------------------------

enum class SaidBy : std::uint8_t { human, automatic, robot, system };
enum class Discount : std::uint8_t { full_reduction, category, item, unnamed };

void end_subject(StoryBuilder&);
void no_subject(StoryBuilder&);
void begin_says(StoryBuilder&);
void take_about(StoryBuilder&, View, Range);
void take_words(StoryBuilder&, View, Range);
template <SaidBy By> void take_kind(StoryBuilder&, View, Range);
void end_transfers(StoryBuilder&);
void begin_places(StoryBuilder&);
void begin_ordered_line(StoryBuilder&);
void take_quantity(StoryBuilder&);
void take_price(StoryBuilder&);
template <Discount Kind> void take_discount(StoryBuilder&, View, Range);
void end_ordered_line(StoryBuilder&, View, Range);
void begin_pays(StoryBuilder&);
template <syntax::Stage S> void take_stage(StoryBuilder&);
void end_ships(StoryBuilder&);
void end_completes(StoryBuilder&);
void begin_cancels(StoryBuilder&);
void begin_refunds(StoryBuilder&);
void take_sku(StoryBuilder&);
void end_refunds(StoryBuilder&);
void take_repeat(StoryBuilder&);
void end_date_line(StoryBuilder&, View, Range);
void end_shop_line(StoryBuilder&, View, Range);
void end_buyer_line(StoryBuilder&, View, Range);
void end_agents_line(StoryBuilder&, View, Range);
void end_happening(StoryBuilder&, View, Range);

template <> struct action<rules::subject> : simply<end_subject> {};
template <> struct action<rules::no_subject> : simply<no_subject> {};
template <> struct action<rules::says_head> : simply<begin_says> {};
template <> struct action<rules::about> : does<take_about> {};
template <> struct action<rules::words> : does<take_words> {};
template <> struct action<rules::kind_human> : does<take_kind<SaidBy::human>> {};
template <> struct action<rules::kind_auto> : does<take_kind<SaidBy::automatic>> {};
template <> struct action<rules::kind_robot> : does<take_kind<SaidBy::robot>> {};
template <> struct action<rules::kind_system> : does<take_kind<SaidBy::system>> {};
template <> struct action<rules::transfers> : simply<end_transfers> {};
template <> struct action<rules::places_head> : simply<begin_places> {};
template <> struct action<rules::ordered_sku> : simply<begin_ordered_line> {};
template <> struct action<rules::quantity> : simply<take_quantity> {};
template <> struct action<rules::price> : simply<take_price> {};
template <> struct action<rules::full_reduction> : does<take_discount<Discount::full_reduction>> {};
template <> struct action<rules::category_discount> : does<take_discount<Discount::category>> {};
template <> struct action<rules::item_discount> : does<take_discount<Discount::item>> {};
template <> struct action<rules::unnamed_discount> : does<take_discount<Discount::unnamed>> {};
template <> struct action<rules::ordered_line> : does<end_ordered_line> {};
template <> struct action<rules::pays_head> : simply<begin_pays> {};
template <> struct action<rules::deposit> : simply<take_stage<syntax::Stage::deposit>> {};
template <> struct action<rules::balance> : simply<take_stage<syntax::Stage::balance>> {};
template <> struct action<rules::ships> : simply<end_ships> {};
template <> struct action<rules::completes> : simply<end_completes> {};
template <> struct action<rules::cancels_head> : simply<begin_cancels> {};
template <> struct action<rules::refunds_head> : simply<begin_refunds> {};
template <> struct action<rules::sku> : simply<take_sku> {};
template <> struct action<rules::refunds> : simply<end_refunds> {};
template <> struct action<rules::every> : simply<take_repeat> {};
template <> struct action<rules::date_line> : does<end_date_line> {};
template <> struct action<rules::shop_line> : does<end_shop_line> {};
template <> struct action<rules::buyer_line> : does<end_buyer_line> {};
template <> struct action<rules::agents_line> : does<end_agents_line> {};
template <> struct action<rules::happening> : does<end_happening> {};

// --- expectations and blocks: story_steps.cpp --------------------------------------------------------------------------------------------

void take_credited_agent(StoryBuilder&);
void take_credited_amount(StoryBuilder&);
void take_credited_share(StoryBuilder&);
template <Word Status> void take_status(StoryBuilder&, View, Range);
void take_claim(StoryBuilder&, View, Range);
void take_whole_amount(StoryBuilder&, View, Range);
void take_assists(StoryBuilder&);
void take_no_assists(StoryBuilder&);
template <bool Tied> void take_tied(StoryBuilder&, View, Range);
void take_loser(StoryBuilder&, View, Range);
template <Word Reason> void take_reason(StoryBuilder&);
void end_expectation(StoryBuilder&, View, Range);
void end_entry_line(StoryBuilder&);
void end_then_line(StoryBuilder&, View, Range);
void end_mistake(StoryBuilder&, View, Range);
void begin_timeline(StoryBuilder&, View, Range);
void begin_then(StoryBuilder&, View, Range);
void begin_case(StoryBuilder&, View, Range);
void open_without_brace(StoryBuilder&, View, Range);
void end_block(StoryBuilder&, View, Range);
void end_without_brace(StoryBuilder&, View, Range);
void take_stray_brace(StoryBuilder&, View, Range);

template <> struct action<rules::credited_agent> : simply<take_credited_agent> {};
template <> struct action<rules::credited_amount> : simply<take_credited_amount> {};
template <> struct action<rules::share> : simply<take_credited_share> {};
template <> struct action<rules::credits_nobody> : does<take_status<Word::story_silent>> {};
template <> struct action<rules::status_credited> : does<take_status<Word::story_credited>> {};
template <> struct action<rules::status_silent> : does<take_status<Word::story_silent>> {};
template <> struct action<rules::status_revoked> : does<take_status<Word::story_revoked>> {};
template <> struct action<rules::status_excluded> : does<take_status<Word::story_excluded>> {};
template <> struct action<rules::status_pending> : does<take_status<Word::story_pending>> {};
template <> struct action<rules::claim> : does<take_claim> {};
template <> struct action<rules::whole_amount> : does<take_whole_amount> {};
template <> struct action<rules::assists_nobody> : simply<take_no_assists> {};
template <> struct action<rules::assists> : simply<take_assists> {};
template <> struct action<rules::tied> : does<take_tied<true>> {};
template <> struct action<rules::not_tied> : does<take_tied<false>> {};
template <> struct action<rules::loser> : does<take_loser> {};
template <> struct action<rules::because_window> : simply<take_reason<Word::story_window>> {};
template <> struct action<rules::because_candidates> : simply<take_reason<Word::story_candidates>> {};
template <> struct action<rules::because_require> : simply<take_reason<Word::story_require>> {};
template <> struct action<rules::because_tie_break> : simply<take_reason<Word::story_tie_break>> {};
template <> struct action<rules::because_share> : simply<take_reason<Word::share>> {};
template <> struct action<rules::because_credit> : simply<take_reason<Word::credit>> {};
template <> struct action<rules::because_revoked> : simply<take_reason<Word::story_revoked>> {};
template <> struct action<rules::because_excluded> : simply<take_reason<Word::story_excluded>> {};
template <> struct action<rules::expectation> : does<end_expectation> {};
template <> struct action<rules::entry_line> : simply<end_entry_line> {};
template <> struct action<rules::then_line> : does<end_then_line> {};
template <> struct action<rules::mistake> : does<end_mistake> {};
template <> struct action<rules::timeline_open> : does<begin_timeline> {};
template <> struct action<rules::then_open> : does<begin_then> {};
template <> struct action<rules::case_open> : does<begin_case> {};
template <> struct action<rules::missing_open_brace> : does<open_without_brace> {};
template <> struct action<rules::close_brace> : does<end_block> {};
template <class Step> struct action<rules::missing_brace<Step>> : does<end_without_brace> {};
template <> struct action<rules::stray_brace> : does<take_stray_brace> {};

} // namespace guiyin::parse::story
