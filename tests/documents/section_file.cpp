#include "tests/documents/section_file.hpp"

#include "interpreter/io/disk.hpp"
#include "tests/documents/command_line.hpp"

namespace guiyin::documents {

namespace {
constexpr std::string_view file_mark = "file ", escaped_mark = " escaped", from_mark = " from ";
} // namespace

bool is_file(const Section& section) { return section.heading.starts_with(file_mark); }

SectionFile file_of(const Section& section) {
  SectionFile file{section.heading.substr(file_mark.size()), section.body, {}};
  if (file.name.ends_with(escaped_mark)) {
    file.name.resize(file.name.size() - escaped_mark.size());
    file.content = unescape(file.content);
  }
  const std::size_t from = file.name.find(from_mark);
  if (from == std::string::npos) return file;
  const std::string original = file.name.substr(from + from_mark.size());
  file.name.resize(from);
  const io::ReadOutcome read = io::Disk().read(GUIYIN_TOP "/" + original);
  if (const auto* bytes = std::get_if<io::FileBytes>(&read))
    file.content = bytes->view();
  else
    file.missing = original;
  return file;
}

} // namespace guiyin::documents
