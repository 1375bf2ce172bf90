#include "grammar/parse/parse.hpp"
#include "grammar/text/nearest.hpp"
#include "grammar/text/render.hpp"
#include "interpreter/io/library.hpp"
#include "interpreter/program/compile.hpp"
#include "interpreter/program/equivalent.hpp"
#include "interpreter/program/names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace guiyin;

namespace {

// Files by name, in memory; the built-in ones behind them.
class Shelf : public program::Library {
public:
  explicit Shelf(text::Sources& sources) : sources_(sources) {}

  void put(const std::string& path, const std::string& content) { contents_[path] = content; }
  const syntax::Tree* find(std::string_view path, text::FileId, text::Diagnostics& diagnostics) override {
    const std::string name(path);
    if (const auto known = parsed_.find(name); known != parsed_.end()) return &known->second.tree;
    const auto content = content_of(name);
    if (!content) return nullptr;
    const text::FileId file = sources_.add(name, *content);
    parse::ParsedFile& parsed = parsed_[name] = parse::parse_file(sources_[file], file);
    diagnostics = parsed.diagnostics;
    return &parsed.tree;
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& [path, content] : contents_) all.push_back(path);
    for (const io::BuiltIn& built_in : io::built_ins()) all.emplace_back(built_in.name);
    return all;
  }

private:
  std::optional<std::string> content_of(const std::string& name) const {
    if (const auto own = contents_.find(name); own != contents_.end()) return own->second;
    const auto built_in = io::find_built_in(name);
    return built_in ? std::optional(std::string(built_in->content)) : std::nullopt;
  }

  text::Sources& sources_;
  std::map<std::string, std::string> contents_;
  std::map<std::string, parse::ParsedFile> parsed_;
};

// One file, compiled, with everything that its diagnostics point to.
struct Compiled {
  text::Sources sources;
  Shelf shelf{sources};
  parse::ParsedFile parsed;
  program::Checked checked;

  explicit Compiled(const std::string& content, program::CompileOptions options = {}, const std::map<std::string, std::string>& beside = {}) {
    for (const auto& [path, text] : beside) shelf.put(path, text);
    const text::FileId file = sources.add("test.gy", content);
    parsed = parse::parse_file(sources[file], file);
    options.syntax = &parsed.diagnostics;
    checked = program::compile(parsed.tree, shelf, sources, options);
  }
  std::vector<int> codes() const {
    std::vector<int> all;
    for (const auto& diagnostic : parsed.diagnostics) all.push_back(diagnostic.code.number);
    for (const auto& diagnostic : checked.diagnostics) all.push_back(diagnostic.code.number);
    return all;
  }
  std::string rendered(text::Language language = text::Language::english) const {
    std::string out;
    for (const auto& diagnostic : parsed.diagnostics) out += text::render(diagnostic, sources, language);
    for (const auto& diagnostic : checked.diagnostics) out += text::render(diagnostic, sources, language);
    return out;
  }
  const program::Program& program(std::size_t index = 0) const {
    REQUIRE_MESSAGE(index < checked.programs.size(), rendered());
    REQUIRE_MESSAGE(checked.programs[index].has_value(), rendered());
    return *checked.programs[index];
  }
  bool says(const std::string& part) const { return rendered().find(part) != std::string::npos; }
};

using Codes = std::vector<int>;

std::string built_in(std::string_view name) {
  const auto found = io::find_built_in(name);
  REQUIRE(found);
  return std::string(found->content);
}

// A policy that has all it needs; `items` come first, then a claim with `clauses`.
std::string policy(const std::string& items, const std::string& clauses = "", const std::string& rest = "credit c\n amount order.total") {
  const auto lacks = [&](const char* clause) { return clauses.find(clause) == std::string::npos; };
  std::string text = "policy p {\n" + items + "\n";
  if (items.find("for each") == std::string::npos) text += "for each order\n";
  text += "claim c {\n";
  if (lacks("window")) text += "window 24h before placed\n";
  if (lacks("candidates")) text += "candidates chats\n";
  text += clauses + "\n";
  if (lacks("tie-break") && lacks("share")) text += "tie-break latest\n";
  return text + "}\n" + rest + "\n}\n";
}

