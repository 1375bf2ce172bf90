#include "interpreter/io/gather.hpp"

#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/meant_cell.hpp"
#include "interpreter/io/missing_columns.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/timeline/assemble.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <tuple>

namespace guiyin::io {

namespace {

constexpr std::uint16_t other_buyer = 530, other_owner = 535, numbers_shortened = 565;

// Finds the rows of late conflicts again, file by file in one pass.
class Locator {
public:
  Locator(const std::vector<EventText>& texts, const EventLayout& layout) : texts_(texts), layout_(layout) {}

  // `source` does not stand before that of the last call.
  LocatedCell locate(timeline::RowSource source, const std::vector<Slot>& slots) {
    const EventText& text = texts_[source.file];
    if (!text.content.data()) return {{}, {source.line, 1}, 0}; // it came with a store
    if (!started_ || file_ != source.file) start(source.file);
    for (; line_ < source.line; ++line_) {
      const auto end = rest_.find('\n');
      rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    }
    switch (detect_format(text)) {
    case EventFormat::csv:
      return locate_in_csv(content_, layout_, rest_, line_, slots);
    case EventFormat::json_lines:
      return locate_in_json(layout_, rest_, line_, slots);
    case EventFormat::timeline:
    case EventFormat::store:
      break;
    }
    return locate_in_timeline(rest_, line_);
  }

private:
  void start(std::uint32_t file) {
    started_ = true;
    file_ = file;
    content_ = without_mark(texts_[file].content);
    rest_ = content_;
    line_ = 1;
  }

  const std::vector<EventText>& texts_;
  const EventLayout& layout_;
  bool started_ = false;
  std::uint32_t file_ = 0, line_ = 1;
  std::string_view content_, rest_;
};

bool same_row(timeline::RowSource a, timeline::RowSource b) { return a.file == b.file && a.line == b.line; }
bool stands_before(timeline::RowSource a, timeline::RowSource b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); }

// Whether any text looks like a shortened number. Texts stand one behind the other, while orders lead to theirs here and there: going through the
// numbers of all orders instead took 0.06 s of ten million events, one thread.
bool any_shortened(const timeline::Dictionary& texts, unsigned threads) {
  std::atomic<bool> any = false;
  values::in_pieces(threads, texts.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (is_shortened_number(texts[static_cast<timeline::TextId>(i)])) any = true;
  });
  return any;
}

} // namespace

ReadSummary summary_of(const timeline::BuildCounts& counts, std::uint64_t orders) {
  return {counts.rows, orders, counts.shops, counts.buyers, counts.agents, counts.first, counts.last, counts.left_out, counts.duplicates, 0};
}

Gathering::Gathering(std::vector<EventText> files, const EventLayout& layout, const ReadOptions& options, text::Diagnostics file_problems)
    : layout_(layout), options_(options) {
  result_.files = std::move(files);
  result_.file_problems = std::move(file_problems);
}

std::vector<std::string> Gathering::paths() const {
  std::vector<std::string> paths;
  for (const EventText& file : result_.files) paths.push_back(file.path);
  return paths;
}

void Gathering::reject_late() {
  std::vector<timeline::Conflict> conflicts = std::move(conflicts_);
  std::stable_sort(conflicts.begin(), conflicts.end(), [](const auto& a, const auto& b) { return stands_before(a.source, b.source); });
  std::sort(stored_.said.begin(), stored_.said.end(), stands_before);
  Locator locator(result_.files, layout_);
  for (std::size_t begin = 0, end = 0; begin < conflicts.size(); begin = end) {
    const timeline::RowSource source = conflicts[begin].source;
    std::vector<Slot> slots;
    for (end = begin; end < conflicts.size() && same_row(conflicts[end].source, source); ++end) slots.push_back(slot_of(conflicts[end].column));
    if (std::binary_search(stored_.said.begin(), stored_.said.end(), source, stands_before)) {
      ++stored_.rejected;
      continue;
    }
    const LocatedCell located = locator.locate(source, slots);
    timeline::Conflict& shown = conflicts[begin + located.which];
    result_.rejected.push_back({source.file, source.line, located.bytes});
    const bool shortened = std::any_of(shown.arguments.begin(), shown.arguments.end(), [](const auto& each) { return is_shortened_number(each.en); });
    std::vector<text::Help> helps;
    if (shortened && (shown.code.number == other_buyer || shown.code.number == other_owner)) helps.push_back({"shortened", {}, std::nullopt});
    result_.problems.push_back(
        {source.file, located.position.line, located.position.column, shown.code, std::move(shown.arguments), std::move(helps)});
  }
}

// Excel shows an order number of more than eleven digits as 1.23E+15, and saves what it shows.
void Gathering::warn_of_shortened_numbers() {
  const auto told = [](const RowProblem& problem) { return !problem.helps.empty() && problem.helps[0].key == "shortened"; };
  if (std::any_of(result_.problems.begin(), result_.problems.end(), told)) return;
  if (shortened_.count == 0) return;
  result_.file_problems.push_back(
      {{numbers_shortened}, text::Severity::warning, {}, {timeline::quotable(shortened_.first), std::to_string(shortened_.count)}, {}, {}});
}

