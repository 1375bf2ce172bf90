#include "interpreter/io/json_row.hpp"

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "interpreter/io/cell_value.hpp"
#include "interpreter/timeline/conflict.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

constexpr std::uint16_t no_object = 516, key_twice = 517, nested_value = 518, lines_no_list = 521;
constexpr std::string_view lines_key = "lines";

} // namespace

void JsonCells::clear() {
  for (Slot slot = 0; slot < texts_.size(); ++slot) {
    if (!has(slot)) continue;
    texts_[slot].clear();
    after_key_[slot] = npos;
  }
}

Cells JsonCells::views() {
  for (Slot slot = 0; slot < texts_.size(); ++slot) views_[slot] = trimmed(texts_[slot]);
  return views_;
}

// RapidJSON's events to cells. False from any of them ends the reading of the line; then `problem` says why.
class JsonHandler {
public:
  JsonHandler(JsonRow& row, const rapidjson::MemoryStream& stream) : row_(row), stream_(stream) {}

  std::optional<JsonProblem> problem;

  bool Null() { return value({}); }
  bool Bool(bool b) { return value(b ? "true" : "false"); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return value({text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return value({text, size}); }
  // Never called, since numbers come as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool StartObject() {
    if (ignored_ > 0) return ++ignored_, true;
    switch (place_) {
    case Place::before:
      place_ = Place::row;
      return true;
    case Place::in_lines:
      place_ = Place::line;
      cells_ = &row_.element(row_.line_count_++);
      return true;
    default:
      return open_nested();
    }
  }
  bool EndObject(rapidjson::SizeType) {
    if (ignored_ > 0) return --ignored_, true;
    if (place_ == Place::line) {
      place_ = Place::in_lines;
      cells_ = &row_.row_;
    } else {
      place_ = Place::after;
    }
    return true;
  }
  bool StartArray() {
    if (ignored_ > 0) return ++ignored_, true;
    if (place_ == Place::row && at_lines_) return place_ = Place::in_lines, true;
    if (place_ == Place::before) return fail(no_object, {});
    if (place_ == Place::in_lines) return fail(lines_no_list, {});
    return open_nested();
  }
  bool EndArray(rapidjson::SizeType) {
    if (ignored_ > 0) return --ignored_, true;
    place_ = Place::row;
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (ignored_ > 0) return true;
    const std::string_view key(text, size);
    slot_ = row_.layout_.find(key);
    at_lines_ = place_ == Place::row && key == lines_key;
    if (slot_ ? cells_->has(*slot_) : at_lines_ && row_.has_lines_) return fail(key_twice, {timeline::quotable(key)});
    if (slot_)
      cells_->name(*slot_, stream_.Tell());
    else if (at_lines_)
      row_.has_lines_ = true;
    else
      row_.other_keys_.emplace_back(key);
    return true;
  }

private:
  enum class Place : std::uint8_t { before, row, in_lines, line, after };

  bool value(std::string_view text) {
    if (ignored_ > 0) return true;
    if (place_ == Place::before) return fail(no_object, {});
    if (place_ == Place::in_lines) return fail(lines_no_list, {});
    if (at_lines_ && text.empty()) return row_.has_lines_ = false, true; // null: none
    if (at_lines_) return fail(lines_no_list, {});
    if (slot_) cells_->set(*slot_, text);
    return true;
  }
  // A list or an object where a value belongs. Under a key that nobody reads it does no harm.
  bool open_nested() {
    if (at_lines_) return fail(lines_no_list, {});
    if (slot_) return fail(nested_value, {row_.layout_.name(*slot_)});
    ignored_ = 1;
    return true;
  }
  bool fail(std::uint16_t code, std::vector<text::Argument> arguments) {
    const std::size_t at = stream_.Tell();
    problem = {at == 0 ? 0 : at - 1, {code}, std::move(arguments)};
    return false;
  }

  JsonRow& row_;
  const rapidjson::MemoryStream& stream_;
  Place place_ = Place::before;
  JsonCells* cells_ = &row_.row_;
  std::optional<Slot> slot_;
  bool at_lines_ = false;
  std::size_t ignored_ = 0; // how deep within a value that nobody reads
};

std::optional<JsonProblem> JsonRow::read(std::string_view line) {
  row_.clear();
  line_count_ = 0;
  has_lines_ = false;
  other_keys_.clear();
  rapidjson::MemoryStream stream(line.data(), line.size());
  JsonHandler handler(*this, stream);
  rapidjson::Reader reader;
  // Iterative, so that no depth of brackets can exhaust the stack.
  constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  if (handler.problem) return handler.problem;
  if (result.IsError()) return JsonProblem{std::min(result.Offset(), line.size()), {no_object}, {}};
  return std::nullopt;
}

RawRow JsonRow::raw(timeline::RowSource source) {
  line_views_.clear();
  for (std::size_t i = 0; i < line_count_; ++i) line_views_.push_back(lines_[i].views());
  return {row_.views(), has_lines_, line_views_, source};
}

std::size_t JsonRow::position(std::string_view line, CellPlace place) const {
  const JsonCells& cells = place.line == of_row ? row_ : lines_[place.line];
  const std::size_t after_key = cells.after_key(place.slot);
  if (after_key == JsonCells::npos) return JsonCells::npos;
  const auto value = line.find_first_not_of(" \t:", after_key);
  return value == std::string_view::npos ? after_key : value;
}

bool JsonRow::carries(Slot slot) const {
  return row_.has(slot) || std::any_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(line_count_),
                                       [&](const JsonCells& line) { return line.has(slot); });
}

JsonCells& JsonRow::element(std::size_t index) {
  if (index == lines_.size()) lines_.emplace_back(layout_.size());
  lines_[index].clear();
  return lines_[index];
}

} // namespace guiyin::io