Codes codes_of(const std::string& text) { return Compiled(text).codes(); }
std::string line_of(const program::Program& program, const std::string& start) {
  const std::string all = program::dump(program);
  const std::size_t at = all.find("(" + start);
  REQUIRE_MESSAGE(at != std::string::npos, all);
  return all.substr(at, all.find('\n', at) - at);
}

} // namespace

TEST_CASE("the built-in policies compile without a word") {
  for (const io::BuiltIn& file : io::built_ins()) {
    const Compiled compiled{std::string(file.content)};
    CHECK_MESSAGE(compiled.rendered() == "", std::string(file.name));
    for (const auto& program : compiled.checked.programs) CHECK(program.has_value());
  }
}

TEST_CASE("jd, node by node") {
  const Compiled compiled(built_in("jd"));
  CHECK(program::dump(compiled.program()) == R"((policy jd)
(for_each line)
(claim 0 on_product
  (window (before (duration 86400000) placed))
  (candidates chats (== chat.topic line.sku))
  (require (> agent_messages (count 0)))
  (tie_break (latest)))
(claim 1 in_shop
  (window (before (duration 86400000) placed))
  (candidates chats)
  (require (> agent_messages (count 0)))
  (tie_break (latest)))
(credit (else (claim 0) (claim 1)))
(amount (- (- (- (* line.qty line.price) line.full_reduction) line.category_discount) line.item_discount))
(revoke (cancelled_within (duration 1296000000) placed))
)");
}

TEST_CASE("taobao, node by node, and with other settings") {
  const Compiled compiled(built_in("taobao"));
  CHECK(program::dump(compiled.program()) == R"((policy taobao)
(for_each order (happened paid))
(claim 0 placed_by
  (window (before (duration unlimited) placed))
  (candidates chats)
  (require (and (> buyer_messages (count 0)) (> agent_messages (count 0))))
  (tie_break (latest)))
(claim 1 paid_by
  (window (before (duration unlimited) paid))
  (candidates chats)
  (require (and (> buyer_messages (count 0)) (> agent_messages (count 0))))
  (tie_break (latest)))
(claim 2 buyer_contacted
  (window (after (duration 600000) paid))
  (candidates chats)
  (require (and (and (> buyer_messages (count 0)) (> agent_messages (count 0))) (== opened_by (sender 0))))
  (tie_break (earliest)))
(claim 3 agent_followed_up
  (window (after (duration 600000) paid))
  (candidates chats)
  (require (and (and (> buyer_messages (count 0)) (> agent_messages (count 0))) (== opened_by (sender 1))))
  (tie_break (earliest)))
(credit (else (claim 1) (when (and (not (has_winner 0)) (not (has_winner 1))) nobody)))
(assist 0)
(assist 1)
(amount order.total)
)");
  program::CompileOptions options;
  options.settings = {{"judge_by", "rounds"}, {"credit_by", "order_first"}, {"followup", "both"}, {"lookback", "2d"}};
  const Compiled set(built_in("taobao"), options);
  CHECK(line_of(set.program(), "tie_break") == "(tie_break ((most rounds) latest)))");
  CHECK(line_of(set.program(), "credit") ==
        "(credit (else (else (claim 0) (claim 1)) (when (and (not (has_winner 0)) (not (has_winner 1))) (earliest_of (claim 2) (claim 3)))))");
  CHECK(line_of(set.program(), "window") == "(window (before (duration 172800000) placed))");
  REQUIRE(set.program().params.size() == 5);
  CHECK(set.program().params[0].value == "rounds");
  CHECK(set.program().params[4].value == "48h");
  CHECK(set.program().params[4].value_zh == "48小时");
}

TEST_CASE("the Chinese twins are the same programs") {
  for (const std::string name : {"jd", "taobao"}) {
    const Compiled english(built_in(name)), chinese(built_in("zh/" + name));
    CHECK(program::same_program(english.program(), chinese.program()));
    CHECK(program::dump(english.program()) != program::dump(chinese.program()));
  }
}

