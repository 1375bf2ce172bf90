// The product, seen from outside: rule files, event files and settings in, an exit status and what it printed out.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace reference {

struct File {
  std::string name;
  std::string content;
};

struct Request {
  std::vector<std::string> names; // of built-in policies
  std::vector<File> rules;
  std::vector<File> events;
  std::vector<std::string> settings; // NAME=VALUE
  std::string as_of;                 // empty: none
};

struct Response {
  int status = 0;
  std::string output;
  std::string messages;
};

// `run RULES --events … --format jsonl`.
class Runner {
public:
  virtual ~Runner() = default;
  virtual Response run(const Request& request) = 0;
};

// Starts the binary in a folder of its own, which is removed in the end.
std::unique_ptr<Runner> start_process(const std::string& binary);

} // namespace reference
