// Files that are compiled into the binary.
#pragma once

#include <span>
#include <string_view>

namespace guiyin::text {

struct EmbeddedFile {
  std::string_view path; // relative to the top of the repository: "rules/jd.gy"
  std::string_view content;
};

std::span<const EmbeddedFile> message_pages(); // docs/messages/*.md
std::span<const EmbeddedFile> rule_files();    // rules/**/*.gy and stdlib/*.gy; in guiyin_io
std::span<const EmbeddedFile> page_files();    // style and script of interpreter/html; in guiyin_html

} // namespace guiyin::text
