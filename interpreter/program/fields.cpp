// What stands after a dot: `chat.topic`, `line.qty`, `order.total`, `agent.group`, `placed.weekday`, and declared columns.
#include "interpreter/program/names.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>
#include <array>

namespace guiyin::program {

namespace {

using vocabulary::Word;

struct UnitFieldRow {
  Word object, field;
  UnitField meaning;
  Type type;
};
constexpr std::array<UnitFieldRow, 12> unit_fields{{
    {Word::line, Word::field_sku, UnitField::line_sku, Type::text},
    {Word::line, Word::field_qty, UnitField::line_qty, Type::count},
    {Word::line, Word::field_price, UnitField::line_price, Type::money},
    {Word::line, Word::field_full_reduction, UnitField::line_full_reduction, Type::money},
    {Word::line, Word::field_category_discount, UnitField::line_category_discount, Type::money},
    {Word::line, Word::field_item_discount, UnitField::line_item_discount, Type::money},
    {Word::line, Word::field_amount, UnitField::line_amount, Type::money},
    {Word::line, Word::field_number, UnitField::line_number, Type::count},
    {Word::order, Word::field_total, UnitField::order_total, Type::money},
    {Word::order, Word::field_number, UnitField::order_number, Type::text},
    {Word::order, Word::field_shop, UnitField::order_shop, Type::text},
    {Word::order, Word::field_buyer, UnitField::order_buyer, Type::text},
}};

struct ChatFieldRow {
  Word field;
  ChatField meaning;
  Type type;
};
constexpr std::array<ChatFieldRow, 6> chat_fields{{
    {Word::field_topic, ChatField::topic, Type::text},
    {Word::field_sku, ChatField::sku, Type::text},
    {Word::field_kind, ChatField::kind, Type::kind},
    {Word::field_from, ChatField::from, Type::sender},
    {Word::field_time, ChatField::time, Type::moment},
    {Word::field_agent, ChatField::agent, Type::agent},
}};

struct PartRow {
  Word field;
  CalendarPart part;
  Type type;
};
constexpr std::array<PartRow, 3> parts{{
    {Word::field_day, CalendarPart::day, Type::day},
    {Word::field_weekday, CalendarPart::weekday, Type::weekday},
    {Word::field_time_of_day, CalendarPart::time_of_day, Type::time_of_day},
}};

Word field_word(const syntax::Name& name) {
  const bool looked_up = name.word >= Word::field_topic && name.word <= Word::field_time_of_day;
  return looked_up ? name.word : vocabulary::find(name.text, vocabulary::Position::field).word;
}

std::string column_of(const syntax::Name& name) {
  const Word word = field_word(name);
  return word == Word::none ? name.text : std::string(vocabulary::spelling(word, text::Language::english));
}

Word object_word(const Here& here, syntax::ExprId object) {
  const auto* reference = std::get_if<syntax::Reference>(&here[object].node);
  if (reference == nullptr) return Word::none;
  const syntax::Name& name = reference->name;
  const Word word = name.word != Word::none ? name.word : vocabulary::find(name.text, vocabulary::Position::general).word;
  const bool is_object = word == Word::chat || word == Word::line || word == Word::order || word == Word::agent;
  return is_object ? word : Word::none;
}

std::optional<timeline::FieldType> field_type(syntax::TypeName type) {
  switch (type) {
  case syntax::TypeName::moment:
    return timeline::FieldType::moment;
  case syntax::TypeName::duration:
    return timeline::FieldType::duration;
  case syntax::TypeName::money:
    return timeline::FieldType::money;
  case syntax::TypeName::share:
    return timeline::FieldType::share;
  case syntax::TypeName::count:
    return timeline::FieldType::count;
  case syntax::TypeName::yes_no:
    return timeline::FieldType::yes_no;
  case syntax::TypeName::text:
  case syntax::TypeName::agent:
    return timeline::FieldType::text;
  case syntax::TypeName::choice:
    return std::nullopt;
  }
  return std::nullopt;
}

timeline::FieldOwner owner_of(Word object) {
  if (object == Word::chat) return timeline::FieldOwner::chat;
  return object == Word::line ? timeline::FieldOwner::line : timeline::FieldOwner::order;
}

void add_fields(std::vector<const syntax::FieldDeclaration*>& all, const FileScope& scope) {
  all.insert(all.end(), scope.fields.begin(), scope.fields.end());
  for (const FileScope* used : scope.uses) all.insert(all.end(), used->fields.begin(), used->fields.end());
}

std::vector<const syntax::FieldDeclaration*> declared_fields(const Here& here, Word object) {
  std::vector<const syntax::FieldDeclaration*> all;
  if (here.env->policy != nullptr) {
    all = here.env->policy->fields;
    for (const FileScope* used : here.env->policy->uses) add_fields(all, *used);
  }
  if (here.env->file != nullptr) add_fields(all, *here.env->file);
  const auto other = [&](const syntax::FieldDeclaration* field) {
    const Word word =
        field->object.word != Word::none ? field->object.word : vocabulary::find(field->object.text, vocabulary::Position::general).word;
    return word != object;
  };
  std::erase_if(all, other);
  return all;
}

std::vector<std::string> field_names(const Here& here, Word object, std::string_view written) {
  const text::Language language = language_of(written);
  std::vector<std::string> names;
  const auto add_word = [&](Word word) { names.emplace_back(vocabulary::spelling(word, language)); };
  for (const UnitFieldRow& row : unit_fields) {
    if (row.object == object) add_word(row.field);
  }
  if (object == Word::chat) {
    for (const ChatFieldRow& row : chat_fields) add_word(row.field);
  }
  for (const syntax::FieldDeclaration* field : declared_fields(here, object)) names.push_back(field->name.text);
  return names;
}

std::string written(const Here& here, const syntax::Field& node) {
  const auto* object = std::get_if<syntax::Reference>(&here[node.object].node);
  return (object == nullptr ? std::string() : here.reports().written(object->name)) + "." + here.reports().written(node.name);
}

// Whether fields of the object can be read here; else says where they can.
bool has_place(const Here& here, Word object, const syntax::Field& node, Span span) {
  if (here.place == Place::anywhere) return true;
  if (here.place == Place::fixed) {
    here.reports().error(414, span, {written(here, node)});
    return false;
  }
  if (object == Word::chat && here.place != Place::rows) {
    report_place(here, span, written(here, node), {"after `where`", "在“其中”之后"});
    return false;
  }
  if (object == Word::line && here.unit == Unit::order) {
    report_place(here, span, written(here, node), {"in a policy `for each line`", "在“逐 商品行”的策略里"});
    return false;
  }
  return true;
}

// LANGUAGE: "an undeclared one is an error that lists the columns that exist", all of them, also beside a guess.
Value undeclared(const Here& here, Word object, const syntax::Field& node) {
  const Argument owner = vocabulary::argument(object);
  const std::string name = here.reports().written(node.name);
  const std::vector<std::string> names = field_names(here, object, name);
  Report report = here.reports().error(205, node.name.span, {owner, name});
  report.did_you_mean(node.name.span, likely(name, names, vocabulary::Position::field));
  report.help("there_are", {list_of(names)}).help("declare", {owner, name});
  return {};
}

Value extra_field(const Here& here, Word object, const syntax::Field& node, Span span) {
  for (const syntax::FieldDeclaration* field : declared_fields(here, object)) {
    if (column_of(field->name) != column_of(node.name)) continue;
    const auto type = field_type(field->type);
    if (!type) return {}; // reported at the declaration
    const Type value_type = field->type == syntax::TypeName::agent ? Type::text : type_of(field->type);
    return add(here, ExtraOf{{owner_of(object), column_of(node.name), *type}}, value_type, span);
  }
  return undeclared(here, object, node);
}

Value object_field(const Here& here, Word object, const syntax::Field& node, Span span) {
  if (!has_place(here, object, node, span)) return {};
  const Word word = field_word(node.name);
  for (const UnitFieldRow& row : unit_fields) {
    if (row.object == object && row.field == word) return add(here, FieldOfUnit{row.meaning}, row.type, span);
  }
  for (const ChatFieldRow& row : chat_fields) {
    if (object == Word::chat && row.field == word) return add(here, FieldOfChat{row.meaning}, row.type, span);
  }
  return extra_field(here, object, node, span);
}

Value roster_column(const Here& here, const syntax::Field& node, Span span) {
  const CompileOptions& options = here.shop.options;
  const std::string column = column_of(node.name);
  if (options.has_roster) {
    const auto known = std::find_if(options.roster_columns.begin(), options.roster_columns.end(), [&](const std::string& name) {
      const Word word = vocabulary::find(name, vocabulary::Position::field).word;
      return name == node.name.text || (word != Word::none && vocabulary::spelling(word, text::Language::english) == column);
    });
    if (known != options.roster_columns.end()) return add(here, AgentColumn{*known}, Type::text, span);
    here.reports()
        .error(213, node.name.span, {node.name.text})
        .suggest(node.name.span, node.name.text, options.roster_columns, vocabulary::Position::field);
    return {};
  }
  if (options.check_only || here.alone || here.place == Place::anywhere) return add(here, AgentColumn{column}, Type::text, span);
  here.reports().error(212, span, {written(here, node)});
  return {};
}

Value agent_field(const Here& here, const syntax::Field& node, Span span) {
  const bool rows = here.place == Place::rows;
  if (!rows && here.place != Place::candidate && here.place != Place::anywhere) {
    report_place(here, span, written(here, node), {"after `where` and in `require`", "在“其中”之后和“要求”里"});
    return {};
  }
  if (field_word(node.name) != Word::field_name) return roster_column(here, node, span);
  if (rows) return add(here, FieldOfChat{ChatField::agent}, Type::agent, span);
  return add(here, FieldOfCandidate{CandidateField::agent}, Type::agent, span);
}

Value moment_part(const Here& here, const syntax::Field& node, Span span) {
  const Value moment = value(here, node.object, Type::moment);
  if (!moment.type) return {};
  const std::string object(here.shop.sources.text(here[node.object].span));
  if (moment.type != Type::moment) {
    here.reports().error(205, node.name.span, {object, node.name.text}).help("no_fields", {type_name(*moment.type)});
    return {};
  }
  const Word word = field_word(node.name);
  for (const PartRow& row : parts) {
    if (row.field == word) return add(here, PartOf{row.part, moment.id}, row.type, span);
  }
  std::vector<std::string> names;
  for (const PartRow& row : parts) names.emplace_back(vocabulary::spelling(row.field, language_of(node.name.text)));
  here.reports().error(205, node.name.span, {object, node.name.text}).suggest(node.name.span, node.name.text, names, vocabulary::Position::field);
  return {};
}

} // namespace

std::optional<std::string> with_dot(const Here& here, std::string_view written) {
  for (const Word object : {Word::order, Word::line}) {
    if (object == Word::line && here.unit == Unit::order) continue;
    const std::string_view spelling = vocabulary::spelling(object, text::Language::chinese);
    if (!written.starts_with(spelling)) continue;
    const std::string_view field = written.substr(spelling.size());
    const auto meant = likely(field, field_names(here, object, field), vocabulary::Position::field);
    if (!meant.empty()) return std::string(spelling) + "." + meant.front();
  }
  return std::nullopt;
}

std::optional<std::string> with_owner(const Here& here, std::string_view written) {
  const text::Language language = language_of(written);
  const auto owned = [&](Word object) { return std::string(vocabulary::spelling(object, language)) + "." + std::string(written); };
  const bool candidate = here.place == Place::rows || here.place == Place::candidate || here.place == Place::anywhere;
  if (candidate && written == vocabulary::spelling(Word::field_group, language)) return owned(Word::agent);
  for (const Word object : {Word::chat, Word::line, Word::order}) {
    if (object == Word::chat && here.place != Place::rows) continue;
    if (object == Word::line && here.unit == Unit::order) continue;
    const std::vector<std::string> names = field_names(here, object, written);
    if (std::find(names.begin(), names.end(), written) != names.end()) return owned(object);
  }
  return std::nullopt;
}

Value field(const Here& here, const syntax::Field& node, Span span) {
  const Word object = object_word(here, node.object);
  if (object == Word::agent) return agent_field(here, node, span);
  if (object != Word::none) return object_field(here, object, node, span);
  return moment_part(here, node, span);
}

} // namespace guiyin::program
