// A name alone: a param, a moment, a count, a word that means something beside another value.
#include "interpreter/program/names.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using vocabulary::Word;

Word word_of(const syntax::Name& name) {
  return name.word != Word::none ? name.word : vocabulary::find(name.text, vocabulary::Position::general).word;
}

std::optional<OrderMoment> order_moment(Word word) {
  switch (word) {
  case Word::placed:
    return OrderMoment::placed;
  case Word::paid:
    return OrderMoment::paid;
  case Word::deposit_paid:
    return OrderMoment::deposit_paid;
  case Word::balance_paid:
    return OrderMoment::balance_paid;
  case Word::shipped:
    return OrderMoment::shipped;
  case Word::completed:
    return OrderMoment::completed;
  case Word::cancelled:
    return OrderMoment::cancelled;
  default:
    return std::nullopt;
  }
}

struct CandidateWord {
  CandidateField field;
  Type type;
};
std::optional<CandidateWord> candidate_word(Word word) {
  switch (word) {
  case Word::messages:
    return CandidateWord{CandidateField::messages, Type::count};
  case Word::buyer_messages:
    return CandidateWord{CandidateField::buyer_messages, Type::count};
  case Word::agent_messages:
    return CandidateWord{CandidateField::agent_messages, Type::count};
  case Word::rounds:
    return CandidateWord{CandidateField::rounds, Type::count};
  case Word::first:
    return CandidateWord{CandidateField::first, Type::moment};
  case Word::last:
    return CandidateWord{CandidateField::last, Type::moment};
  case Word::opened_by:
    return CandidateWord{CandidateField::opened_by, Type::sender};
  default:
    return std::nullopt;
  }
}

std::optional<std::int64_t> weekday_number(Word word) {
  if (word < Word::monday || word > Word::sunday) return std::nullopt;
  return static_cast<std::int64_t>(word) - static_cast<std::int64_t>(Word::monday) + 1;
}

bool is_candidate_place(const Here& here) { return here.place == Place::candidate || here.place == Place::anywhere; }

const Argument in_require{"in `require`", "在“要求”里"};

// LANGUAGE: "the named conditions `replied` (agent_messages > 0) and `both_spoke`".
Value spoke(const Here& here, CandidateField who, Span span) {
  const Value count = add(here, FieldOfCandidate{who}, Type::count, span);
  const Value none = add(here, Constant{Type::count, 0}, Type::count, span);
  return add(here, Compare{Comparison::greater, count.id, none.id}, Type::yes_no, span);
}

Value named_condition(const Here& here, Word word, Span span) {
  if (!is_candidate_place(here)) {
    report_place(here, span, here.shop.sources.text(span), in_require);
    return {};
  }
  if (word == Word::replied) return spoke(here, CandidateField::agent_messages, span);
  const Value buyer = spoke(here, CandidateField::buyer_messages, span), agent = spoke(here, CandidateField::agent_messages, span);
  return add(here, And{buyer.id, agent.id}, Type::yes_no, span);
}

Value candidate_field(const Here& here, const CandidateWord& known, Span span) {
  if (is_candidate_place(here)) return add(here, FieldOfCandidate{known.field}, known.type, span);
  report_place(here, span, here.shop.sources.text(span), in_require);
  return {};
}

// `buyer` and `agent` beside a sender; `auto` beside a kind; any name beside a choice.
std::optional<Value> contextual(const Here& here, const syntax::Name& name, Span span, std::optional<Type> expected) {
  const Word word = word_of(name);
  if (expected == Type::sender && (word == Word::buyer || word == Word::agent)) {
    const auto sender = word == Word::buyer ? timeline::Sender::buyer : timeline::Sender::agent;
    return add(here, Constant{Type::sender, static_cast<std::int64_t>(sender)}, Type::sender, span);
  }
  if (expected == Type::kind) {
    const Word kind =
        name.word >= Word::kind_human && name.word <= Word::kind_system ? name.word : vocabulary::find(name.text, vocabulary::Position::kind).word;
    if (kind == Word::none) return std::nullopt;
    const std::int64_t number = static_cast<std::int64_t>(kind) - static_cast<std::int64_t>(Word::kind_human);
    return add(here, Constant{Type::kind, number}, Type::kind, span);
  }
  if (expected == Type::choice) return add(here, TextConstant{key_of(name)}, Type::choice, span);
  return std::nullopt;
}

Value agent_herself(const Here& here, Span span) {
  if (here.place == Place::rows) return add(here, FieldOfChat{ChatField::agent}, Type::agent, span);
  if (is_candidate_place(here)) return add(here, FieldOfCandidate{CandidateField::agent}, Type::agent, span);
  report_place(here, span, here.shop.sources.text(span), {"after `where` and in `require`", "在“其中”之后和“要求”里"});
  return {};
}