// The first is the one that was placed first.
void Gathering::note_shortened_numbers(const timeline::Timeline& timeline) {
  if (!any_shortened(timeline.texts, options_.threads)) return;
  for (const timeline::Order& order : timeline.orders) {
    const std::string_view number = timeline.texts[order.number];
    if (!is_shortened_number(number)) continue;
    const bool first = shortened_.count++ == 0 || std::pair(order.placed, number) < std::pair(shortened_.placed, std::string_view(shortened_.first));
    if (first) shortened_.placed = order.placed, shortened_.first = number;
  }
}

// Each piece of a file says for itself what the file lacks.
timeline::RowBatch Gathering::take(Intake& intake) {
  for (text::Diagnostic& problem : intake.file_problems_) {
    const auto same = [&](const text::Diagnostic& said) {
      return said.code == problem.code && said.arguments.size() == problem.arguments.size() &&
             std::equal(said.arguments.begin(), said.arguments.end(), problem.arguments.begin(),
                        [](const auto& a, const auto& b) { return a.en == b.en; });
    };
    if (std::none_of(result_.file_problems.begin(), result_.file_problems.end(), same)) result_.file_problems.push_back(std::move(problem));
  }
  columns_.merge(intake.columns_);
  std::move(intake.row_problems_.begin(), intake.row_problems_.end(), std::back_inserter(result_.problems));
  std::move(intake.rejected_.begin(), intake.rejected_.end(), std::back_inserter(result_.rejected));
  stored_.duplicates += intake.stored_.duplicates;
  stored_.rejected += intake.stored_.rejected;
  stored_.said.insert(stored_.said.end(), intake.stored_.said.begin(), intake.stored_.said.end());
  return std::move(intake.rows_);
}

void Gathering::note(timeline::Built& built) {
  std::move(built.conflicts.begin(), built.conflicts.end(), std::back_inserter(conflicts_));
  note_shortened_numbers(built.timeline);
  orders_ += built.timeline.orders.size();
}

void Gathering::take(timeline::Built& built) {
  note(built);
  result_.counts = built.counts;
}

void Gathering::take_part(timeline::Built& built) {
  note(built);
  timeline::BuildCounts& counts = result_.counts;
  for (std::size_t type = 0; type < event_types; ++type) {
    counts.rows[type] += built.counts.rows[type];
    counts.left_out[type] += built.counts.left_out[type];
  }
  counts.duplicates += built.counts.duplicates;
  counts.buyers += built.counts.buyers;
  const auto keep = [](auto& kept, const auto& other, const auto& better) {
    if (other && (!kept || better(*other, *kept))) kept = other;
  };
  keep(counts.first, built.counts.first, std::less());
  keep(counts.last, built.counts.last, std::greater());
  const timeline::Dictionary& texts = built.timeline.texts;
  for (const timeline::TextId shop : built.shops) shops_.emplace(texts[shop]);
  for (const auto& [shop, agent] : built.agents) agents_.emplace(texts[shop], texts[agent]);
  counts.shops = shops_.size();
  counts.agents = agents_.size();
}

ReadResult Gathering::finish() && {
  result_.counts.duplicates += stored_.duplicates;
  reject_late();
  result_.columns.assign(columns_.begin(), columns_.end());
  if (result_.file_problems.empty() && !options_.wanted.backlog) // columns to be stored are not declared by anybody
    for (text::Diagnostic& problem : missing_columns(options_.fields, result_.columns, false)) result_.file_problems.push_back(std::move(problem));
  const auto by_place = [](const auto& a, const auto& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); };
  std::stable_sort(result_.problems.begin(), result_.problems.end(), by_place);
  std::stable_sort(result_.rejected.begin(), result_.rejected.end(), by_place);
  result_.summary = summary_of(result_.counts, orders_);
  result_.summary.rejected = result_.rejected.size() + stored_.rejected;
  warn_of_shortened_numbers();
  return std::move(result_);
}

ReadResult gather(std::vector<Intake> intakes, std::vector<EventText> files, const EventLayout& layout, const ReadOptions& options,
                  text::Diagnostics file_problems) {
  Gathering gathering(std::move(files), layout, options, std::move(file_problems));
  std::vector<timeline::RowBatch> batches;
  for (Intake& intake : intakes) batches.push_back(gathering.take(intake));
  timeline::Built built = timeline::assemble(std::move(batches), gathering.paths(), options.threads);
  gathering.take(built);
  ReadResult result = std::move(gathering).finish();
  result.timeline = std::move(built.timeline);
  result.backlog = std::move(built.backlog);
  return result;
}

} // namespace guiyin::io
