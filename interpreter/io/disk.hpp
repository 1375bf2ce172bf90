// The disk as a FileSystem.
#pragma once

#include "interpreter/io/files.hpp"

#include <optional>

namespace guiyin::io {

// Large regular files are mapped, others read. Files are written beside their place and renamed, so that no half file is ever seen; what is no
// regular file (a pipe, /dev/null) is written directly.
class Disk : public FileSystem {
public:
  ReadOutcome read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::vector<std::string> files_under(const std::string& folder, std::string_view ending) const override;
  CreateOutcome create(const std::string& path) override;
  bool same_file(const std::string& a, const std::string& b) const override;
  // TMPDIR, else /var/tmp, which is meant for large files where /tmp may stand in memory, else /tmp.
  std::string scratch_folder() const override;
  std::variant<std::unique_ptr<ScratchFile>, FileProblem> create_scratch() override;
};

// All that a descriptor still gives, for standard input.
ReadOutcome read_descriptor(int descriptor);
// Why not all could be written; a pipe that nobody reads gives no_reader (SIGPIPE must be ignored).
std::optional<FileProblem> write_descriptor(int descriptor, std::string_view bytes);

} // namespace guiyin::io
