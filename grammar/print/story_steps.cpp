#include "grammar/print/story_steps.hpp"

#include "grammar/print/literal.hpp"
#include "grammar/print/print_story.hpp"

#include <fmt/format.h>

namespace guiyin::print {

namespace {

constexpr int step_width = 2;

std::string unit(const syntax::UnitName& name) {
  std::string out;
  if (name.shop && !name.shop->empty()) out = story_name(name.shop->text) + "/";
  out += story_name(name.order.text);
  if (name.line) out += fmt::format(".{}", *name.line);
  return out;
}

std::string status_word(std::string_view english, const Pen& pen) {
  const Word word = vocabulary::find(english, vocabulary::Position::story).word;
  return word == Word::none ? std::string(english) : std::string(pen.spelling(word));
}

std::string reason_word(std::string_view english, const Pen& pen) {
  const Word word = vocabulary::reason(english);
  return word == Word::none ? std::string(english) : std::string(pen.spelling(word));
}

std::string credits(const std::vector<syntax::ExpectedCredit>& credits, const Pen& pen) {
  std::string out;
  for (const auto& credit : credits) {
    out += (out.empty() ? " " + std::string(pen.spelling(Word::story_credits)) + " " : ", ") + story_name(credit.agent.text);
    if (credit.fen) out += " " + amount(*credit.fen);
    if (credit.share) out += fmt::format(" {} {}", pen.spelling(Word::story_share), *credit.share);
  }
  return out;
}

// Names joined by `+`, each in quotes where it must be.
std::string claims(std::string_view joined) {
  std::string out;
  while (true) {
    const std::size_t plus = joined.find('+');
    out += (out.empty() ? "" : "+") + story_name(joined.substr(0, plus));
    if (plus == std::string_view::npos) return out;
    joined.remove_prefix(plus + 1);
  }
}

std::string loser(const syntax::Expect& expect, const Pen& pen) {
  if (!expect.loser) return {};
  std::string out = fmt::format(" {} {}", pen.spelling(Word::story_not), story_name(expect.loser->text));
  if (expect.because) out += fmt::format(" {} {}", pen.spelling(Word::story_because), reason_word(*expect.because, pen));
  return out;
}

std::string assists(const syntax::Expect& expect, const Pen& pen) {
  const std::string word = " " + std::string(pen.spelling(Word::story_assists)) + " ";
  if (expect.assists_nobody) return word + std::string(pen.spelling(Word::story_nobody));
  std::string out;
  for (const syntax::Label& agent : expect.assists) out += (out.empty() ? word : ", ") + story_name(agent.text);
  return out;
}

std::string expectation(const syntax::Expect& expect, const Pen& pen) {
  const auto word = [&](Word w) { return std::string(pen.spelling(w)); };
  std::string out = word(Word::story_expect) + " " + unit(expect.unit);
  if (expect.status) out += " " + word(Word::story_is) + " " + status_word(*expect.status, pen);
  out += credits(expect.credits, pen);
  if (expect.claim) out += " " + word(Word::story_by) + " " + claims(*expect.claim);
  if (expect.amount_fen) out += " " + word(Word::story_amount) + " " + amount(*expect.amount_fen);
  out += assists(expect, pen);
  if (expect.tied) out += (*expect.tied ? " " : " " + word(Word::story_not) + " ") + word(Word::story_tied);
  return out + loser(expect, pen);
}

// A value of a setting is kept as written, but for the unit of a number and the words that are values.
std::string setting_value(const std::string& value, const Pen& pen) {
  const std::size_t digits = value.find_first_not_of("0123456789.");
  if (digits != 0 && digits != std::string::npos) {
    const std::size_t unit_at = value.find_first_not_of(' ', digits);
    const Word unit_word = vocabulary::find(std::string_view(value).substr(unit_at), vocabulary::Position::general).word;
    if (unit_word == Word::none) return value;
    const bool apart = pen.is_english() && (unit_word == Word::yuan || unit_word == Word::fen);
    return value.substr(0, digits) + (apart ? " " : "") + std::string(pen.spelling(unit_word));
  }
  const Word word = vocabulary::find(value, vocabulary::Position::general).word;
  return word == Word::none ? value : std::string(pen.spelling(word));
}

std::uint32_t anchor(text::Span span) { return span.begin < span.end ? span.begin : nowhere; }
std::uint32_t closing(text::Span span) { return span.begin < span.end ? span.end - 1 : nowhere; }

void write(Pen& pen, const syntax::Expect& expect, int indent) {
  pen.new_line(indent, anchor(expect.span));
  pen.put(expectation(expect, pen));
}

// One event stands behind the word, several in a block.
void write(Pen& pen, const syntax::Then& then, int indent) {
  pen.new_line(indent, anchor(then.span));
  pen.put(Word::story_then);
  if (then.entries.size() == 1) {
    for (const std::string& part : {entry_time(then.entries.front(), pen), entry_text(then.entries.front(), pen)}) {
      if (!part.empty()) pen.put(" " + part);
    }
    return;
  }
  pen.put(" {");
  write_entries(pen, then.entries, indent + step_width);
  pen.closing_line(indent, closing(then.span));
}

void write(Pen& pen, const syntax::Case& row, int indent) {
  pen.new_line(indent, anchor(row.span));
  pen.put(Word::story_case);
  for (std::size_t i = 0; i < row.settings.size(); ++i) {
    pen.put((i > 0 ? ", " : " ") + story_name(row.settings[i].name) + " = " + setting_value(row.settings[i].value, pen));
  }
  if (row.expects.size() == 1) {
    pen.put(" { " + expectation(row.expects.front(), pen) + " }");
    return;
  }
  pen.put(" {");
  for (const syntax::Expect& expect : row.expects) write(pen, expect, indent + step_width);
  pen.closing_line(indent, closing(row.span));
}

} // namespace

std::string print_expectation(const syntax::Expect& expect, text::Language language) { return expectation(expect, Pen(nullptr, language)); }

void write_step(Pen& pen, const syntax::StepNode& step, int indent) {
  std::visit([&](const auto& node) { write(pen, node, indent); }, step);
}

} // namespace guiyin::print
