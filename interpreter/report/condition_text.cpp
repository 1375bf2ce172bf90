#include "interpreter/report/condition_text.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/report/constant_text.hpp"

#include <array>

namespace guiyin::report {
namespace {

using namespace program;
using text::Language;
using vocabulary::spelling;
using vocabulary::Word;

// How tightly a printed part binds; a part is put in brackets where its place asks for more.
enum class Binding : std::uint8_t { choose, or_, and_, not_, compare, sum, product, negate, whole };

struct Printed {
  std::string text;
  Binding binding = Binding::whole;
};

constexpr std::array moment_words{Word::placed, Word::paid, Word::deposit_paid, Word::balance_paid, Word::shipped, Word::completed, Word::cancelled};
constexpr std::array calendar_words{Word::field_day, Word::field_weekday, Word::field_time_of_day};
constexpr std::array chat_words{Word::field_topic, Word::field_sku, Word::field_kind, Word::field_from, Word::field_time, Word::field_agent};
constexpr std::array candidate_words{Word::messages, Word::buyer_messages, Word::agent_messages, Word::rounds,
                                     Word::first,    Word::last,           Word::opened_by,      Word::agent};
constexpr std::array owner_words{Word::chat, Word::order, Word::line};
constexpr std::array<std::string_view, 6> comparison_signs{"==", "!=", "<", "<=", ">", ">="};

struct UnitFieldWords {
  Word object, field;
};
constexpr std::array<UnitFieldWords, 12> unit_field_words{{{Word::line, Word::field_sku},
                                                           {Word::line, Word::field_qty},
                                                           {Word::line, Word::field_price},
                                                           {Word::line, Word::field_full_reduction},
                                                           {Word::line, Word::field_category_discount},
                                                           {Word::line, Word::field_item_discount},
                                                           {Word::line, Word::field_amount},
                                                           {Word::line, Word::field_number},
                                                           {Word::order, Word::field_total},
                                                           {Word::order, Word::field_number},
                                                           {Word::order, Word::field_shop},
                                                           {Word::order, Word::field_buyer}}};

template <class Enum> std::size_t index(Enum value) { return static_cast<std::size_t>(value); }

class Printer {
public:
  Printer(const Program& program, Language language) : program_(program), language_(language) {}

  Printed print(ExprId id) const {
    const Expr& expr = program_[id];
    return std::visit([&](const auto& node) { return (*this)(node); }, expr.node);
  }

  Printed operator()(const Constant& node) const { return {constant_text(node, language_)}; }
  Printed operator()(const TextConstant& node) const { return {quoted(node.value)}; }
  Printed operator()(const ShareConstant& node) const { return {values::percent_text(node.value)}; }
  Printed operator()(const MomentOf& node) const { return {word(moment_words[index(node.moment)])}; }
  Printed operator()(const PartOf& node) const { return {at(node.moment, Binding::whole) + "." + word(calendar_words[index(node.part)])}; }
  Printed operator()(const FieldOfUnit& node) const {
    const UnitFieldWords words = unit_field_words[index(node.field)];
    return {word(words.object) + "." + word(words.field)};
  }
  Printed operator()(const ExtraOf& node) const { return {word(owner_words[index(node.field.on)]) + "." + node.field.name}; }
  Printed operator()(const FieldOfChat& node) const { return {word(Word::chat) + "." + word(chat_words[index(node.field)])}; }
  Printed operator()(const AgentColumn& node) const {
    const auto found = vocabulary::find(node.column, vocabulary::Position::field);
    return {word(Word::agent) + "." + (found.word == Word::none ? node.column : word(found.word))};
  }
  Printed operator()(const FieldOfCandidate& node) const { return {word(candidate_words[index(node.field)])}; }
  Printed operator()(const ClaimHasWinner& node) const { return {program_.claims[node.claim].name}; }

  Printed operator()(const Compute& node) const {
    if (node.op == Arithmetic::multiply) return {at(node.left, Binding::product) + " * " + at(node.right, Binding::negate), Binding::product};
    const char* sign = node.op == Arithmetic::add ? " + " : " - ";
    return {at(node.left, Binding::sum) + sign + at(node.right, Binding::product), Binding::sum};
  }
  Printed operator()(const Negate& node) const { return {"-" + at(node.operand, Binding::whole), Binding::negate}; }
  Printed operator()(const Compare& node) const {
    return {at(node.left, Binding::sum) + " " + std::string(comparison_signs[index(node.op)]) + " " + at(node.right, Binding::sum), Binding::compare};
  }
  Printed operator()(const Not& node) const { return {word(Word::not_) + " " + at(node.operand, Binding::not_), Binding::not_}; }
  Printed operator()(const And& node) const { return joined(node.left, Word::and_, node.right, Binding::and_); }
  Printed operator()(const Or& node) const { return joined(node.left, Word::or_, node.right, Binding::or_); }
  Printed operator()(const Happened& node) const { return print(node.moment); }
  Printed operator()(const IsYes& node) const { return print(node.value); }
  Printed operator()(const Choose& node) const {
    return {word(Word::if_) + " " + at(node.condition, Binding::or_) + " " + word(Word::then) + " " + at(node.then, Binding::or_) + " " +
                word(Word::else_) + " " + at(node.otherwise, Binding::or_),
            Binding::choose};
  }
  Printed operator()(const CancelledWithin& node) const { return within(word(Word::cancelled), node.within, node.moment); }
  Printed operator()(const HappenedWithin& node) const { return within(at(node.event, Binding::whole), node.within, node.moment); }
  Printed operator()(const RefundedWithin& node) const {
    if (!node.within || !node.moment) return {word(Word::fully_refunded)};
    return within(word(Word::fully_refunded), *node.within, *node.moment);
  }
  Printed operator()(const InRange& node) const {
    return {at(node.value, Binding::sum) + " " + word(Word::from) + " " + at(node.from, Binding::sum) + " " + word(Word::to) + " " +
                at(node.to, Binding::sum),
            Binding::compare};
  }

private:
  std::string word(Word id) const { return std::string(spelling(id, language_)); }

  std::string at(ExprId id, Binding least) const {
    Printed part = print(id);
    return part.binding < least ? "(" + part.text + ")" : std::move(part.text);
  }

  Printed joined(ExprId left, Word between, ExprId right, Binding binding) const {
    const auto tighter = static_cast<Binding>(index(binding) + 1);
    return {at(left, binding) + " " + word(between) + " " + at(right, tighter), binding};
  }

  // `cancelled within 15d of placed`; 下单 后 15天 内 取消
  Printed within(const std::string& event, ExprId duration, ExprId moment) const {
    const std::string d = at(duration, Binding::sum), m = at(moment, Binding::sum);
    if (language_ == Language::chinese) { return {m + " " + word(Word::after) + " " + d + " " + word(Word::within) + " " + event, Binding::compare}; }
    return {event + " " + word(Word::within) + " " + d + " " + word(Word::of) + " " + m, Binding::compare};
  }

  const Program& program_;
  Language language_;
};

} // namespace

std::string condition_text(const Program& program, ExprId condition, Language language) { return Printer(program, language).print(condition).text; }

} // namespace guiyin::report
