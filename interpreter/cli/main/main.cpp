// The process: its arguments, streams and environment, handed to cli::main.
#include "interpreter/cli/cli.hpp"
#include "interpreter/io/disk.hpp"

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace {

using namespace guiyin;

std::string locale_name() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value && *value) return value;
  }
  return {};
}

cli::Streams process_streams() {
  cli::Streams streams;
  streams.read_input = [] { return io::read_descriptor(STDIN_FILENO); };
  streams.output = [](std::string_view bytes) { return io::write_descriptor(STDOUT_FILENO, bytes); };
  streams.error = [](std::string_view bytes) { io::write_descriptor(STDERR_FILENO, bytes); };
  streams.error_is_terminal = ::isatty(STDERR_FILENO) == 1;
  streams.locale = locale_name();
  return streams;
}

} // namespace

int main(int count, char** values) {
  std::signal(SIGPIPE, SIG_IGN); // a reader that goes away shows as a failed write
  io::Disk disk;
  return static_cast<int>(cli::main({values + (count > 0), values + count}, process_streams(), disk));
}
