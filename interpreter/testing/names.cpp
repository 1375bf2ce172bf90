#include "interpreter/testing/names.hpp"

#include "grammar/text/nearest.hpp"
#include "interpreter/explain/find_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace guiyin::testing {

namespace {

std::vector<std::string> agents_in(std::span<const syntax::Entry> entries) {
  std::set<std::string> buyers, others;
  const auto note = [&](const syntax::Label& label) { others.insert(label.text); };
  for (const syntax::Entry& entry : entries) {
    if (const auto* line = std::get_if<syntax::BuyerLine>(&entry.node))
      for (const syntax::Label& buyer : line->buyers) buyers.insert(buyer.text);
    if (const auto* line = std::get_if<syntax::AgentsLine>(&entry.node)) std::for_each(line->agents.begin(), line->agents.end(), note);
    if (const auto* says = std::get_if<syntax::Says>(&entry.node)) {
      note(says->from);
      note(says->to);
    }
    if (const auto* transfers = std::get_if<syntax::Transfers>(&entry.node)) note(transfers->to);
  }
  std::vector<std::string> agents;
  std::set_difference(others.begin(), others.end(), buyers.begin(), buyers.end(), std::back_inserter(agents));
  return agents;
}

Sentence with_guess(const Sentence& sentence, const std::string& word, const std::vector<std::string>& known) {
  const auto guesses = text::nearest(word, known);
  if (guesses.empty()) return sentence;
  return {fmt::format("{}; did you mean {}?", sentence.en, fmt::join(guesses, " or ")),
          fmt::format("{}；是不是 {}？", sentence.zh, fmt::join(guesses, "、"))};
}

std::vector<std::string> agents_of(const syntax::Expect& expect) {
  std::vector<std::string> agents;
  for (const auto& credit : expect.credits) agents.push_back(credit.agent.text);
  for (const auto& agent : expect.assists) agents.push_back(agent.text);
  if (expect.loser) agents.push_back(expect.loser->text);
  return agents;
}

// The claims of a split decision are joined by `+`; a claim's name may hold one all the same.
std::optional<std::string> unknown_claim(const std::string& joined, const std::vector<std::string>& claims) {
  const auto is_known = [&](const std::string& name) { return std::find(claims.begin(), claims.end(), name) != claims.end(); };
  if (is_known(joined)) return std::nullopt;
  for (std::size_t begin = 0; begin <= joined.size();) {
    const std::size_t end = std::min(joined.find('+', begin), joined.size());
    const std::string name = joined.substr(begin, end - begin);
    if (!is_known(name)) return name;
    begin = end + 1;
  }
  return std::nullopt;
}

} // namespace

std::variant<NamedUnit, Sentence> find_unit(const syntax::UnitName& name, const program::Program& program, const timeline::Timeline& timeline) {
  const auto found = explain::find_units(timeline, name.shop ? name.shop->text + "/" + name.order.text : name.order.text);
  if (found.size() != 1) {
    const Sentence nowhere(fmt::format("there is no order {} in the timeline", name.order.text), fmt::format("时间线里没有订单 {}", name.order.text));
    return with_guess(nowhere, name.order.text, explain::order_names(timeline));
  }
  const timeline::OrderId order = found.front().order;
  const auto lines = timeline.orders[static_cast<std::uint32_t>(order)].lines;
  if (program.unit == program::Unit::order && name.line)
    return Sentence(fmt::format("{0} decides whole orders: write {1}, without the line", program.name, name.order.text),
                    fmt::format("{0} 按整笔订单归属：请写 {1}，不带行号", program.name, name.order.text));
  if (program.unit == program::Unit::order) return NamedUnit{order, std::nullopt};
  const std::uint32_t line = name.line ? *name.line : lines.size() == 1 ? 1 : 0;
  if (line >= 1 && line <= lines.size()) return NamedUnit{order, static_cast<timeline::LineId>(lines.begin + line - 1)};
  return Sentence(fmt::format("{0} has {1} lines: name one, as in {0}.1", name.order.text, lines.size()),
                  fmt::format("{0} 有 {1} 个商品行：请指明一行，例如 {0}.1", name.order.text, lines.size()));
}

std::optional<Sentence> unknown_name(const syntax::Expect& expect, const program::Program& program, std::span<const syntax::Entry> entries) {
  const std::vector<std::string> agents = agents_in(entries);
  for (const std::string& agent : agents_of(expect)) {
    if (std::find(agents.begin(), agents.end(), agent) != agents.end()) continue;
    const Sentence nobody(fmt::format("there is no agent {} in the timeline", agent), fmt::format("时间线里没有客服 {}", agent));
    return with_guess(nobody, agent, agents);
  }
  std::vector<std::string> claims;
  for (const program::Claim& claim : program.claims) claims.push_back(claim.name);
  const auto claim = expect.claim ? unknown_claim(*expect.claim, claims) : std::nullopt;
  if (!claim) return std::nullopt;
  const Sentence none(fmt::format("{} has no claim {}", program.name, *claim), fmt::format("{} 没有判定 {}", program.name, *claim));
  return with_guess(none, *claim, claims);
}

} // namespace guiyin::testing
