#include "interpreter/explain/html.hpp"

#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

namespace guiyin::explain {

namespace {

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#66707b;--good:#0b7a3b;--bad:#b3261e;--line:#d5dae0;--paper:#fff;--soft:#f4f6f8;--bar:#2f6fdb}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--quiet:#9aa4ae;--good:#57c785;--bad:#ff8a80;--line:#3a424b;--paper:#14181c;--soft:#1e242a;--bar:#7aa7ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:60rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.3rem;margin:1.5rem 0 .3rem}h2{font-size:1.05rem;margin:0 0 .4rem}
.outcome{font-size:1.1rem;padding:.7rem .9rem;background:var(--soft);border-left:.3rem solid var(--bar);border-radius:.3rem}
.facts{color:var(--quiet);margin:.2rem 0 .8rem}
section{border:1px solid var(--line);border-radius:.5rem;padding:.8rem .9rem;margin:.8rem 0}
.clause{font:.8rem ui-monospace,monospace;color:var(--quiet);font-weight:normal;margin-left:.5rem}
ul{list-style:none;margin:0;padding:0}li{margin:.25rem 0}
.d2{margin-left:1.1rem}.d3{margin-left:2.2rem}.d4{margin-left:3.3rem}
.good{color:var(--good);font-weight:600}.bad{color:var(--bad)}.quiet{color:var(--quiet);font-size:.92em}
.picture{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;padding:.6rem;margin:.8rem 0}
.canvas{min-width:44rem}
.row{display:flex;align-items:center;height:1.7rem}
.label{flex:0 0 9rem;padding-right:.5rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-size:.9rem}
.track{position:relative;flex:1;height:100%;margin:0 3rem 0 .5rem}
.track::before{content:"";position:absolute;left:0;right:0;top:50%;border-top:1px solid var(--line)}
.mark{position:absolute;top:50%;transform:translate(-50%,-50%);min-width:1.15rem;height:1.15rem;line-height:1.15rem;border-radius:.6rem;font-size:.75rem;text-align:center;background:var(--paper);border:1px solid var(--quiet)}
.mark.agent,.mark.both{background:var(--bar);color:var(--paper);border-color:var(--bar)}
.mark.order{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.bar{position:absolute;top:30%;height:40%;background:var(--bar);opacity:.35;border-radius:.1rem}
.bar.edge-left{border-left:.2rem solid var(--ink)}.bar.edge-right{border-right:.2rem solid var(--ink)}
.axis{height:2.6rem;align-items:flex-start}.axis .track::before{top:auto;bottom:0}
.tick{position:absolute;font-size:.7rem;white-space:nowrap;color:var(--quiet);transform:translateX(-50%)}.tick.low{top:1.15rem}
.legend{font-size:.85rem;color:var(--quiet);margin:.4rem 0 0;white-space:pre-line}
@media print{section{break-inside:avoid}}
)";

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

std::string axis_html(const Picture& picture) {
  std::string out = fmt::format("<div class=\"row axis\"><div class=\"label\">{}</div><div class=\"track\">", escaped(picture.date));
  bool low = false;
  for (const AxisLabel& label : picture.labels) {
    out +=
        fmt::format("<span class=\"tick{}\" style=\"left:{}\">{}</span>", low ? " low" : "", percent(label.cell, picture.cells), escaped(label.text));
    low = !low;
  }
  return out + "</div></div>\n";
}

std::string row_html(const PictureRow& row, int cells) {
  std::string out = fmt::format("<div class=\"row\"><div class=\"label\" title=\"{0}\">{0}</div><div class=\"track\">", escaped(row.label));
  for (const Bar& bar : row.bars)
    out += fmt::format("<span class=\"bar{}{}\" style=\"left:{};width:{}\"></span>", bar.open_begin ? "" : " edge-left",
                       bar.open_end ? "" : " edge-right", percent(bar.first, cells), percent(bar.last - bar.first, cells));
  for (const MarkAt& mark : row.marks)
    out += fmt::format("<span class=\"mark {}\" style=\"left:{}\">{}</span>", mark_class(mark.mark), percent(mark.cell, cells),
                       escaped(std::string(1, glyph(mark.mark))));
  return out + "</div></div>\n";
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
    out += fmt::format("<li class=\"d{} {}\">{}</li>\n", item.depth, tone_class(item.tone), escaped(item.text));
  return out + "</ul></section>\n";
}

std::string article_html(const Document& document) {
  std::string out = fmt::format("<article><h1>{}</h1>\n<p class=\"facts\">", escaped(document.title));
  for (std::size_t i = 0; i < document.head.size(); ++i) out += (i > 0 ? " · " : "") + escaped(document.head[i]);
  out += fmt::format("</p>\n<p class=\"outcome\">{}</p>\n", escaped(document.outcome)) + picture_html(document.picture);
  for (const Paragraph& paragraph : document.paragraphs) out += paragraph_html(paragraph);
  return out + "</article>\n";
}

std::string_view reference(char32_t value) {
  switch (value) {
  case U'&':
    return "&amp;";
  case U'<':
    return "&lt;";
  case U'>':
    return "&gt;";
  case U'"':
    return "&quot;";
  case U'\'':
    return "&#39;";
  default:
    return {};
  }
}

} // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    at += point.bytes;
    const std::string_view special = reference(point.value);
    special.empty() ? text::append_utf8(out, point.value) : void(out += special);
  }
  return out;
}

std::string html_document(const std::vector<Document>& documents, text::Language language) {
  const std::string title = documents.empty() ? "guiyin" : escaped(documents.front().title);
  std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                                "<title>{}</title>\n<style>{}</style></head>\n<body>\n",
                                language == text::Language::chinese ? "zh-CN" : "en", title, style);
  for (const Document& document : documents) out += article_html(document);
  return out + "</body></html>\n";
}

} // namespace guiyin::explain
