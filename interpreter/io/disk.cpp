#include "interpreter/io/disk.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guiyin::io {
namespace {

namespace fs = std::filesystem;

// Smaller files are read: mapping pays only where copying would cost.
constexpr off_t mapped_from = 1 << 20;

FileProblem problem_of(int error) {
  switch (error) {
  case ENOENT:
    return FileProblem::not_found;
  case EACCES:
  case EPERM:
  case EROFS:
    return FileProblem::not_allowed;
  case EISDIR:
    return FileProblem::is_folder;
  case ENOTDIR:
    return FileProblem::not_a_folder;
  case ENOSPC:
  case EDQUOT:
    return FileProblem::no_space;
  case EPIPE:
    return FileProblem::no_reader;
  default:
    return FileProblem::other;
  }
}

// Closes on every way out.
class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  operator int() const { return number_; }

private:
  int number_;
};

// Remembers the first failure.
class Writing {
public:
  explicit Writing(int descriptor) : descriptor_(descriptor) {}
  int descriptor() const { return descriptor_; }
  FileProblem problem() const { return problem_.value_or(FileProblem::other); }
  bool good() const { return !problem_; }
  bool write(std::string_view bytes) {
    if (good()) problem_ = write_descriptor(descriptor_, bytes);
    return good();
  }
  // `done` is what a call of the system returned.
  bool check(bool done) {
    if (!done && !problem_) problem_ = problem_of(errno);
    return done;
  }

private:
  Descriptor descriptor_;
  std::optional<FileProblem> problem_;
};

// Written beside its place; `rename` makes it appear. The disk begins with what is there while more is written, and memory that holds what is to be
// replaced is let go meanwhile: left to the end, both are waited for by all threads, for 4 % of `run taobao` into a file that was there.
class RenamedFile : public OutputFile {
public:
  RenamedFile(int descriptor, std::string temporary, std::string path)
      : writing_(descriptor), temporary_(std::move(temporary)), path_(std::move(path)),
        replaced_(std::in_place, ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~RenamedFile() override {
    if (!committed_) ::unlink(temporary_.c_str());
  }
  bool write(std::string_view bytes) override {
    if (!writing_.write(bytes)) return false;
    end_ += static_cast<off_t>(bytes.size());
    if (end_ - begun_ >= begun_at_once) begin_to_store();
    return true;
  }
  bool commit() override {
    const auto in_place = [this] { return ::fsync(writing_.descriptor()) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0; };
    committed_ = writing_.good() && writing_.check(in_place());
    replaced_.reset(); // which takes a while, if it was the last to hold the file
    return committed_;
  }
  FileProblem problem() const override { return writing_.problem(); }

private:
  static constexpr off_t begun_at_once = 4 << 20; // bytes

  // Whether this succeeds does not matter.
  void begin_to_store() {
#ifdef __linux__ // others do without
    ::sync_file_range(writing_.descriptor(), begun_, end_ - begun_, SYNC_FILE_RANGE_WRITE);
    if (*replaced_ >= 0) ::posix_fadvise(*replaced_, begun_, end_ - begun_, POSIX_FADV_DONTNEED);
#endif
    begun_ = end_;
  }

  Writing writing_;
  std::string temporary_, path_;
  std::optional<Descriptor> replaced_; // the file that is there, if any; until it is replaced
  off_t end_ = 0, begun_ = 0;
  bool committed_ = false;
};

// A pipe or a device: there is nothing to rename.
class DirectFile : public OutputFile {
public:
  explicit DirectFile(int descriptor) : writing_(descriptor) {}
  bool write(std::string_view bytes) override { return writing_.write(bytes); }
  bool commit() override { return writing_.good(); }
  FileProblem problem() const override { return writing_.problem(); }

private:
  Writing writing_;
};

// Without a name, so that it goes with its descriptor.
class UnnamedFile : public ScratchFile {
public:
  explicit UnnamedFile(int descriptor) : descriptor_(descriptor) {}
  bool write(std::uint64_t offset, std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return fail(written < 0 ? problem_of(errno) : FileProblem::no_space);
      bytes.remove_prefix(static_cast<std::size_t>(written));
      offset += static_cast<std::uint64_t>(written);
    }
    return true;
  }
  bool read(std::uint64_t offset, char* to, std::size_t size) const override {
    while (size > 0) {
      const ssize_t count = ::pread(descriptor_, to, size, static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return fail(count < 0 ? problem_of(errno) : FileProblem::other);
      to += count, size -= static_cast<std::size_t>(count), offset += static_cast<std::uint64_t>(count);
    }
    return true;
  }
  FileProblem problem() const override { return problem_; }

private:
  bool fail(FileProblem problem) const {
    problem_ = problem;
    return false;
  }

  Descriptor descriptor_;
  mutable std::atomic<FileProblem> problem_ = FileProblem::other;
};

// What a newly created file would get, or what the file that it replaces has.
mode_t wanted_mode(const std::string& path) {
  struct stat existing {};
  if (::stat(path.c_str(), &existing) == 0) return existing.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Those that lie within the part as a whole. They are the file's, never changed, so they come back as they were.
void let_pages_go(std::string_view part) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = (reinterpret_cast<std::uintptr_t>(part.data()) + page - 1) / page * page;
  const auto end = reinterpret_cast<std::uintptr_t>(part.data() + part.size()) / page * page;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

CreateOutcome create_beside(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0 && ::access(path.c_str(), W_OK) != 0) return FileProblem::not_allowed;
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return errno == ENOENT ? FileProblem::not_a_folder : problem_of(errno);
  ::fchmod(descriptor, wanted_mode(path));
  return std::make_unique<RenamedFile>(descriptor, temporary, path);
}

} // namespace

