#include "interpreter/explain/words.hpp"

namespace guiyin::explain {

namespace {

using program::Side;

struct WindowWords {
  const Words& words;
  const Say& say;

  std::string open(Side side, program::ExprId moment) const {
    return side == Side::before ? say("before {}", "{}之前", words.moment(moment)) : say("after {}", "{}之后", words.moment(moment));
  }

  std::string operator()(const program::BoundedWindow& node) const {
    const auto* constant = std::get_if<program::Constant>(&words.program()[node.duration].node);
    if (constant && constant->value == program::unlimited_ms) return open(node.side, node.moment);
    if (node.side == Side::after) return words.within(node.duration, node.moment);
    if (!constant) return say("in the ({1}) before {0}", "{0}前（{1}）内", words.moment(node.moment), words.value(node.duration));
    return say("in the {1} before {0}", "{0}前 {1}内", words.moment(node.moment), words.value(node.duration));
  }
  std::string operator()(const program::OpenWindow& node) const { return open(node.side, node.moment); }
  std::string operator()(const program::AlwaysWindow&) const { return say("at any time", "不论何时"); }
  std::string operator()(const program::CalendarWindow& node) const {
    const auto* constant = std::get_if<program::Constant>(&words.program()[node.count].node);
    const std::string moment = words.moment(node.moment), count = words.value(node.count);
    const bool one = constant && constant->value == 1;
    if (one && node.side == Side::before) return say("on the day of {0}, before it,", "{0}当天、{0}之前", moment);
    if (one) return say("on the day of {0}, after it,", "{0}当天、{0}之后", moment);
    return node.side == Side::before ? say("in the {1} calendar days up to {0}", "{0}前 {1} 个自然日内（含{0}当天）", moment, count)
                                     : say("in the {1} calendar days from {0} on", "{0}后 {1} 个自然日内（含{0}当天）", moment, count);
  }
  std::string operator()(const program::FromToWindow& node) const {
    return say("from {} to {}", "从{}到{}", words.moment(node.from), words.moment(node.to));
  }
  std::string operator()(const program::ChooseWindow& node) const {
    return say("({1} if {0}, else {2})", "（若{0}，则{1}；否则{2}）", words.condition(node.condition), words.window(node.then),
               words.window(node.otherwise));
  }
};

} // namespace

std::string Words::window(program::WindowId id) const { return std::visit(WindowWords{*this, say_}, program_[id].node); }

} // namespace guiyin::explain
