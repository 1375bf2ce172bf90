#include "grammar/print/print.hpp"

#include "grammar/print/items.hpp"
#include "grammar/print/weave.hpp"

namespace guiyin::print {

std::string print_file(const syntax::Tree& tree, const text::Source& source, text::Language language) {
  Pen pen(&source, language);
  pen.lines.clear();
  for (const syntax::Declaration& declaration : tree.declarations) write_declaration({tree, pen}, declaration);
  return weave(pen.lines, tree.comments, source);
}

std::string print_expression(const syntax::Tree& tree, syntax::ExprId expression, text::Language language) {
  Pen pen(nullptr, language);
  write({tree, pen}, expression);
  return pen.lines.front().text;
}

} // namespace guiyin::print
