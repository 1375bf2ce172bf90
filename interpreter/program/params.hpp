// What the params of a policy are worth: default, then `set`, then settings; types, ranges and choices.
#pragma once

#include "interpreter/program/here.hpp"

#include <deque>

namespace guiyin::program {

// The param's value in force. LANGUAGE: "Params are looked up last: `--set` over `set` over default". The first call works it out and reports what is
// wrong with any of them; a param that is being worked out already is the caller's to report.
const Fixed& value_of(const Here& here, ParamModel& param);

// The values of `--set`, parsed as the language writes them. Owns the trees.
class Settings {
public:
  Settings(const std::vector<Setting>& settings, text::Sources& sources, Reports& reports);
  // Adds them to the params of a policy. A name that is no param of it is reported (GY0404, with an empty span).
  void assign(PolicyModel& policy, Files& files, Reports& reports) const;

private:
  struct Parsed {
    syntax::Name name;
    syntax::Tree tree;
    std::optional<syntax::ExprId> value;
  };
  std::deque<Parsed> settings_; // a deque, since environments point into it
};

// A value as the language writes it: "24h", "3 yuan", "40%", "unlimited". Of a choice, its key.
std::string spell(const Fixed& value, text::Language language);

} // namespace guiyin::program
