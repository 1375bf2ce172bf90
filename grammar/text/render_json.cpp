#include "grammar/text/catalogue.hpp"
#include "grammar/text/json.hpp"
#include "grammar/text/render.hpp"

#include <fmt/format.h>

namespace guiyin::text {

namespace {

std::string both_languages(const std::string& english, const std::string& chinese) {
  return fmt::format(R"({{"en":{},"zh":{}}})", json_string(english), json_string(chinese));
}

// The members that say where, without braces; null where the source is not at hand.
std::string place_members(Span span, const Sources& sources) {
  if (static_cast<std::uint32_t>(span.file) >= sources.size()) {
    return R"("file":null,"line":null,"column":null,"end_line":null,"end_column":null)";
  }
  const Source& source = sources[span.file];
  const Position begin = source.position(span.begin), end = source.position(span.end);
  return fmt::format(R"("file":{},"line":{},"column":{},"end_line":{},"end_column":{})", json_string(source.path()), begin.line, begin.column,
                     end.line, end.column);
}

std::string label_json(Code code, const Label& label, const Sources& sources) {
  return fmt::format(R"({{"message":{},{}}})", both_languages(message(code, label, Language::english), message(code, label, Language::chinese)),
                     place_members(label.span, sources));
}

std::string edit_json(const std::optional<Edit>& edit, const Sources& sources) {
  if (!edit) return "null";
  return fmt::format(R"({{{},"replacement":{}}})", place_members(edit->span, sources), json_string(edit->replacement));
}

template <class Items, class Write> std::string array(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + ']';
}

std::string helps_json(const Diagnostic& diagnostic, const Sources& sources) {
  const std::vector<WayOut> english = ways_out(diagnostic, Language::english), chinese = ways_out(diagnostic, Language::chinese);
  std::size_t at = 0;
  return array(english, [&](const WayOut& way) {
    return fmt::format(R"({{"message":{},"edit":{}}})", both_languages(way.words, chinese[at++].words), edit_json(way.edit, sources));
  });
}

std::string diagnostic_json(const Diagnostic& diagnostic, const Sources& sources) {
  const std::string labels = array(diagnostic.labels, [&](const Label& label) { return label_json(diagnostic.code, label, sources); });
  const std::string helps = helps_json(diagnostic, sources);
  return fmt::format(R"({{"code":"{}","severity":"{}","message":{},{},"labels":{},"helps":{}}})", to_string(diagnostic.code),
                     diagnostic.severity == Severity::error ? "error" : "warning",
                     both_languages(message(diagnostic, Language::english), message(diagnostic, Language::chinese)),
                     place_members(diagnostic.span, sources), labels, helps);
}

} // namespace

std::string render_json(const Diagnostics& diagnostics, const Sources& sources) {
  return array(diagnostics, [&](const Diagnostic& diagnostic) { return diagnostic_json(diagnostic, sources); }) + "\n";
}

} // namespace guiyin::text
