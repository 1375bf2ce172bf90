#include "interpreter/io/story_rows.hpp"

#include "interpreter/io/story_clock.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/timeline/conflict.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

using namespace syntax; // NOLINT: every name below is an entry of a story
using timeline::Column;
using timeline::quotable;

constexpr std::uint16_t unknown_person = 540, two_roles = 541, same_side = 542, which_buyer = 543, out_of_range = 545, no_time = 546;

bool contains(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

void add_names(std::vector<std::string>& names, const std::vector<Label>& labels) {
  for (const Label& label : labels)
    if (!contains(names, label.text)) names.push_back(label.text);
}

// Who is who, from all header lines.
struct People {
  std::vector<std::string> buyers, agents;
};

People people_of(std::span<const Entry> entries) {
  People people;
  for (const Entry& entry : entries) {
    if (const auto* line = std::get_if<BuyerLine>(&entry.node)) add_names(people.buyers, line->buyers);
    if (const auto* line = std::get_if<AgentsLine>(&entry.node)) add_names(people.agents, line->agents);
  }
  return people;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quotable(name);
  return out;
}

class Writer {
public:
  Writer(std::span<const Entry> entries, const EventLayout& layout) : layout_(layout), people_(people_of(entries)) {}

  void take(const Entry& entry) {
    entry_ = &entry;
    if (std::holds_alternative<DateLine>(entry.node)) {
      if (entry.at) clock_.set_date(*entry.at);
    } else if (const auto* shop = std::get_if<ShopLine>(&entry.node)) {
      shop_ = shop->shop.text;
    } else if (!std::holds_alternative<BuyerLine>(entry.node) && !std::holds_alternative<AgentsLine>(entry.node)) {
      take_event(entry);
    }
  }
  StoryRows result() && { return std::move(out_); }

private:
  void take_event(const Entry& entry) {
    row_ = {entry.span, {}, std::vector<std::string>(layout_.size()), false, {}};
    set(Column::shop, shop_);
    const std::size_t before = out_.problems.size();
    const auto moment = read_clock(entry);
    std::visit([this](const auto& node) { fill(node); }, entry.node);
    if (moment && out_.problems.size() == before) repeat(*moment, entry.repeat);
  }

  std::optional<values::Moment> read_clock(const Entry& entry) {
    const StoryClock::Reading reading = clock_.read(entry.at);
    const text::Span span = entry.at ? entry.at->span : entry.span;
    switch (reading.trouble) {
    case StoryClock::Trouble::none:
      return reading.moment;
    case StoryClock::Trouble::without_date:
      problem(no_date, span, {}, "write_date");
      break;
    case StoryClock::Trouble::no_time:
      problem(no_time, span, {}, "write_time");
      break;
    case StoryClock::Trouble::out_of_range:
      problem(out_of_range, span, {});
      break;
    }
    return std::nullopt;
  }

  // "The first at its time, each further one `every` later."
  void repeat(values::Moment first, const Repeat& repeat) {
    for (std::int64_t i = 0; i < std::max<std::int64_t>(1, repeat.times); ++i) {
      const auto moment = i == 0 ? std::optional(first) : later(row_.moments.back(), repeat.every_ms);
      if (!moment) return problem(out_of_range, entry_->span, {});
      row_.moments.push_back(*moment);
    }
    clock_.passed(row_.moments.back());
    out_.rows.push_back(std::move(row_));
  }

  void fill(const Says& says) {
    set(Column::type, "chat");
    set(Column::kind, says.kind);
    if (says.about) set(Column::sku, says.about->text);
    if (is_known(says.from) && is_known(says.to)) fill_sides(says);
    add_extras(row_.cells, says.extras);
  }
  void fill_sides(const Says& says) {
    const bool from_buyer = contains(people_.buyers, says.from.text), to_buyer = contains(people_.buyers, says.to.text);
    if (from_buyer == to_buyer) {
      const text::Argument side = from_buyer ? text::Argument("buyers", "买家") : text::Argument("agents", "客服");
      return problem(same_side, cover(says.from.span, says.to.span), {quotable(says.from.text), quotable(says.to.text), side});
    }
    set(Column::from, from_buyer ? "buyer" : "agent");
    set(Column::buyer, (from_buyer ? says.from : says.to).text);
    set(Column::agent, (from_buyer ? says.to : says.from).text);
  }
  void fill(const Places& places) {
    set(Column::type, "order");
    set(Column::order, places.order.text);
    set_buyer(places.buyer, true);
    row_.has_lines = true;
    for (const OrderedLine& line : places.lines) fill_line(line);
    add_extras(row_.cells, places.extras);
  }
  void fill_line(const OrderedLine& line) {
    auto& cells = row_.lines.emplace_back(layout_.size());
    const auto money = [](std::int64_t fen) { return values::to_string(values::Money{fen}); };
    cells[slot_of(Column::sku)] = line.sku.text;
    cells[slot_of(Column::qty)] = std::to_string(line.quantity);
    cells[slot_of(Column::price)] = money(line.price_fen);
    cells[slot_of(Column::full_reduction)] = money(line.full_reduction_fen);
    cells[slot_of(Column::category_discount)] = money(line.category_discount_fen);
    cells[slot_of(Column::item_discount)] = money(line.item_discount_fen);
    add_extras(cells, line.extras);
  }
  void fill(const Pays& pays) {
    fill_happening("pay", pays.buyer, pays.order);
    if (pays.stage != Stage::whole) set(Column::stage, pays.stage == Stage::deposit ? "deposit" : "balance");
  }
  void fill(const Ships& ships) { fill_happening("ship", ships.buyer, ships.order); }
  void fill(const Completes& completes) { fill_happening("complete", completes.buyer, completes.order); }
  void fill(const Cancels& cancels) {
    fill_happening("cancel", cancels.buyer, cancels.order);
    if (cancels.sku) set(Column::sku, cancels.sku->text);
  }
  void fill(const Refunds& refunds) {
    fill_happening("refund", refunds.buyer, refunds.order);
    if (refunds.sku) set(Column::sku, refunds.sku->text);
    set(Column::amount, values::to_string(values::Money{refunds.fen}));
  }
  void fill(const Transfers& transfers) {
    set(Column::type, "transfer");
    set_buyer(transfers.buyer, true);
    if (is_known(transfers.from)) set(Column::agent, transfers.from.text);
    if (is_known(transfers.to)) set(Column::to, transfers.to.text);
  }
  // Lines that hold no event.
  void fill(const DateLine&) {}
  void fill(const ShopLine&) {}
  void fill(const BuyerLine&) {}
  void fill(const AgentsLine&) {}

  // The order says whose it is, so several buyers do no harm here.
  void fill_happening(std::string_view type, const Label& buyer, const Label& order) {
    set(Column::type, type);
    set(Column::order, order.text);
    set_buyer(buyer, false);
  }

  void set_buyer(const Label& buyer, bool is_needed) {
    if (!buyer.empty()) {
      if (is_known(buyer)) set(Column::buyer, buyer.text);
    } else if (people_.buyers.size() == 1 && is_needed) {
      set(Column::buyer, people_.buyers.front());
    } else if (people_.buyers.size() > 1 && is_needed) {
      problem(which_buyer, entry_->span, {joined(people_.buyers)}, "name_buyer");
    }
  }

  bool is_known(const Label& name) {
    const bool buyer = contains(people_.buyers, name.text), agent = contains(people_.agents, name.text);
    if (buyer && agent)
      problem(two_roles, name.span, {quotable(name.text)});
    else if (!buyer && !agent)
      report_unknown(name);
    return buyer != agent;
  }
  void report_unknown(const Label& name) {
    std::vector<std::string> all = people_.buyers;
    all.insert(all.end(), people_.agents.begin(), people_.agents.end());
    problem(unknown_person, name.span, {quotable(name.text)}, "declare");
    std::vector<text::Help>& helps = out_.problems.back().helps;
    std::size_t at = 0;
    for (const std::string& meant : program::nearest(name.text, all))
      helps.insert(helps.begin() + static_cast<std::ptrdiff_t>(at++), {"did_you_mean", {meant}, {}});
  }

  void add_extras(std::vector<std::string>& cells, const std::vector<Extra>& extras) {
    for (const Extra& extra : extras) {
      out_.columns.insert(extra.column.text);
      const auto slot = layout_.find(extra.column.text);
      if (slot && cells[*slot].empty()) cells[*slot] = extra.value;
    }
  }
  void set(Column column, std::string_view value) { row_.cells[slot_of(column)] = value; }
  void problem(std::uint16_t code, text::Span span, std::vector<text::Argument> arguments, const char* help = nullptr) {
    text::Diagnostic found{{code}, text::Severity::error, span, arguments, {}, {}};
    if (help) found.helps.push_back({help, std::move(arguments), {}});
    out_.problems.push_back(std::move(found));
  }

  const EventLayout& layout_;
  const People people_;
  StoryClock clock_;
  std::string shop_;
  StoryRows out_;
  // Of the entry at hand.
  const Entry* entry_ = nullptr;
  StoryRow row_;
};

} // namespace

StoryRows story_rows(std::span<const Entry> entries, const EventLayout& layout) {
  Writer writer(entries, layout);
  for (const Entry& entry : entries) writer.take(entry);
  return std::move(writer).result();
}

} // namespace guiyin::io
