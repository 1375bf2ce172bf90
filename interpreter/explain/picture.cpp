#include "interpreter/explain/picture.hpp"

#include "interpreter/explain/axis.hpp"
#include "interpreter/explain/teller.hpp"

#include <algorithm>
#include <map>

namespace guiyin::explain {

namespace {

using timeline::HappeningType;
using timeline::TextId;
using values::Moment;

constexpr std::uint32_t most_messages = 400; // in the picture; beyond that only those nearest to the order's placing
constexpr std::size_t most_agents = 12;

bool bounded(Moment moment) { return moment > values::beginning_of_time && moment < values::end_of_time; }

// The messages that are shown: all, or those round the order's placing.
timeline::Range<timeline::MessageTag> shown_messages(const Teller& teller) {
  auto range = teller.buyer().messages;
  if (range.size() <= most_messages) return range;
  const auto& time = teller.timeline().messages.time;
  const auto placed =
      static_cast<std::uint32_t>(std::lower_bound(time.begin() + range.begin, time.begin() + range.end, teller.order().placed) - time.begin());
  range.begin = std::max(range.begin, placed < most_messages / 2 ? 0 : placed - most_messages / 2);
  range.end = std::min(range.end, placed + most_messages / 2);
  return range;
}

struct Happening {
  Moment time;
  Mark mark;
};

Mark mark_of(HappeningType type) {
  switch (type) {
  case HappeningType::pay:
    return Mark::paid;
  case HappeningType::pay_deposit:
    return Mark::deposit_paid;
  case HappeningType::pay_balance:
    return Mark::balance_paid;
  case HappeningType::ship:
    return Mark::shipped;
  case HappeningType::complete:
    return Mark::completed;
  case HappeningType::cancel:
    return Mark::cancelled;
  case HappeningType::refund:
    return Mark::refunded;
  }
  return Mark::several;
}

std::vector<Happening> happenings_of(const Teller& teller) {
  std::vector<Happening> all{{teller.order().placed, Mark::placed}};
  const auto& happenings = teller.timeline().happenings;
  for (std::uint32_t row = teller.order().happenings.begin; row < teller.order().happenings.end; ++row)
    all.push_back({happenings.time[row], mark_of(happenings.type[row])});
  return all;
}

// Windows that exist, each once, with the claims that look through it.
struct Shown {
  engine::WindowTrace window;
  std::string claims;
};
std::vector<Shown> windows_of(const Teller& teller) {
  std::vector<Shown> windows;
  for (const engine::ClaimTrace& trace : teller.explained.trace.claims) {
    if (!trace.window.happened || trace.window.end <= trace.window.begin) continue;
    const std::string& name = teller.program().claims[trace.claim].name;
    const auto same = std::find_if(windows.begin(), windows.end(),
                                   [&](const Shown& each) { return each.window.begin == trace.window.begin && each.window.end == trace.window.end; });
    if (same == windows.end())
      windows.push_back({trace.window, name});
    else
      same->claims += teller.say(", ", "、") + name;
  }
  return windows;
}

std::vector<Moment> edges_of(const std::vector<Shown>& windows) {
  std::vector<Moment> edges;
  for (const Shown& shown : windows)
    for (const Moment edge : {shown.window.begin, shown.window.edge})
      if (bounded(edge)) edges.push_back(edge);
  return edges;
}

Mark merged(Mark there, Mark added) {
  if (there == added) return there;
  const auto spoken = [](Mark mark) { return mark == Mark::buyer || mark == Mark::agent || mark == Mark::both; };
  if (spoken(there) && spoken(added)) return Mark::both;
  if (there == Mark::automatic && spoken(added)) return added;
  if (spoken(there) && added == Mark::automatic) return there;
  return Mark::several;
}

void put(PictureRow& row, int cell, Mark mark) {
  const auto there = std::find_if(row.marks.begin(), row.marks.end(), [&](const MarkAt& each) { return each.cell == cell; });
  if (there == row.marks.end())
    row.marks.push_back({cell, mark});
  else
    there->mark = merged(there->mark, mark);
}

Mark mark_of_message(const timeline::Messages& messages, std::uint32_t row) {
  if (messages.kind[row] != timeline::Kind::human) return Mark::automatic;
  return messages.sender[row] == timeline::Sender::buyer ? Mark::buyer : Mark::agent;
}

PictureRow& row_of(std::vector<PictureRow>& rows, std::map<TextId, std::size_t>& place, const Teller& teller, TextId agent) {
  const auto [found, added] = place.try_emplace(agent, rows.size());
  if (added) rows.push_back({teller.name(agent), {}, {}});
  return rows[found->second];
}

// Winners before candidates before all others.
int importance(const Teller& teller, TextId agent) {
  int best = 2;
  for (const engine::ClaimTrace& claim : teller.explained.trace.claims)
    for (const engine::CandidateTrace& candidate : claim.candidates)
      if (candidate.agent == agent) best = std::min(best, candidate.share ? 0 : candidate.rows.empty() ? 2 : 1);
  return best;
}

// Keeps the rows of those who matter most; the number of the others.
std::size_t leave_out_agents(const Teller& teller, const std::map<TextId, std::size_t>& place, std::vector<PictureRow>& rows) {
  if (rows.size() <= most_agents) return 0;
  std::vector<std::pair<int, std::size_t>> order;
  for (const auto& [agent, row] : place) order.push_back({importance(teller, agent), row});
  std::sort(order.begin(), order.end());
  order.resize(most_agents);
  std::vector<PictureRow> kept;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (std::any_of(order.begin(), order.end(), [&](const auto& each) { return each.second == row; })) kept.push_back(std::move(rows[row]));
  const std::size_t left_out = rows.size() - kept.size();
  rows = std::move(kept);
  return left_out;
}

struct AgentRows {
  std::vector<PictureRow> rows; // in the order of their first messages
  std::size_t left_out = 0;
};
AgentRows agent_rows(const Teller& teller, const Axis& axis) {
  std::vector<PictureRow> rows;
  std::map<TextId, std::size_t> place;
  const timeline::Messages& messages = teller.timeline().messages;
  const auto shown = shown_messages(teller);
  for (std::uint32_t row = shown.begin; row < shown.end; ++row)
    put(row_of(rows, place, teller, messages.agent[row]), axis.cell(messages.time[row]), mark_of_message(messages, row));
  const timeline::Transfers& transfers = teller.timeline().transfers;
  for (std::size_t i = 0; i < transfers.time.size(); ++i)
    if (transfers.buyer[i] == teller.order().buyer) put(row_of(rows, place, teller, transfers.from[i]), axis.cell(transfers.time[i]), Mark::transfer);
  const std::size_t left_out = leave_out_agents(teller, place, rows);
  return {std::move(rows), left_out};
}

PictureRow moment_row(const Teller& teller, const Axis& axis, const std::vector<Happening>& happenings) {
  PictureRow row{teller.say("order {}", "订单 {}", teller.name(teller.order().number)), {}, {}};
  for (const Happening& happening : happenings) put(row, axis.cell(happening.time), happening.mark);
  return row;
}

PictureRow window_row(const Teller& teller, const Axis& axis, const Shown& shown) {
  const engine::WindowTrace& window = shown.window;
  const bool open_begin = !bounded(window.begin), open_end = !bounded(window.edge);
  const Bar bar{open_begin ? 0 : axis.cell(window.begin), open_end ? axis.cells() - 1 : axis.cell(window.edge), open_begin, open_end,
                window.edge < window.end};
  return {teller.say("window {}", "窗口 {}", shown.claims), {}, {bar}};
}

bool holds_mark(const std::vector<PictureRow>& rows, Mark mark) {
  return std::any_of(rows.begin(), rows.end(), [&](const PictureRow& row) {
    return std::any_of(row.marks.begin(), row.marks.end(), [&](const MarkAt& each) { return each.mark == mark; });
  });
}

std::string mark_words(const Say& say, Mark mark) {
  switch (mark) {
  case Mark::buyer:
    return say("the buyer wrote", "买家发言");
  case Mark::agent:
    return say("the agent wrote", "客服发言");
  case Mark::both:
    return say("both wrote", "双方发言");
  case Mark::automatic:
    return say("automatic or system message", "自动或系统消息");
  case Mark::transfer:
    return say("handed over", "转接");
  case Mark::placed:
    return say("placed", "下单");
  case Mark::deposit_paid:
    return say("deposit paid", "付定金");
  case Mark::paid:
    return say("paid", "付款");
  case Mark::balance_paid:
    return say("balance paid", "付尾款");
  case Mark::shipped:
    return say("shipped", "发货");
  case Mark::completed:
    return say("completed", "完成");
  case Mark::cancelled:
    return say("cancelled", "取消");
  case Mark::refunded:
    return say("refunded", "退款");
  case Mark::several:
    return say("several at once", "同时多件事");
  }
  return {};
}

std::vector<std::string> legend_of(const Teller& teller, const Picture& picture, std::size_t agents_left_out) {
  std::string marks;
  for (int i = 0; i <= static_cast<int>(Mark::several); ++i) {
    const auto mark = static_cast<Mark>(i);
    if (holds_mark(picture.rows, mark)) marks += fmt::format("{}{} {}", marks.empty() ? "" : "   ", glyph(mark), mark_words(teller.say, mark));
  }
  std::vector<std::string> legend{marks};
  legend.push_back(teller.say("[ the window begins, included   ) it ends, not included   ] it ends, included   distances are not to scale",
                              "[ 窗口起点（含）   ) 窗口终点（不含）   ] 窗口终点（含）   间距不按比例"));
  const std::uint32_t hidden = teller.buyer().messages.size() - shown_messages(teller).size();
  if (hidden) legend.push_back(teller.say("{} messages far from the order are not drawn", "离下单较远的 {} 条消息未画出", hidden));
  if (agents_left_out) legend.push_back(teller.say("{} more agents are not drawn", "另有 {} 位客服未画出", agents_left_out));
  return legend;
}

std::vector<Moment> instants_of(const Teller& teller, const std::vector<Happening>& happenings, const std::vector<Moment>& edges) {
  std::vector<Moment> instants = edges;
  for (const Happening& happening : happenings) instants.push_back(happening.time);
  const auto shown = shown_messages(teller);
  const auto& time = teller.timeline().messages.time;
  instants.insert(instants.end(), time.begin() + shown.begin, time.begin() + shown.end);
  const timeline::Transfers& transfers = teller.timeline().transfers;
  for (std::size_t i = 0; i < transfers.time.size(); ++i)
    if (transfers.buyer[i] == teller.order().buyer) instants.push_back(transfers.time[i]);
  return instants;
}

} // namespace

char glyph(Mark mark) {
  constexpr std::string_view glyphs = "><*.~PD$BSCXR#";
  return glyphs[static_cast<std::size_t>(mark)];
}

Picture picture(const Teller& teller) {
  const std::vector<Happening> happenings = happenings_of(teller);
  const std::vector<Shown> windows = windows_of(teller);
  std::vector<Moment> wanted = edges_of(windows);
  const std::vector<Moment> instants = instants_of(teller, happenings, wanted);
  const Axis axis(instants, picture_width - longest_label - 2);
  wanted.insert(wanted.begin(), teller.order().placed);
  Picture out;
  out.cells = axis.cells();
  const std::string date = values::date_to_string(values::local_day(axis.instants().front()));
  out.date = axis.on_one_day() ? date : date.substr(0, date.size() - 6);
  out.labels = axis_labels(axis, wanted);
  for (const Shown& shown : windows) out.rows.push_back(window_row(teller, axis, shown));
  const AgentRows agents = agent_rows(teller, axis);
  out.rows.insert(out.rows.end(), agents.rows.begin(), agents.rows.end());
  out.rows.push_back(moment_row(teller, axis, happenings));
  out.legend = legend_of(teller, out, agents.left_out);
  return out;
}

} // namespace guiyin::explain
