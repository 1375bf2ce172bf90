// Values and conditions.
#include "grammar/parse/build.hpp"
#include "grammar/parse/codes.hpp"

namespace guiyin::parse {

namespace {

using syntax::BinaryOperator;

BinaryOperator operator_of(Kind kind) {
  switch (kind) {
  case Kind::plus:
    return BinaryOperator::add;
  case Kind::minus:
    return BinaryOperator::subtract;
  case Kind::times:
    return BinaryOperator::multiply;
  case Kind::divide:
    return BinaryOperator::divide;
  case Kind::not_equal:
    return BinaryOperator::not_equal;
  case Kind::less:
    return BinaryOperator::less;
  case Kind::less_equal:
    return BinaryOperator::less_equal;
  case Kind::greater:
    return BinaryOperator::greater;
  case Kind::greater_equal:
    return BinaryOperator::greater_equal;
  default:
    break;
  }
  if (kind == kind_of(Word::and_)) return BinaryOperator::and_;
  return kind == kind_of(Word::or_) ? BinaryOperator::or_ : BinaryOperator::equal;
}

syntax::ExprNode literal_of(const Token& token) {
  switch (token.kind) {
  case Kind::count:
    return syntax::CountLiteral{token.value};
  case Kind::decimal:
    return syntax::DecimalLiteral{token.text};
  case Kind::duration:
    return syntax::DurationLiteral{token.value};
  case Kind::money:
    return syntax::MoneyLiteral{token.value};
  case Kind::percent:
    return syntax::PercentLiteral{token.value, token.denominator};
  case Kind::time_of_day:
    return syntax::TimeOfDayLiteral{token.value};
  case Kind::date:
    return syntax::DateLiteral{static_cast<std::int32_t>(token.value)};
  case Kind::instant:
    return syntax::InstantLiteral{token.value};
  case Kind::text:
    return syntax::TextLiteral{token.text};
  default:
    break;
  }
  if (token.kind == kind_of(Word::yes) || token.kind == kind_of(Word::no)) return syntax::YesNoLiteral{token.kind == kind_of(Word::yes)};
  if (token.kind == kind_of(Word::unlimited)) return syntax::UnlimitedLiteral{};
  return syntax::Invalid{};
}

} // namespace

// --- values ------------------------------------------------------------------------------------------------------------------------------

void Builder::literal(Range range) { push(literal_of(tokens_[range.first]), range); }

void Builder::reference(Range range) {
  if (tokens_[range.first].kind == Kind::invalid_value || reports_glued_name(range)) return invalid(range);
  push(syntax::Reference{make_name(range.first, vocabulary::Position::general)}, range);
}

void Builder::chosen(Range range) { push(syntax::Reference{make_name(range.first, vocabulary::Position::general)}, range); }

// "Names are never glued to words": `下单前时效` is one unknown name, but it is clear what was meant.
bool Builder::reports_glued_name(Range range) {
  const Token& token = tokens_[range.first];
  if (token.kind != Kind::name || declared_.contains(token.text)) return false;
  const auto pieces = cut_with_names(token.text, declared_);
  if (!pieces) return false;
  std::string apart;
  for (std::size_t at = 0; const Piece& piece : *pieces) {
    apart += (at == 0 ? "" : " ") + token.text.substr(at, piece.size);
    at += piece.size;
  }
  auto& diagnostic = report(code::glued_name, token.span, {token.text});
  diagnostic.helps.push_back({"blanks", {apart}, text::Edit{token.span, apart}});
  return true;
}

void Builder::call(Range range) {
  auto arguments = take(values_, range);
  const auto callee = pop();
  const Range whole{callee.range.first, range.end};
  const auto* reference = std::get_if<syntax::Reference>(&tree[callee.node].node);
  if (!reference) return invalid(whole);
  const auto children = arguments;
  push(syntax::Call{reference->name, std::move(arguments)}, whole, children);
}

void Builder::field(Range range) {
  auto name = first_name(range);
  const auto object = pop();
  push(syntax::Field{object.node, std::move(name)}, {object.range.first, range.end}, {object.node});
}

void Builder::unary(Range range, syntax::UnaryOperator op) {
  const auto operand = pop();
  push(syntax::Unary{op, operand.node}, range, {operand.node});
}

void Builder::binary(Range range) {
  const auto right = pop(), left = pop();
  const BinaryOperator op = operator_of(kind(range.first));
  push(syntax::Binary{op, left.node, right.node}, {left.range.first, range.end}, {left.node, right.node});
}

void Builder::equality(Range range) {
  const ExprId right = values_.back().node, left = values_[values_.size() - 2].node;
  look_up_kind(left, right);
  look_up_kind(right, left);
  binary(range);
}

// "values of `.kind` (after == and != only)": there `auto` is a word, everywhere else a name.
void Builder::look_up_kind(ExprId field, ExprId value) {
  const auto* object = std::get_if<syntax::Field>(&tree[field].node);
  auto* reference = std::get_if<syntax::Reference>(&tree.exprs[static_cast<std::uint32_t>(value)].node);
  if (!object || object->name.word != Word::field_kind || !reference || reference->name.word != Word::none) return;
  const auto found = vocabulary::find(reference->name.text, vocabulary::Position::kind);
  if (found.word == Word::none) return;
  reference->name.word = found.word;
  reference->name.text = vocabulary::entry(found.word).english;
}

void Builder::assign_for_equal(Range range) {
  auto& diagnostic = report(code::assign_in_condition, tokens_[range.first].span);
  diagnostic.helps.push_back({"equal", {}, text::Edit{diagnostic.span, "=="}});
  equality(range);
}

void Builder::if_(Range range) {
  const auto otherwise = pop(), then = pop(), condition = pop();
  push(syntax::If{condition.node, then.node, otherwise.node}, range, {condition.node, then.node, otherwise.node});
}

// "Arms of a `by` are separated by `;` or a newline."
void Builder::arm(Range range) {
  const auto value = pop();
  const bool follows_at_once = !arms_.empty() && arms_.back().range.end == range.first;
  for (auto& label : take(names_, range)) arms_.push_back({{std::move(label), value.node}, range});
  const Token& first = tokens_[range.first];
  if (!follows_at_once || first.starts_line) return;
  auto& diagnostic = report(code::arm_separator, first.span, {first.text});
  diagnostic.helps.push_back({"semicolon", {}, text::Edit{{tree.file, first.span.begin, first.span.begin}, "; "}});
}

void Builder::comma_between_arms(Range range) {
  const Token& next = tokens_[range.end];
  if (next.starts_line) return; // a comma at the end of an arm's line does no harm
  auto& diagnostic = report(code::arm_separator, tokens_[range.first].span, {next.text});
  diagnostic.helps.push_back({"semicolon", {}, text::Edit{diagnostic.span, ";"}});
}

void Builder::by(Range range) {
  auto arms = take(arms_, range);
  auto subject = first_name(range);
  std::vector<ExprId> children;
  for (const auto& arm : arms) children.push_back(arm.value);
  push(syntax::By{std::move(subject), std::move(arms)}, range, children);
}

void Builder::in_parens(Range range) { values_.back().range = range; }

} // namespace guiyin::parse
