// Short names for building nodes by hand and by dice.
#pragma once

#include "tests/reference/calendar.hpp"
#include "tests/reference/model.hpp"

namespace reference::build {

inline Node node(Op op, std::vector<Node> parts = {}) { return {op, 0, {}, std::move(parts), {}}; }
inline Node number(Op op, std::int64_t value) { return {op, value, {}, {}, {}}; }
inline Node named(Op op, const std::string& name) { return {op, 0, name, {}, {}}; }
inline Node duration(std::int64_t ms) { return number(Op::duration, ms); }
inline Node moment(const std::string& name) { return named(Op::moment, name); }
inline Node param(const std::string& name) { return named(Op::param, name); }
inline Node field(const std::string& name) { return named(Op::field, name); }
inline Node claim(const std::string& name) { return named(Op::claim, name); }
inline Node wins(const std::string& name) { return named(Op::wins, name); }
inline Node choice(const std::string& name) { return named(Op::choice, name); }
inline Node of_candidate(const std::string& name) { return named(Op::of_candidate, name); }
inline Node happened(const std::string& name) { return node(Op::happened, {moment(name)}); }
inline Node most(const std::string& count) { return named(Op::most, count); }
inline Node ranking(std::vector<Node> keys) { return node(Op::ranking, std::move(keys)); }
inline Node by(const std::string& name, std::vector<std::string> labels, std::vector<Node> parts) {
  return {Op::by, 0, name, std::move(parts), std::move(labels)};
}

// The built-in policies, modelled by hand after the samples of LANGUAGE.md.
Policy jd();
Policy taobao();

} // namespace reference::build
