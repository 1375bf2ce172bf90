#include "interpreter/explain/html.hpp"

#include "interpreter/html/escape.hpp"
#include "interpreter/html/page.hpp"

#include <fmt/format.h>

namespace guiyin::explain {

namespace {

using html::escaped;

std::string_view tone_class(Tone tone) {
  switch (tone) {
  case Tone::good:
    return "good";
  case Tone::bad:
    return "bad";
  case Tone::quiet:
    return "quiet";
  case Tone::plain:
    break;
  }
  return "plain";
}

std::string_view mark_class(Mark mark) {
  if (mark == Mark::agent) return "agent";
  if (mark == Mark::both) return "both";
  return mark >= Mark::placed ? "order" : "other";
}

// A cell's place in hundredths of a per cent of the picture's width.
std::string percent(int cell, int cells) {
  const int hundredths = cells > 1 ? cell * 10'000 / (cells - 1) : 0;
  return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

std::string label_html(const std::string& text) { return fmt::format("<div class=\"label\" title=\"{0}\">{0}</div>", escaped(text)); }

std::string axis_html(const Picture& picture) {
  std::string out = "<div class=\"row axis\">" + label_html(picture.date) + "<div class=\"track\"><svg aria-hidden=\"true\">";
  bool low = false;
  for (const AxisLabel& label : picture.labels) {
    out += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", percent(label.cell, picture.cells), low ? 34 : 14, escaped(label.text));
    low = !low;
  }
  return out + "</svg></div></div>\n";
}

std::string bar_html(const Bar& bar, int cells) {
  const std::string from = percent(bar.first, cells), to = percent(bar.last, cells);
  const auto edge = [](const std::string& x) { return fmt::format(R"(<line class="edge" x1="{0}" x2="{0}" y1="30%" y2="70%"/>)", x); };
  return fmt::format(R"(<rect class="bar" x="{}" width="{}" y="30%" height="40%"/>)", from, percent(bar.last - bar.first, cells)) +
         (bar.open_begin ? "" : edge(from)) + (bar.open_end ? "" : edge(to));
}

// An <svg> of its own carries the mark to its place, since only an <svg>'s place can be given in per cent of the width.
std::string mark_html(const MarkAt& mark, int cells) {
  return fmt::format(R"(<svg x="{0}" y="50%" overflow="visible"><circle class="disc {1}" r="9"/><text class="{1}" y="4">{2}</text></svg>)",
                     percent(mark.cell, cells), mark_class(mark.mark), escaped(std::string(1, glyph(mark.mark))));
}

std::string row_html(const PictureRow& row, int cells) {
  std::string out = "<div class=\"row\">" + label_html(row.label) + "<div class=\"track\"><svg aria-hidden=\"true\">" +
                    R"(<line class="line" x1="0" x2="100%" y1="50%" y2="50%"/>)";
  for (const Bar& bar : row.bars) out += bar_html(bar, cells);
  for (const MarkAt& mark : row.marks) out += mark_html(mark, cells);
  return out + "</svg></div></div>\n";
}

std::string picture_html(const Picture& picture) {
  if (picture.cells == 0) return {};
  std::string out = "<div class=\"picture\"><div class=\"canvas\">\n" + axis_html(picture);
  for (const PictureRow& row : picture.rows) out += row_html(row, picture.cells);
  out += "</div><p class=\"legend\">";
  for (const std::string& line : picture.legend) out += escaped(line) + "\n";
  return out + "</p></div>\n";
}

std::string paragraph_html(const Paragraph& paragraph) {
  std::string out = fmt::format("<section><h2>{}", escaped(paragraph.title));
  if (!paragraph.clause.empty()) out += fmt::format("<span class=\"clause\">{}</span>", escaped(paragraph.clause));
  out += "</h2>\n<ul>\n";
  for (const Item& item : paragraph.items)
    out += fmt::format("<li class=\"d{} {}\">{}</li>\n", item.depth, tone_class(item.tone), html::sentence(item.text));
  return out + "</ul></section>\n";
}

std::string article_html(const Document& document) {
  std::string out = fmt::format("<article><h1>{}</h1>\n<p class=\"facts\">", escaped(document.title));
  for (std::size_t i = 0; i < document.head.size(); ++i) out += (i > 0 ? " · " : "") + escaped(document.head[i]);
  out += fmt::format("</p>\n<p class=\"outcome\">{}</p>\n", escaped(document.outcome)) + picture_html(document.picture);
  for (const Paragraph& paragraph : document.paragraphs) out += paragraph_html(paragraph);
  return out + "</article>\n";
}

} // namespace

std::string html_document(const std::vector<Document>& documents, text::Language language) {
  const html::Page page{documents.empty() ? "guiyin" : documents.front().title, language};
  std::string out = html::page_begin(page);
  for (const Document& document : documents) out += article_html(document);
  return out + html::page_end(page);
}

} // namespace guiyin::explain
