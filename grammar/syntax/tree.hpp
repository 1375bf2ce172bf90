// What a rule file says, before anybody has asked whether it makes sense. Flat vectors and typed ids; every node knows its place.
// Both spellings give the same tree: a word of the vocabulary is kept as its entry, a free name as it was written.
#pragma once

#include "grammar/syntax/story.hpp"
#include "grammar/text/source.hpp"
#include "grammar/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guiyin::syntax {

using text::Span;
using vocabulary::Word;

// A name as written (full-width letters folded). `word` is the vocabulary's entry if the spelling is one at this place, and then `text` is
// that entry's canonical English spelling; else Word::none.
struct Name {
  std::string text;
  Word word = Word::none;
  Span span;
};

struct Text {
  std::string value; // without quotes
  Span span;
};

// --- expressions -----------------------------------------------------------------------------------------------------------------
// One node set serves values, conditions, windows, tie-breaks, shares and credits, since `by` and `if` stand in all of them; which nodes
// may stand where is the checker's business.

enum class ExprId : std::uint32_t {};

// values
struct CountLiteral { std::int64_t value; };
struct DurationLiteral { std::int64_t ms; };
struct MoneyLiteral { std::int64_t fen; };
struct PercentLiteral { std::int64_t numerator, denominator; }; // 12.5% is 125/1000
struct DecimalLiteral { std::string digits; };                  // a number with a fraction and no unit: an error that wants a hint
struct TextLiteral { std::string value; };
struct TimeOfDayLiteral { std::int64_t ms; };                   // since midnight; 24:00 is allowed
struct DateLiteral { std::int32_t days; };                      // since 1970-01-01
struct InstantLiteral { std::int64_t ms; };                     // since the epoch; written in local time UTC+8
struct YesNoLiteral { bool value; };
struct UnlimitedLiteral {};
struct Reference { Name name; };                                // param, define, claim, moment, count, named condition, nobody's arm …
struct Field { ExprId object; Name name; };                     // chat.topic, placed.day
struct Call { Name name; std::vector<ExprId> arguments; };
enum class UnaryOperator : std::uint8_t { negate, not_ };
struct Unary { UnaryOperator op; ExprId operand; };
enum class BinaryOperator : std::uint8_t { add, subtract, multiply, divide, equal, not_equal, less, less_equal, greater, greater_equal, and_, or_ };
struct Binary { BinaryOperator op; ExprId left, right; };
struct If { ExprId condition, then, otherwise; };
struct Arm { Name label; ExprId value; };                       // `a, b: x` gives two arms with the same value
struct By { Name subject; std::vector<Arm> arms; };
struct Within { ExprId event, duration, moment; };              // `cancelled within 15d of placed`; event is a moment or FullyRefunded
struct Between { ExprId value, from, to; };                     // `placed.time_of_day from 22:00 to 08:00`
struct FullyRefunded {};

// windows
enum class Side : std::uint8_t { before, after };
struct Bounded { Side side; ExprId duration, moment; };         // `24h before placed`
struct AnyTime { std::optional<Side> side; std::optional<ExprId> moment; }; // `any time before placed`; both absent: `any time`
struct CalendarDays { Side side; ExprId count, moment; };       // `2 calendar days before placed`
struct FromTo { ExprId from, to; };

// tie-breaks
enum class RankKind : std::uint8_t { latest, earliest, most, fewest };
struct RankKey { RankKind kind; std::optional<Name> count; };   // count for most and fewest
struct Ranking { std::vector<ExprId> keys; };                   // two or more: RankKey, or By / If that yield a RankKey or Ranking

// shares
struct ShareEvenly {};
struct ShareBy { Name count; };
enum class SharePosition : std::uint8_t { first, last, rest };
struct PositionPart { SharePosition position; ExprId percent; };
struct SharePositions { std::vector<PositionPart> parts; };
struct ShareDecaying { ExprId half_life; };
struct ShareAtLeast { ExprId share, minimum; };                 // `share evenly, at least 5%`

// credits; a claim stands as a Reference
struct Nobody {};
struct Else { ExprId first, second; };
struct WhenThen { ExprId condition, then; };
struct SplitPart { ExprId percent, credit; };
struct Split { std::vector<SplitPart> parts; };
struct EarliestOf { std::vector<ExprId> claims; };

struct Invalid {};                                              // recovered from a syntax error; already reported

