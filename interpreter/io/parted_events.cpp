#include "interpreter/io/parted_events.hpp"

#include "interpreter/io/parted_files.hpp"
#include "interpreter/io/parted_store.hpp"

namespace guiyin::io {

std::unique_ptr<PartedEvents> parted_events(const std::vector<EventText>& texts, const ReadOptions& options, const PartedOptions& parted,
                                            spool::Space& space) {
  Inputs inputs = open_inputs(texts, options.threads);
  for (const EventText& text : texts)
    if (text.let_go && detect_format(text) == EventFormat::store) text.let_go(text.content);
  if (is_one_store(inputs) && inputs.problems.empty()) return std::make_unique<PartedStore>(inputs, texts.front(), options, parted);
  return std::make_unique<PartedFiles>(std::move(inputs), options, parted, space);
}

} // namespace guiyin::io
