// Files behind one small interface: the disk, and a twin in memory for tests.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/spool/scratch.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guiyin::io {

// A file's bytes, held in memory or mapped from the disk; never changed. Copies share the bytes, which live as long as the last of them.
class FileBytes {
public:
  FileBytes() = default;
  explicit FileBytes(std::string bytes);
  // Lets the memory go that a part of the bytes stands in; whoever looks at them again gets them again.
  using LetGo = std::function<void(std::string_view)>;
  // `owner` keeps `bytes` alive.
  FileBytes(std::string_view bytes, std::shared_ptr<const void> owner, LetGo let_go = nullptr)
      : view_(bytes), owner_(std::move(owner)), let_go_(std::move(let_go)) {}

  std::string_view view() const { return view_; }
  const std::shared_ptr<const void>& owner() const { return owner_; }
  // Null where the bytes stand in memory of their own.
  const LetGo& let_go() const { return let_go_; }

private:
  std::string_view view_;
  std::shared_ptr<const void> owner_;
  LetGo let_go_;
};

enum class FileProblem : std::uint8_t { not_found, not_allowed, is_folder, not_a_folder, no_space, no_reader, other };
// In the words of a message: "there is no such file" / "没有这个文件".
text::Argument describe(FileProblem problem);

using ReadOutcome = std::variant<FileBytes, FileProblem>;

// A file being written. It appears under its name, whole, at `commit`; if the object goes before that, nothing is left and what stood there stays.
class OutputFile {
public:
  virtual ~OutputFile() = default;
  // False once writing has failed; `commit` fails then as well, and `problem` says why.
  virtual bool write(std::string_view bytes) = 0;
  virtual bool commit() = 0;
  virtual FileProblem problem() const = 0;
};

// A temporary file, which nobody else sees and of which nothing is left when the object goes, or the process ends in whatever way.
class ScratchFile : public spool::Scratch {
public:
  // Why something could not be written or read.
  virtual FileProblem problem() const = 0;
};

using CreateOutcome = std::variant<std::unique_ptr<OutputFile>, FileProblem>;

class FileSystem {
public:
  virtual ~FileSystem() = default;
  virtual ReadOutcome read(const std::string& path) const = 0;
  virtual bool is_file(const std::string& path) const = 0;
  // All files in a folder and the folders in it whose names end in `ending`, sorted by path; empty if there is no such folder.
  virtual std::vector<std::string> files_under(const std::string& folder, std::string_view ending) const = 0;
  virtual CreateOutcome create(const std::string& path) = 0;
  // Whether two paths name one existing file.
  virtual bool same_file(const std::string& a, const std::string& b) const = 0;
  // Where `create_scratch` puts files.
  virtual std::string scratch_folder() const = 0;
  virtual std::variant<std::unique_ptr<ScratchFile>, FileProblem> create_scratch() = 0;
};

// Whole files in a map. Paths are compared after `lexically_normal`.
class MemoryFiles : public FileSystem {
public:
  std::map<std::string, std::string> files;

  ReadOutcome read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::vector<std::string> files_under(const std::string& folder, std::string_view ending) const override;
  CreateOutcome create(const std::string& path) override;
  bool same_file(const std::string& a, const std::string& b) const override;
  std::string scratch_folder() const override { return "scratch"; }
  std::variant<std::unique_ptr<ScratchFile>, FileProblem> create_scratch() override;
  // How many bytes scratch files take before there is no room for more.
  std::size_t scratch_room = SIZE_MAX;
};

} // namespace guiyin::io
