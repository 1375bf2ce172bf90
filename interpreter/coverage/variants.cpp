#include "interpreter/coverage/variants.hpp"

#include <algorithm>

namespace guiyin::coverage {

namespace {

constexpr std::size_t most_variants = 256; // each is a compilation

struct Choices {
  std::string param;
  std::vector<std::string> values; // the one in force first
};

std::vector<std::string> values_of(const program::ParamValue& param) {
  if (!param.choices.empty()) return param.choices;
  if (param.value == "yes" || param.value == "no") return {"yes", "no"};
  if (!param.or_unlimited) return {};
  return {"unlimited", param.value == "unlimited" ? "1h" : param.value};
}

std::vector<Choices> choices_of(const program::Program& program) {
  std::vector<Choices> all;
  for (const program::ParamValue& param : program.params) {
    std::vector<std::string> values = values_of(param);
    std::stable_partition(values.begin(), values.end(), [&](const std::string& value) { return value == param.value; });
    if (!values.empty()) all.push_back({param.name, std::move(values)});
  }
  return all;
}

std::vector<Settings> product(const std::vector<Choices>& all) {
  std::vector<Settings> variants{{}};
  for (const Choices& choices : all) {
    std::vector<Settings> longer;
    for (const std::string& value : choices.values)
      for (Settings settings : variants) {
        settings.push_back({choices.param, value});
        longer.push_back(std::move(settings));
      }
    variants = std::move(longer);
  }
  return variants;
}

std::vector<Settings> one_by_one(const std::vector<Choices>& all) {
  std::vector<Settings> variants{{}};
  for (const Choices& choices : all)
    for (const std::string& value : choices.values) variants.push_back({{choices.param, value}});
  return variants;
}

} // namespace

std::vector<Settings> variants_of(const program::Program& program) {
  const std::vector<Choices> all = choices_of(program);
  std::size_t size = 1;
  for (const Choices& choices : all) size = std::min(size * choices.values.size(), most_variants + 1);
  return size > most_variants ? one_by_one(all) : product(all);
}

} // namespace guiyin::coverage
