// Turns of phrase of other habits: comparisons in words, another joining word than the clause takes, one word written as two, a word left out.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/state.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/parse/wording.hpp"

#include "grammar/vocabulary/everyday.hpp"

#include <algorithm>
#include <array>

namespace guiyin::parse {

namespace {

struct Phrase {
  std::string_view written; // words with one blank between them
  std::string_view sign;
};
// The longer stand before what they begin with.
constexpr std::array<Phrase, 45> comparisons = {{{"is not equal to", "!="},
                                                 {"is equal to", "=="},
                                                 {"is at least", ">="},
                                                 {"is at most", "<="},
                                                 {"is more than", ">"},
                                                 {"is less than", "<"},
                                                 {"is not", "!="},
                                                 {"is", "=="},
                                                 {"equal to", "=="},
                                                 {"not equal to", "!="},
                                                 {"at least", ">="},
                                                 {"at most", "<="},
                                                 {"no less than", ">="},
                                                 {"no more than", "<="},
                                                 {"more than", ">"},
                                                 {"greater than", ">"},
                                                 {"less than", "<"},
                                                 {"equals", "=="},
                                                 {"contains", "=="},
                                                 {"not", "!="},
                                                 {"大于", ">"},
                                                 {"小于", "<"},
                                                 {"等于", "=="},
                                                 {"不等于", "!="},
                                                 {"大于等于", ">="},
                                                 {"小于等于", "<="},
                                                 {"不小于", ">="},
                                                 {"不少于", ">="},
                                                 {"不低于", ">="},
                                                 {"不大于", "<="},
                                                 {"不超过", "<="},
                                                 {"超过", ">"},
                                                 {"高于", ">"},
                                                 {"低于", "<"},
                                                 {"少于", "<"},
                                                 {"多于", ">"},
                                                 {"至少", ">="},
                                                 {"至多", "<="},
                                                 {"最多", "<="},
                                                 {"最少", ">="},
                                                 {"是否等于", "=="},
                                                 {"是", "=="},
                                                 {"不是", "!="},
                                                 {"非", "!="},
                                                 {"为", "=="}}};
constexpr std::array<Phrase, 10> sums = {
    {{"加", "+"}, {"加上", "+"}, {"减", "-"}, {"减去", "-"}, {"乘", "*"}, {"乘以", "*"}, {"除以", "/"}, {"x", "*"}, {"X", "*"}, {"minus", "-"}}};
// One of several.
constexpr std::array<Phrase, 6> memberships = {
    {{"in", "=="}, {"is in", "=="}, {"属于", "=="}, {"不属于", "!="}, {"not in", "!="}, {"is not in", "!="}}};

// What stands in front of a thing that is counted: 2 条消息.
constexpr std::string_view measures[] = {"条", "个", "次", "轮"};

struct Confused {
  Word written;
  Word meant;
};
// Words of the language that people write where the clause takes another.
constexpr Confused confused[] = {{Word::if_, Word::when},      {Word::where, Word::when},  {Word::when, Word::where},  {Word::if_, Word::where},
                                 {Word::before, Word::of},     {Word::after, Word::of},    {Word::where, Word::with},  {Word::when, Word::with},
                                 {Word::and_, Word::with},     {Word::for_each, Word::of}, {Word::share, Word::split}, {Word::last, Word::latest},
                                 {Word::first, Word::earliest}};

bool is_operand_end(const Token& token) {
  switch (token.kind) {
  case Kind::name:
  case Kind::text:
  case Kind::count:
  case Kind::decimal:
  case Kind::duration:
  case Kind::money:
  case Kind::percent:
  case Kind::time_of_day:
  case Kind::date:
  case Kind::close_paren:
    return true;
  default:
    return token.word >= Word::placed && token.word <= Word::opened_by;
  }
}

bool is_candidate_count(Word word) { return word >= Word::messages && word <= Word::rounds; }

} // namespace

// The words from a token on are those of the phrase: how many tokens they are; 0 if they are not.
std::size_t State::begins_phrase(std::size_t at, std::string_view phrase) const {
  std::size_t count = 0;
  for (std::string_view rest = phrase; !rest.empty(); ++count) {
    if (at_end(at + count) || tokens[at + count].starts_line || tokens[at + count].kind == Kind::text) return 0;
    const std::string written = spaced(at + count);
    if (!rest.starts_with(written)) return 0;
    rest.remove_prefix(written.size());
    if (rest.starts_with(" "))
      rest.remove_prefix(1);
    else if (!rest.empty())
      return 0;
  }
  return count;
}

// A token as written, runs of blanks within it as one.
std::string State::spaced(std::size_t at) const {
  std::string out;
  for (const char c : builder.source_text(tokens[at].span))
    if (c != ' ' && c != '\t')
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  return out;
}

// Where the operand begins that ends before a token: `客服.组`.
std::size_t State::operand_before(std::size_t at) const {
  std::size_t begin = at - 1;
  while (begin > 1 && kind(begin - 1) == Kind::dot) begin -= 2;
  return begin;
}

// `回合数 大于 2`, `agent.group is not "a"`, `总额 x 80%`
bool State::hint_at_operator_word(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line || !is_operand_end(tokens[at - 1])) return false;
  const auto say = [&](std::size_t count, const std::string& sign) {
    const Span where = text::cover(tokens[at].span, tokens[at + count - 1].span);
    report_with_fix(code::foreign_sign, where, {builder.source_text(where), "“" + sign + "”"}, "write", where, sign);
    return true;
  };
  for (const auto& [written, sign] : memberships)
    if (const std::size_t count = begins_phrase(at, written); count > 0 && kind(at + count) == Kind::text)
      return hint_at_membership(at, count, std::string(sign));
  for (const auto& [written, sign] : comparisons)
    if (const std::size_t count = begins_phrase(at, written); count > 0 && !at_end(at + count) && !tokens[at + count].starts_line)
      return say(count, std::string(sign));
  for (const auto& [written, sign] : sums)
    if (begins_phrase(at, written) > 0) return say(1, std::string(sign));
  const bool part_of = kind(at - 1) == Kind::percent && kind(at) == kind_of(Word::of);
  const bool of_part = begins_phrase(at, "的") > 0 && kind(at + 1) == Kind::percent;
  return (part_of || of_part) && say(1, "*");
}

