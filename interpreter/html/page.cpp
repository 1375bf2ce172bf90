#include "interpreter/html/page.hpp"

#include "grammar/text/embedded.hpp"
#include "interpreter/html/escape.hpp"

#include <fmt/format.h>

namespace guiyin::html {
namespace {

std::string_view file(std::string_view name) {
  for (const text::EmbeddedFile& each : text::page_files())
    if (each.path.ends_with(name)) return each.content;
  return {};
}

// Only this style and this script, known by their digests, may act; nothing may be loaded, embedded, sent or navigated to.
std::string policy(const Page& page) {
  const std::string script = page.with_script ? "; script-src 'sha256-" GUIYIN_SCRIPT_HASH "'" : "";
  return "default-src 'none'; style-src 'sha256-" GUIYIN_STYLE_HASH "'" + script + "; base-uri 'none'; form-action 'none'";
}

} // namespace

std::string page_begin(const Page& page) {
  return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<title>{}</title>\n<style>{}</style></head>\n<body>\n",
                     page.language == text::Language::chinese ? "zh-CN" : "en", policy(page), escaped(page.title), file("page.css"));
}

std::string page_end(const Page& page) {
  const std::string script = page.with_script ? fmt::format("<script>{}</script>\n", file("page.js")) : "";
  return script + "</body></html>\n";
}

std::string outcome(std::string_view sentence) { return "<p class=\"outcome\">" + escaped(sentence) + "</p>\n"; }

std::string section(std::string_view title, std::string_view content) {
  return "<section><h2>" + escaped(title) + "</h2>\n" + std::string(content) + "</section>\n";
}

std::string scrolling(std::string_view content) { return "<div class=\"scroll\" tabindex=\"0\">" + std::string(content) + "</div>\n"; }

std::string folded(std::string_view summary, std::string_view content) {
  return "<details><summary>" + escaped(summary) + "</summary>\n" + std::string(content) + "</details>\n";
}

} // namespace guiyin::html