using ExprNode = std::variant<CountLiteral, DurationLiteral, MoneyLiteral, PercentLiteral, DecimalLiteral, TextLiteral, TimeOfDayLiteral,
                              DateLiteral, InstantLiteral, YesNoLiteral, UnlimitedLiteral, Reference, Field, Call, Unary, Binary, If, By, Within,
                              Between, FullyRefunded, Bounded, AnyTime, CalendarDays, FromTo, RankKey, Ranking, ShareEvenly, ShareBy,
                              SharePositions, ShareDecaying, ShareAtLeast, Nobody, Else, WhenThen, Split, EarliestOf, Invalid>;

struct Expr {
  ExprNode node;
  Span span;
};

// --- clauses of a claim --------------------------------------------------------------------------------------------------------------

enum class RowSource : std::uint8_t { chats, messages };
struct WindowClause { ExprId window; };
struct CandidatesClause { RowSource source; std::optional<ExprId> where; };
struct RequireClause { ExprId condition; };
struct TieBreakClause { ExprId ranking; };
struct ShareClause { ExprId share; };
using ClaimClauseNode = std::variant<WindowClause, CandidatesClause, RequireClause, TieBreakClause, ShareClause>;
struct ClaimClause {
  ClaimClauseNode node;
  Span span;
};

// --- items of a policy ---------------------------------------------------------------------------------------------------------------

enum class TypeName : std::uint8_t { moment, duration, money, share, count, text, yes_no, agent, choice };

struct Parameter { Name name; TypeName type; };                 // of a `define` or a shared claim: `claim last_in_shop(lookback: duration) { … }`

// `param judge_by : time | rounds = time "…"`, `param lookback = 24h in 1h..30d "…"`, `param x : duration or unlimited = unlimited`
struct Param {
  Name name;
  std::optional<TypeName> type;
  bool or_unlimited = false;
  std::vector<Name> choices;
  std::optional<ExprId> value;
  std::optional<ExprId> least, most;
  std::optional<Text> description;
};
struct SetParam { Name name; ExprId value; };                   // `set lookback = 48h`
enum class Unit : std::uint8_t { line, order };
struct ForEach { Unit unit; std::optional<ExprId> when; };
struct DayStarts { ExprId time_of_day; };
struct Define { Name name; std::vector<Parameter> parameters; ExprId value; };
// `claim NAME "…" { … }`, `claim NAME like OTHER { … }`, `claim NAME = SHARED(arguments) { … }`, `claim NAME(parameters) "…" { … }`
struct Claim {
  Name name;
  std::vector<Parameter> parameters;
  std::optional<Text> description;
  std::optional<Name> like;
  std::optional<ExprId> shared;                                 // a Call, or a Reference to one without parameters
  std::vector<ClaimClause> clauses;
};
struct CreditClause { ExprId credit; };
struct AssistClause { std::vector<Name> claims; };
struct AmountClause { ExprId amount; };
struct RevokeClause { ExprId condition; };                      // `revoke when C`
struct DeductClause { ExprId duration, moment; };               // `deduct refunds within D of M`
struct DeductAlways {};                                         // `deduct refunds`, however late
struct Use { Text path; };                                      // `use "stdlib/claims"`
struct FieldDeclaration { Name object, name; TypeName type; };  // `field chat.channel : text`
using ItemNode = std::variant<Param, SetParam, ForEach, DayStarts, Define, Claim, CreditClause, AssistClause, AmountClause, RevokeClause,
                              DeductClause, DeductAlways, Use, FieldDeclaration>;
struct Item {
  ItemNode node;
  Span span;
};

// --- declarations of a file --------------------------------------------------------------------------------------------------------------

struct Policy {
  Name name;
  std::optional<Name> base;                                     // `from jd`
  std::optional<Text> description;
  std::vector<Item> items;
};
struct Setting { Name name; ExprId value; };
struct Test {
  std::optional<Text> description;
  Name policy;
  std::vector<Setting> settings;
  Story story;                                                  // timelines, then expectations
};
struct TimelineBlock {
  std::optional<Text> description;
  Story story;
};
using DeclarationNode = std::variant<Policy, Define, Claim, Use, FieldDeclaration, Test, TimelineBlock>;
struct Declaration {
  DeclarationNode node;
  Span span;
};

struct Comment {
  Span span; // from `#` to before the line end
};

// The tree of one file. Owns its nodes; ids index `exprs`.
struct Tree {
  text::FileId file{};
  std::vector<Expr> exprs;
  std::vector<Declaration> declarations;
  std::vector<Comment> comments;

  const Expr& operator[](ExprId id) const { return exprs[static_cast<std::uint32_t>(id)]; }
  ExprId add(ExprNode node, Span span) {
    exprs.push_back({std::move(node), span});
    return static_cast<ExprId>(exprs.size() - 1);
  }
};

} // namespace guiyin::syntax
