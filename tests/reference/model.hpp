// The language as the second evaluator sees it: event rows, policies, decisions. Nothing here or in the evaluator's files comes from the product:
// own money, own time, own tree. Instants are milliseconds since 1970-01-01T00:00:00Z, durations milliseconds, money fen, shares exact.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace reference {

using Integer = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;

// --- events: LANGUAGE "Events" -----------------------------------------------------------------------------------------------------------

// A row as read. A list of rows is in reading order: files in the order given, rows in the order written.
struct Row {
  std::string type; // chat order pay ship complete cancel refund transfer
  std::int64_t time = 0;
  std::string shop{}, buyer{}, agent{}, from{}, sku{}, order{};
  std::int64_t qty = 0, price = 0, full_reduction = 0, category_discount = 0, item_discount = 0; // of an order line
  std::int64_t amount = 0;                                                                       // of a refund
  std::string kind{}, id{}, to{}, stage{};
  friend bool operator==(const Row&, const Row&) = default;
};
using Events = std::vector<Row>;

// --- policies ----------------------------------------------------------------------------------------------------------------------------

// One node set for values, conditions, windows, tie-breaks, shares and credits, since `if` and `by` stand in all of them.
enum class Op {
  // values: `number` (ms, fen, count, percent in hundredths of a percent) or `text`
  count,
  duration,
  unlimited,
  money,
  percent,
  text,
  time_of_day,
  weekday,
  sender,
  kind,
  choice,
  param,
  define,       // `text` is the name
  moment,       // placed paid deposit_paid balance_paid shipped completed cancelled
  part,         // `text` (day, weekday, time_of_day) of the moment parts[0]
  field,        // chat.topic line.sku order.total …
  of_candidate, // messages buyer_messages agent_messages rounds first last opened_by
  add,
  subtract,
  multiply,
  // conditions
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  and_,
  or_,
  not_,
  happened, // the moment parts[0] as a condition
  wins,     // a claim's name as a condition
  replied,
  both_spoke,
  within,         // parts[0] (a moment or fully_refunded) within parts[1] of parts[2]
  fully_refunded, // alone: ever
  between,        // parts[0] from parts[1] to parts[2]
  // wherever a value stands
  choose, // if parts[0] then parts[1] else parts[2]
  by,     // by the param `text`: parts[i] where it is labels[i]
  // windows
  before,
  after, // duration parts[0], moment parts[1]
  any_time,
  any_before,
  any_after, // moment parts[0]
  calendar_before,
  calendar_after, // days parts[0], moment parts[1]
  from_to,
  // tie-breaks
  ranking, // keys in parts: latest, earliest, most, fewest, or a choose / by that yields such a key or a ranking
  latest,
  earliest,
  most,
  fewest,
  // shares
  evenly,
  by_count,
  positions,
  position,
  decaying,
  at_least,
  // credits
  claim,
  nobody,
  else_,
  when_then,
  split,
  split_part,
  earliest_of,
};

struct Node {
  Op op = Op::nobody;
  std::int64_t number = 0;
  std::string text;
  std::vector<Node> parts;
  std::vector<std::string> labels;
  friend bool operator==(const Node&, const Node&) = default;
};

struct Claim {
  std::string name;
  std::string like; // another claim's name, or empty
  std::optional<Node> window;
  std::string source;        // chats, messages; empty where the clause is not written
  std::optional<Node> where; // belongs to `candidates`
  std::optional<Node> require;
  std::optional<Node> choice; // a ranking or a share
};

struct Param {
  std::string name;
  std::vector<std::string> choices; // of a choice
  bool or_unlimited = false;
  Node value;
};

struct Deduction { // `deduct refunds within D of M`; without both: `deduct refunds`
  std::optional<Node> duration, moment;
};

// A policy as written. A derived one (`base` not empty) leaves out what it does not replace.
struct Policy {
  std::string name;
  std::string base;
  std::vector<Param> params;
  std::map<std::string, Node> set; // `set NAME = VALUE` of a derived policy
  std::string unit;                // line, order
  std::optional<Node> when;
  std::optional<std::int64_t> day_starts;
  std::map<std::string, Node> defines;
  std::vector<Claim> claims;
  std::optional<Node> credit;
  std::vector<std::string> assists;
  std::optional<Node> amount;
  std::optional<Node> revoke;
  std::optional<Deduction> deduct;
};

using Settings = std::map<std::string, Node>; // `--set NAME=VALUE`

// --- decisions -----------------------------------------------------------------------------------------------------------------------------

struct Credit {
  std::string agent;
  Fraction share;
  Integer amount;
};

// What `run --format jsonl` says of a unit; see LANGUAGE "Fixed names".
struct Decision {
  std::string policy, shop, order;
  std::optional<int> line;
  std::string sku, buyer;
  std::int64_t placed = 0;
  Integer amount;
  std::string status;
  std::string claim; // empty: null
  std::vector<Credit> credits;
  std::vector<std::string> assists;
  bool tied = false;
  bool final = true;
  std::optional<std::int64_t> settles;
  Integer silent_amount{}; // what `nobody` keeps of a credited unit; not printed
};

} // namespace reference
