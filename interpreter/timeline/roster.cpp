#include "interpreter/timeline/roster.hpp"

#include <algorithm>

namespace guiyin::timeline {

namespace {

// A name with its shop, looked up without copying.
using Key = std::pair<std::string_view, std::string_view>;

} // namespace

Roster::Roster(std::vector<std::string> columns) : columns_(std::move(columns)) {}

bool Roster::add(std::string shop, std::string agent, std::vector<std::string> values) {
  values.resize(columns_.size());
  return rows_.emplace(std::pair{std::move(shop), std::move(agent)}, std::move(values)).second;
}

bool Roster::knows(std::string_view agent) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) { return row.first.second == agent; });
}

std::string_view Roster::value(std::string_view shop, std::string_view agent, std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  if (at == columns_.end()) return {};
  auto row = rows_.find(Key{shop, agent});
  if (row == rows_.end()) row = rows_.find(Key{std::string_view{}, agent});
  if (row == rows_.end()) return {};
  return row->second[static_cast<std::size_t>(at - columns_.begin())];
}

} // namespace guiyin::timeline
