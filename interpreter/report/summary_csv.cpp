#include "interpreter/report/buffer.hpp"
#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/percent.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/report/words.hpp"

namespace guiyin::report {
namespace {

using engine::Status;

constexpr std::array statuses_in_order{Status::credited, Status::silent, Status::revoked, Status::excluded, Status::pending};

// One key and status.
struct Row {
  std::string_view policy, shop, key;
  Status status;
  const Tally& tally;
  values::Money whole;
  std::optional<std::uint64_t> assists;
};

std::string header(By by) {
  std::string out = "policy,shop";
  if (by != By::shop) out += "," + std::string(key_name(by));
  return out + ",status,units,orders,lines,amount,percent" + (by == By::agent ? ",assists\n" : "\n");
}

void append_row(std::string& out, const Row& row, By by) {
  append_cell(out, row.policy);
  out += ',';
  append_cell(out, row.shop);
  if (by != By::shop) {
    out += ',';
    append_cell(out, row.key);
  }
  out += "," + std::string(status_name(row.status)) + "," + std::to_string(row.tally.units) + "," + std::to_string(row.tally.orders) + "," +
         std::to_string(row.tally.lines) + "," + values::to_string(row.tally.amount) + "," + percent(row.tally.amount, row.whole);
  if (by == By::agent) out += "," + (row.assists ? std::to_string(*row.assists) : "");
  out += '\n';
}

bool is_empty(const Tally& tally) { return tally.units == 0 && tally.amount == values::Money{}; }

void append_section(std::string& out, const Result& result, By by) {
  const Summary& summary = result.summary;
  const bool winners = by == By::agent || by == By::claim;
  const auto tally_of = [](const Tallies& tallies, Status status) -> const Tally& { return tallies[static_cast<std::size_t>(status)]; };
  for (const Group& group : summary.groups) {
    for (const Status status : statuses_in_order) {
      const Tally& tally = tally_of(group.by_status, status);
      const bool helped = status == Status::credited && group.assists > 0;
      if (is_empty(tally) && !helped) continue;
      append_row(out, {result.program->name, group.shop, group.name, status, tally, summary.total.amount, group.assists}, by);
    }
  }
  for (const Status status : statuses_in_order) {
    if (!winners || status == Status::credited || is_empty(tally_of(summary.by_status, status))) continue;
    append_row(out, {result.program->name, "", "", status, tally_of(summary.by_status, status), summary.total.amount, std::nullopt}, by);
  }
}

} // namespace

bool write_summary_csv(const std::vector<Result>& results, const Options& options, const Write& write) {
  Buffer buffer(write);
  buffer.text += header(options.by);
  for (const Result& result : results) {
    append_section(buffer.text, result, options.by);
    if (!buffer.pass()) return false;
  }
  return buffer.flush();
}

} // namespace guiyin::report
