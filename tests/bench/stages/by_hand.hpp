// Two built-in policies, each written by hand for itself over the same timeline: what an interpreter of any policy is measured against.
#pragma once

#include "interpreter/engine/attribute.hpp"

#include <vector>

namespace guiyin::by_hand {

// What a decision comes to, for comparison.
struct Result {
  engine::Status status = engine::Status::silent;
  timeline::TextId agent{}, assist{}; // missing: none
  values::Money amount;
  friend bool operator==(const Result&, const Result&) = default;
};

// rules/jd.gy with its defaults, a result per line; rules/taobao.gy with its defaults, a result per order. In the order of the timeline's orders.
std::vector<Result> jd(const timeline::Timeline& timeline);
std::vector<Result> taobao(const timeline::Timeline& timeline);

// The engine's decisions in the same form and order.
std::vector<Result> results_of(const engine::Outcome& outcome);

} // namespace guiyin::by_hand
