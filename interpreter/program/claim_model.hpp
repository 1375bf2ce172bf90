// What a claim is made of once `like`, shared claims and base claims have been copied into it.
#pragma once

#include "interpreter/program/inherit.hpp"

#include <map>

namespace guiyin::program {

// Makes the claims of one layer of a policy (one `policy` block), or of a file's shared claims if there is no policy.
class ClaimModels {
public:
  struct Place {
    PolicyModel* policy = nullptr; // holds the base's claims; none for a file's shared claims
    const Env* env = nullptr;      // of the layer
  };
  ClaimModels(Place place, Files& files, Reports& reports, std::set<const void*>& used)
      : policy_(place.policy), env_(place.env), files_(files), reports_(reports), used_(used) {}

  void declare(const syntax::Claim& claim) { layer_.emplace(name_of(claim), &claim); }
  // A claim of the layer.
  ClaimModel make(const syntax::Claim& claim);
  // A shared claim whose parameters are bound in `env`.
  ClaimModel make_shared(const syntax::Claim& claim, const Env* env);

private:
  struct Open {
    const syntax::Claim* claim;
    std::string name;
  };
  static std::string name_of(const syntax::Claim& claim);
  ClaimModel start(const syntax::Claim& claim, const Env* env);
  ClaimModel copy(const syntax::Name& like);
  ClaimModel call(syntax::ExprId shared, const Env* env);
  ClaimModel call(const syntax::Name& name, const std::vector<syntax::ExprId>& arguments, Span span, const Env* env);
  SharedModel find(const syntax::Name& name, const Env* env);
  void lay_over(ClaimModel& model, const syntax::Claim& claim, const Env* env);
  bool is_circle(const syntax::Claim& claim, Span span, const Argument& by_way_of);
  const ClaimModel* base_claim(const std::string& key) const;
  ClaimModel broken() const;
  std::vector<std::string> claim_names() const;
  std::vector<std::string> shared_names(const Env* env) const;

  PolicyModel* policy_;
  const Env* env_;
  Files& files_;
  Reports& reports_;
  std::set<const void*>& used_;
  std::map<std::string, const syntax::Claim*> layer_;
  std::vector<Open> open_;
};

} // namespace guiyin::program
