#include "tests/reference/compare.hpp"

#include "tests/reference/calendar.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/reference/lines.hpp"

namespace reference {

namespace {

std::vector<File> event_files(const Batch& batch) {
  std::vector<File> files;
  std::size_t count = static_cast<std::size_t>(batch.files), size = batch.events.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto begin = batch.events.begin();
    Events part(begin + static_cast<std::ptrdiff_t>(size * i / count), begin + static_cast<std::ptrdiff_t>(size * (i + 1) / count));
    bool json = (batch.look + i) % 4 == 0;
    std::string name = "events" + std::to_string(i) + (json ? ".jsonl" : ".csv");
    files.push_back({name, print_events(part, json ? EventFormat::json_lines : EventFormat::csv, batch.look + i)});
  }
  return files;
}

LinesByPolicy evaluated(const Batch& batch) {
  LinesByPolicy lines;
  for (const Policy& policy : resolved(batch.policies))
    for (const Decision& decision : evaluate(policy, batch.settings, batch.events))
      lines[policy.name].push_back(without_reason(print_decision(decision)));
  return lines;
}

void add_differences(const std::string& policy, const std::vector<std::string>& expected, const std::vector<std::string>& actual,
                     Comparison& comparison) {
  for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
    std::string wanted = i < expected.size() ? expected[i] : "", got = i < actual.size() ? actual[i] : "";
    if (wanted == got) continue;
    const std::string& one = wanted.empty() ? got : wanted;
    comparison.differences.push_back({policy, text_of(one, "shop"), text_of(one, "order"), wanted, got, false});
  }
}

} // namespace

Request request_of(const Batch& batch) {
  Request request;
  std::string rules;
  for (const Policy& policy : batch.policies) rules += print_policy(policy, batch.spelling) + "\n";
  if (batch.builtin)
    request.names = {batch.policies.front().name};
  else
    request.rules = {{"rules.gy", rules}};
  request.events = event_files(batch);
  for (const auto& [name, value] : batch.settings) request.settings.push_back(name + "=" + print_value(value, batch.spelling));
  if (batch.as_of) request.as_of = write_time(*batch.as_of);
  return request;
}

Comparison compare(const Batch& batch, Runner& runner) {
  Comparison comparison;
  LinesByPolicy expected = evaluated(batch); // first, so that a policy that means nothing does not reach the product
  comparison.response = runner.run(request_of(batch));
  if (comparison.response.status != 0) return comparison;
  LinesByPolicy actual = printed(comparison.response.output);
  if (batch.as_of) {
    compare_as_of(batch, actual, comparison);
    return comparison;
  }
  for (const Policy& policy : batch.policies) {
    comparison.decisions += expected[policy.name].size();
    add_differences(policy.name, expected[policy.name], actual[policy.name], comparison);
  }
  return comparison;
}

std::string report(const Batch& batch, Runner& runner) {
  Request request = request_of(batch);
  std::string text;
  for (const File& file : request.rules) text += "--- " + file.name + "\n" + file.content;
  for (const std::string& setting : request.settings) text += "--- --set " + setting + "\n";
  for (const File& file : request.events) text += "--- " + file.name + "\n" + file.content;
  if (!request.as_of.empty()) text += "--- --as-of " + request.as_of + "\n";
  Comparison comparison = compare(batch, runner);
  text += "--- status " + std::to_string(comparison.response.status) + "\n";
  if (comparison.response.status != 0) return text + comparison.response.messages;
  for (const Difference& difference : comparison.differences) text += "expected " + difference.expected + "\nactual   " + difference.actual + "\n";
  return text;
}

} // namespace reference
