#include "interpreter/io/missing_columns.hpp"

#include "interpreter/program/names.hpp"
#include "interpreter/timeline/conflict.hpp"
#include "interpreter/timeline/event.hpp"

#include <algorithm>
#include <set>

namespace guiyin::io {

namespace {

constexpr std::uint16_t column_not_there = 556, kept_column_not_there = 586;

std::string listed(const std::vector<std::string>& columns) {
  std::string out;
  for (const std::string& column : columns) out += (out.empty() ? "" : ", ") + timeline::quotable(column);
  return out;
}

std::string owner_name(timeline::FieldOwner owner) {
  if (owner == timeline::FieldOwner::chat) return "chat";
  return owner == timeline::FieldOwner::order ? "order" : "line";
}

} // namespace

text::Diagnostics missing_columns(const std::vector<timeline::FieldRequest>& declared, const std::vector<std::string>& there, bool stores) {
  text::Diagnostics problems;
  std::set<std::string> reported;
  for (const timeline::FieldRequest& field : declared) {
    const std::string name = owner_name(field.on) + "." + field.name;
    if (std::find(there.begin(), there.end(), field.name) != there.end() || !reported.insert(name).second) continue;
    text::Diagnostic& problem =
        problems.emplace_back(text::Diagnostic{{column_not_there}, text::Severity::error, {}, {name, field.name, listed(there)}, {}, {}});
    for (const std::string& meant : program::nearest(field.name, there)) problem.helps.push_back({"did_you_mean", {meant}, {}});
    const auto& fixed = timeline::column_names;
    const bool is_fixed = std::find(fixed.begin(), fixed.end(), field.name) != fixed.end();
    if (stores) problem.helps.push_back({is_fixed ? "store" : "kept", {field.name}, {}});
  }
  return problems;
}

text::Diagnostics columns_not_there(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  text::Diagnostics problems;
  for (const std::string& column : wanted) {
    if (std::find(there.begin(), there.end(), column) != there.end()) continue;
    text::Diagnostic& problem = problems.emplace_back(
        text::Diagnostic{{kept_column_not_there}, text::Severity::error, {}, {timeline::quotable(column), listed(there)}, {}, {}});
    for (const std::string& meant : program::nearest(column, there)) problem.helps.push_back({"did_you_mean", {meant}, {}});
  }
  return problems;
}

} // namespace guiyin::io