// A word that is no value by itself: `chat`, `line`, `nobody`, `buyer`.
Value no_value(const Here& here, const syntax::Name& name, Word word, std::optional<Type> expected) {
  const std::string written = here.reports().written(name);
  const text::Language language = language_of(written);
  if (word == Word::chat || word == Word::line || word == Word::order) {
    Report report = here.reports().error(211, name.span, {vocabulary::argument(word)});
    if (word != Word::order || expected != Type::moment) return {};
    const std::string placed(vocabulary::spelling(Word::placed, language));
    report.fix("placed", {placed}, {name.span, placed});
  } else if (word == Word::buyer) {
    const std::string instead = language == text::Language::chinese ? "订单.买家" : "order.buyer";
    here.reports()
        .error(206, name.span, {written, Argument("beside `opened_by` or `chat.from`", "与“发起方”或“聊天.发送方”比较时")})
        .fix("buyer", {instead}, {name.span, instead});
  } else if (expected == Type::kind) {
    std::vector<std::string> kinds;
    for (const Word kind : {Word::kind_human, Word::kind_auto, Word::kind_robot, Word::kind_system})
      kinds.emplace_back(vocabulary::spelling(kind, language));
    here.reports().error(201, name.span, {Argument("kind of message", "消息类型"), written}).suggest(name.span, written, kinds);
  } else if (expected == Type::weekday) {
    std::vector<std::string> days;
    for (auto day = static_cast<int>(Word::monday); day <= static_cast<int>(Word::sunday); ++day)
      days.emplace_back(vocabulary::spelling(static_cast<Word>(day), language));
    here.reports().error(201, name.span, {type_name(Type::weekday), written}).suggest(name.span, written, days);
  } else if (expected == Type::text || expected == Type::agent) {
    const std::string quoted = "\"" + written + "\"";
    const std::vector<std::string> names = legal_names(here, Wanted::value, written);
    Report report = here.reports().error(201, name.span, {wording::name(), written});
    report.did_you_mean(name.span, likely(written, names, vocabulary::Position::general));
    report.fix("quote", {quoted}, {name.span, quoted});
  } else {
    unknown_name(here, name, expected == Type::yes_no ? Wanted::condition : Wanted::value);
  }
  return {};
}

Value vocabulary_value(const Here& here, const syntax::Name& name, Span span, std::optional<Type> expected) {
  const Word word = word_of(name);
  if (const auto day = weekday_number(word)) return add(here, Constant{Type::weekday, *day}, Type::weekday, span);
  if (word == Word::yes || word == Word::no) return add(here, Constant{Type::yes_no, word == Word::yes ? 1 : 0}, Type::yes_no, span);
  if (word == Word::unlimited) return add(here, Constant{Type::duration, unlimited_ms}, Type::duration, span);
  if (here.place == Place::fixed) {
    const bool known = order_moment(word) || candidate_word(word) || word == Word::replied || word == Word::both_spoke;
    if (!known) return no_value(here, name, word, expected);
    here.reports().error(414, span, {name.text});
    return {};
  }
  if (const auto moment = order_moment(word)) return add(here, MomentOf{*moment}, Type::moment, span);
  if (const auto known = candidate_word(word)) return candidate_field(here, *known, span);
  if (word == Word::replied || word == Word::both_spoke) return named_condition(here, word, span);
  if (word == Word::agent) return agent_herself(here, span);
  return no_value(here, name, word, expected);
}

Value param_value(const Here& here, const syntax::Name& name, ParamModel& param, Span span) {
  if (param.state == ParamModel::State::open) {
    std::vector<std::string> circle = circle_of(here, param.declared);
    if (circle.empty()) circle.push_back(name.text);
    here.reports().circle(name.span, wording::param(), std::move(circle));
    return {};
  }
  const Fixed& fixed = value_of(here, param);
  if (!fixed.type) return {};
  return add(here, fixed.node, *fixed.type, span);
}

Value claim_value(const Here& here, std::uint32_t claim, Span span) {
  if (here.place == Place::fixed) {
    here.reports().error(414, span, {here.shop.sources.text(span)});
    return {};
  }
  if (here.asked != nullptr) here.asked->claim(claim, span);
  return add(here, ClaimHasWinner{claim}, Type::yes_no, span);
}

} // namespace

bool is_contextual(const Here& here, syntax::ExprId id) {
  const auto* node = std::get_if<syntax::Reference>(&here[id].node);
  if (node == nullptr) return false;
  const Word word = word_of(node->name);
  const bool meaningful = order_moment(word) || candidate_word(word) || weekday_number(word) || word == Word::yes || word == Word::no ||
                          word == Word::unlimited || word == Word::replied || word == Word::both_spoke;
  return !meaningful && !meaning_of(here, node->name).declared();
}

Value reference(const Here& here, const syntax::Reference& node, Span span, std::optional<Type> expected) {
  const Meaning meaning = meaning_of(here, node.name);
  if (meaning.param != nullptr) return param_value(here, node.name, *meaning.param, span);
  if (meaning.claim) return claim_value(here, *meaning.claim, span);
  if (meaning.shared_claim != nullptr) {
    wrong_sort(here, node.name, meaning, {"a value", "值"});
    return {};
  }
  if (const auto known = contextual(here, node.name, span, expected)) return *known;
  return vocabulary_value(here, node.name, span, expected);
}

} // namespace guiyin::program
