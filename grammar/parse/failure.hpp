// How far the grammar got, and what it wanted there.
#pragma once

#include "grammar/parse/token.hpp"

#include <bitset>
#include <cstddef>

namespace guiyin::parse {

// What stands at a place, for people; in messages it takes the place of the words that it may begin with.
enum class Concept : std::uint8_t {
  value,
  condition,
  window,
  ranking,
  share,
  credit,
  name,
  choice,
  type,
  source,
  clause,      // of a claim
  item,        // of a policy
  declaration, // of a file
  operation,   // what a complete value may go on with: never asked for
};

// The farthest token at which a rule failed, with all that was tried there.
class Failure {
public:
  struct Shown {
    std::size_t at = 0;
    std::bitset<256> kinds;
    std::bitset<16> concepts;
  };

  void want(std::size_t at, Kind kind) {
    if (!reach(at)) return;
    shown_.kinds.set(static_cast<std::size_t>(kind));
    tried_.set(static_cast<std::size_t>(kind));
  }
  void want(std::size_t at, Concept concept_) {
    if (reach(at)) shown_.concepts.set(static_cast<std::size_t>(concept_));
  }
  // A rule that stands for a concept failed at its very start: the concept replaces what was wanted since `before`.
  void replace(const Shown& before, std::size_t start, Concept concept_) {
    if (quiet_ > 0 || shown_.at != start) return;
    shown_ = before.at == start ? before : Shown{start, {}, {}};
    shown_.concepts.set(static_cast<std::size_t>(concept_));
  }
  void too_deep(std::size_t at) {
    if (reach(at)) too_deep_ = true;
  }
  void reset() {
    shown_ = {};
    tried_.reset();
    too_deep_ = false;
  }
  // While a rule only looks ahead nothing is wanted.
  void hush(int step) { quiet_ += step; }

  std::size_t at() const { return shown_.at; }
  const Shown& shown() const { return shown_; }
  bool has_tried(Kind kind) const { return tried_.test(static_cast<std::size_t>(kind)); }
  bool is_too_deep() const { return too_deep_; }

private:
  bool reach(std::size_t at) {
    if (quiet_ > 0 || at < shown_.at) return false;
    if (at > shown_.at) {
      reset();
      shown_.at = at;
    }
    return true;
  }

  Shown shown_;
  std::bitset<256> tried_;
  bool too_deep_ = false;
  int quiet_ = 0;
};

} // namespace guiyin::parse
