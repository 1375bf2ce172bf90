// The grammar of stories, rules alone. What they build stands in story_actions.hpp. The input is a StoryText.
#pragma once

#include "grammar/parse/pegtl.hpp"
#include "grammar/parse/story_text.hpp"
#include "grammar/parse/story_words.hpp"

namespace guiyin::parse::story::rules {

// clang-format off

// --- characters and tokens; every token takes the blanks behind it ----------------------------------------------------------------------

struct blanks : pegtl::star<pegtl::one<' ', '\t', '\r'>> {};

// A token whose length a function finds (0: it is not there).
template <auto Length> struct scanned {
  using rule_t = scanned;
  using subs_t = pegtl::empty_list;
  template <class Input> static bool match(Input& in) {
    const std::size_t length = Length(std::string_view(in.current(), static_cast<std::size_t>(in.end() - in.current())));
    if (length > 0) in.bump(length);
    return length > 0;
  }
};

template <Word W> struct spelled : scanned<word_length<W>> { static text::Argument expected() { return quoted_word(W); } };
template <Word W> struct word : pegtl::seq<spelled<W>, blanks> {};
template <char C> struct character : pegtl::one<C> { static text::Argument expected() { return std::string("“") + C + "”"; } };
template <char C> struct sign : pegtl::seq<character<C>, blanks> {};
struct arrow_sign : pegtl::string<'-', '>'> { static text::Argument expected() { return "“->”"; } };
struct arrow : pegtl::seq<arrow_sign, blanks> {};

struct quoted : pegtl::if_then_else<pegtl::one<text_begin>, pegtl::until<pegtl::one<text_end>>, pegtl::failure> {};
struct bare : scanned<bare_name_length> {};
struct dotless : scanned<dotless_name_length> {};
struct name_token : pegtl::sor<quoted, bare> { static text::Argument expected() { return {"a name", "一个名称"}; } };
struct name : pegtl::seq<name_token, blanks> {};
struct names : pegtl::list<name, sign<','>> {};
struct text_token : pegtl::seq<quoted> { static text::Argument expected() { return {"a text in quotes", "引号中的文字"}; } };
struct title : pegtl::seq<text_token, blanks> {};

struct digits : pegtl::plus<pegtl::digit> { static text::Argument expected() { return {"a number", "一个数字"}; } };
struct name_goes_on : pegtl::seq<scanned<bare_name_length>> {};
struct amount_digits : pegtl::seq<pegtl::opt<pegtl::one<'-'>>, pegtl::plus<pegtl::digit>, pegtl::opt<pegtl::one<'.'>, pegtl::plus<pegtl::digit>>> {};
struct yuan : pegtl::seq<scanned<word_front_length<Word::yuan>>> {};
struct amount_token : pegtl::seq<amount_digits, pegtl::sor<pegtl::seq<blanks, yuan>, pegtl::not_at<name_goes_on>>> {
  static text::Argument expected() { return {"an amount such as 20.00", "一个金额，例如 20.00"}; }
};
struct amount : pegtl::seq<amount_token, blanks> {};
struct amount_in_yuan : pegtl::seq<amount_digits, blanks, yuan, blanks> {};

struct unit_of_time : scanned<unit_of_time_length> {
  static text::Argument expected() { return {"a unit of time (d, h, min, s)", "时间单位（天、小时、分钟、秒）"}; }
};
struct duration : pegtl::plus<digits, blanks, unit_of_time, blanks> {};

struct line_end : pegtl::at<pegtl::sor<pegtl::eof, pegtl::one<'\n', ';', '}'>>> { static text::Argument expected() { return {"the end of the line", "行尾"}; } };

// --- when --------------------------------------------------------------------------------------------------------------------------------

struct date_token : pegtl::seq<pegtl::rep<4, pegtl::digit>, pegtl::one<'-', '/'>, pegtl::plus<pegtl::digit>, pegtl::one<'-', '/'>, pegtl::plus<pegtl::digit>, pegtl::not_at<name_goes_on>> {
  static text::Argument expected() { return {"a date such as 2023-10-16", "一个日期，例如 2023-10-16"}; }
};
struct date : pegtl::seq<date_token, blanks> {};
struct clock_token : pegtl::seq<pegtl::plus<pegtl::digit>, pegtl::one<':'>, pegtl::star<pegtl::sor<pegtl::digit, pegtl::one<':', '.'>>>> {
  static text::Argument expected() { return {"a time such as 10:30", "一个时间，例如 10:30"}; }
};
struct clock : pegtl::seq<clock_token, blanks> {};
struct later : pegtl::seq<sign<'+'>, duration> {};
struct dated : pegtl::seq<date, pegtl::opt<clock>> {};
struct delayed : pegtl::seq<later, pegtl::opt<clock>> {};
struct at : pegtl::sor<dated, clock, delayed> {};
struct date_line : pegtl::seq<date, line_end> {};

// --- events ------------------------------------------------------------------------------------------------------------------------------

struct value_token : pegtl::sor<quoted, bare> { static text::Argument expected() { return {"a value", "一个值"}; } };
struct extra_value : pegtl::seq<value_token, blanks> {};
struct extra : pegtl::seq<name, sign<'='>, extra_value> {};
struct extras : pegtl::seq<word<Word::story_with>, pegtl::list<extra, sign<','>>> {};

struct kind_human : word<Word::story_human> {};
struct kind_auto : word<Word::story_auto> {};
struct kind_robot : word<Word::story_robot> {};
struct kind_system : word<Word::story_system> {};
struct about : pegtl::seq<word<Word::story_about>, name> {};
struct words : title {};
struct says_head : pegtl::seq<arrow, name> {};
struct says : pegtl::seq<says_head, pegtl::star<pegtl::sor<about, kind_human, kind_auto, kind_robot, kind_system, words, extras>>> {};
struct transfers : pegtl::seq<word<Word::story_transfers>, name, word<Word::story_to>, name> {};

struct times_sign : pegtl::one<'x', 'X', '*'> { static text::Argument expected() { return {"a number of pieces such as x2", "件数，例如 x2"}; } };
struct times_token : pegtl::seq<times_sign, blanks, digits, pegtl::not_at<name_goes_on>> {};
struct times : pegtl::seq<times_token, blanks> {};
struct quantity : times {};
struct price_sign : pegtl::one<'@'> { static text::Argument expected() { return {"a price such as @100.00", "单价，例如 @100.00"}; } };
struct price : pegtl::sor<pegtl::seq<price_sign, blanks, amount>, amount_in_yuan> {};
struct full_reduction : word<Word::story_full_reduction> {};
struct category_discount : word<Word::story_category_discount> {};
struct item_discount : word<Word::story_item_discount> {};
struct unnamed_discount : pegtl::success {};
struct discount : pegtl::seq<amount, pegtl::sor<full_reduction, category_discount, item_discount, unnamed_discount>> {};
struct less_word : scanned<word_front_length<Word::story_less>> { static text::Argument expected() { return quoted_word(Word::story_less); } };
struct less : pegtl::seq<less_word, blanks, pegtl::list<discount, sign<','>>> {};
struct ordered_sku : pegtl::seq<pegtl::not_at<scanned<step_word_length>>, name> {};
struct ordered_line : pegtl::seq<ordered_sku, pegtl::star<pegtl::sor<quantity, price, less, extras>>> {};
struct places_head : pegtl::seq<word<Word::story_places>, name> {};
struct places : pegtl::seq<places_head, pegtl::opt<extras>, sign<':'>, pegtl::list<ordered_line, sign<';'>>> {};

struct deposit : word<Word::story_deposit> {};
struct balance : word<Word::story_balance> {};
struct pays_head : pegtl::seq<word<Word::story_pays>, name> {};
struct pays : pegtl::seq<pays_head, pegtl::opt<pegtl::sor<deposit, balance>>> {};
struct ships : pegtl::seq<word<Word::story_ships>, name> {};
struct completes : pegtl::seq<word<Word::story_completes>, name> {};
struct every_word : scanned<word_front_length<Word::story_every>> { static text::Argument expected() { return quoted_word(Word::story_every); } };
struct sku : pegtl::seq<pegtl::not_at<every_word>, pegtl::opt<sign<':'>>, name> {};
struct cancels_head : pegtl::seq<word<Word::story_cancels>, name> {};
struct cancels : pegtl::seq<cancels_head, pegtl::opt<sku>> {};
struct refunds_head : pegtl::seq<word<Word::story_refunds>, name> {};
struct lone_amount : pegtl::seq<amount, pegtl::at<pegtl::sor<line_end, every_word>>> {};
struct refunds : pegtl::seq<refunds_head, pegtl::sor<lone_amount, pegtl::seq<sku, amount>>> {};

struct verb : pegtl::sor<word<Word::story_places>, word<Word::story_pays>, word<Word::story_ships>, word<Word::story_completes>, word<Word::story_cancels>, word<Word::story_refunds>> {};
struct order_event : pegtl::sor<places, pays, ships, completes, cancels, refunds> {};
struct subject : pegtl::seq<pegtl::not_at<verb>, name> {};
struct no_subject : pegtl::success {};
struct event : pegtl::sor<pegtl::seq<subject, pegtl::sor<says, transfers, order_event>>, pegtl::seq<no_subject, order_event>> {};
struct every : pegtl::seq<every_word, blanks, duration, times> {};

// `buyer 张三    agents 小美, 小丽`; but `客服 -> 张三` is a line of somebody who is called 客服.
template <Word W> struct heading : pegtl::seq<word<W>, pegtl::not_at<pegtl::string<'-', '>'>>> {};
struct shop_line : pegtl::seq<heading<Word::story_shop>, name> {};
struct buyer_line : pegtl::seq<heading<Word::story_buyer>, names> {};
struct agents_line : pegtl::seq<heading<Word::story_agents>, names> {};
struct headings : pegtl::plus<pegtl::sor<shop_line, buyer_line, agents_line>> {};

struct happening : pegtl::seq<pegtl::opt<at>, event, pegtl::opt<every>> {};
struct entry : pegtl::seq<pegtl::sor<date_line, headings, happening>, line_end> {};

// --- expectations ------------------------------------------------------------------------------------------------------------------------

struct unit_part_token : pegtl::sor<quoted, dotless> { static text::Argument expected() { return {"an order such as O1 or O1.1", "一个订单，例如 O1 或 O1.1"}; } };
struct unit_shop : pegtl::seq<pegtl::sor<quoted, dotless>, pegtl::one<'/'>> {};
struct unit_order : pegtl::seq<unit_part_token> {};
struct unit_line : pegtl::seq<pegtl::one<'.'>, digits> {};
struct unit : pegtl::seq<pegtl::opt<unit_shop>, unit_order, pegtl::opt<unit_line>, blanks> {};

struct share_value : pegtl::seq<digits, pegtl::opt<pegtl::one<'.'>, digits>, pegtl::opt<pegtl::sor<pegtl::one<'%'>, pegtl::seq<pegtl::one<'/'>, digits>>>> {};
struct share_word : scanned<word_front_length<Word::story_share>> { static text::Argument expected() { return quoted_word(Word::story_share); } };
struct share : pegtl::seq<share_word, blanks, share_value, blanks> {};
struct credited_agent : pegtl::seq<name> {};
struct credited_amount : pegtl::seq<amount> {};
struct credited : pegtl::seq<credited_agent, pegtl::star<pegtl::sor<share, credited_amount>>> {};
struct credits_nobody : word<Word::story_nobody> {};
struct credits : pegtl::seq<word<Word::story_credits>, pegtl::sor<credits_nobody, pegtl::list<credited, sign<','>>>> {};

struct status_credited : word<Word::story_credited> {};
struct status_silent : word<Word::story_silent> {};
struct status_revoked : word<Word::story_revoked> {};
struct status_excluded : word<Word::story_excluded> {};
struct status_pending : word<Word::story_pending> {};
struct status : pegtl::seq<word<Word::story_is>, pegtl::sor<status_credited, status_silent, status_revoked, status_excluded, status_pending>> {};

struct claim : pegtl::list<name, sign<'+'>> {};
struct by_claim : pegtl::seq<word<Word::story_by>, claim> {};
struct amount_word : scanned<word_front_length<Word::story_amount>> { static text::Argument expected() { return quoted_word(Word::story_amount); } };
struct whole_amount : pegtl::seq<amount_word, blanks, amount> {};
struct assists_nobody : word<Word::story_nobody> {};
struct assists : pegtl::seq<word<Word::story_assists>, pegtl::sor<assists_nobody, names>> {};
struct tied : word<Word::story_tied> {};
struct not_tied : pegtl::seq<word<Word::story_not>, word<Word::story_tied>> {};
struct loser : pegtl::seq<word<Word::story_not>, name> {};
struct because_window : word<Word::story_window> {};
struct because_candidates : word<Word::story_candidates> {};
struct because_require : word<Word::story_require> {};
struct because_tie_break : word<Word::story_tie_break> {};
struct because_share : word<Word::share> {};
struct because_credit : word<Word::credit> {};
struct because_revoked : word<Word::story_revoked> {};
struct because_excluded : word<Word::story_excluded> {};
struct reason : pegtl::sor<because_window, because_candidates, because_require, because_tie_break, because_share, because_credit, because_revoked, because_excluded> {};
struct because : pegtl::seq<word<Word::story_because>, reason> {};
struct lost : pegtl::seq<loser, pegtl::opt<because>> {};
struct outcome : pegtl::sor<credits, status, by_claim, whole_amount, assists, tied, not_tied, lost> {};
struct expectation : pegtl::seq<word<Word::story_expect>, unit, pegtl::plus<outcome>, line_end> {};

// --- blocks ------------------------------------------------------------------------------------------------------------------------------

// What stands between lines. Anything that fits no rule is passed over to its line end, blocks that it opens with it, and reported once.
struct separator : pegtl::plus<pegtl::one<' ', '\t', '\r', '\n', ';'>> {};
struct mistake : scanned<mistake_length> {};

// On the line of its head or below it.
struct lines_before_brace : pegtl::seq<pegtl::star<pegtl::one<' ', '\t', '\r', '\n'>>, pegtl::at<pegtl::one<'{'>>> {};
struct open_brace : pegtl::seq<pegtl::opt<lines_before_brace>, sign<'{'>> {};
struct close_brace : pegtl::one<'}'> {};

// Where a block ends whose brace was forgotten: at the end of all, or where a step begins that cannot stand in it, if the story lacks a brace.
struct brace_is_missing {
  using rule_t = brace_is_missing;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode, pegtl::rewind_mode, template <class...> class, template <class...> class, class Input, class Builder>
  static bool match(Input&, Builder& builder) {
    return builder.lacks_brace();
  }
};
template <class Step> struct missing_brace : pegtl::sor<pegtl::eof, pegtl::seq<brace_is_missing, pegtl::at<Step>>> {};
template <class Line, class Step> struct block : pegtl::seq<pegtl::star<pegtl::not_at<close_brace>, pegtl::not_at<missing_brace<Step>>, pegtl::sor<separator, Line, mistake>>, pegtl::sor<close_brace, missing_brace<Step>>> {};
struct any_step : scanned<step_or_timeline_length> {};
struct new_block : pegtl::seq<pegtl::not_at<scanned<word_length<Word::story_expect>>>, any_step> {};

struct entry_line : entry {};
struct line : pegtl::sor<expectation, entry_line> {};
struct missing_open_brace : pegtl::seq<pegtl::opt<pegtl::one<':'>, blanks>, pegtl::at<line_end>> {};
struct timeline_open : pegtl::seq<word<Word::story_timeline>, pegtl::opt<title>, pegtl::sor<open_brace, missing_open_brace>> {};
struct timeline_block : pegtl::seq<timeline_open, block<line, any_step>> {};
struct then_word : word<Word::story_then> {};
struct then_open : pegtl::seq<then_word, open_brace> {};
struct then_block : pegtl::seq<then_open, block<line, any_step>> {};
struct then_line : pegtl::seq<then_word, entry> {};
struct setting_value : pegtl::plus<pegtl::sor<quoted, pegtl::not_one<',', '{', '}', '\n', ';'>>> { static text::Argument expected() { return {"a value", "一个值"}; } };
struct setting : pegtl::seq<name, sign<'='>, setting_value> {};
struct case_open : pegtl::seq<word<Word::story_case>, pegtl::list<setting, sign<','>>, open_brace> {};
struct case_block : pegtl::seq<case_open, block<line, new_block>> {};
struct stray_brace : pegtl::one<'}'> {};

struct story : pegtl::seq<pegtl::star<pegtl::sor<separator, timeline_block, then_block, then_line, case_block, line, mistake, stray_brace>>, pegtl::eof> {};

// clang-format on

} // namespace guiyin::parse::story::rules
