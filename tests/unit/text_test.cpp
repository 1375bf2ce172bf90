#include "grammar/text/catalogue.hpp"
#include "grammar/text/json.hpp"
#include "grammar/text/render.hpp"
#include "grammar/text/utf8.hpp"

#include <doctest/doctest.h>

using namespace guiyin::text;

TEST_CASE("code points are decoded strictly") {
  CHECK(decode("a", 0).value == U'a');
  CHECK(decode("聊", 0).value == U'聊');
  CHECK(decode("聊", 0).bytes == 3);
  CHECK(decode("😀", 0).bytes == 4);
  for (const char* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE8\x81", "\xFF"}) {
    CHECK(decode(bad, 0).value == U'\uFFFD');
    CHECK(decode(bad, 0).bytes == 1);
    CHECK(find_invalid_utf8(bad) == 0);
  }
  CHECK(find_invalid_utf8("下单\xFF") == 6);
  CHECK_FALSE(find_invalid_utf8("下单"));
  CHECK(count_code_points("下单ab") == 4);
  std::string out;
  for (const char32_t c : {U'a', U'¢', U'聊', U'😀'}) append_utf8(out, c);
  CHECK(out == "a¢聊😀");
}

TEST_CASE("widths are those of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("下单") == 4);
  CHECK(display_width("한글") == 4);
  CHECK(display_width("カナ") == 4);
  CHECK(display_width("ｶﾅ") == 2); // half-width kana
  CHECK(display_width("：＝") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u200B") == 0);
  CHECK(pad_right("小美", 6) == "小美  ");
  CHECK(pad_left("小美", 6) == "  小美");
  CHECK(pad_left("小美", 3) == "小美");
}

TEST_CASE("full-width forms stand for ASCII ones") {
  CHECK(to_half_width(U'，') == U',');
  CHECK(to_half_width(U'；') == U';');
  CHECK(to_half_width(U'Ａ') == U'A');
  CHECK(to_half_width(U'　') == U' ');
  CHECK(to_half_width(U'、') == U',');
  CHECK(to_half_width(U'×') == U'*');
  CHECK(to_half_width(U'“') == U'"');
  CHECK(to_half_width(U'。') == U'。');
  CHECK(to_half_width(U'单') == U'单');
}

TEST_CASE("GBK is told from other bytes") {
  CHECK(looks_like_gbk("\xCF\xC2\xB5\xA5,O1\n")); // 下单
  CHECK(looks_like_gbk("\xCF\xC2\xB5\xA5\xC7"));  // cut off in the middle
  CHECK_FALSE(looks_like_gbk("下单"));
  CHECK_FALSE(looks_like_gbk("plain"));
  CHECK_FALSE(looks_like_gbk("caf\xE9 au lait")); // Latin-1
}

TEST_CASE("places count code points and cells") {
  const Source source("a.gy", "\xEF\xBB\xBF"
                              "参数 x\r\n\tab\n");
  CHECK(source.content().substr(0, 3) == "参");
  CHECK(source.line_count() == 2);
  CHECK(source.line(1) == "参数 x");
  CHECK(source.line(2) == "\tab");
  CHECK(source.line(3).empty());
  CHECK(source.position(7).column == 4);
  CHECK(source.position(7).display_column == 6);
  CHECK(source.position(11).line == 2);
  CHECK(source.position(11).display_column == 9);
  CHECK(source.position(1000).line == 3);
  CHECK(Source("e", "").line_count() == 1);
  CHECK(Source("e", "a").line_count() == 1);
  CHECK(Source("e", "\n").line_count() == 1);
}

TEST_CASE("templates are filled whatever they hold") {
  const std::vector<Argument> arguments{"a", {"two", "二"}};
  CHECK(fill("{0} and {1}", arguments, Language::english) == "a and two");
  CHECK(fill("{0}和{1}", arguments, Language::chinese) == "a和二");
  CHECK(fill("{2} {x} {} { {0", arguments, Language::english) == "{2} {x} {} { {0");
  CHECK(fill("{", {}, Language::english) == "{");
  CHECK(fill("{99999999999999999999999}", arguments, Language::english) == "{99999999999999999999999}");
}

TEST_CASE("a page is taken apart") {
  const Page page =
      parse_page("# GY0201\n- severity: warning\n- en: no {0} is called “{1}”\n- label.declared.en: here: there\n\n## en\nLong\n\n## zh\n长\n");
  CHECK(page.code.number == 201);
  CHECK(page.severity == Severity::warning);
  REQUIRE(page.patterns.size() == 2);
  CHECK(page.patterns[1].first == "label.declared.en");
  CHECK(page.patterns[1].second == "here: there");
  CHECK(page.english == "Long\n");
  CHECK(page.chinese == "长\n");
}

namespace {

Diagnostic unknown_code(Span span) { return {{9999}, Severity::error, span, {Argument("money", "金额")}, {}, {}}; }

} // namespace

TEST_CASE("carets stand under Chinese text, labels and helps below") {
  Sources sources;
  const FileId file = sources.add("rules/a.gy", "策略 甲 {\n\t参数 时效 = 24小时 + 3元\n}\n");
  const auto at = static_cast<std::uint32_t>(sources[file].content().find("24"));
  Diagnostic diagnostic = unknown_code({file, at, at + 15});
  diagnostic.labels.push_back({{file, 0, 6}, "declared", {"x"}});
  diagnostic.helps.push_back({"write", {}, Edit{{file, at, at + 2}, "48"}});
  CHECK(render(diagnostic, sources, Language::chinese) == "rules/a.gy:2:10: 错误 GY9999: GY9999 金额\n"
                                                          "   2 |         参数 时效 = 24小时 + 3元\n"
                                                          "     |                     ^^^^^^^^^^^^\n"
                                                          "     --> rules/a.gy:1:1: declared x\n"
                                                          "   1 | 策略 甲 {\n"
                                                          "     | ----\n"
                                                          "     | 帮助: write\n");
  const std::string json = render_json({diagnostic}, sources);
  CHECK(json.find(R"("line":2,"column":10,"end_line":2,"end_column":19)") != std::string::npos);
  CHECK(json.find(R"("replacement":"48")") != std::string::npos);
}

TEST_CASE("a diagnostic renders wherever it points") {
  Sources sources;
  const FileId file = sources.add("a.csv", "ab\ncd");
  CHECK(render(unknown_code({file, 2, 5}), sources, Language::english) == "a.csv:1:3: error GY9999: GY9999 money\n   1 | ab\n     |   ^\n");
  CHECK(render(unknown_code({file, 0, 5}), sources, Language::english) == "a.csv:1:1: error GY9999: GY9999 money\n   1 | ab\n     | ^^\n");
  CHECK(render(unknown_code({file, 500, 2}), sources, Language::english) == "a.csv:2:3: error GY9999: GY9999 money\n   2 | cd\n     |   ^\n");
  CHECK(render(unknown_code({static_cast<FileId>(7), 0, 1}), sources, Language::english) == "error GY9999: GY9999 money\n");
  CHECK_FALSE(render_json({unknown_code({static_cast<FileId>(7), 0, 1})}, sources).empty());
}

TEST_CASE("a very long line is cut around the place") {
  Sources sources;
  const FileId file = sources.add("a.csv", std::string(500, 'a') + "单单\x1B" + std::string(500, 'b'));
  const std::string text = render(unknown_code({file, 500, 503}), sources, Language::english);
  CHECK(text == "a.csv:1:501: error GY9999: GY9999 money\n   1 | … " + std::string(40, 'a') + "单单\uFFFD" + std::string(75, 'b') + "\n     | " +
                    std::string(42, ' ') + "^^\n");
}

TEST_CASE("diagnostics are sorted by place and said once") {
  Diagnostics all{unknown_code({FileId{1}, 5, 6}), unknown_code({FileId{0}, 9, 10}), unknown_code({FileId{1}, 5, 6}),
                  unknown_code({FileId{0}, 2, 3})};
  sort_unique(all);
  REQUIRE(all.size() == 3);
  CHECK(all[0].span.begin == 2);
  CHECK(all[2].span.file == FileId{1});
  CHECK(has_errors(all));
  CHECK_FALSE(has_errors({}));
}

TEST_CASE("every page can be read") {
  for (const Code code : all_codes()) {
    CAPTURE(code.number);
    CHECK_FALSE(page(code, Language::english).empty());
    for (const Language language : {Language::english, Language::chinese}) {
      Diagnostic diagnostic;
      diagnostic.code = code;
      CHECK(message(diagnostic, language) != to_string(code));
    }
  }
  CHECK(page({9999}, Language::english).empty());
}

TEST_CASE("JSON strings are valid whatever they hold") { CHECK(json_string("a\"b\\\n\t\x01\xFF单") == "\"a\\\"b\\\\\\n\\t\\u0001\uFFFD单\""); }
