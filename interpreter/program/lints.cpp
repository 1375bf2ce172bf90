#include "interpreter/program/lints.hpp"

#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using vocabulary::Word;

struct Lint {
  const Workshop& shop;

  void unused(const void* declared, const syntax::Name& name, const Argument& sort, const std::string& help) const {
    if (!shop.used.contains(declared)) shop.reports.warning(433, name.span, {sort, name.text}).help(help, {name.text});
  }
  // From there on the word means what is declared, in either spelling: with a param “回合”, “回合数” is no count any more.
  void hides_word(const syntax::Name& name, const Argument& sort) const {
    if (name.word < Word::messages || name.word > Word::both_spoke) return;
    shop.reports.warning(435, name.span, {sort, shop.reports.written(name), vocabulary::argument(name.word)}).help("rename");
  }
  void operator()(const syntax::Param& item) const {
    unused(&item, item.name, wording::param(), "remove");
    hides_word(item.name, wording::param());
  }
  void operator()(const syntax::Define& item) const {
    unused(&item, item.name, wording::define(), "remove");
    hides_word(item.name, wording::define());
  }
  void operator()(const syntax::Claim& item) const {
    const bool shared = !item.parameters.empty();
    unused(&item, item.name, shared ? wording::shared_claim() : wording::claim(), shared ? "remove" : "claim");
  }
  template <class Other> void operator()(const Other&) const {}
};

} // namespace

void lint_unused(const Workshop& shop, const FileScope& scope) {
  for (const syntax::Policy* policy : scope.policies) {
    for (const syntax::Item& item : policy->items) std::visit(Lint{shop}, item.node);
  }
  if (scope.policies.empty()) return; // a file of shared parts, which others use
  for (const syntax::Define* define : scope.defines) Lint{shop}(*define);
  for (const syntax::Claim* claim : scope.claims) Lint{shop}.unused(claim, claim->name, wording::shared_claim(), "remove");
}

} // namespace guiyin::program