TEST_CASE("places are where the clauses were written") {
  const Compiled compiled(built_in("jd"));
  const program::Claim& claim = compiled.program().claims[0];
  const auto text = [&](text::Span span) { return std::string(compiled.sources.text(span)); };
  CHECK(text(claim.name_span) == "on_product");
  CHECK(text(claim.window_span).starts_with("window"));
  CHECK(text(claim.where_span) == "chat.topic == line.sku");
  CHECK(text(claim.require_span).starts_with("require"));
  CHECK(text(claim.choice_span).starts_with("tie-break"));
  CHECK(text(compiled.program()[claim.window].span) == "lookback before placed");
  CHECK(text(compiled.program().credit_span).starts_with("credit"));
  CHECK(text(compiled.program().unit_span) == "for each line");
}

TEST_CASE("a derived policy replaces only what it names") {
  const Compiled compiled(R"(
policy night from jd "夜班" {
  set lookback = 48h
  claim in_shop { candidates messages where agent.group == "售前" }
  claim third { window any time before placed  candidates chats  tie-break earliest }
  credit in_shop else third
})",
                          [] {
                            program::CompileOptions options;
                            options.check_only = true;
                            return options;
                          }());
  const program::Program& night = compiled.program();
  CHECK(night.claims.size() == 3);
  CHECK(night.claims[0].name == "on_product");
  CHECK(night.claims[1].name == "in_shop");
  CHECK(night.claims[1].description == "全店铺范围内最后一位接待客服");
  CHECK(night.description == "夜班");
  CHECK(program::dump(night) == R"((policy night)
(for_each line)
(claim 0 on_product
  (window (before (duration 172800000) placed))
  (candidates chats (== chat.topic line.sku))
  (require (> agent_messages (count 0)))
  (tie_break (latest)))
(claim 1 in_shop
  (window (before (duration 172800000) placed))
  (candidates messages (== (agent "group") "售前"))
  (require (> agent_messages (count 0)))
  (tie_break (latest)))
(claim 2 third
  (window (before any placed))
  (candidates chats)
  (tie_break (earliest)))
(credit (else (claim 1) (claim 2)))
(amount (- (- (- (* line.qty line.price) line.full_reduction) line.category_discount) line.item_discount))
(revoke (cancelled_within (duration 1296000000) placed))
)");
}

TEST_CASE("like copies as written: replacing a claim leaves those that were like it") {
  const std::string base = "policy a { for each order\n"
                           "claim one { window 1h before placed  candidates chats  tie-break latest }\n"
                           "claim two like one { require replied }\n"
                           "credit one else two\n amount order.total }\n";
  const Compiled compiled(base +
                          "policy b from a { claim one { window 2h before placed  share evenly }\n claim three like one { require both_spoke }\n"
                          "credit one else two else three }");
  const std::string dump = program::dump(compiled.program(1));
  CHECK(dump.find("one\n  (window (before (duration 7200000) placed))\n  (candidates chats)\n  (share evenly))") != std::string::npos);
  CHECK(dump.find("two\n  (window (before (duration 3600000) placed))\n  (candidates chats)\n  (require (> agent_messages (count 0)))\n  (tie_break "
                  "(latest)))") != std::string::npos);
  CHECK(dump.find("three\n  (window (before (duration 7200000) placed))") != std::string::npos);
  CHECK(compiled.codes() == Codes{});
}

TEST_CASE("like may name a claim that is written further down") {
  const Compiled compiled("policy a { for each order\nclaim two like one { require replied }\n"
                          "claim one { window 1h before placed  candidates chats  tie-break latest }\ncredit one else two\n amount order.total }");
  CHECK(compiled.program().claims[0].require.has_value());
}

TEST_CASE("settings win over set, set over the default, in inherited claims too") {
  const std::string text =
      policy("param lim = 1h", "window lim before placed") + "policy q from p { set lim = 2h }\npolicy r from q { set lim = 3h }";
  const Compiled plain(text);
  CHECK(plain.program(0).params[0].value == "1h");
  CHECK(plain.program(1).params[0].value == "2h");
  CHECK(line_of(plain.program(2), "window") == "(window (before (duration 10800000) placed))");
  program::CompileOptions options;
  options.settings = {{"lim", "30min"}};
  const Compiled set(text, options);
  CHECK(line_of(set.program(2), "window") == "(window (before (duration 1800000) placed))");
}

