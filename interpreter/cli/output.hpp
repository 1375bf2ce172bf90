// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include "interpreter/cli/console.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::cli {

using Write = std::function<bool(std::string_view)>;
// Writes a document in pieces through `Write`; false if a piece could not be written.
using Document = std::function<bool(const Write&)>;

// False if the file could not be written; that was said, and nothing of it is left.
bool write_file(const std::string& path, const Console& console, io::FileSystem& files, const Document& document);
// To `path`, or to standard output if that is empty or "-".
bool write_result(const std::string& path, const Console& console, io::FileSystem& files, const Document& document);

// The first of the outputs that would replace an input or another output. Empty paths and "-" are none.
std::optional<std::string> overwritten(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs, const io::FileSystem& files);

} // namespace guiyin::cli
