#include "tests/reference/runner.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>

extern char** environ;

namespace reference {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int spawn(const std::vector<std::string>& arguments, const fs::path& output, const fs::path& messages) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  posix_spawn_file_actions_addopen(&actions, 2, messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t child = 0;
  int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + arguments[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

class ProcessRunner : public Runner {
public:
  explicit ProcessRunner(std::string binary) : binary_(std::move(binary)) {
    std::string name = (fs::temp_directory_path() / "guiyin_reference.XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make a folder for temporary files");
    folder_ = name;
  }
  ~ProcessRunner() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Response run(const Request& request) override;

private:
  std::vector<std::string> stored(const std::vector<File>& events, Response& failed);

  std::string binary_;
  fs::path folder_;
  std::size_t runs_ = 0;
};

// Instead of the files themselves: a store of the first of them or, with `all`, one to which they were added one by one. What fails is in `failed`.
std::vector<std::string> ProcessRunner::stored(const std::vector<File>& events, Response& failed) {
  const std::string store = (folder_ / "events.gys").string();
  fs::remove(store);
  std::vector<std::string> inputs{store};
  const bool all = runs_ % 2 == 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::string file = (folder_ / events[i].name).string();
    write(file, events[i].content);
    if (i > 0 && !all) {
      inputs.push_back(file);
      continue;
    }
    // What the first files say of orders may be wrong until the last are there.
    std::vector<std::string> load{binary_, "load", file, "--into", store, "--append", "--quiet", "--keep-going", "--rejects", folder_ / "rejected"};
    int status = spawn(load, folder_ / "output", folder_ / "messages");
    if (status != 0) failed = {status, read(folder_ / "output"), read(folder_ / "messages")};
  }
  return inputs;
}

Response ProcessRunner::run(const Request& request) {
  std::vector<std::string> arguments{binary_, "run"};
  arguments.insert(arguments.end(), request.names.begin(), request.names.end());
  auto put = [&](const File& file) {
    write(folder_ / file.name, file.content);
    arguments.push_back((folder_ / file.name).string());
  };
  for (const File& file : request.rules) put(file);
  // Some go through a store, which no outcome may depend on either.
  if (runs_ % 5 < 2) {
    Response failed;
    arguments.push_back("--events");
    for (std::string& input : stored(request.events, failed)) arguments.push_back(std::move(input));
    if (failed.status != 0) return failed;
  } else {
    for (const File& file : request.events) {
      arguments.push_back("--events");
      put(file);
    }
  }
  for (const std::string& setting : request.settings) arguments.insert(arguments.end(), {"--set", setting});
  if (!request.as_of.empty()) arguments.insert(arguments.end(), {"--as-of", request.as_of});
  arguments.insert(arguments.end(), {"--format", "jsonl"});
  // Every run is cut differently; no outcome may depend on it.
  const char* const threads[] = {"1", "2", "7"};
  const char* const grains[] = {"1", "2", "5", "40", "0"};
  arguments.insert(arguments.end(), {"--threads", threads[runs_ % std::size(threads)], "--grain", grains[runs_ % std::size(grains)]});
  // With less memory than the input takes: a grain makes the least of it small.
  if (runs_ % 5 != 4 && runs_ / 5 % 2 == 0) arguments.insert(arguments.end(), {"--memory", "64MB"});
  ++runs_;
  int status = spawn(arguments, folder_ / "output", folder_ / "messages");
  return {status, read(folder_ / "output"), read(folder_ / "messages")};
}

} // namespace

std::unique_ptr<Runner> start_process(const std::string& binary) { return std::make_unique<ProcessRunner>(binary); }

} // namespace reference