std::optional<FileProblem> write_descriptor(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return problem_of(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

ReadOutcome read_descriptor(int descriptor) {
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return problem_of(errno);
    if (count == 0) return FileBytes(std::move(bytes));
    bytes.append(buffer, 0, static_cast<std::size_t>(count));
  }
}

ReadOutcome Disk::read(const std::string& path) const {
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor < 0) return problem_of(errno);
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) return problem_of(errno);
  if (S_ISDIR(info.st_mode)) return FileProblem::is_folder;
  if (S_ISREG(info.st_mode) && info.st_size >= mapped_from) {
    const auto size = static_cast<std::size_t>(info.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data != MAP_FAILED) {
      std::shared_ptr<const void> owner(data, [size](void* mapped) { ::munmap(mapped, size); });
      return FileBytes({static_cast<const char*>(data), size}, std::move(owner), let_pages_go);
    }
  }
  return read_descriptor(descriptor);
}

bool Disk::is_file(const std::string& path) const {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

std::vector<std::string> Disk::files_under(const std::string& folder, std::string_view ending) const {
  std::error_code failed;
  std::vector<std::string> found;
  for (fs::recursive_directory_iterator each(folder, fs::directory_options::skip_permission_denied, failed), end; !failed && each != end;
       each.increment(failed)) {
    std::error_code ignored;
    if (each->is_regular_file(ignored) && each->path().string().ends_with(ending)) found.push_back(each->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

CreateOutcome Disk::create(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) return FileProblem::is_folder;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return problem_of(errno);
    return std::make_unique<DirectFile>(descriptor);
  }
  // A link stays a link: the file that it names is replaced.
  const fs::path target = fs::is_symlink(fs::symlink_status(path, ignored)) ? fs::weakly_canonical(path, ignored) : fs::path(path);
  return create_beside(target.string());
}

std::string Disk::scratch_folder() const {
  const char* const wanted = std::getenv("TMPDIR");
  if (wanted && *wanted) return wanted;
  std::error_code ignored;
  return fs::is_directory("/var/tmp", ignored) ? "/var/tmp" : "/tmp";
}

std::variant<std::unique_ptr<ScratchFile>, FileProblem> Disk::create_scratch() {
  const std::string folder = scratch_folder();
  int descriptor = ::open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
  if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) { // not every file system has files without a name
    std::string name = folder + "/guiyin.XXXXXX";
    descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) ::unlink(name.c_str());
  }
  if (descriptor < 0) return errno == ENOENT ? FileProblem::not_a_folder : problem_of(errno);
  return std::make_unique<UnnamedFile>(descriptor);
}

bool Disk::same_file(const std::string& a, const std::string& b) const {
  std::error_code ignored;
  return fs::equivalent(a, b, ignored);
}

} // namespace guiyin::io