TEST_CASE("shared claims and defines are expanded with their arguments") {
  const Compiled compiled("use \"stdlib/claims\"\nuse \"stdlib/amounts\"\n"
                          "policy a { param lookback = 24h\n for each line\n define net = line.amount - 1 yuan\n"
                          "claim u = last_in_shop(lookback) { require both_spoke }\n"
                          "claim t = last_before(paid - 1h, 2 * lookback)\n"
                          "credit u else t\n amount at_most(net, 100 yuan) }");
  CHECK(compiled.codes() == Codes{});
  const std::string dump = program::dump(compiled.program());
  CHECK(dump.find("(window (before (duration 86400000) placed))\n  (candidates chats)\n  (require (and") != std::string::npos);
  CHECK(dump.find("(window (before (duration 172800000) (- paid (duration 3600000))))") != std::string::npos);
  CHECK(dump.find("(amount (if (> (- line.amount (money 100)) (money 10000)) (money 10000) (- line.amount (money 100))))") != std::string::npos);
}

TEST_CASE("arguments are read where they are written") {
  const Compiled compiled("define twice(x: duration) = x + x\n" + policy("param x = 1h", "window twice(twice(x)) before placed"));
  CHECK(line_of(compiled.program(), "window") == "(window (before (duration 14400000) placed))");
}

TEST_CASE("known parts are folded") {
  CHECK(line_of(Compiled(policy("param strict : yes/no = yes", "window (if strict then 2h else 24h) before placed")).program(), "window") ==
        "(window (before (duration 7200000) placed))");
  CHECK(line_of(Compiled(policy("param k : a | b = b", "window (if k == a then 2h else 24h) before placed")).program(), "window") ==
        "(window (before (duration 86400000) placed))");
  CHECK(line_of(Compiled(policy("", "", "credit c\n amount order.total * (1/3)")).program(), "amount") == "(amount (* order.total (share 1/3)))");
  CHECK(line_of(Compiled(policy("", "window (if placed.time_of_day from 22:00 to 08:00 then 12h else 2h) before placed")).program(), "window") ==
        "(window (before (if (from_to (time_of_day placed) (time_of_day 79200000) (time_of_day 28800000)) (duration 43200000) (duration 7200000)) "
        "placed))");
}

TEST_CASE("an if in a tie-break holds the keys that follow it in both arms") {
  const Compiled compiled(policy("", "tie-break most rounds, (if paid then most messages else earliest), latest"));
  CHECK(line_of(compiled.program(), "tie_break") == "(tie_break ((most rounds) (if (happened paid) ((most messages) latest) (earliest)))))");
}

TEST_CASE("conditions of refunds and cancellations") {
  const auto revoke = [](const std::string& condition) {
    return line_of(Compiled(policy("", "", "credit c\n amount order.total\n revoke when " + condition)).program(), "revoke");
  };
  CHECK(revoke("cancelled within 15d of placed") == "(revoke (cancelled_within (duration 1296000000) placed))");
  CHECK(revoke("shipped within 1h of paid") == "(revoke (happened_within shipped (duration 3600000) paid))");
  CHECK(revoke("fully refunded within 7d of paid") == "(revoke (refunded_within (duration 604800000) paid))");
  CHECK(revoke("fully refunded") == "(revoke refunded)");
  CHECK(revoke("cancelled") == "(revoke (happened cancelled))");
  CHECK(revoke("cancelled and not paid") == "(revoke (and (happened cancelled) (not (happened paid))))");
}

TEST_CASE("declared columns") {
  const Compiled compiled(policy("field chat.channel : text\nfield order.flag : yes/no\nfor each order when not order.flag",
                                 "candidates chats where chat.channel == \"app\""));
  const auto fields = program::fields_of(compiled.program());
  REQUIRE(fields.size() == 2);
  CHECK(std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.name == "channel"; }));
  CHECK(line_of(compiled.program(), "for_each") == "(for_each order (not (is_yes (field order.flag yes_no))))");
}

