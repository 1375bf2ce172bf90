// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include "interpreter/cli/console.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::cli {

using Write = std::function<bool(std::string_view)>;
// Writes a document in pieces through `Write`; false if a piece could not be written.
using Document = std::function<bool(const Write&)>;

// One document, at `path` or, if that is empty or "-", on standard output.
class Output {
public:
  // Borrows console and files.
  Output(std::string path, const Console& console, io::FileSystem& files) : path_(std::move(path)), console_(console), files_(files) {}

  // False if it could not be written; that was said, and nothing of it is left.
  bool write(const Document& document);
  // After `write`: a file appears, in place of one that was there, which waits for the disk. False as above.
  bool put_in_place();

private:
  std::string path_;
  const Console& console_;
  io::FileSystem& files_;
  std::unique_ptr<io::OutputFile> file_; // written, not yet in place
};

// Both at once. False if the file could not be written; that was said, and nothing of it is left.
bool write_file(const std::string& path, const Console& console, io::FileSystem& files, const Document& document);
// To `path`, or to standard output if that is empty or "-".
bool write_result(const std::string& path, const Console& console, io::FileSystem& files, const Document& document);

// The first of the outputs that would replace an input or another output. Empty paths and "-" are none.
std::optional<std::string> overwritten(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs, const io::FileSystem& files);

} // namespace guiyin::cli
