#include "grammar/parse/story_text.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::parse::story {

namespace {

constexpr char32_t opening = U'“', closing = U'”', corner_opening = U'「', corner_closing = U'」', arrow = U'→', full_stop = U'。';

bool is_line_end(char32_t value) { return value == U'\n'; }
bool is_straight_quote(char32_t value) { return value == U'"' || value == U'＂'; }
bool is_quote(char32_t value) { return is_straight_quote(value) || value == opening || value == closing || value == corner_opening; }

// Letters, digits and `_`; every sign beyond ASCII that does not stand for an ASCII one counts as a letter.
bool is_letter(char32_t value) {
  if (value >= 0x80) return value != arrow && value != full_stop && !is_quote(value);
  return (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z') || value == '_';
}

class Reader {
public:
  Reader(std::string_view source, std::uint32_t begin, std::uint32_t end) : source_(source.substr(0, end)), at_(begin) {
    out_.text.reserve(end - begin);
  }

  StoryText read() {
    while (at_ < source_.size()) step();
    out_.begins.push_back(at_);
    out_.ends.push_back(at_);
    return std::move(out_);
  }

private:
  text::CodePoint peek(std::size_t at) const { return at < source_.size() ? text::decode(source_, at) : text::CodePoint{U'\n', 1}; }

  // Appends what [at_, at_ + bytes) stands for and goes on behind it.
  void put(std::string_view folded, std::uint32_t bytes) {
    out_.text += folded;
    out_.begins.resize(out_.text.size(), at_);
    at_ += bytes;
    out_.ends.resize(out_.text.size(), at_);
  }

  void step() {
    const text::CodePoint point = peek(at_);
    const char32_t value = text::to_half_width(point.value);
    if (is_quote(point.value)) return quoted(point);
    if (value == U'#') return comment();
    if (point.value == arrow) return put("->", point.bytes);
    if (point.value == full_stop && is_letter(text::to_half_width(peek(at_ + point.bytes).value))) return put(".", point.bytes);
    if (value < 0x20 && value != U'\n' && value != U'\r' && value != U'\t') return put({&unreadable, 1}, point.bytes);
    std::string folded;
    text::append_utf8(folded, value);
    put(folded, point.bytes);
  }

  void comment() {
    while (at_ < source_.size() && source_[at_] != '\n') ++at_;
  }

  // Where the text that begins at `from` ends. Each kind of quotes has its own closing one; a straight quote closes a curly one, or the other way
  // round, only if the right one is missing.
  std::size_t find_end(std::size_t from, char32_t quote) const {
    const bool curly = quote == opening || quote == closing;
    std::size_t other = std::string_view::npos;
    for (std::size_t at = from; !is_line_end(peek(at).value); at += peek(at).bytes) {
      const char32_t value = peek(at).value;
      if (quote == corner_opening) {
        if (value == corner_closing) return at;
        continue;
      }
      const bool is_curly = value == closing, is_straight = is_straight_quote(value);
      if (is_straight && peek(at + peek(at).bytes).value == value) {
        at += peek(at).bytes; // "" is one "
      } else if (curly ? is_curly : is_straight) {
        return at;
      } else if ((is_curly || is_straight) && other == std::string_view::npos) {
        other = at;
      }
    }
    return other;
  }

  void quoted(text::CodePoint quote) {
    const std::size_t end = find_end(at_ + quote.bytes, quote.value);
    if (end == std::string_view::npos) {
      std::uint32_t bytes = 0;
      while (!is_line_end(peek(at_ + bytes).value)) bytes += peek(at_ + bytes).bytes;
      return put({&unclosed, 1}, bytes);
    }
    put({&text_begin, 1}, quote.bytes);
    while (at_ < end) inside(quote.value != corner_opening);
    put({&text_end, 1}, peek(end).bytes);
  }

  void inside(bool with_doubles) {
    const text::CodePoint point = peek(at_);
    const bool doubled = with_doubles && is_straight_quote(point.value) && peek(at_ + point.bytes).value == point.value;
    if (point.value < 0x20 && point.value != U'\t') return put(" ", point.bytes);
    put(source_.substr(at_, point.bytes), doubled ? 2 * point.bytes : point.bytes);
  }

  std::string_view source_;
  std::uint32_t at_;
  StoryText out_;
};

} // namespace

text::Span StoryText::span(text::FileId file, std::size_t begin, std::size_t end) const {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) --end;
  return {file, begins[begin], end > begin ? ends[end - 1] : begins[begin]};
}

StoryText read_story_text(std::string_view source, std::uint32_t begin, std::uint32_t end) { return Reader(source, begin, end).read(); }

std::size_t name_length(std::string_view text, bool dots) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const bool inner = point.value == U'-' || (dots && point.value == U'.');
    if (!is_letter(point.value) && !(inner && length > 0)) break;
    at += point.bytes;
    if (!inner) length = at; // `-` and `.` belong to it only if more follows
  }
  return length;
}

} // namespace guiyin::parse::story
