// The grammar of a rule file over its tokens, one byte each. Rules alone: actions.hpp says what they build, control.hpp what happens when they
// fail. After a keyword a rule commits itself: it never fails again but recovers, so that nothing is read or reported twice.
#pragma once

#include "grammar/parse/failure.hpp"
#include "grammar/parse/pegtl.hpp"
#include "grammar/parse/rule_kinds.hpp"

namespace guiyin::parse::rules {

using pegtl::list;
using pegtl::opt;
using pegtl::plus;
using pegtl::rep_opt;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;
using pegtl::success;

// --- names -------------------------------------------------------------------------------------------------------------------------------

struct plain_name : name_word {};                         // of a claim, a policy, a count, a choice's param
struct label : any_word {};                               // of an arm
struct choice : any_word {};                              // of a param
struct chosen : choice_word {};                           // a choice after `=`, where no value can be read
struct compared : choice_word {};                         // the same after == and !=
struct field_name : any_word {};                          // after a dot
struct source_name : as<Concept::source, source_word> {}; // after `candidates`
struct type_name : as<Concept::type, sor<seq<is<Word::yes>, is<Kind::divide>, is<Word::no>>, known_type>> {};
struct type : sor<type_name, unknown_type> {};
struct description : is<Kind::text> {};
struct after_name
    : sor<is<Kind::assign>, is<Kind::colon>, is<Kind::open_brace>, is<Kind::open_paren>, is<Kind::text>, is<Word::like>, is<Word::from>> {};
struct reserved_name : seq<any_word, followed_by<after_name>> {}; // an error of its own
struct declared_name : sor<name_word, reserved_name> {};

// --- values ------------------------------------------------------------------------------------------------------------------------------

struct expression;
struct sum;
struct labels_ahead : seq<any_word, rep_opt<32, is<Kind::comma>, any_word>, is<Kind::colon>> {};

// Arms: `by x { a: v; b, c: w }`, one line each or separated by semicolons. V is what stands in an arm.
template <typename V> struct arm : seq<list<label, is<Kind::comma>>, is<Kind::colon>, sor<V, skip_arm>> {};
struct comma_between_arms : seq<is<Kind::comma>, followed_by<labels_ahead>> {};
struct between_arms : sor<plus<is<Kind::semicolon>>, comma_between_arms, success> {};
template <typename V> struct arms : star<not_followed_by<is<Kind::close_brace>>, sor<arm<V>, skip_to_arm>, between_arms> {};
template <typename V> struct by : seq<is<Word::by>, plain_name, sor<is<Kind::open_brace>, seq<followed_by<labels_ahead>, missing_arms_brace>>,
                                      star<is<Kind::semicolon>>, arms<V>, sor<is<Kind::close_brace>, close_arms>> {};

struct condition : as<Concept::condition, expression> {};
template <typename V> struct if_ : seq<is<Word::if_>, condition, is<Word::then>, V, is<Word::else_>, V> {};
template <typename V> struct in_parens : seq<is<Kind::open_paren>, V, is<Kind::close_paren>> {};

struct literal : literal_kind {};
struct fully_refunded : is<Word::fully_refunded> {};
struct reference : reference_word {};
struct arguments : seq<is<Kind::open_paren>, opt<list<expression, is<Kind::comma>>>, is<Kind::close_paren>> {};
struct call : seq<reference, continued<arguments>> {};
struct primary : sor<literal, fully_refunded, in_parens<expression>, if_<expression>, by<expression>, call> {};
struct field_tail : seq<is<Kind::dot>, field_name> {};
struct postfix : seq<primary, any_number_of<field_tail>> {};
struct unary;
struct negative : seq<is<Kind::minus>, nested<unary>> {};
struct unary : as<Concept::value, sor<negative, postfix>> {};
struct product_tail : seq<sor<is<Kind::times>, is<Kind::divide>>, unary> {};
struct product : seq<unary, any_number_of<product_tail>> {};
struct sum_tail : seq<sor<is<Kind::plus>, is<Kind::minus>>, product> {};
struct sum : seq<product, any_number_of<sum_tail>> {};

// --- windows and comparisons: what joins two sums -------------------------------------------------------------------------------------------

struct equality_tail : seq<sor<is<Kind::equal>, is<Kind::not_equal>>, sor<sum, compared>> {};
struct assign_tail : seq<is<Kind::assign>, sum> {}; // `=` where == is meant
struct order_tail : seq<sor<is<Kind::less>, is<Kind::less_equal>, is<Kind::greater>, is<Kind::greater_equal>>, sum> {};
// `24h before placed`
struct before_or_after : sor<is<Word::before>, is<Word::after>> {};
struct bounded_tail : seq<before_or_after, sum> {};
struct calendar_tail : seq<is<Word::calendar_days>, before_or_after, sum> {};
// `下单 前 24小时`, `下单 前 2 自然日`, `下单 前 不限时间`, `下单 后 10分钟 内`, and `下单 后 15天 内 取消`, which is `cancelled within 15d of
// placed`
struct days_inside : seq<is<Word::calendar_days>, opt<is<Kind::inside>>> {};
struct happened : sor<fully_refunded, event_word, in_parens<sum>> {}; // anything but a single word stands in brackets
struct event_inside : seq<is<Kind::inside>, continued<not_followed_by<labels_ahead>, happened>> {};
struct any_time_span : seq<is<Word::any_time>, opt<is<Kind::inside>>> {};
struct moment_before_tail : seq<is<Kind::moment_before>, sor<any_time_span, seq<sum, continued<sor<days_inside, is<Kind::inside>>>>>> {};
struct moment_after_tail : seq<is<Kind::moment_after>, sor<any_time_span, seq<sum, continued<sor<days_inside, event_inside>>>>> {};
struct within_tail : seq<is<Word::within>, sum, is<Word::of>, sum> {};
struct between_tail : seq<is<Word::from>, sum, is<Word::to>, sum> {};
struct from_to : seq<is<Word::from>, sum, is<Word::to>, sum> {};
struct any_time : seq<is<Word::any_time>, continued<before_or_after, sum>> {};
struct joined : seq<sum, continued<sor<equality_tail, order_tail, assign_tail, bounded_tail, calendar_tail, moment_before_tail, moment_after_tail,
                                       within_tail, between_tail>>> {};
struct phrase : sor<from_to, any_time, joined> {};

struct negated;
struct negation : seq<is<Word::not_>, nested<negated>> {};
struct negated : sor<negation, phrase> {};
struct and_tail : seq<is<Word::and_>, negated> {};
struct conjunction : seq<negated, any_number_of<and_tail>> {};
struct or_tail : seq<is<Word::or_>, conjunction> {};
struct disjunction : seq<conjunction, any_number_of<or_tail>> {};
struct expression : as<Concept::value, nested<disjunction>> {};
// after `=`: "choice values may be any word"
struct assigned : sor<expression, chosen> {};

// --- tie-breaks --------------------------------------------------------------------------------------------------------------------------

struct ranking;
struct rank_item;
struct total_key : sor<is<Word::latest>, is<Word::earliest>> {};
struct count_key : seq<sor<is<Word::most>, is<Word::fewest>>, plain_name> {};
struct rank_item : as<Concept::ranking, nested<sor<total_key, count_key, by<ranking>, if_<rank_item>, in_parens<ranking>>>> {};
struct ranking : seq<rank_item, star<is<Kind::comma>, not_followed_by<labels_ahead>, rank_item>> {};

// --- shares ------------------------------------------------------------------------------------------------------------------------------

struct share_value;
struct evenly : is<Word::evenly> {};
struct by_count : seq<is<Word::by>, plain_name> {};
struct position_part : seq<sor<is<Word::first>, is<Word::last>, is<Word::rest>>, sum> {};
struct positions : plus<position_part> {};
struct decaying : seq<is<Word::decaying>, sum> {};
struct share_form : as<Concept::share, nested<sor<evenly, by<share_value>, by_count, positions, decaying, if_<share_form>, in_parens<share_value>>>> {
};
struct at_least_tail : seq<opt<is<Kind::comma>>, is<Word::at_least>, sum> {};
struct share_value : seq<share_form, continued<at_least_tail>> {};

// --- credits -----------------------------------------------------------------------------------------------------------------------------

struct credit;
struct credit_term;
struct nobody : is<Word::nobody> {};
struct claim_reference : name_word {};
struct when_then : seq<is<Word::when>, condition, is<Word::then>, credit_term> {};
struct split_part : seq<sum, credit_term> {};
struct split : seq<is<Word::split>, list<split_part, is<Kind::comma>>> {};
struct earliest_of : seq<is<Word::earliest_of>, list<claim_reference, is<Kind::comma>>> {};
struct credit_term
    : as<Concept::credit, nested<sor<when_then, if_<credit_term>, by<credit>, split, earliest_of, nobody, in_parens<credit>, claim_reference>>> {};
struct else_tail : seq<is<Word::else_>, credit_term> {};
struct credit : seq<credit_term, any_number_of<else_tail>> {};

// --- clauses of a claim ------------------------------------------------------------------------------------------------------------------

template <typename V> struct or_skip : sor<V, skip_value> {};
struct window_clause : seq<is<Word::window>, or_skip<as<Concept::window, expression>>> {};
struct candidates_clause : seq<is<Word::candidates>, sor<seq<source_name, opt<is<Word::where>, or_skip<condition>>>, skip_value>> {};
struct require_clause : seq<is<Word::require>, or_skip<condition>> {};
struct tie_break_clause : seq<is<Word::tie_break>, or_skip<ranking>> {};
struct share_clause : seq<is<Word::share>, or_skip<share_value>> {};
struct clause : as<Concept::clause, sor<window_clause, candidates_clause, require_clause, tie_break_clause, share_clause>> {};
struct clauses : star<not_followed_by<end_of_claim>, sor<clause, seq<mend_clause, clause>, skip_clause>> {};
struct claim_body : seq<sor<is<Kind::open_brace>, missing_claim_brace>, clauses, sor<is<Kind::close_brace>, missing_close>> {};

// --- items of a policy -------------------------------------------------------------------------------------------------------------------

struct parameter : seq<declared_name, is<Kind::colon>, type> {};
struct parameters : seq<is<Kind::open_paren>, list<parameter, is<Kind::comma>>, is<Kind::close_paren>> {};
struct like : seq<is<Word::like>, plain_name> {};
struct shared : seq<is<Kind::assign>, call> {};
struct claim_rest : seq<opt<parameters>, opt<description>, sor<seq<sor<like, shared>, opt<description>, opt<claim_body>>, claim_body>> {};
struct claim : seq<is<Word::claim>, opt<stray_colon>, sor<seq<declared_name, claim_rest>, seq<opt<declared_name>, skip_head, opt<claim_body>>>> {};

struct choices : seq<choice, plus<is<Kind::bar>, choice>> {};
struct or_unlimited : seq<is<Word::or_>, is<Word::unlimited>> {};
struct typing : seq<is<Kind::colon>, sor<choices, seq<type, opt<or_unlimited>>>> {};
struct limits : seq<is<Word::in>, sum, is<Kind::range>, sum> {};
struct param_rest : seq<opt<typing>, opt<is<Kind::assign>, sor<assigned, skip_value>>, opt<limits>, opt<description>> {};
struct param : seq<is<Word::param>, opt<stray_colon>, sor<seq<declared_name, param_rest>, skip_value>> {};
struct set_param : seq<is<Word::set>, opt<stray_colon>, sor<seq<declared_name, sor<seq<is<Kind::assign>, assigned>, skip_value>>, skip_value>> {};
struct define : seq<is<Word::define>, opt<stray_colon>,
                    sor<seq<declared_name, sor<seq<opt<parameters>, is<Kind::assign>, expression>, skip_value>>, skip_value>> {};
struct unit_name : sor<is<Word::line>, is<Word::order>> {};
struct for_each : seq<is<Word::for_each>, sor<seq<unit_name, opt<is<Word::when>, or_skip<condition>>>, skip_value>> {};
struct day_starts : seq<is<Word::day_starts>, or_skip<sum>> {};
struct credit_clause : seq<is<Word::credit>, or_skip<credit>> {};
struct assist : seq<is<Word::assist>, sor<list<plain_name, is<Kind::comma>>, skip_value>> {};
struct amount : seq<is<Word::amount>, or_skip<expression>> {};
struct revoke : seq<is<Word::revoke>, sor<seq<is<Word::when>, condition>, skip_value>> {};
struct within_of : seq<is<Word::within>, sum, is<Word::of>, sum> {};
struct moment_then_within : seq<sum, is<Kind::moment_after>, sum, opt<is<Kind::inside>>> {};
struct deduct : seq<is<Word::deduct_refunds>, continued<sor<within_of, moment_then_within>>> {};
struct use : seq<is<Word::use>, sor<description, skip_value>> {};
struct column : seq<plain_name, is<Kind::dot>, field_name, is<Kind::colon>, type> {};
struct field : seq<is<Word::field>, sor<column, skip_value>> {};
struct item
    : as<Concept::item, sor<param, set_param, for_each, day_starts, define, claim, credit_clause, assist, amount, revoke, deduct, use, field>> {};
struct items : star<not_followed_by<end_of_policy>, sor<item, seq<mend_item, item>, skip_item>> {};
struct policy_body : seq<sor<is<Kind::open_brace>, missing_policy_brace>, items, sor<is<Kind::close_brace>, missing_close>> {};

// --- declarations of a file --------------------------------------------------------------------------------------------------------------

struct base : seq<is<Word::from>, plain_name> {};
struct policy_rest : seq<opt<description>, opt<base>, opt<description>, policy_body> {};
struct policy : seq<is<Word::policy>, opt<stray_colon>, sor<seq<declared_name, policy_rest>, seq<opt<declared_name>, skip_head, opt<policy_body>>>> {
};
struct test_body : is<Kind::story> {};
struct timeline_body : is<Kind::story> {};
template <typename Body> struct story : seq<sor<is<Kind::open_brace>, missing_story_brace>, Body, sor<is<Kind::close_brace>, missing_close>> {};
struct setting : seq<plain_name, is<Kind::assign>, assigned> {};
struct test_rest : seq<opt<description>, is<Word::of>, plain_name, opt<is<Word::with>, list<setting, is<Kind::comma>>>, story<test_body>> {};
struct test : seq<is<Word::test>, sor<test_rest, seq<skip_head, opt<story<test_body>>>>> {};
struct timeline_rest : seq<opt<description>, story<timeline_body>> {};
struct timeline : seq<is<Word::timeline>, sor<timeline_rest, seq<skip_head, opt<story<timeline_body>>>>> {};
struct shared_item : sor<define, claim, use, field> {};
struct declaration : as<Concept::declaration, sor<policy, shared_item, test, timeline>> {};
struct file : seq<star<pegtl::not_at<pegtl::eof>, sor<declaration, seq<mend_declaration, declaration>, skip_declaration>>, pegtl::eof> {};

// A value alone, for settings on the command line.
struct lone_choice : any_word {};
struct lone_value : sor<seq<expression, pegtl::eof>, seq<lone_choice, pegtl::eof>> {};

} // namespace guiyin::parse::rules
