#include "grammar/print/print_story.hpp"

#include "grammar/print/literal.hpp"
#include "grammar/print/story_steps.hpp"
#include "grammar/print/weave.hpp"
#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::print {

namespace {

using syntax::Entry;

// Signs that mean nothing to the notation: ASCII letters and digits, and the everyday scripts of names.
bool is_plain(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_bare(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-') return false;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint point = text::decode(name, at);
    if (!is_plain(point.value) && point.value != '-') return false;
    at += point.bytes;
  }
  const bool like_a_date = name.size() > 4 && name[4] == '-' && name.find_first_not_of("0123456789") == 4;
  return !like_a_date && vocabulary::find(name, vocabulary::Position::story).word == Word::none;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
  }
  return out + '"';
}

std::string names(const std::vector<syntax::Label>& labels) {
  std::string out;
  for (const syntax::Label& label : labels) out += (out.empty() ? "" : ", ") + story_name(label.text);
  return out;
}

// --- the parts of an entry ---------------------------------------------------------------------------------------------------------------

struct Words {
  const Pen& pen;
  std::string operator()(Word word) const { return std::string(pen.spelling(word)); }
};

std::string when(const syntax::At& at, const Pen& pen) {
  std::string out;
  if (at.date) out = date(*at.date);
  if (at.plus_days) out = fmt::format("+{}{}", *at.plus_days, pen.spelling(Word::d));
  if (at.plus_ms) return "+" + duration(*at.plus_ms, pen.language());
  if (at.time) out += (out.empty() ? "" : " ") + time_of_day(*at.time);
  return out;
}

std::string with_extras(const std::vector<syntax::Extra>& extras, const Words& word) {
  std::string out;
  for (const syntax::Extra& extra : extras) {
    out += (out.empty() ? " " + word(Word::story_with) + " " : ", ") + story_name(extra.column.text) + " = " + in_quotes(extra.value);
  }
  return out;
}

std::string with_buyer(const syntax::Label& buyer) { return buyer.empty() ? "" : story_name(buyer.text) + " "; }

std::string order_event(const syntax::Label& buyer, Word verb, const syntax::Label& order, const Words& word) {
  return with_buyer(buyer) + word(verb) + " " + story_name(order.text);
}

std::string of_sku(const std::optional<syntax::Label>& sku) { return sku ? ": " + story_name(sku->text) : ""; }

std::string kind_word(std::string_view kind, const Words& word) {
  const auto found = vocabulary::find(kind, vocabulary::Position::story).word;
  return found == Word::none ? story_name(kind) : word(found);
}

std::string discounts(const syntax::OrderedLine& line, const Words& word) {
  std::string out;
  const auto add = [&](std::int64_t fen, Word name) {
    if (fen != 0) out += (out.empty() ? " " + word(Word::story_less) + " " : ", ") + amount(fen) + " " + word(name);
  };
  add(line.full_reduction_fen, Word::story_full_reduction);
  add(line.category_discount_fen, Word::story_category_discount);
  add(line.item_discount_fen, Word::story_item_discount);
  return out;
}

std::string ordered_line(const syntax::OrderedLine& line, const Words& word) {
  return fmt::format("{} x{} @{}{}{}", story_name(line.sku.text), line.quantity, amount(line.price_fen), discounts(line, word),
                     with_extras(line.extras, word));
}

// --- what happens ------------------------------------------------------------------------------------------------------------------------

std::string happening(const syntax::DateLine&, const Words&) { return {}; }
std::string happening(const syntax::ShopLine& x, const Words& word) { return word(Word::story_shop) + " " + story_name(x.shop.text); }
std::string happening(const syntax::BuyerLine& x, const Words& word) { return word(Word::story_buyer) + " " + names(x.buyers); }
std::string happening(const syntax::AgentsLine& x, const Words& word) { return word(Word::story_agents) + " " + names(x.agents); }

std::string happening(const syntax::Says& x, const Words& word) {
  std::string out = story_name(x.from.text) + " -> " + story_name(x.to.text);
  if (x.about) out += " " + word(Word::story_about) + " " + story_name(x.about->text);
  if (!x.kind.empty()) out += " " + kind_word(x.kind, word);
  if (x.words) out += " " + in_quotes(*x.words);
  return out + with_extras(x.extras, word);
}

std::string happening(const syntax::Places& x, const Words& word) {
  std::string out = order_event(x.buyer, Word::story_places, x.order, word) + with_extras(x.extras, word) + ":";
  for (std::size_t i = 0; i < x.lines.size(); ++i) out += (i > 0 ? "; " : " ") + ordered_line(x.lines[i], word);
  return out;
}