TEST_CASE("dates, weekdays, kinds") {
  const auto when = [](const std::string& condition) { return line_of(Compiled(policy("for each order when " + condition)).program(), "for_each"); };
  CHECK(when("placed >= 2023-11-11") == "(for_each order (>= placed (moment 1699632000000)))");
  CHECK(when("placed.weekday == saturday") == "(for_each order (== (weekday placed) (weekday 6)))");
  CHECK(when("placed.weekday == 7") == "(for_each order (== (weekday placed) (weekday 7)))");
  const Compiled kind(policy("", "candidates messages where chat.kind != system and chat.from == agent"));
  CHECK(line_of(kind.program(), "candidates") == "(candidates messages (and (!= chat.kind (kind 3)) (== chat.from (sender 1))))");
}

TEST_CASE("splits") {
  const Compiled compiled(policy("", "", "credit split 70% c, 30% nobody\n amount order.total"));
  CHECK(line_of(compiled.program(), "credit") == "(credit (split (7/10 (claim 0)) (3/10 nobody)))");
  CHECK(line_of(Compiled(policy("", "share first 40% last 40% rest 20%, at least 5%")).program(), "share") ==
        "(share (at_least 1/20 (first 2/5 last 2/5 rest 1/5))))");
}

TEST_CASE("each mistake, once") {
  struct Mistake {
    Codes codes;
    std::string text;
  };
  const std::vector<Mistake> mistakes = {
      {{201}, policy("", "", "credit lim\n amount order.total")},
      {{201}, policy("", "window lookback before placed")},
      {{201}, "policy p from jdd { }"},
      {{202}, policy("param lim = 1h\nparam lim = 2h", "window lim before placed")},
      {{202}, policy("", "") + policy("", "")},
      {{203}, policy("define a = b\ndefine b = a", "window a before placed")},
      {{203}, policy("param a = b\nparam b = a", "window a before placed")},
      {{203}, "policy a from b { }\npolicy b from a { }"},
      {{203}, "policy p { for each order\nclaim a like b { }\nclaim b like a { }\ncredit a else b\namount order.total }"},
      {{203}, policy("", "require replied and not c")},
      {{203}, "claim a = b\nclaim b = a"},
      {{204}, "use \"stdlib/claim\"\n" + policy("", "")},
      {{205}, policy("", "", "credit c\n amount order.totl")},
      {{205}, policy("for each order when placed.dya == 2023-01-01")},
      {{206}, policy("", "require chat.topic == \"x\"")},
      {{206}, policy("", "candidates chats where rounds > 1")},
      {{206}, policy("", "", "credit c\n amount line.amount")},
      {{206}, policy("for each order when replied")},
      {{207}, "define f(x: duration) = x\n" + policy("", "window f() before placed")},
      {{207}, "use \"stdlib/claims\"\npolicy p { for each order\nclaim c = last_in_shop()\ncredit c\namount order.total }"},
      {{208}, policy("param lim = 1h", "window lim before placed", "credit lim\n amount order.total")},
      {{211}, policy("", "", "credit c\n amount order")},
      {{212}, policy("", "candidates chats where agent.group == \"售前\"")},
      {{301}, policy("", "window 24h + 3 yuan before placed")},
      {{302}, policy("for each order when order.total > 24h")},
      {{303}, policy("for each order when order.buyer < \"x\"")},
      {{304}, policy("", "window 24h")},
      {{304}, policy("", "window 3 yuan before placed")},
      {{305}, policy("", "window 24 before placed")},
      {{305}, policy("for each order when order.total > 9.9")},
      {{306}, policy("", "", "credit split 170% c, 30% nobody\n amount order.total")},
      {{307}, policy("", "", "credit split 70% c, 20% nobody\n amount order.total")},
      {{307}, policy("", "share first 40% last 40% rest 10%")},
      {{308}, policy("", "require rounds")},
      {{309}, policy("", "", "credit c\n amount order.total / 2")},
      {{310}, policy("", "window (if paid then 1h else 3 yuan) before placed")},
      {{311}, policy("", "", "credit c\n amount order.total * (1/0)")},
      {{312}, policy("param n = 9000000000", "window 30000d * n before placed")},
      {{313}, policy("", "share decaying with half-life paid - placed")},
      {{314}, policy("", "share decaying with half-life 0d")},
      {{315}, policy("", "window 0h before placed")},
      {{315}, policy("", "window from paid to placed")},
      {{315}, policy("", "window from placed to placed")},
      {{315}, policy("", "window from placed + 2h to placed + 1h")},
      {{316}, policy("", "window 0 calendar days before placed")},
      {{317}, policy("", "tie-break most first, latest")},
      {{318}, policy("", "window from placed - unlimited to placed")},
      {{319}, policy("", "window from -placed to paid")},
      {{401}, "policy p { claim c { window any time  candidates chats  tie-break latest }\ncredit c\namount order.total }"},
      {{401}, policy("", "", "amount order.total")},
      {{401}, policy("", "", "credit c")},
      {{402}, "policy p { for each order\nclaim c { candidates chats  tie-break latest }\ncredit c\namount order.total }"},
      {{402}, "policy p { for each order\nclaim c { window any time  tie-break latest }\ncredit c\namount order.total }"},
      {{403}, policy("", "", "credit c\ncredit c\n amount order.total")},
      {{403}, policy("", "require replied\nrequire both_spoke")},
      {{404}, policy("param lim = 1h", "window lim before placed") + "policy q from p { set e = 2h }"},
      {{405}, policy("param lim = 48h in 1h..24h", "window lim before placed")},
      {{405}, policy("param lim = 2h in 1h..24h", "window lim before placed") + "policy q from p { set lim = 48h }"},
      {{406}, policy("param k : a | b = x", "tie-break by k { a: latest; b: earliest }")},
      {{407}, policy("param k : a | b = a", "tie-break by k { a: latest }")},
      {{408}, policy("param k : a | b = a", "tie-break by k { a: latest; bb: earliest }")},
      {{408}, policy("param k : aa | bb = aa", "window (if k == ab then 1h else 2h) before placed")},
      {{409}, policy("param k : a | b = a", "tie-break by k { a: latest; a: earliest; b: latest }")},
      {{410}, policy("param lim = 1h", "window by lim { a: 1h before placed }")},
      {{411}, policy("param lim = 1h", "window lim before placed") + "policy q from p { param lim = 2h }"},
      {{413}, policy("param lim : duration", "window lim before placed")},
      {{414}, policy("param lim = placed", "window any time before lim")},
      {{415}, policy("param lim = \"x\" in \"a\"..\"z\"", "candidates chats where chat.sku == lim")},
      {{416}, policy("param k : a | a = a", "tie-break by k { a: latest }")},
      {{417}, policy("param k : choice = a", "tie-break by k { a: latest }")},
      {{418}, policy("", "tie-break latest\nshare evenly")},
      {{419}, policy("param lim = 2h in 3h..1h", "window lim before placed")},
      {{420}, policy("param lim = 2h", "window lim before placed") + "policy q from p { set lim = unlimited }"},
      {{424}, policy("field chat.topic : text")},
      {{425}, policy("field buyer.level : text")},
      {{426}, policy("field chat.level : choice")},
      {{427}, policy("day starts 24:00")},
      {{430}, policy("", "tie-break most rounds")},
      {{431}, policy("", "tie-break latest, most rounds")},
      {{432}, "policy p { for each order\nclaim c { window any time  candidates chats }\ncredit c\namount order.total }"},
      {{433}, policy("param lim = 1h")},
      {{433}, policy("define lim = 1h")},
      {{433}, policy("claim lim like c { require replied }")},
      {{434}, policy("", "", "credit c\n assist c, c\n amount order.total")},
  };
  for (const Mistake& mistake : mistakes) {
    const Compiled compiled(mistake.text);
    CHECK_MESSAGE(compiled.codes() == mistake.codes, mistake.text, compiled.rendered());
  }
}

