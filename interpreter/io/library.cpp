#include "interpreter/io/library.hpp"

#include "grammar/text/embedded.hpp"
#include "grammar/text/utf8.hpp"
#include "interpreter/io/text_check.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace guiyin::io {
namespace {

constexpr std::string_view rules = "rules/";
constexpr std::string_view suffix = ".gy";
// Keys of compiled-in files; no path on a disk begins so.
constexpr std::string_view built_in_mark = "\x01";

std::string_view short_name(std::string_view path) {
  if (path.starts_with(rules)) path.remove_prefix(rules.size());
  if (path.ends_with(suffix)) path.remove_suffix(suffix.size());
  return path;
}

// The name behind the first `策略` that begins a line.
std::string_view chinese_policy(std::string_view content) {
  constexpr std::string_view begin = "\n策略 ";
  const std::size_t at = content.find(begin);
  if (at == content.npos) return {};
  content.remove_prefix(at + begin.size());
  return content.substr(0, content.find_first_of(" \"{\n"));
}

bool is_bare(std::string_view name) { return name.find('/') == name.npos && !name.ends_with(suffix); }

std::filesystem::path folder_of(std::string_view path) { return std::filesystem::path(path).parent_path(); }

} // namespace

std::vector<BuiltIn> built_ins() {
  std::vector<BuiltIn> all;
  for (const text::EmbeddedFile& file : text::rule_files())
    all.push_back({short_name(file.path), file.path, file.content, chinese_policy(file.content)});
  std::sort(all.begin(), all.end(), [](const BuiltIn& a, const BuiltIn& b) { return a.name < b.name; });
  return all;
}

std::optional<BuiltIn> find_built_in(std::string_view name) {
  const std::string normal = std::filesystem::path(name).lexically_normal().generic_string();
  for (const BuiltIn& built_in : built_ins()) {
    if (built_in.name == short_name(normal) || (!normal.empty() && built_in.policy == normal)) return built_in;
  }
  return std::nullopt;
}

TextProblem find_text_problem(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) return TextProblem::empty;
  if (is_office_file(bytes)) return TextProblem::office;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return TextProblem::utf16;
  if (bytes.find('\0') != bytes.npos) return TextProblem::nul;
  return text::find_invalid_utf8(bytes) && text::looks_like_gbk(bytes) ? TextProblem::gbk : TextProblem::none;
}

const parse::ParsedFile& Library::keep(const std::string& key, const std::string& path, std::string content, text::Diagnostics& diagnostics) {
  const auto found = parsed_.find(key);
  if (found != parsed_.end()) return found->second;
  const text::FileId file = sources_.add(path, std::move(content));
  const auto& parsed = parsed_.emplace(key, parse::parse_file(sources_[file], file)).first->second;
  diagnostics.insert(diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
  return parsed;
}

Library::Opened Library::open_text(const std::string& path, std::string content, text::Diagnostics& diagnostics) {
  const TextProblem text = find_text_problem(content);
  if (text != TextProblem::none) return {nullptr, path, std::nullopt, text, nullptr};
  const auto& parsed = keep(path, path, std::move(content), diagnostics);
  return {&parsed.tree, path, std::nullopt, TextProblem::none, &parsed.diagnostics};
}

Library::Opened Library::open_file(const std::string& path, text::Diagnostics& diagnostics) {
  const std::string key = std::filesystem::path(path).lexically_normal().string();
  const auto known = parsed_.find(key);
  if (known != parsed_.end()) return {&known->second.tree, path, std::nullopt, TextProblem::none, &known->second.diagnostics};
  ReadOutcome read = files_.read(path);
  if (const auto* problem = std::get_if<FileProblem>(&read)) return {nullptr, path, *problem, TextProblem::none, nullptr};
  const std::string_view bytes = std::get<FileBytes>(read).view();
  const TextProblem text = find_text_problem(bytes);
  if (text != TextProblem::none) return {nullptr, path, std::nullopt, text, nullptr};
  const auto& parsed = keep(key, path, std::string(bytes), diagnostics);
  return {&parsed.tree, path, std::nullopt, TextProblem::none, &parsed.diagnostics};
}

Library::Opened Library::open_built_in(const BuiltIn& built_in, text::Diagnostics& diagnostics) {
  const std::string path(built_in.path);
  const auto& parsed = keep(std::string(built_in_mark) + path, path, std::string(built_in.content), diagnostics);
  built_in_files_.push_back(parsed.tree.file);
  return {&parsed.tree, path, std::nullopt, TextProblem::none, &parsed.diagnostics};
}

Library::Opened Library::open(const std::string& name_or_path, text::Diagnostics& diagnostics) {
  const auto built_in = find_built_in(name_or_path);
  if (built_in && (is_bare(name_or_path) || !files_.is_file(name_or_path))) return open_built_in(*built_in, diagnostics);
  return open_file(name_or_path, diagnostics);
}

const syntax::Tree* Library::find(std::string_view path, text::FileId from, text::Diagnostics& diagnostics) {
  const auto beside = folder_of(sources_[from].path()) / std::filesystem::path(path);
  const auto built_in_beside = [&] { return is_built_in(from) ? find_built_in(beside.generic_string()) : std::nullopt; };
  // Built-in files never see the disk: what they mean does not depend on the folder that guiyin runs in.
  for (const std::string& candidate : {beside.string(), beside.string() + std::string(suffix)}) {
    if (is_built_in(from) || !files_.is_file(candidate)) continue;
    return open_file(candidate, diagnostics).tree;
  }
  if (const auto found = built_in_beside()) return open_built_in(*found, diagnostics).tree;
  const auto by_name = find_built_in(path);
  return by_name ? open_built_in(*by_name, diagnostics).tree : nullptr;
}

bool Library::is_built_in(text::FileId file) const {
  return std::find(built_in_files_.begin(), built_in_files_.end(), file) != built_in_files_.end();
}

std::vector<std::string> Library::names() const {
  std::vector<std::string> names;
  for (const BuiltIn& built_in : built_ins()) {
    names.emplace_back(built_in.name);
    if (!built_in.policy.empty()) names.emplace_back(built_in.policy);
  }
  return names;
}

} // namespace guiyin::io
