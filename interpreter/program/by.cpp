#include "interpreter/program/by.hpp"

#include "interpreter/program/names.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

// As the file writes the choices of a param.
std::vector<std::string> written_choices(const Here& here, const ParamModel& param, const std::vector<std::string>& keys) {
  std::vector<std::string> written;
  for (const std::string& key : keys) {
    std::string spelling = key;
    for (const syntax::Name& choice : param.declared->choices) {
      if (key_of(choice) == key) spelling = here.reports().written(choice);
    }
    written.push_back(std::move(spelling));
  }
  return written;
}

bool report_twice(const Here& here, const syntax::By& by) {
  std::map<std::string, Span> first;
  bool fine = true;
  for (const syntax::Arm& arm : by.arms) {
    const auto [place, fresh] = first.emplace(key_of(arm.label), arm.label.span);
    if (fresh) continue;
    here.reports().error(409, arm.label.span, {here.reports().written(arm.label)}).label(place->second, "first");
    fine = false;
  }
  return fine;
}

bool report_unknown(const Here& here, const syntax::By& by, const ParamModel& param, const std::vector<std::string>& keys) {
  bool fine = true;
  for (const syntax::Arm& arm : by.arms) {
    if (std::find(keys.begin(), keys.end(), key_of(arm.label)) != keys.end()) continue;
    here.reports()
        .error(408, arm.label.span, {by.subject.text, here.reports().written(arm.label)})
        .label(param.declared->name.span, "declared")
        .suggest(arm.label.span, here.reports().written(arm.label), written_choices(here, param, keys));
    fine = false;
  }
  return fine;
}

std::vector<std::string> uncovered(const syntax::By& by, const std::vector<std::string>& keys) {
  std::vector<std::string> missing;
  for (const std::string& key : keys) {
    const bool there = std::any_of(by.arms.begin(), by.arms.end(), [&](const syntax::Arm& arm) { return key_of(arm.label) == key; });
    if (!there) missing.push_back(key);
  }
  return missing;
}

} // namespace

ChosenArm choose_arm(const Here& here, const syntax::By& by, Span span) {
  const Choosing choosing = choosing_of(here, by.subject);
  bool fine = report_twice(here, by) && !choosing.wrong;
  if (choosing.param != nullptr) {
    const std::vector<std::string> keys = choice_keys(*choosing.param);
    const bool all_known = report_unknown(here, by, *choosing.param, keys);
    const std::vector<std::string> missing = uncovered(by, keys);
    if (all_known && !missing.empty()) { // a misspelt arm would be missed as well
      here.reports()
          .error(407, by.subject.span, {by.subject.text, list_of(written_choices(here, *choosing.param, missing))})
          .label(choosing.param->declared->name.span, "declared");
    }
    fine = fine && all_known && missing.empty();
  }
  if (!fine || !choosing.current) return {std::nullopt, !fine};
  const auto arm = std::find_if(by.arms.begin(), by.arms.end(), [&](const syntax::Arm& a) { return key_of(a.label) == *choosing.current; });
  if (arm != by.arms.end()) return {static_cast<std::size_t>(arm - by.arms.begin()), false};
  here.reports().error(407, span, {by.subject.text, *choosing.current});
  return {std::nullopt, true};
}

} // namespace guiyin::program