TEST_CASE("two used files that declare one name") {
  const Compiled compiled("use \"one\"\nuse \"two\"\n" + policy("", "window x before placed"), {},
                          {{"one", "define x = 1h"}, {"two", "define x = 2h"}});
  CHECK(compiled.codes() == Codes{209});
}

TEST_CASE("files that use each other") {
  const Compiled compiled("use \"one\"\n" + policy("", "window x before placed"), {},
                          {{"one", "use \"two\"\ndefine x = 1h"}, {"two", "use \"one\"\ndefine y = 1h"}});
  CHECK(compiled.codes() == Codes{203});
}

TEST_CASE("definitions that grow without end are refused") {
  std::string text = "define a0 = 1 + 1\n";
  for (int i = 1; i < 40; ++i) text += "define a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + a" + std::to_string(i - 1) + "\n";
  const Compiled compiled(text + policy("", "window a39 calendar days before placed"));
  CHECK(compiled.codes() == Codes{210});
}

TEST_CASE("a mistake in an arm that is not in force is reported once") {
  CHECK(codes_of(policy("param k : a | b = a", "window by k { a: 24h before placed; b: 24 before placed }")) == Codes{305});
  CHECK(codes_of(policy("param k : a | b = a", "tie-break by k { a: latest; b: most rounds }")) == Codes{430});
  CHECK(codes_of(policy("param k : a | b = a", "", "credit by k { a: c; b: e }\n amount order.total")) == Codes{201});
}

