// The codes of what can be wrong with characters and syntax; their words stand in docs/messages.
#pragma once

#include "grammar/text/diagnostic.hpp"

namespace guiyin::parse::code {

using text::Code;

inline constexpr Code unexpected{101};
inline constexpr Code unexpected_end{102};
inline constexpr Code unclosed_text{103};
inline constexpr Code strange_character{104};
inline constexpr Code not_utf8{105};
inline constexpr Code unknown_unit{106};
inline constexpr Code assign_in_condition{107};
inline constexpr Code missing_brace{108};
inline constexpr Code stray_brace{109};
inline constexpr Code unknown_clause{110};
inline constexpr Code reserved_name{111};
inline constexpr Code name_of_words{112};
inline constexpr Code glued_name{113};
inline constexpr Code too_deep{114};
inline constexpr Code bad_number{115};
inline constexpr Code bad_time{116};
inline constexpr Code arm_separator{117};
inline constexpr Code unknown_type{118};
inline constexpr Code unknown_source{119};
inline constexpr Code extra_sign{120};
inline constexpr Code single_quotes{121};
inline constexpr Code foreign_sign{122};
inline constexpr Code misplaced_clause{123};
inline constexpr Code missing_open_brace{124};
inline constexpr Code missing_here{125};
inline constexpr Code comma_in_number{126};
inline constexpr Code foreign_comment{127};
inline constexpr Code foreign_date{128};
inline constexpr Code two_comparisons{129};
inline constexpr Code unclear_window{130};
inline constexpr Code cancelled_before{131};
inline constexpr Code claims_without_else{132};
inline constexpr Code invisible{133};
inline constexpr Code extra_word{134};
inline constexpr Code kind_as_condition{214};

} // namespace guiyin::parse::code
