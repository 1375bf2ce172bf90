#include "interpreter/report/buffer.hpp"
#include "interpreter/report/decision_json.hpp"

namespace guiyin::report {

bool write_jsonl(const std::vector<Section>& sections, const Write& write, unsigned threads) {
  const auto append_line = [](std::string& out, const Section& section, const engine::Decision& decision) {
    append_decision(out, section, decision);
    out += '\n';
  };
  for (const Section& section : sections)
    if (!write_decisions(section, threads, write, append_line)) return false;
  return true;
}

} // namespace guiyin::report
