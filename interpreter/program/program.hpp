// A policy ready to run: checked, params folded in, inheritance and shared parts expanded. Plain values; the engine looks at nothing else.
// Each node keeps the place in the rule file that it came from, so that everything downstream can point at the clause.
#pragma once

#include "grammar/text/source.hpp"
#include "interpreter/timeline/timeline.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/share.hpp"
#include "interpreter/values/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guiyin::program {

using text::Span;
using values::Duration;
using values::Moment;
using values::Money;
using values::Share;

// --- types ---------------------------------------------------------------------------------------------------------------------------

enum class Type : std::uint8_t { moment, duration, money, share, count, text, yes_no, agent, choice, time_of_day, day, weekday, sender, kind };

// --- values and conditions ---------------------------------------------------------------------------------------------------------------
// Any of them may be missing at run time; a missing value equals nothing and every comparison with it is false except `!=`, which is true.

enum class ExprId : std::uint32_t {};

struct Constant { // moment, duration: ms; money: fen; count; yes_no: 0/1; time_of_day: ms; day: days; weekday: 1..7;
  Type type;      // sender, kind: the timeline's enumerator; duration `unlimited`: unlimited_ms
  std::int64_t value = 0;
};
inline constexpr std::int64_t unlimited_ms = INT64_MAX;
struct TextConstant {
  std::string value;
}; // compared with text, agent
struct ShareConstant {
  Share value;
};

enum class OrderMoment : std::uint8_t { placed, paid, deposit_paid, balance_paid, shipped, completed, cancelled };
struct MomentOf {
  OrderMoment moment;
};                                                                    // the unit's; missing where it did not happen
enum class CalendarPart : std::uint8_t { day, weekday, time_of_day }; // day and weekday of the day that starts at the policy's `day starts`
struct PartOf {
  CalendarPart part;
  ExprId moment;
};

// line_qty … line_amount only in line units
enum class UnitField : std::uint8_t {
  line_sku,
  line_qty,
  line_price,
  line_full_reduction,
  line_category_discount,
  line_item_discount,
  line_amount,
  line_number,
  order_total,
  order_number,
  order_shop,
  order_buyer
};
struct FieldOfUnit {
  UnitField field;
};
struct ExtraOf {
  timeline::FieldRequest field;
}; // chat.* only in `where`
enum class ChatField : std::uint8_t { topic, sku, kind, from, time, agent };
struct FieldOfChat {
  ChatField field;
}; // only in `where`
struct AgentColumn {
  std::string column;
}; // of the roster; for the row's agent in `where`, for the candidate in `require` and after

enum class CandidateField : std::uint8_t { messages, buyer_messages, agent_messages, rounds, first, last, opened_by, agent };
struct FieldOfCandidate {
  CandidateField field;
}; // only in `require`
struct ClaimHasWinner {
  std::uint32_t claim;
}; // a claim's name as a condition

enum class Arithmetic : std::uint8_t { add, subtract, multiply }; // multiply: count×count, money×count, duration×count, money×share (either order)
struct Compute {
  Arithmetic op;
  ExprId left, right;
}; // types as checked; moment ± duration, moment − moment, …
struct Negate {
  ExprId operand;
};
enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };
struct Compare {
  Comparison op;
  ExprId left, right;
};
struct Not {
  ExprId operand;
};
struct And {
  ExprId left, right;
};
struct Or {
  ExprId left, right;
};
struct Happened {
  ExprId moment;
}; // a moment used as a condition
struct IsYes {
  ExprId value;
}; // a yes/no value used as a condition: holds if present and yes
struct Choose {
  ExprId condition, then, otherwise;
}; // `if C then A else B`
// Each row tested on its own, any one in range suffices: moment ≤ time ≤ moment + within. Does not hold where `moment` did not happen.
// `within` is a duration, possibly unlimited.
struct CancelledWithin {
  ExprId within, moment;
};
struct HappenedWithin {
  ExprId event, within, moment;
}; // any other moment
struct RefundedWithin {
  std::optional<ExprId> within, moment;
}; // fully refunded; both absent: ever
// Half-open [from, to) for moments and times of day (which may wrap round midnight); both ends included for days, weekdays, counts, money, durations.
struct InRange {
  ExprId value, from, to;
};

using ExprNode = std::variant<Constant, TextConstant, ShareConstant, MomentOf, PartOf, FieldOfUnit, ExtraOf, FieldOfChat, AgentColumn,
                              FieldOfCandidate, ClaimHasWinner, Compute, Negate, Compare, Not, And, Or, Happened, IsYes, Choose, CancelledWithin,
                              HappenedWithin, RefundedWithin, InRange>;
struct Expr {
  ExprNode node;
  Type type; // conditions are yes_no
  Span span;
};

// --- windows ---------------------------------------------------------------------------------------------------------------------------

enum class WindowId : std::uint32_t {};
enum class Side : std::uint8_t { before, after };
struct BoundedWindow {
  Side side;
  ExprId duration, moment;
}; // [M − D, M) or [M, M + D], both ends; D may be unlimited
struct OpenWindow {
  Side side;
  ExprId moment;
};                      // everything before M; everything from M on
struct AlwaysWindow {}; // any time
struct CalendarWindow {
  Side side;
  ExprId count, moment;
};
struct FromToWindow {
  ExprId from, to;
};
struct ChooseWindow {
  ExprId condition;
  WindowId then, otherwise;
};
struct Window {
  std::variant<BoundedWindow, OpenWindow, AlwaysWindow, CalendarWindow, FromToWindow, ChooseWindow> node;
  Span span;
};

