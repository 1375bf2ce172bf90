// Timelines and expectations as people write them: the body of `timeline` and `test` blocks, and `.timeline` files.
#pragma once

#include "grammar/text/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guiyin::syntax {

using text::Span;

// A buyer, agent, order, product, shop or extra column, taken as written or from within quotes.
struct Label {
  std::string text;
  Span span;
  bool empty() const { return text.empty(); }
};

// When an entry happens. Local time UTC+8.
struct At {
  std::optional<std::int32_t> date;      // days since 1970-01-01; absent: the date in force
  std::optional<std::int32_t> plus_days; // `+3d 09:00`, from the last date line
  std::optional<std::int64_t> time;      // ms since midnight
  std::optional<std::int64_t> plus_ms;   // `+90s`, `+2h`: from the entry before
  Span span;
};

struct Extra { Label column; std::string value; }; // `with channel = "app"`

struct DateLine {};                                // a line that holds a date alone
struct ShopLine { Label shop; };
struct BuyerLine { std::vector<Label> buyers; };
struct AgentsLine { std::vector<Label> agents; };
struct Says {                                      // `张三 -> 小美 about SKU1 "有货吗"`, `小美 -> 张三 auto`
  Label from, to;
  std::string kind;                                // empty, human, auto, robot, system
  std::optional<Label> about;
  std::optional<std::string> words;
  std::vector<Extra> extras;
};
struct OrderedLine {                               // `SKU1 x2 @100.00 less 20.00 full_reduction`
  Label sku;
  std::int64_t quantity = 1;
  std::int64_t price_fen = 0, full_reduction_fen = 0, category_discount_fen = 0, item_discount_fen = 0;
  std::vector<Extra> extras;
  Span span;
};
struct Places { Label buyer, order; std::vector<OrderedLine> lines; std::vector<Extra> extras; };
enum class Stage : std::uint8_t { whole, deposit, balance };
struct Pays { Label buyer, order; Stage stage = Stage::whole; };
struct Ships { Label buyer, order; };
struct Completes { Label buyer, order; };
struct Cancels { Label buyer, order; std::optional<Label> sku; };
struct Refunds { Label buyer, order; std::optional<Label> sku; std::int64_t fen = 0; };
struct Transfers { Label buyer, from, to; };       // `小美 transfers 张三 to 小丽`
using EntryNode = std::variant<DateLine, ShopLine, BuyerLine, AgentsLine, Says, Places, Pays, Ships, Completes, Cancels, Refunds, Transfers>;

// `every 10min x3` repeats an entry: the first at its time, each further one `every` later.
struct Repeat { std::int64_t every_ms = 0; std::int64_t times = 1; };

struct Entry {
  std::optional<At> at;
  EntryNode node;
  Repeat repeat;
  Span span;
};

// --- expectations ----------------------------------------------------------------------------------------------------------------------

struct UnitName { Label order; std::optional<std::uint32_t> line; std::optional<Label> shop; }; // O1.1

// `expect O1.1 credits 小美 180.00 by on_product`, `expect O1 is silent`, `expect O1 not 小丽 because window`, …
struct ExpectedCredit { Label agent; std::optional<std::int64_t> fen; std::optional<std::string> share; };
struct Expect {
  UnitName unit;
  std::vector<ExpectedCredit> credits;      // empty: credits are not looked at
  std::optional<std::string> claim;         // `by on_product`
  std::optional<std::string> status;        // `is silent|revoked|excluded|pending|credited`
  std::optional<std::int64_t> amount_fen;   // `amount 180.00`
  std::vector<Label> assists;               // `assists 小丽, 小红`
  bool assists_nobody = false;              // `assists nobody`
  std::optional<bool> tied;                 // `tied` / `not tied`
  std::optional<Label> loser;               // `not 小丽`
  std::optional<std::string> because;       // `because window`
  Span span;
};

struct CaseSetting { std::string name, value; };
// One row of a table of cases: `case lookback = 48h, judge_by = rounds { expect … }`
struct Case { std::vector<CaseSetting> settings; std::vector<Expect> expects; Span span; };
// `then +3d cancels O1`: more events, before the expectations that follow
struct Then { std::vector<Entry> entries; Span span{}; };

using StepNode = std::variant<Then, Expect, Case>;

// A `timeline` block within a test: its entries are [first, end) of the story's.
struct InnerTimeline { std::optional<Label> title; std::size_t first = 0, end = 0; Span span; };

struct Story {
  std::vector<Entry> entries;
  std::vector<StepNode> steps; // in the order written; only in `test` blocks
  Span span;
  std::vector<InnerTimeline> timelines{}; // of a test, for those who print it again
};

} // namespace guiyin::syntax
