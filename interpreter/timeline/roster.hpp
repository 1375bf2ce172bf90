// What a shop knows of its agents (`--agents roster.csv`): the columns `agent`, `group`, and whatever others; `shop`, where given, keeps agents of
// one name in several shops apart.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiyin::timeline {

class Roster {
public:
  Roster() = default;
  explicit Roster(std::vector<std::string> columns); // besides `agent` and `shop`

  // `values` stand in the order of `columns()`; an empty one is missing. False if the agent is there already (with the same shop).
  bool add(std::string shop, std::string agent, std::vector<std::string> values);
  const std::vector<std::string>& columns() const { return columns_; }
  bool knows(std::string_view agent) const; // in any shop
  // Of the agent in this shop, else of the agent in a row without shop; empty (missing) if she or the column is unknown.
  std::string_view value(std::string_view shop, std::string_view agent, std::string_view column) const;

private:
  std::vector<std::string> columns_;
  // By shop, then agent; found by views, without copying.
  struct ByShopAndAgent {
    using is_transparent = void;
    template <class A, class B> bool operator()(const A& a, const B& b) const {
      const int shops = std::string_view(a.first).compare(std::string_view(b.first));
      return shops != 0 ? shops < 0 : std::string_view(a.second) < std::string_view(b.second);
    }
  };
  std::map<std::pair<std::string, std::string>, std::vector<std::string>, ByShopAndAgent> rows_;
};

} // namespace guiyin::timeline