TEST_CASE("several mistakes give as many messages, in the order of the file") {
  CHECK(codes_of(policy("param lim = 24 yuan in 1 yuan..2 yuan\nfor each order when order.totl > 3h", "window lim before placed\nrequire rounds",
                        "credit cc\n amount 1h")) == Codes{405, 205, 308, 201, 304});
}

TEST_CASE("shared parts are checked even if nothing uses them") {
  CHECK(codes_of("define f(x: duration) = x + 3 yuan") == Codes{301});
  CHECK(codes_of("claim pick(x: money) { window x before placed  candidates chats }") == Codes{304});
  CHECK(codes_of("claim pick(k: choice, life: duration, part: share) { window any time before placed\ncandidates chats\nshare decaying with "
                 "half-life life, at "
                 "least part }") == Codes{});
  CHECK(codes_of("use \"stdlib/claims\"\npolicy p { for each order\nclaim c = last_in_shop(3 yuan)\ncredit c\namount order.total }") == Codes{304});
}

TEST_CASE("a choice is handed on to a shared claim") {
  const Compiled compiled(
      "claim pick(how: choice) { window any time before placed  candidates chats  tie-break by how { fast: earliest; slow: latest } }\n"
      "policy p { param k : fast | slow = slow\n for each order\n claim c = pick(k)\n claim lim = pick(fast)\n credit c else lim\n amount "
      "order.total }");
  CHECK(compiled.codes() == Codes{});
  const std::string dump = program::dump(compiled.program());
  CHECK(dump.find("(tie_break (latest))") < dump.find("(tie_break (earliest))"));
}

TEST_CASE("did you mean: only what is legal at the place") {
  CHECK(Compiled(policy("param lookback = 1h", "window lookbak before placed")).says("did you mean “lookback”?"));
  CHECK(Compiled(policy("", "", "credit lim\n amount order.total")).says("there are: c, nobody"));
  CHECK(Compiled(policy("", "", "credit c\n amount order.totl")).says("did you mean “total”?"));
  CHECK(Compiled(policy("", "require buyer_mesages > 1")).says("did you mean “buyer_messages”?"));
  CHECK_FALSE(Compiled(policy("for each order when buyer_mesages > 1")).says("did you mean “buyer_messages”?"));
  CHECK(Compiled("policy p from taobo { }").says("did you mean “taobao”?"));
  CHECK(text::edit_distance("下单人", "下单") == 1);
  CHECK(text::edit_distance("lookabck", "lookback") == 1);
  using Names = std::vector<std::string>;
  CHECK(program::nearest("全店辅", {"全店铺", "下单"}) == Names{"全店铺"});
  CHECK(program::nearest("甲", {"乙"}).empty());
  // Of equally near ones all, as they were declared.
  CHECK(program::nearest("team_c", {"team_b", "shop", "team_a"}) == Names{"team_b", "team_a"});
  CHECK(program::nearest("team_c", {"team_b", "shop", "team_cc", "team_c"}) == Names{"team_c"});
  CHECK(program::nearest("c5", {"c1", "c2", "c3", "c4"}).empty()); // the list of all says more
}