std::string happening(const syntax::Pays& x, const Words& word) {
  const std::string out = order_event(x.buyer, Word::story_pays, x.order, word);
  if (x.stage == syntax::Stage::whole) return out;
  return out + " " + word(x.stage == syntax::Stage::deposit ? Word::story_deposit : Word::story_balance);
}

std::string happening(const syntax::Ships& x, const Words& word) { return order_event(x.buyer, Word::story_ships, x.order, word); }
std::string happening(const syntax::Completes& x, const Words& word) { return order_event(x.buyer, Word::story_completes, x.order, word); }
std::string happening(const syntax::Cancels& x, const Words& word) {
  return order_event(x.buyer, Word::story_cancels, x.order, word) + of_sku(x.sku);
}
std::string happening(const syntax::Refunds& x, const Words& word) {
  return order_event(x.buyer, Word::story_refunds, x.order, word) + of_sku(x.sku) + " " + amount(x.fen);
}
std::string happening(const syntax::Transfers& x, const Words& word) {
  return fmt::format("{} {} {} {} {}", story_name(x.from.text), word(Word::story_transfers), story_name(x.buyer.text), word(Word::story_to),
                     story_name(x.to.text));
}

std::string repetition(const syntax::Repeat& repeat, const Pen& pen) {
  if (repeat.times == 1 && repeat.every_ms == 0) return {};
  return fmt::format(" {} {} x{}", pen.spelling(Word::story_every), duration(repeat.every_ms, pen.language()), repeat.times);
}

bool is_heading(const Entry& entry) {
  return std::holds_alternative<syntax::ShopLine>(entry.node) || std::holds_alternative<syntax::BuyerLine>(entry.node) ||
         std::holds_alternative<syntax::AgentsLine>(entry.node);
}

bool is_date(const Entry& entry) { return std::holds_alternative<syntax::DateLine>(entry.node); }

// Headings in their usual order share a line: shop, buyer, agents.
bool shares_line(const Entry& before, const Entry& entry) {
  return is_heading(before) && is_heading(entry) && before.node.index() < entry.node.index();
}

} // namespace

std::string story_name(std::string_view name) { return is_bare(name) ? std::string(name) : in_quotes(name); }

std::string entry_text(const Entry& entry, const Pen& pen) {
  const Words word{pen};
  return std::visit([&](const auto& node) { return happening(node, word); }, entry.node) + repetition(entry.repeat, pen);
}

std::string entry_time(const Entry& entry, const Pen& pen) { return entry.at ? when(*entry.at, pen) : std::string(); }

// The times of a block stand in a column of their own.
void write_entries(Pen& pen, std::span<const Entry> entries, int indent) {
  int width = 0;
  for (const Entry& entry : entries) {
    if (!is_date(entry) && !is_heading(entry)) width = std::max(width, text::display_width(entry_time(entry, pen)));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (i > 0 && shares_line(entries[i - 1], entry)) {
      pen.put("    " + entry_text(entry, pen));
      continue;
    }
    pen.new_line(indent, entry.span.begin < entry.span.end ? entry.span.begin : nowhere);
    if (is_date(entry)) {
      pen.put(entry_time(entry, pen));
    } else if (is_heading(entry) || width == 0) {
      pen.put(entry_text(entry, pen));
    } else {
      pen.put(text::pad_right(entry_time(entry, pen), width) + " " + entry_text(entry, pen));
    }
  }
}

namespace {

std::uint32_t anchor(text::Span span) { return span.begin < span.end ? span.begin : nowhere; }

void write_timeline(Pen& pen, const syntax::InnerTimeline& timeline, std::span<const Entry> entries, int indent) {
  pen.new_line(indent, anchor(timeline.span));
  pen.put(Word::timeline);
  if (timeline.title) pen.put(" " + quoted(timeline.title->text));
  pen.put(" {");
  write_entries(pen, entries.subspan(timeline.first, timeline.end - timeline.first), indent + 2);
  pen.closing_line(indent, anchor(timeline.span) == nowhere ? nowhere : timeline.span.end - 1);
}

} // namespace

void write_story(Pen& pen, const syntax::Story& story, int indent) {
  const std::span<const Entry> entries(story.entries);
  std::size_t next = 0;
  for (const syntax::InnerTimeline& timeline : story.timelines) {
    write_entries(pen, entries.subspan(next, timeline.first - next), indent);
    write_timeline(pen, timeline, entries, indent);
    next = timeline.end;
  }
  write_entries(pen, entries.subspan(next), indent);
  for (const syntax::StepNode& step : story.steps) write_step(pen, step, indent);
}

std::string print_story(const syntax::Story& story, text::Language language, int indent) {
  Pen pen(nullptr, language);
  pen.lines.clear();
  write_story(pen, story, indent);
  return join(pen.lines);
}

} // namespace guiyin::print
