#include "interpreter/report/result.hpp"

#include "interpreter/report/buffer.hpp"
#include "interpreter/report/csv_units.hpp"
#include "interpreter/report/decision_json.hpp"
#include "interpreter/report/unit_table.hpp"

namespace guiyin::report {

AppendUnit append_in(Form form, text::Language language) {
  switch (form) {
  case Form::csv:
    return append_csv_rows;
  case Form::line:
    return [](std::string& out, const Section& section, const engine::Decision& decision) {
      append_decision(out, section, decision);
      out += '\n';
    };
  case Form::element:
    return [](std::string& out, const Section& section, const engine::Decision& decision) {
      out += ",\n        ";
      append_decision(out, section, decision);
    };
  case Form::cells:
    break;
  }
  return [language](std::string& out, const Section& section, const engine::Decision& decision) { append_cells(out, section, decision, language); };
}

Result result_of(const Section& section, const Telling& telling, unsigned threads) {
  Sums sums(telling.by);
  if (telling.sums) sums.add(section, threads);
  return {section.program, sums.finish(), [section, threads, append = append_in(telling.form, telling.language)](const Write& write) {
            return write_decisions(section, threads, write, append);
          }};
}

namespace {

std::vector<Result> results_of(const std::vector<Section>& sections, const Telling& telling, unsigned threads) {
  std::vector<Result> results;
  for (const Section& section : sections) results.push_back(result_of(section, telling, threads));
  return results;
}

} // namespace

bool write_jsonl(const std::vector<Section>& sections, const Write& write, unsigned threads) {
  return write_jsonl(results_of(sections, {Form::line}, threads), write);
}

bool write_json(const std::vector<Section>& sections, const Options& options, const Write& write) {
  return write_json(results_of(sections, {Form::element, true, options.by}, options.threads), options, write);
}

bool write_csv(const std::vector<Section>& sections, const Write& write, unsigned threads) {
  return write_csv(results_of(sections, {Form::csv}, threads), write);
}

bool write_summary_csv(const std::vector<Section>& sections, const Options& options, const Write& write) {
  return write_summary_csv(results_of(sections, {Form::csv, true, options.by}, options.threads), options, write);
}

} // namespace guiyin::report