// --- tie-breaks and shares -----------------------------------------------------------------------------------------------------------------

enum class RankKind : std::uint8_t { latest, earliest, most, fewest };
struct RankKey {
  RankKind kind;
  CandidateField count = CandidateField::messages; // for most and fewest
  Span span;
};
enum class RankingId : std::uint32_t {};
struct ChooseRanking {
  ExprId condition;
  RankingId then, otherwise;
};
struct Ranking {
  // The part of a list before an `if`, then the `if`, whose arms hold all keys that follow it.
  std::vector<RankKey> keys;
  std::optional<ChooseRanking> rest;
  Span span;
};

enum class ShareModelId : std::uint32_t {};
struct EvenShare {};
struct CountShare {
  CandidateField count;
};
// Add up to 1. A position that is not named is held by nobody: its candidate shares `rest`.
struct PositionShare {
  std::optional<Share> first, last, rest;
};
struct DecayingShare {
  Duration half_life;
}; // positive
struct ChooseShare {
  ExprId condition;
  ShareModelId then, otherwise;
};
struct ShareModel {
  std::variant<EvenShare, CountShare, PositionShare, DecayingShare, ChooseShare> node;
  std::optional<Share> at_least; // smaller parts go to the largest
  Span span;
};

// --- claims --------------------------------------------------------------------------------------------------------------------------------

struct Claim {
  std::string name;
  std::string description;
  WindowId window{};
  bool all_messages = false; // candidates `messages` instead of `chats`
  std::optional<ExprId> where;
  std::optional<ExprId> require;
  std::variant<RankingId, ShareModelId> choice;
  // Where each clause was written; of a clause that the claim does not have, the claim's name.
  Span name_span, window_span, candidates_span, where_span, require_span, choice_span;
};

// --- credit ----------------------------------------------------------------------------------------------------------------------------------

enum class CreditId : std::uint32_t {};
struct CreditNobody {};
struct CreditClaim {
  std::uint32_t claim;
};
struct CreditElse {
  CreditId first, second;
};
struct CreditWhen {
  ExprId condition;
  CreditId then;
};
struct CreditChoose {
  ExprId condition;
  CreditId then, otherwise;
};
struct CreditPart {
  Share share;
  CreditId credit;
};
struct CreditSplit {
  std::vector<CreditPart> parts;
}; // shares add up to 1
struct CreditEarliest {
  std::vector<CreditId> of;
};
struct Credit {
  std::variant<CreditNobody, CreditClaim, CreditElse, CreditWhen, CreditChoose, CreditSplit, CreditEarliest> node;
  Span span;
};

// --- the whole -----------------------------------------------------------------------------------------------------------------------------

struct Deduction { // `deduct refunds within D of M`; both absent: however late
  std::optional<ExprId> within, moment;
  Span span;
};

enum class Unit : std::uint8_t { line, order };

// A param's value in this program, for `describe`, `explain` and reports: as the language writes it.
struct ParamValue {
  std::string name;
  std::string value; // with English units: "24h"
  std::string description;
  std::string value_zh;                  // with Chinese units: "24小时"
  std::vector<std::string> choices = {}; // what else it may be set to, as declared; of a choice
  bool or_unlimited = false;             // a duration that may also be `unlimited`
  Span span{};                           // of its name where it is declared
};

struct Program {
  std::string name;
  std::string description;
  Unit unit = Unit::order;
  Span unit_span;
  std::optional<ExprId> when;
  Duration day_start{};
  std::vector<Claim> claims; // in the order written, a base policy's first; all of them, credited or not
  CreditId credit{};
  Span credit_span;
  std::vector<std::uint32_t> assists;
  std::vector<Span> assist_spans; // beside each of them, where it is named
  ExprId amount{};
  std::optional<ExprId> revoke;
  std::optional<Deduction> deduct;
  std::vector<ParamValue> params;

  std::vector<Expr> exprs;
  std::vector<Window> windows;
  std::vector<Ranking> rankings;
  std::vector<ShareModel> shares;
  std::vector<Credit> credits;

  const Expr& operator[](ExprId id) const { return exprs[static_cast<std::uint32_t>(id)]; }
  const Window& operator[](WindowId id) const { return windows[static_cast<std::uint32_t>(id)]; }
  const Ranking& operator[](RankingId id) const { return rankings[static_cast<std::uint32_t>(id)]; }
  const ShareModel& operator[](ShareModelId id) const { return shares[static_cast<std::uint32_t>(id)]; }
  const Credit& operator[](CreditId id) const { return credits[static_cast<std::uint32_t>(id)]; }
};

// All `field` declarations that a program reads; what a reader must keep.
std::vector<timeline::FieldRequest> fields_of(const Program& program);
// Whether it looks at `chat.topic`, or at a chat's own SKU, `chat.sku`.
bool reads_topics(const Program& program);
bool reads_own_skus(const Program& program);
// Whether an expression is what `line.amount` is, written out: quantity times price less the three discounts.
bool is_line_amount(const Program& program, ExprId id);
// Whether it looks at quantity, price or a discount of a line, other than for its amount.
bool reads_line_parts(const Program& program);

} // namespace guiyin::program