// `客服.组 属于 "售前"、"夜班"`: each is compared with on its own.
bool State::hint_at_membership(std::size_t at, std::size_t count, const std::string& sign) {
  const std::size_t begin = operand_before(at);
  const std::string left = builder.source_text(text::cover(tokens[begin].span, tokens[at - 1].span));
  const std::string joint = " " + spelling_like(left, sign == "==" ? Word::or_ : Word::and_) + " ";
  std::size_t last = at + count;
  std::string instead = left + " " + sign + " " + builder.source_text(tokens[last].span);
  const auto joins = [&](std::size_t here) { return kind(here) == Kind::comma || kind(here) == kind_of(Word::or_); };
  while (!at_end(last + 2) && joins(last + 1) && kind(last + 2) == Kind::text) {
    last += 2;
    instead += joint + left + " " + sign + " " + builder.source_text(tokens[last].span);
  }
  if (last > at + count && clause_of(at) != Word::none && tokens[begin - 1].word != clause_of(at) && kind(begin - 1) != kind_of(Word::where))
    instead = "(" + instead + ")";
  const Span where = text::cover(tokens[at].span, tokens[at + count - 1].span), whole = text::cover(tokens[begin].span, tokens[last].span);
  report_with_fix(code::foreign_sign, where, {builder.source_text(where), "“" + sign + "”"}, "write", whole, instead);
  return true;
}

