#include "interpreter/compare/swept_values.hpp"

#include "grammar/parse/parse.hpp"
#include "grammar/text/utf8.hpp"
#include "interpreter/program/params.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::compare {

namespace {

using program::Type;
using values::Share;

// A sign of the list's own (`,` `/` and the two dots), where it stands, in either width.
struct Sign {
  char which;
  std::size_t begin, end;
};

std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  bool quoted = false;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const char32_t value = text::to_half_width(point.value);
    const std::size_t end = at + point.bytes;
    if (value == U'"') quoted = !quoted;
    if (!quoted && (value == U',' || value == U'/')) signs.push_back({static_cast<char>(value), at, end});
    if (!quoted && value == U'.' && before == U'.') signs.push_back({'.', at - 1, end});
    before = before == U'.' ? 0 : value;
    at = end;
  }
  return signs;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == text.npos ? "" : std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

std::vector<std::string> items_of(std::string_view written) {
  std::vector<std::string> items;
  std::size_t begin = 0;
  for (const Sign& sign : signs_of(written)) {
    if (sign.which != ',') continue;
    items.push_back(trimmed(written.substr(begin, sign.begin - begin)));
    begin = sign.end;
  }
  items.push_back(trimmed(written.substr(begin)));
  return items;
}

struct RangeText {
  std::string from, to, step;
};
// Nullopt if a part is missing. The first slash behind the dots begins the step.
std::optional<RangeText> range_of(const std::string& item) {
  const std::vector<Sign> signs = signs_of(item);
  const auto dots = std::find_if(signs.begin(), signs.end(), [](const Sign& sign) { return sign.which == '.'; });
  const auto slash = std::find_if(dots, signs.end(), [](const Sign& sign) { return sign.which == '/'; });
  if (dots == signs.end() || slash == signs.end()) return std::nullopt;
  RangeText range{trimmed(item.substr(0, dots->begin)), trimmed(item.substr(dots->end, slash->begin - dots->end)), trimmed(item.substr(slash->end))};
  return range.from.empty() || range.to.empty() || range.step.empty() ? std::nullopt : std::optional(range);
}

// What can be counted up: exact, in the type's own unit.
struct Number {
  Type type;
  Share value;
};

struct NumberOf {
  std::optional<Number> operator()(const syntax::CountLiteral& node) const { return Number{Type::count, {node.value, 1}}; }
  std::optional<Number> operator()(const syntax::DurationLiteral& node) const { return Number{Type::duration, {node.ms, 1}}; }
  std::optional<Number> operator()(const syntax::MoneyLiteral& node) const { return Number{Type::money, {node.fen, 1}}; }
  std::optional<Number> operator()(const syntax::PercentLiteral& node) const { return Number{Type::share, {node.numerator, node.denominator}}; }
  std::optional<Number> operator()(const syntax::TimeOfDayLiteral& node) const { return Number{Type::time_of_day, {node.ms, 1}}; }
  template <class Node> std::optional<Number> operator()(const Node&) const { return std::nullopt; }
};

std::string time_of_day(std::int64_t ms) {
  std::string text = fmt::format("{:02}:{:02}", ms / values::ms_per_hour, ms / values::ms_per_minute % 60);
  if (ms % values::ms_per_minute != 0) text += fmt::format(":{:02}", ms / values::ms_per_second % 60);
  return text;
}

std::string written(const Number& number) {
  if (number.type == Type::share) return program::spell({number.type, program::ShareConstant{number.value}}, text::Language::english);
  const std::int64_t whole = std::stoll(number.value.to_string());
  if (number.type == Type::time_of_day) return time_of_day(whole);
  return program::spell({number.type, program::Constant{number.type, whole}}, text::Language::english);
}

// Carries out one item, telling what is wrong with it.
class Reader {
public:
  Reader(const std::string& name, text::Sources& sources) : label_("--set " + name), sources_(sources) {}

  // False if something is wrong, see `problem`.
  bool read(const std::string& item, std::vector<std::string>& values) {
    const std::vector<Sign> signs = signs_of(item);
    const bool is_range = std::any_of(signs.begin(), signs.end(), [](const Sign& sign) { return sign.which == '.'; });
    if (is_range) return read_range(item, values);
    values.push_back(item);
    return true;
  }

