// `guiyin test --update` beside somebody who writes at the same time.
#include "interpreter/cli/cli.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace guiyin;

// Files that change once they have been read a number of times.
class RestlessFiles : public io::MemoryFiles {
public:
  std::string restless, later; // the file, and what stands in it from the second reading on
  mutable int readings = 0;

  io::ReadOutcome read(const std::string& path) const override {
    if (path == restless && ++readings > 1) return io::FileBytes(later);
    return MemoryFiles::read(path);
  }
};

struct Ran {
  cli::Exit exit{};
  std::string output, error;
};

Ran update(io::FileSystem& files) {
  Ran ran;
  cli::Streams streams;
  streams.read_input = []() -> io::ReadOutcome { return io::FileBytes(); };
  streams.output = [&](std::string_view bytes) -> std::optional<io::FileProblem> {
    ran.output += bytes;
    return std::nullopt;
  };
  streams.error = [&](std::string_view text) { ran.error += text; };
  streams.locale = "C.UTF-8";
  ran.exit = cli::main({"test", "rule.gy", "--update"}, streams, files);
  return ran;
}

constexpr std::string_view rule = R"(use "parts"
policy p {
  for each order
  claim c = last(2h)
  credit c
  amount order.total
}
test "t" of p {
  timeline {
    buyer 张三  agents 小美
    2023-10-16
    09:00  张三 -> 小美
    10:00  places O1: SKU1 x1 @100.00
  }
  expect O1 is silent   # kept
}
)";
constexpr std::string_view parts = "claim last(how_long: duration) { window how_long before placed  candidates chats  tie-break latest }\n";

std::string with(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  return out.replace(out.find(what), what.size(), by);
}

} // namespace

TEST_CASE("the file is written, its byte order mark and line ends kept") {
  RestlessFiles files;
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : rule) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  files.files = {{"rule.gy", windows}, {"parts.gy", std::string(parts)}};
  const Ran ran = update(files);
  CHECK(ran.error == "");
  CHECK(ran.exit == cli::Exit::done);
  CHECK(files.files["rule.gy"] == with(windows, "is silent", "is credited"));
}

TEST_CASE("a file that was changed meanwhile is left alone") {
  RestlessFiles files;
  files.files = {{"rule.gy", std::string(rule)}, {"parts.gy", std::string(parts)}};
  files.restless = "rule.gy";
  files.later = "# somebody's work\n";
  const Ran ran = update(files);
  CHECK(ran.exit == cli::Exit::usage);
  CHECK(ran.error.find("GY0654") != std::string::npos);
  CHECK(files.files["rule.gy"] == rule);
}

TEST_CASE("what would not pass is not written") {
  RestlessFiles files;
  files.files = {{"rule.gy", std::string(rule)}, {"parts.gy", std::string(parts)}};
  files.restless = "parts.gy";
  files.later = with(parts, "how_long before placed", "how_long after placed");
  const Ran ran = update(files);
  CHECK(ran.exit == cli::Exit::usage);
  CHECK(ran.error.find("GY0655") != std::string::npos);
  CHECK(files.files["rule.gy"] == rule);
}
