// The parts of Builder that its files share.
#pragma once

#include "grammar/parse/builder.hpp"

namespace guiyin::parse {

template <typename Node> std::vector<Node> Builder::take(Stack<Node>& stack, Range range) {
  std::size_t from = stack.size();
  while (from > 0 && stack[from - 1].range.first >= range.first) --from;
  std::vector<Node> taken;
  for (std::size_t at = from; at < stack.size(); ++at) taken.push_back(std::move(stack[at].node));
  stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(from), stack.end());
  return taken;
}

template <typename Node> std::optional<Node> Builder::take_last(Stack<Node>& stack, Range range) {
  auto taken = take(stack, range);
  if (taken.empty()) return std::nullopt;
  return std::move(taken.back());
}

} // namespace guiyin::parse
