#include "interpreter/explain/teller.hpp"

#include "interpreter/report/condition_text.hpp"
#include "interpreter/report/grid.hpp"

namespace guiyin::explain {

std::string Teller::name(timeline::TextId text) const { return text == timeline::TextId::missing ? "-" : report::printable(timeline().texts[text]); }

std::string Teller::source(timeline::RowSource row) const {
  const auto& files = timeline().files;
  return fmt::format("{}:{}", row.file < files.size() ? report::printable(files[row.file]) : "?", row.line);
}

std::string Teller::place(text::Span span) const {
  if (static_cast<std::size_t>(span.file) >= subject.sources.size()) return {};
  const text::Source& file = subject.sources[span.file];
  return fmt::format("{}:{}", file.path(), file.position(span.begin).line);
}

std::string Teller::rule(program::ExprId condition) const {
  return "`" + report::printable(report::condition_text(program(), condition, say.language())) + "`";
}

std::string Teller::claim(std::uint32_t index) const {
  const program::Claim& claim = program().claims[index];
  if (claim.description.empty() || claim.description == claim.name) return claim.name;
  return say("{} ({})", "{}（{}）", claim.name, report::printable(claim.description));
}

std::string Teller::message(std::uint32_t row) const {
  return say("{} ({})", "{}（{}）", say.moment(message_time(row)), source(timeline().messages.source[row]));
}

std::string Teller::happening(std::uint32_t row) const {
  return say("{} ({})", "{}（{}）", say.moment(timeline().happenings.time[row]), source(timeline().happenings.source[row]));
}

} // namespace guiyin::explain
