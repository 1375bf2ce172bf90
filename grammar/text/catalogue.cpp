#include "grammar/text/catalogue.hpp"

#include "grammar/text/embedded.hpp"
#include "grammar/text/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace guiyin::text {

namespace {

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view found = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

void trim_blank_lines(std::string& text) {
  text.erase(0, std::min(text.find_first_not_of("\r\n"), text.size()));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (!text.empty()) text.push_back('\n');
}

// `# GY0201`
void read_code(Page& page, std::string_view line) {
  if (line.starts_with("# GY")) std::from_chars(line.data() + 4, line.data() + line.size(), page.code.number);
}

// `- label.declared.en: first declared here`
void read_pattern(Page& page, std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (!line.starts_with("- ") || colon == std::string_view::npos) return;
  const std::string_view key = line.substr(2, colon - 2), value = line.substr(colon + 2);
  if (key == "severity") {
    page.severity = value == "warning" ? Severity::warning : Severity::error;
  } else {
    page.patterns.emplace_back(key, value);
  }
}

using Pages = std::map<std::uint16_t, Page>;

// Made at the first question, never changed afterwards.
const Pages& pages() {
  static const Pages all = [] {
    Pages found;
    for (const EmbeddedFile& file : message_pages()) {
      Page page = parse_page(file.content);
      found.emplace(page.code.number, std::move(page));
    }
    return found;
  }();
  return all;
}

const Page* find_page(Code code) {
  const auto found = pages().find(code.number);
  return found == pages().end() ? nullptr : &found->second;
}

std::string_view suffix(Language language) { return language == Language::english ? "en" : "zh"; }

const std::string* find_pattern(Code code, std::string_view key) {
  const Page* page = find_page(code);
  if (!page) return nullptr;
  const auto found = std::find_if(page->patterns.begin(), page->patterns.end(), [&](const auto& entry) { return entry.first == key; });
  return found == page->patterns.end() ? nullptr : &found->second;
}

std::string_view in(const Argument& argument, Language language) { return language == Language::english ? argument.en : argument.zh; }

// What stands in for words that nobody has written yet.
std::string bare(std::string_view name, const std::vector<Argument>& arguments, Language language) {
  std::string out(name);
  for (const Argument& argument : arguments) out += fmt::format(" {}", in(argument, language));
  return out;
}

std::string keyed(Code code, std::string_view kind, const std::string& key, const std::vector<Argument>& arguments, Language language) {
  const std::string* pattern = find_pattern(code, fmt::format("{}.{}.{}", kind, key, suffix(language)));
  return pattern ? fill(*pattern, arguments, language) : bare(key, arguments, language);
}

} // namespace

Page parse_page(std::string_view markdown) {
  Page page;
  std::string* body = nullptr;
  while (!markdown.empty()) {
    const std::string_view line = next_line(markdown);
    if (line == "## en") {
      body = &page.english;
    } else if (line == "## zh") {
      body = &page.chinese;
    } else if (body) {
      body->append(line).push_back('\n');
    } else {
      read_code(page, line);
      read_pattern(page, line);
    }
  }
  trim_blank_lines(page.english);
  trim_blank_lines(page.chinese);
  return page;
}

std::string fill(std::string_view pattern, const std::vector<Argument>& arguments, Language language) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t number = 0;
    const char* const digits = pattern.data() + at + 1;
    const char* const end = pattern.data() + pattern.size();
    if (pattern[at] == '{') {
      const auto [after, error] = std::from_chars(digits, end, number);
      if (error == std::errc() && after != end && *after == '}' && number < arguments.size()) {
        out += in(arguments[number], language);
        at = static_cast<std::size_t>(after - pattern.data()) + 1;
        continue;
      }
    }
    out.push_back(pattern[at++]);
  }
  return out;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const std::string* pattern = find_pattern(diagnostic.code, suffix(language));
  return pattern ? fill(*pattern, diagnostic.arguments, language) : bare(to_string(diagnostic.code), diagnostic.arguments, language);
}

std::string message(Code code, const Label& label, Language language) { return keyed(code, "label", label.key, label.arguments, language); }
std::string message(Code code, const Help& help, Language language) { return keyed(code, "help", help.key, help.arguments, language); }

std::vector<WayOut> ways_out(const Diagnostic& diagnostic, Language language) {
  std::vector<WayOut> ways;
  for (const Help& help : diagnostic.helps) ways.push_back({message(diagnostic.code, help, language), help.edit});
  const std::string* otherwise = ways.empty() ? find_pattern(diagnostic.code, fmt::format("help.otherwise.{}", suffix(language))) : nullptr;
  if (otherwise) ways.push_back({fill(*otherwise, diagnostic.arguments, language), std::nullopt});
  return ways;
}

Severity severity(Code code) {
  const Page* page = find_page(code);
  return page ? page->severity : Severity::error;
}

std::string page(Code code, Language language) {
  const Page* found = find_page(code);
  if (!found) return {};
  return fmt::format("# {}\n\n{}", to_string(code), language == Language::english ? found->english : found->chinese);
}

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  for (const auto& [number, unused] : pages()) codes.push_back({number});
  return codes;
}

} // namespace guiyin::text
