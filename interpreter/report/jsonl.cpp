#include "interpreter/report/buffer.hpp"
#include "interpreter/report/decision_json.hpp"

namespace guiyin::report {

bool write_jsonl(const std::vector<Section>& sections, const Write& write) {
  Buffer buffer(write);
  for (const Section& section : sections) {
    for (const engine::Decision& decision : section.outcome->decisions) {
      append_decision(buffer.text, section, decision);
      buffer.text += '\n';
      if (!buffer.pass()) return false;
    }
  }
  return buffer.flush();
}

} // namespace guiyin::report
