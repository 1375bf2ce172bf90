#include "interpreter/io/files.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>

namespace guiyin::io {

FileBytes::FileBytes(std::string bytes) {
  auto owner = std::make_shared<const std::string>(std::move(bytes));
  view_ = *owner;
  owner_ = std::move(owner);
}

text::Argument describe(FileProblem problem) {
  switch (problem) {
  case FileProblem::not_found:
    return {"there is no such file", "没有这个文件"};
  case FileProblem::not_allowed:
    return {"you have no permission", "没有权限"};
  case FileProblem::is_folder:
    return {"it is a folder", "这是一个文件夹"};
  case FileProblem::not_a_folder:
    return {"its folder does not exist", "所在的文件夹不存在"};
  case FileProblem::no_space:
    return {"the disk is full", "磁盘已满"};
  case FileProblem::no_reader:
    return {"nobody reads it any more", "已经没有程序在读取"};
  case FileProblem::other:
    break;
  }
  return {"the system reports a failure", "系统报告失败"};
}

namespace {

std::string normal(const std::string& path) { return std::filesystem::path(path).lexically_normal().string(); }

// Keeps a name out of the map until it is committed.
class MemoryOutput : public OutputFile {
public:
  MemoryOutput(std::map<std::string, std::string>& files, std::string name) : files_(files), name_(std::move(name)) {}
  bool write(std::string_view bytes) override {
    pending_ += bytes;
    return true;
  }
  bool commit() override {
    files_[name_] = std::move(pending_);
    return true;
  }
  FileProblem problem() const override { return FileProblem::other; }

private:
  std::map<std::string, std::string>& files_;
  std::string name_;
  std::string pending_;
};

class MemoryScratch : public ScratchFile {
public:
  explicit MemoryScratch(std::size_t room) : room_(room) {}
  bool write(std::uint64_t offset, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    if (offset + bytes.size() > room_) return false;
    bytes_.resize(std::max<std::size_t>(bytes_.size(), offset + bytes.size()));
    std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(offset));
    return true;
  }
  bool read(std::uint64_t offset, char* to, std::size_t size) const override {
    const std::lock_guard lock(mutex_);
    if (offset + size > bytes_.size()) return false;
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), size, to);
    return true;
  }
  FileProblem problem() const override { return FileProblem::no_space; }

private:
  std::size_t room_;
  mutable std::mutex mutex_;
  std::string bytes_;
};

} // namespace

std::variant<std::unique_ptr<ScratchFile>, FileProblem> MemoryFiles::create_scratch() { return std::make_unique<MemoryScratch>(scratch_room); }

ReadOutcome MemoryFiles::read(const std::string& path) const {
  const auto found = files.find(normal(path));
  if (found != files.end()) return FileBytes(found->second);
  return files_under(path, "").empty() ? FileProblem::not_found : FileProblem::is_folder;
}

bool MemoryFiles::is_file(const std::string& path) const { return files.count(normal(path)) > 0; }

std::vector<std::string> MemoryFiles::files_under(const std::string& folder, std::string_view ending) const {
  const std::string inside = normal(folder) + "/";
  std::vector<std::string> found;
  for (const auto& [path, content] : files)
    if ((inside == "./" || path.starts_with(inside)) && path.ends_with(ending)) found.push_back(path);
  return found;
}

CreateOutcome MemoryFiles::create(const std::string& path) { return std::make_unique<MemoryOutput>(files, normal(path)); }

bool MemoryFiles::same_file(const std::string& a, const std::string& b) const { return is_file(a) && normal(a) == normal(b); }

} // namespace guiyin::io
