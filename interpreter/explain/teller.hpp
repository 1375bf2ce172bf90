// What every paragraph needs to speak: the subject, what was decided about it, and the language. Nobody changes one.
#pragma once

#include "interpreter/explain/say.hpp"
#include "interpreter/explain/subject.hpp"

#include <cstdint>
#include <string>

namespace guiyin::explain {

struct Teller {
  const Subject& subject;
  const engine::Explained& explained;
  Say say;

  const program::Program& program() const { return subject.program; }
  const timeline::Timeline& timeline() const { return subject.timeline; }
  const timeline::Order& order() const { return timeline().orders[static_cast<std::uint32_t>(subject.order)]; }
  const timeline::Buyer& buyer() const { return timeline().buyers[static_cast<std::uint32_t>(order().buyer)]; }

  // A text of the events without control characters; "-" where missing.
  std::string name(timeline::TextId text) const;
  // "events.csv:12".
  std::string source(timeline::RowSource row) const;
  // "rules/jd.gy:32".
  std::string place(text::Span span) const;
  // The rule's own words, in the reader's language.
  std::string rule(program::ExprId condition) const;
  // "`on_product` (接待过下单商品的最后一位客服)"; 「…」 alone if it says all.
  std::string claim(std::uint32_t claim) const;
  // A message's time and place: "2023-10-16 10:01:00 (events.csv:3)".
  std::string message(std::uint32_t row) const;
  std::string happening(std::uint32_t row) const;
  values::Moment message_time(std::uint32_t row) const { return timeline().messages.time[row]; }
};

} // namespace guiyin::explain
