#include "grammar/print/pen.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::print {

std::string_view Pen::written(text::Span span) const {
  if (!source_ || span.begin >= span.end || span.end > source_->content().size()) return {};
  return source_->content().substr(span.begin, span.end - span.begin);
}

bool Pen::breaks_between(std::uint32_t begin, std::uint32_t end) const {
  if (!source_ || begin >= end || end > source_->content().size()) return false;
  return source_->content().substr(begin, end - begin).find('\n') != std::string_view::npos;
}

int Pen::column() const { return lines.back().indent + text::display_width(lines.back().text); }

} // namespace guiyin::print