// `至少 2 条客服消息`, `at least 2 agent_messages`: what is counted stands first.
bool State::hint_at_count_first(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line || is_operand_end(tokens[at - 1])) return false;
  for (const auto& [written, sign] : comparisons) {
    const std::size_t count = begins_phrase(at, written), thing = at + count + 1;
    if (count == 0 || kind(at + count) != Kind::count || at_end(thing) || tokens[thing].starts_line || tokens[thing].kind == Kind::text) continue;
    std::string_view counted = tokens[thing].text;
    for (const std::string_view measure : measures)
      if (counted.starts_with(measure)) counted.remove_prefix(measure.size());
    Word word = vocabulary::find(counted, vocabulary::Position::general).word;
    if (word == Word::none) word = nearest_word(counted, vocabulary::Position::general, is_candidate_count);
    if (!is_candidate_count(word)) continue;
    const std::string instead = spelling_like(counted, word) + " " + std::string(sign) + " " + tokens[at + count].text;
    const Span where = text::cover(tokens[at].span, tokens[thing].span);
    report_with_fix(code::foreign_date, where, {builder.source_text(where), instead}, "write", where, instead);
    return true;
  }
  return false;
}

// `要求 不是 机器人`: a kind of message is no condition, and of `chats` robots are no part.
bool State::hint_at_message_kind(std::size_t at) {
  if (at_end(at) || tokens[at].starts_line) return false;
  const Word clause = clause_of(at);
  if (clause != Word::require && clause != Word::candidates) return false;
  for (std::size_t here = at; here < at + 2 && !at_end(here) && !tokens[here].starts_line; ++here) {
    if (!vocabulary::is_message_kind(builder.source_text(tokens[here].span))) continue;
    for (std::size_t before = here; before-- > 0 && !is_keyword(before, starts_item);)
      if (kind(before) == Kind::dot) return false;
    builder.report(code::kind_as_condition, tokens[here].span, {builder.source_text(tokens[here].span)});
    return true;
  }
  return false;
}

// `for every order`, `for all orders`
bool State::hint_at_each(std::size_t at) {
  if (at_end(at + 1) || spaced(at) != "for" || !failure.has_tried(kind_of(Word::for_each))) return false;
  const std::string next = spaced(at + 1);
  if (next != "every" && next != "all" && next != "any") return false;
  Span where = text::cover(tokens[at].span, tokens[at + 1].span);
  std::string instead = "for each";
  if (!at_end(at + 2) && (spaced(at + 2) == "orders" || spaced(at + 2) == "lines")) {
    where.end = tokens[at + 2].span.end;
    instead += spaced(at + 2) == "orders" ? " order" : " line";
  }
  report_with_fix(code::foreign_date, where, {builder.source_text(where), instead}, "write", where, instead);
  return true;
}

// `both spoke`, `tie break`, `order total`: one word, or one with a dot, written as two.
bool State::hint_at_split_word(std::size_t at) {
  for (const std::size_t first : {at, at == 0 ? at : at - 1}) {
    if (at_end(first + 1) || tokens[first + 1].starts_line || kind(first) == Kind::text || kind(first + 1) == Kind::text || is_glued(first + 1))
      continue;
    const std::string a = spaced(first), b = spaced(first + 1);
    std::string whole;
    if (spaced(first) == "deduct" && b == "refund") whole = "deduct refunds";
    for (const char sign : {'_', '-'}) {
      const std::string joined = a + sign + b;
      if (vocabulary::find(joined, vocabulary::Position::general).word != Word::none) whole = joined;
    }
    const Word object = tokens[first].word;
    const bool has_fields = object == Word::order || object == Word::line || object == Word::chat || object == Word::agent;
    const bool field = vocabulary::find(b, vocabulary::Position::field).word != Word::none;
    if (whole.empty() && has_fields && field && clause_of(at) != Word::for_each) whole = a + "." + b;
    if (whole.empty()) continue;
    const Span where = text::cover(tokens[first].span, tokens[first + 1].span);
    report_with_fix(code::foreign_date, where, {builder.source_text(where), whole}, "write", where, whole);
    return true;
  }
  return false;
}

