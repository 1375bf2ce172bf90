// Rule files by name or path: those that are compiled in, and those beside the file that names them.
#pragma once

#include "grammar/parse/parse.hpp"
#include "interpreter/io/files.hpp"
#include "interpreter/program/compile.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

struct BuiltIn {
  std::string_view name; // "jd", "generic/first_touch", "zh/jd", "stdlib/claims": the path without `rules/` and `.gy`
  std::string_view path; // "rules/jd.gy"
  std::string_view content;
  std::string_view policy = {}; // 京东促成: what a file in Chinese calls its policy, by which it is found too
};
// All rule files in the binary, sorted by name.
std::vector<BuiltIn> built_ins();
// By name or path, with or without `rules/` and `.gy`; those in Chinese also by what they call their policy.
std::optional<BuiltIn> find_built_in(std::string_view name);

// Why a file that was found cannot be used as a rule file.
// A file with a few bytes that are no UTF-8 is no problem here: the parser says where they stand.
enum class TextProblem : std::uint8_t { none, empty, gbk, utf16, office, nul };
TextProblem find_text_problem(std::string_view bytes);

// `sources` and `files` outlive the library; trees live as long as it does.
class Library : public program::Library {
public:
  Library(text::Sources& sources, const FileSystem& files) : sources_(sources), files_(files) {}

  // LANGUAGE: `use "…"`, `policy … from …`: relative to the using file, then built-in; `.gy` may be left out.
  const syntax::Tree* find(std::string_view path, text::FileId from, text::Diagnostics& diagnostics) override;
  std::vector<std::string> names() const override;

  struct Opened {
    const syntax::Tree* tree = nullptr; // null if the file could not be had
    std::string path;                   // as messages name it
    std::optional<FileProblem> problem;
    TextProblem text = TextProblem::none;
    const text::Diagnostics* syntax = nullptr; // what the parser said of this file, whoever was told before; null like `tree`
  };
  // What the command line names. A bare name is a built-in policy before it is a file; anything else is a file first. `problem` is not_found if it is
  // neither.
  Opened open(const std::string& name_or_path, text::Diagnostics& diagnostics);
  // Text that was read elsewhere (standard input).
  Opened open_text(const std::string& path, std::string content, text::Diagnostics& diagnostics);
  // Compiled in; there is no such file on the disk.
  bool is_built_in(text::FileId file) const;

private:
  const parse::ParsedFile& keep(const std::string& key, const std::string& path, std::string content, text::Diagnostics& diagnostics);
  Opened open_file(const std::string& path, text::Diagnostics& diagnostics);
  Opened open_built_in(const BuiltIn& built_in, text::Diagnostics& diagnostics);

  text::Sources& sources_;
  const FileSystem& files_;
  std::map<std::string, parse::ParsedFile> parsed_; // by resolved path; a map, so that references stay valid
  std::vector<text::FileId> built_in_files_;
};

} // namespace guiyin::io
