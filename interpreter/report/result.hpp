// A whole document from sums and from a stream of units, wherever these come from: decisions at hand, or what was written down of many parts.
#pragma once

#include "interpreter/report/report.hpp"
#include "interpreter/report/summary.hpp"

#include <functional>
#include <string>
#include <vector>

namespace guiyin::report {

// How a unit is told: rows of CSV, a line of JSON, an element of a list in JSON (which begins with the comma before it), cells of a table, each
// ended by NUL.
enum class Form : std::uint8_t { csv, line, element, cells };
using AppendUnit = std::function<void(std::string& out, const Section& section, const engine::Decision& decision)>;
AppendUnit append_in(Form form, text::Language language);

// Hands over all units' texts in output order, in pieces of whole units; false once writing has failed, and then nothing more is given.
using Units = std::function<bool(const Write&)>;

// What one policy gave. A document looks only at what it needs: a summary by the key wanted, or none.
struct Result {
  const program::Program* program = nullptr;
  Summary summary;
  Units units;
};
// What the documents of a run look at.
struct Telling {
  Form form = Form::csv;
  bool sums = false;                                 // whether a summary is looked at
  std::optional<By> by = By::agent;                  // its key; nullopt: what belongs to no key alone
  text::Language language = text::Language::english; // of cells
};
// Of decisions that are all at hand; borrows the section.
Result result_of(const Section& section, const Telling& telling, unsigned threads);

// LANGUAGE "`run --format jsonl`": a line per unit. Units are told as lines.
bool write_jsonl(const std::vector<Result>& results, const Write& write);
// docs/output-schema.md: one document with summaries, totals and all decisions. Units are told as elements.
bool write_json(const std::vector<Result>& results, const Options& options, const Write& write);
// RFC 4180, lines end in LF: a row per credit, one for a unit without credits. Units are told as CSV.
bool write_csv(const std::vector<Result>& results, const Write& write);
// The summary as CSV: a row per key and status. No units are asked for.
bool write_summary_csv(const std::vector<Result>& results, const Options& options, const Write& write);
// For people. Units, where the table is by unit, are told as cells.
bool write_table(const std::vector<Result>& results, const Options& options, const Write& write);

} // namespace guiyin::report
