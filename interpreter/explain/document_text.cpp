#include "grammar/text/utf8.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/explain/wrap.hpp"

namespace guiyin::explain {

namespace {

constexpr int width = picture_width;

std::string bullet(const Item& item) {
  const std::string indent(static_cast<std::size_t>(item.depth) * 2, ' ');
  const char* sign = item.tone == Tone::good ? "+ " : item.tone == Tone::bad ? "x " : "  ";
  return wrapped(item.text, indent + sign, indent + "    ", width);
}

std::string paragraph_text(const Paragraph& paragraph) {
  std::string out = wrapped(paragraph.clause.empty() ? paragraph.title : paragraph.title + "  " + paragraph.clause, "", "  ", width);
  for (const Item& item : paragraph.items) out += bullet(item);
  return out + "\n";
}

} // namespace

std::string document_text(const Document& document) {
  std::string out = wrapped(document.title, "", "  ", width);
  for (const std::string& line : document.head) out += wrapped(line, "  ", "    ", width);
  out += wrapped(document.outcome, "  ", "  ", width) + "\n";
  if (document.picture.cells > 0) out += picture_text(document.picture) + "\n";
  for (const Paragraph& paragraph : document.paragraphs) out += paragraph_text(paragraph);
  out.pop_back(); // the last blank line
  return out;
}

} // namespace guiyin::explain
