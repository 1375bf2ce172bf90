#include "interpreter/cli/roster.hpp"

namespace guiyin::cli {

std::optional<timeline::Roster> load_roster(const std::string& path, const Console& console, const io::FileSystem& files) {
  (void)console, (void)files;
  if (path.empty()) return timeline::Roster();
  return std::nullopt;
}

} // namespace guiyin::cli