TEST_CASE("hints that know the units") {
  CHECK(Compiled(policy("", "window 24 before placed")).says("24h"));
  CHECK(Compiled(policy("for each order when order.total > 24")).says("24 yuan"));
  CHECK(Compiled(policy("", "window 24h + 3 yuan before placed")).says("durations and money measure different things"));
  CHECK(Compiled(policy("", "", "credit c\n amount order.total / 2")).says("× 50%"));
  CHECK(Compiled(policy("for each order when paid - placed > 22:00")).says("22:00"));
  CHECK(Compiled(policy("for each order when paid == 1h")).says("paid - placed"));
}

TEST_CASE("settings that no policy knows, or that do not fit") {
  program::CompileOptions options;
  options.settings = {{"e", "2h"}, {"f", "2h"}};
  const Compiled unknown(policy("param lim = 1h", "window lim before placed"), options);
  CHECK(unknown.codes() == Codes{404, 404});
  CHECK_FALSE(unknown.checked.programs[0].has_value());
  options.settings = {{"lim", "3 yuan"}};
  CHECK(Compiled(policy("param lim = 1h", "window lim before placed"), options).codes() == Codes{304});
  options.settings = {{"lim", "48h"}};
  CHECK(Compiled(policy("param lim = 1h in 1h..24h", "window lim before placed"), options).codes() == Codes{405});
  options.settings = {{"k", "cc"}};
  CHECK(Compiled(policy("param k : aa | bb = aa", "tie-break by k { aa: latest; bb: earliest }"), options).codes() == Codes{406});
}

TEST_CASE("rosters") {
  const std::string text = policy("", "candidates chats where agent.group == \"售前\"");
  program::CompileOptions options;
  options.has_roster = true;
  options.roster_columns = {"分组", "team"};
  CHECK(line_of(Compiled(text, options).program(), "candidates") == "(candidates chats (== (agent \"分组\") \"售前\"))");
  CHECK(Compiled(policy("", "candidates chats where agent.tem == \"售前\""), options).codes() == Codes{213});
  CHECK(Compiled(policy("", "candidates chats where agent.name == \"小美\" and agent != \"小丽\"")).codes() == Codes{});
}

TEST_CASE("tests name policies and params") {
  CHECK(codes_of("test \"x\" of jdd { timeline { } }") == Codes{201});
  CHECK(codes_of("test \"x\" of jd with lookbak = 48h { timeline { } }") == Codes{404});
  CHECK(codes_of("test \"x\" of jd with lookback = 48 { timeline { } }") == Codes{305});
}

TEST_CASE("nothing is said that follows from a syntax error") {
  const Compiled compiled(
      "policy p { for each order\nclaim c { window 24h befor placed\ncandidates chats\ntie-break latest }\ncredit c\namount order.total }");
  CHECK(compiled.codes().size() == 1);
  CHECK_FALSE(compiled.checked.programs[0].has_value());
}

TEST_CASE("a declared name stands before the vocabulary's") {
  const Compiled compiled(policy("param first = 1h", "window first before placed"));
  CHECK(line_of(compiled.program(), "window") == "(window (before (duration 3600000) placed))");
}

TEST_CASE("names are shown as the file spells them") {
  const Compiled compiled(built_in("zh/taobao"));
  CHECK(compiled.program().params[0].name == "判定方式");
  program::CompileOptions options;
  options.settings = {{"判定方式", "回合数"}};
  const Compiled set(built_in("zh/taobao"), options);
  CHECK(set.program().params[0].value == "回合数");
  CHECK(line_of(set.program(), "tie_break") == "(tie_break ((most rounds) latest)))");
}
