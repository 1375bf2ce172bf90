// JSON piece by piece; commas come by themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::explain {

class JsonWriter {
public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  JsonWriter& key(std::string_view name);

  void string(std::string_view text);
  void number(std::int64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  // A value that is JSON already.
  void raw(std::string_view json);

  void field(std::string_view name, std::string_view text) { key(name).string(text); }
  void field(std::string_view name, const char* text) { key(name).string(text); }
  void field(std::string_view name, std::int64_t value) { key(name).number(value); }
  void field(std::string_view name, bool value) { key(name).boolean(value); }

  std::string take() { return std::move(out_); }

private:
  void separate();
  void open(char bracket);
  void close(char bracket);

  std::string out_;
  bool first_ = true; // of the object or array that is open
};

} // namespace guiyin::explain
