// An explanation before it is drawn: plain paragraphs that name their clause, and a picture. Text and HTML are drawn from the same.
#pragma once

#include "interpreter/explain/picture.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace guiyin::explain {

enum class Tone : std::uint8_t { plain, good, bad, quiet };

struct Item {
  int depth = 0;
  Tone tone = Tone::plain;
  std::string text;
};

struct Paragraph {
  std::string title;
  std::string clause; // "rules/jd.gy:32"; empty if it is about no single clause
  std::vector<Item> items;

  void add(int depth, std::string text, Tone tone = Tone::plain) { items.push_back({depth, tone, std::move(text)}); }
};

struct Document {
  std::string title;
  std::vector<std::string> head; // unit, buyer, amount
  std::string outcome;           // in one sentence
  Picture picture;
  std::vector<Paragraph> paragraphs;
};

} // namespace guiyin::explain
