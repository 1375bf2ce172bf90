// The characters of a rule file, cut into tokens. Rules alone; what they mean is in lexer.cpp. They run over folded text (folded.hpp), so that
// full-width forms need no mention.
#pragma once

#include "grammar/parse/pegtl.hpp"

namespace guiyin::parse::lexical {

using namespace pegtl;

// --- what separates ----------------------------------------------------------------------------------------------------------------------

struct line_end : utf8::one<U'\n', U'\r'> {};
struct blanks : plus<one<' ', '\t', '\v', '\f'>> {};
struct comment : seq<one<'#'>, star<not_at<line_end>, utf8::any>> {};
// what other languages begin remarks with; a remark in stars may take several lines
struct slashes : seq<two<'/'>, star<not_at<line_end>, utf8::any>> {};
struct stars : seq<string<'/', '*'>, until<sor<string<'*', '/'>, eof>, utf8::any>> {};
struct foreign_comment : sor<slashes, stars> {};
struct fence : seq<three<'`'>, star<not_at<line_end>, utf8::any>> {}; // around code in chats and documents

// --- texts: they end on their line -------------------------------------------------------------------------------------------------------

struct curly_quote : utf8::one<U'“', U'”'> {};
struct any_double_quote : sor<one<'"'>, curly_quote> {};
template <typename Close> struct inside_text : star<not_at<sor<Close, line_end>>, utf8::any> {};
struct straight_text : seq<one<'"'>, inside_text<one<'"'>>, one<'"'>> {};
struct half_straight_text : seq<one<'"'>, inside_text<curly_quote>, curly_quote> {};
struct curly_text : seq<curly_quote, inside_text<any_double_quote>, any_double_quote> {};
struct corner_text : seq<utf8::one<U'「'>, inside_text<utf8::one<U'」'>>, utf8::one<U'」'>> {};
template <char32_t Open, char32_t Close> struct foreign_text : seq<utf8::one<Open>, inside_text<utf8::one<Close>>, utf8::one<Close>> {};
struct foreign_quoted : sor<foreign_text<U'《', U'》'>, foreign_text<U'『', U'』'>, foreign_text<U'«', U'»'>, foreign_text<U'＇', U'＇'>> {};
struct quoted : sor<straight_text, half_straight_text, curly_text, corner_text> {};
struct single_quote : utf8::one<U'\'', U'‘', U'’'> {};
struct single_quoted : seq<single_quote, inside_text<single_quote>, single_quote> {};
struct unclosed : seq<sor<any_double_quote, utf8::one<U'「'>>, inside_text<failure>> {};

// --- numbers and times -------------------------------------------------------------------------------------------------------------------

struct digits_end : not_at<digit> {};
template <unsigned Least, unsigned Most> struct some_digits : seq<rep_min_max<Least, Most, digit>, digits_end> {};
struct clock_form : seq<some_digits<1, 2>, one<':'>, some_digits<2, 2>, opt<one<':'>, some_digits<2, 2>, opt<one<'.'>, some_digits<1, 3>>>> {};
struct date_form : seq<rep<4, digit>, one<'-'>, some_digits<1, 2>, one<'-'>, some_digits<1, 2>> {};
struct clock : clock_form {};
struct calendar_date : date_form {};
template <typename Between, typename End> struct date_parts : seq<rep<4, digit>, Between, some_digits<1, 2>, Between, some_digits<1, 2>, End> {};
struct chinese_date_form
    : seq<rep<4, digit>, utf8::one<U'年'>, some_digits<1, 2>, utf8::one<U'月'>, some_digits<1, 2>, opt<utf8::one<U'日', U'号'>>> {};
struct foreign_date : sor<date_parts<one<'/'>, success>, date_parts<one<'.'>, success>, chinese_date_form> {};
struct instant : seq<date_form, sor<one<'T'>, plus<one<' ', '\t'>>>, clock_form> {};
struct decimal : seq<plus<digit>, one<'.'>, plus<digit>> {};
struct whole : plus<digit> {};

// --- words -------------------------------------------------------------------------------------------------------------------------------

// Letters of all scripts: what is neither a sign, a blank, a picture nor broken.
struct letter : sor<identifier_first, utf8::ranges<U'\u00C0', U'\u00D6', U'\u00D8', U'\u00F6', U'\u00F8', U'\u1FFF', U'\u2C00', U'\u2DFF', U'\u3005',
                                                   U'\u3007', U'\u3021', U'\u3029', U'\u3031', U'\uD7FF', U'\uF900', U'\uFDFF', U'\uFE70', U'\uFEFE',
                                                   U'\uFF66', U'\uFFDC', U'\U00010000', U'\U0001CFFF', U'\U00020000', U'\U0003FFFF'>> {};
struct run : seq<letter, star<sor<letter, digit>>> {};

// --- signs -------------------------------------------------------------------------------------------------------------------------------

struct percent_sign : one<'%'> {};
struct stop_before_name : seq<utf8::one<U'。'>, at<letter>> {};
struct stray_stop : utf8::one<U'。'> {};
struct two_dots : two<'.'> {};
struct equal : two<'='> {};
struct not_equal : sor<string<'!', '='>, string<'<', '>'>, utf8::one<U'≠'>> {};
struct less_equal : sor<string<'<', '='>, utf8::one<U'≤'>> {};
struct greater_equal : sor<string<'>', '='>, utf8::one<U'≥'>> {};
struct single_sign : one<'{', '}', '(', ')', ',', ';', ':', '.', '|', '=', '<', '>', '+', '-', '*', '/'> {};
// what other languages write for `and`, `or` and `not`
struct foreign_and : two<'&'> {};
struct foreign_or : two<'|'> {};
struct foreign_not : one<'!'> {};
struct foreign_relation : sor<string<'=', '=', '='>, string<'!', '=', '='>, string<'=', '>'>, string<'=', '<'>, string<'=', '!'>> {};
struct stranger : utf8::any {};

// The body of a `timeline` or `test` block, piece by piece: braces count only outside of texts and comments.
struct body_open : one<'{'> {};
struct body_close : one<'}'> {};
struct body_piece : sor<comment, quoted, line_end, body_open, body_close, utf8::any> {};

struct token : sor<blanks, line_end, comment, foreign_comment, fence, quoted, single_quoted, foreign_quoted, unclosed, instant, foreign_date,
                   calendar_date, clock, decimal, whole, run, percent_sign, stop_before_name, stray_stop, two_dots, foreign_relation, equal,
                   not_equal, less_equal, greater_equal, foreign_and, foreign_or, foreign_not, single_sign, stranger> {};

} // namespace guiyin::parse::lexical
