// guiyin explain POLICY [SHOP/]ORDER[.LINE] --events FILE...
#pragma once

#include "interpreter/cli/console.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::cli {

inline constexpr std::string_view explain_usage = "guiyin explain POLICY [SHOP/]ORDER[.LINE] --events FILE... [OPTIONS]";

struct ExplainArguments {         // as written
  std::vector<std::string> words; // POLICY and the order
  std::vector<std::string> events, names, settings;
  std::string as_of, agents, why_not, format = "text", output;
};

Exit explain_unit(const ExplainArguments& given, const Console& console, io::FileSystem& files);

} // namespace guiyin::cli
