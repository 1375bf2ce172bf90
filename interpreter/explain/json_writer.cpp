#include "interpreter/explain/json_writer.hpp"

#include "grammar/text/json.hpp"

namespace guiyin::explain {

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  text::append_json_string(out_, name);
  out_ += ':';
  first_ = true; // its value follows without a comma
  return *this;
}

void JsonWriter::string(std::string_view value) {
  separate();
  text::append_json_string(out_, value);
}

void JsonWriter::number(std::int64_t value) { raw(std::to_string(value)); }

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

} // namespace guiyin::explain