  std::optional<text::Diagnostic> problem;

  bool wrong(std::uint16_t code, const std::string& item, std::vector<text::Argument> arguments) {
    const text::FileId file = sources_.add(label_, item);
    const text::Span all{file, 0, static_cast<std::uint32_t>(item.size())};
    problem = text::Diagnostic{text::Code{code}, text::Severity::error, all, std::move(arguments), {}, {}};
    return false;
  }

private:
  std::optional<Number> number(const std::string& part) {
    const text::FileId file = sources_.add(label_, part);
    parse::ParsedValue parsed = parse::parse_value(sources_[file], file);
    if (text::has_errors(parsed.diagnostics)) problem = parsed.diagnostics.front();
    if (problem || !parsed.value) return std::nullopt;
    const auto found = std::visit(NumberOf{}, parsed.tree[*parsed.value].node);
    if (!found) wrong(673, part, {part});
    return found;
  }

  bool read_range(const std::string& item, std::vector<std::string>& values) {
    const auto range = range_of(item);
    if (!range) return wrong_range(item);
    const auto from = number(range->from);
    const auto to = from ? number(range->to) : std::nullopt;
    const auto step = to ? number(range->step) : std::nullopt;
    if (!from || !to || !step) return false;
    const Type step_type = from->type == Type::time_of_day ? Type::duration : from->type;
    if (to->type != from->type || step->type != step_type) return wrong(674, item, {range->from, range->to, range->step});
    if (step->value <= Share()) return wrong(675, item, {range->step});
    if (to->value < from->value) return wrong(676, item, {range->from, range->to});
    return count_up(item, *from, *to, *step, values);
  }

  // What was written, with a step of one in its own unit: `1h..6h` as 1h..6h/1h, `20%..80%` as 20%..80%/1%, `08:00..20:00` as 08:00..20:00/1h.
  bool wrong_range(const std::string& item) {
    wrong(672, item, {item});
    const std::vector<Sign> signs = signs_of(item);
    const auto dots = std::find_if(signs.begin(), signs.end(), [](const Sign& sign) { return sign.which == '.'; });
    const auto slash = std::find_if(dots, signs.end(), [](const Sign& sign) { return sign.which == '/'; });
    const std::string from = trimmed(item.substr(0, dots->begin));
    const std::string to = trimmed(item.substr(dots->end, slash == signs.end() ? std::string::npos : slash->begin - dots->end));
    const std::string& last = from.find_first_not_of("0123456789.") == std::string::npos ? to : from;
    const std::size_t unit = last.find_first_not_of("0123456789.");
    const std::string step = to.find(':') != std::string::npos ? "1h" : unit == std::string::npos ? "1" : "1" + last.substr(unit);
    if (from.empty() || to.empty() || unit == 0) return false;
    const std::string whole = fmt::format("{}..{}/{}", from, to, step);
    text::Sources trial;
    std::vector<std::string> values;
    if (Reader reader("", trial); reader.read(whole, values)) problem->helps.push_back({"write", {whole}, std::nullopt});
    return false;
  }

  bool count_up(const std::string& item, const Number& from, const Number& to, const Number& step, std::vector<std::string>& values) {
    if (to.value - from.value >= step.value * Share(most_swept_values, 1)) return wrong(677, item, {std::to_string(most_swept_values)});
    for (Number at = from; at.value <= to.value; at.value = at.value + step.value) values.push_back(written(at));
    return true;
  }

  std::string label_;
  text::Sources& sources_;
};

} // namespace

bool is_swept(std::string_view written) {
  const std::vector<Sign> signs = signs_of(written);
  return std::any_of(signs.begin(), signs.end(), [](const Sign& sign) { return sign.which != '/'; });
}

SweptValues swept_values(const std::string& name, const std::string& written, text::Sources& sources) {
  SweptValues swept;
  Reader reader(name, sources);
  const std::vector<std::string> items = items_of(written);
  if (std::any_of(items.begin(), items.end(), [](const std::string& item) { return item.empty(); })) {
    reader.wrong(679, written, {});
    return {{}, reader.problem};
  }
  for (const std::string& item : items)
    if (!reader.read(item, swept.values)) return {{}, reader.problem};
  return swept;
}

} // namespace guiyin::compare