// `测试 "…" 用 我店`, `测试 "…" 我店`, `针对 "我店"`, `针对 我店 时效 = 48小时`
bool State::hint_in_test(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line) return false;
  std::size_t head = at - 1;
  while (head > 0 && !tokens[head].starts_line) --head;
  if (kind(head) != kind_of(Word::test)) return false;
  const auto put = [&](Word missing, bool instead) {
    const std::string word = spelling_like(tokens[head].text, missing);
    if (instead) {
      report_with_fix(code::foreign_sign, tokens[at].span, {builder.source_text(tokens[at].span), "“" + word + "”"}, "write", tokens[at].span,
                      (is_glued(at) ? " " : "") + word);
      return true;
    }
    const Span gap{builder.tree.file, tokens[at].span.begin, tokens[at].span.begin};
    auto& diagnostic = builder.report(code::missing_here, gap, {wording(kind_of(missing))});
    diagnostic.helps.push_back({"before", {word, builder.source_text(tokens[at].span)}, text::Edit{gap, word + " "}});
    return true;
  };
  if (failure.has_tried(Kind::assign) && (kind(at) == Kind::equal || kind(at) == Kind::colon)) {
    auto& diagnostic = builder.report(code::foreign_sign, tokens[at].span, {builder.source_text(tokens[at].span), "“=”"});
    diagnostic.helps.push_back({"write", {"="}, text::Edit{tokens[at].span, is_glued(at) ? " =" : "="}});
    return true;
  }
  const bool before_text = !at_end(at + 1) && !tokens[at + 1].starts_line && (is_any_word(at + 1) || kind(at + 1) == Kind::text);
  const bool sets = kind(at + 1) == Kind::assign || (before_text && kind(at + 2) == Kind::assign);
  if (kind(at) == Kind::name &&
      nearest_word(tokens[at].text, vocabulary::Position::general, [&](Word word) { return failure.has_tried(kind_of(word)); }) != Word::none)
    return false;                                                                                                       // misspelt
  if (kind(at + 1) == Kind::text && kind(at) != kind_of(Word::for_each) && begins_phrase(at, "for") == 0) return false; // the title stands behind it
  const bool title = failure.has_tried(Kind::text) && kind(at + 1) == kind_of(Word::of);                                // without its quotes
  if (failure.has_tried(kind_of(Word::of)) && kind(at) != Kind::text && is_any_word(at) && !sets && !title)
    return put(Word::of, before_text && kind(at + 1) != kind_of(Word::with));
  if (failure.has_tried(kind_of(Word::with)) && sets && (is_any_word(at) || kind(at) == Kind::comma))
    return put(Word::with, kind(at + 1) != Kind::assign);
  if (kind(at) != Kind::text || kind(at - 1) != kind_of(Word::of) || tokens[at].text.empty()) return false;
  report_with_fix(code::foreign_date, tokens[at].span, {quoted_source(at), tokens[at].text}, "write", tokens[at].span, tokens[at].text);
  return true;
}

// `剔除 下单 后 7天 内 取消`, `归属 50% 接待, 50% 跟进`, `窗口 下单 到 付款`: a word was left out; `window within 24h before placed`: one too many.
bool State::hint_at_left_out(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line) return false;
  const auto put = [&](Word word, std::size_t before) {
    const Span gap{builder.tree.file, tokens[before].span.begin, tokens[before].span.begin};
    const std::string spelling = spelling_like(builder.source_text(tokens[at - 1].span), word);
    auto& diagnostic = builder.report(code::missing_here, gap, {wording(kind_of(word))});
    diagnostic.helps.push_back({"before", {spelling, builder.source_text(tokens[before].span)}, text::Edit{gap, spelling + " "}});
    return true;
  };
  const Word clause = clause_of(at);
  const bool first = kind(at - 1) == kind_of(clause);
  if (first && clause == Word::window && kind(at) == kind_of(Word::within)) {
    auto& diagnostic = builder.report(code::extra_word, tokens[at].span, {builder.source_text(tokens[at].span)});
    diagnostic.helps.push_back({"leave_out", {}, text::Edit{{builder.tree.file, tokens[at].span.begin, tokens[at + 1].span.begin}, ""}});
    return true;
  }
  const auto tried = [&](Word word) { return failure.has_tried(kind_of(word)); };
  if (tried(Word::when) && first && clause == Word::revoke && is_any_word(at) && tokens[at].word >= Word::placed &&
      tokens[at].word <= Word::fully_refunded)
    return put(Word::when, at);
  if (tried(Word::split) && first && clause == Word::credit && kind(at) == Kind::percent && !at_end(at + 1) && is_any_word(at + 1))
    return put(Word::split, at);
  const bool moment = kind(at - 1) >= kind_of(Word::placed) && kind(at - 1) <= kind_of(Word::cancelled);
  if (clause == Word::window && kind(at) == kind_of(Word::to) && moment && kind(at - 2) == kind_of(Word::window)) return put(Word::from, at - 1);
  auto concepts = failure.shown().concepts;
  concepts.reset(static_cast<std::size_t>(Concept::operation));
  const bool then_alone = tried(Word::then) && failure.shown().kinds.count() == 1 && concepts.none();
  if (then_alone && kind(at) != Kind::comma && kind(at) != Kind::colon) return put(Word::then, at);
  return false;
}

