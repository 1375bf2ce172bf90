// Whether a file's bytes are text at all.
#pragma once

#include "interpreter/io/read_events.hpp"

#include <optional>
#include <string_view>

namespace guiyin::io {

struct TextCheck {
  std::optional<text::Diagnostic> problem; // GBK, UTF-16, NUL bytes: nothing of the file can be used
  bool all_utf8 = true;                    // else some rows are not
};
TextCheck check_text(const EventText& text, const ReadOptions& options = {});

// Whether there is nothing to find: UTF-8 without NUL.
bool is_text(std::string_view content);

// By its first bytes: .xlsx and .docx are zip archives, .xls and .doc older containers.
bool is_office_file(std::string_view content);

// Without a UTF-8 byte order mark.
std::string_view without_mark(std::string_view content);

} // namespace guiyin::io
