// One run of the product against the evaluator, line by line; and the smallest run that still differs.
#pragma once

#include "tests/reference/print.hpp"
#include "tests/reference/runner.hpp"

#include <optional>

namespace reference {

struct Batch {
  std::vector<Policy> policies; // a derived one after its base
  bool builtin = false;         // the one policy is run by its name, not from a file
  Settings settings;            // of a batch with one policy
  Events events;
  std::optional<std::int64_t> as_of;
  bool hints = false; // with as_of: tell also where the product claims more than trying can show
  Spelling spelling = Spelling::english;
  int files = 1;          // how many event files the rows are cut into
  std::uint64_t look = 0; // how the event files are written
};

Request request_of(const Batch& batch);

struct Difference {
  std::string policy;
  std::string shop, order;
  std::string expected, actual; // empty: no such line
  bool hint = false;            // not proved: trying futures showed nothing of the kind
};

struct Comparison {
  Response response;
  std::size_t decisions = 0;
  std::vector<Difference> differences;
  bool agrees() const { return response.status == 0 && differences.empty(); }
};

Comparison compare(const Batch& batch, Runner& runner);
// Fewer policies, rows and clauses, while the run still ends with the same status and, where it differed, still differs.
Batch shrink(const Batch& batch, const Comparison& found, Runner& runner);
std::string report(const Batch& batch, Runner& runner);

} // namespace reference