// `for each order if paid`, `within 7d after placed`: another word of the language than the clause takes.
bool State::hint_at_confused_word(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line) return false;
  for (const auto& [written, meant] : confused) {
    if (tokens[at].word != written || !failure.has_tried(kind_of(meant))) continue;
    const std::string word = spelling_like(builder.source_text(tokens[at].span), meant);
    report_with_fix(code::foreign_sign, tokens[at].span, {builder.source_text(tokens[at].span), "“" + word + "”"}, "write", tokens[at].span, word);
    return true;
  }
  return false;
}

// `1h to 30d`, `1h - 30d` where a range is wanted.
bool State::hint_at_range(std::size_t at) {
  if (at_end(at) || at < 3 || !failure.has_tried(Kind::range)) return false;
  const bool here = kind(at) == kind_of(Word::to) || spaced(at) == "until" || spaced(at) == "~";
  const std::size_t sign = here ? at : at - 2;
  if (!here && kind(sign) != Kind::minus) return false;
  const Span gap{builder.tree.file, tokens[sign - 1].span.end, tokens[sign + 1].span.begin};
  report_with_fix(code::foreign_sign, tokens[sign].span, {builder.source_text(tokens[sign].span), "“..”"}, "write", gap, "..");
  return true;
}

// `param mode : time, rounds` and `time or rounds`: choices stand apart by `|`. Gives the end of the list.
std::optional<std::size_t> State::hint_at_choices(std::size_t at) {
  const auto parts = [&](std::size_t here) { return kind(here) == Kind::comma || kind(here) == Kind::divide || kind(here) == kind_of(Word::or_); };
  std::size_t last = at;
  std::string instead = builder.source_text(tokens[at].span);
  while (!at_end(last + 2) && parts(last + 1) && is_any_word(last + 2) && !tokens[last + 2].starts_line &&
         kind(last + 2) != kind_of(Word::unlimited)) {
    last += 2;
    instead += " | " + builder.source_text(tokens[last].span);
  }
  if (last == at || !(kind(last + 1) == Kind::assign || at_end(last + 1) || tokens[last + 1].starts_line)) return std::nullopt;
  const Span sign = tokens[at + 1].span;
  report_with_fix(code::foreign_sign, sign, {builder.source_text(sign), "“|”"}, "write", text::cover(tokens[at].span, tokens[last].span), instead);
  return last + 1;
}

// `claim served (`, with its clauses on the next lines
bool State::hint_at_round_brace(std::size_t at) {
  if (at_end(at) || at < 2 || !tokens[at].starts_line || kind(at - 1) != Kind::open_paren || !is_keyword(at, starts_clause)) return false;
  const Span where = tokens[at - 1].span;
  report_with_fix(code::foreign_sign, where, {builder.source_text(where), "“{”"}, "write", where, (is_glued(at - 1) ? " {" : "{"));
  return true;
}

} // namespace guiyin::parse
