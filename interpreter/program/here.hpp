// Where the compiler stands: in which file and policy, in which clause, and into which program it writes.
#pragma once

#include "interpreter/program/inherit.hpp"

#include <map>
#include <set>

namespace guiyin::program {

// What one compilation shares: where messages go, what has been used, the files.
struct Workshop {
  Reports& reports;
  const text::Sources& sources;
  Files& files;
  const CompileOptions& options;
  std::size_t& expansions;                   // of defines, over all policies
  std::map<const void*, std::size_t>& sizes; // of defines, written out in full: how many uses of defines each becomes
  std::set<const void*>& used;               // params, defines and claims (their syntax nodes) that something refers to
};

// What may be named depends on the clause.
enum class Place : std::uint8_t {
  unit,   // `for each … when`, credit, revoke, deduct, and the conditions inside tie-breaks and shares
  amount, // as in `unit`, but what is measured against the amount cannot be asked
  window,
  rows,      // `candidates … where`
  candidate, // `require`
  fixed,     // params and `day starts`: known before any event is read
  anywhere,  // a define or shared claim checked alone: every name of some place
};

// The definition whose body is being read, and where it was called: a chain from the innermost outwards.
struct Open {
  const void* declared = nullptr;
  std::string name;
  Span call;
  const Open* outer = nullptr;
};

// What a claim, or the amount, asks: what it could come back to itself by.
struct Asked {
  std::map<std::uint32_t, Span> claims; // whose names stand as conditions, each where it does first
  bool fully_refunded = false;

  void claim(std::uint32_t claim, Span span) { claims.emplace(claim, span); }
};

struct Here {
  const Workshop& shop;
  Program& out;
  const Env* env;
  Place place = Place::unit;
  std::optional<Unit> unit; // none: either
  const Open* open = nullptr;
  Asked* asked = nullptr; // of the claim or amount that is read
  bool alone = false;     // a declaration is checked by itself: a roster is asked for only where it is used

  const syntax::Expr& operator[](syntax::ExprId id) const { return (*env->tree)[id]; }
  Reports& reports() const { return shop.reports; }
  Here at(Place other) const { return {shop, out, env, other, unit, open, asked, alone}; }
  Here in(const Env* other) const { return {shop, out, other, place, unit, open, asked, alone}; }
  Here into(Program& other) const { return {shop, other, env, place, unit, open, asked, alone}; }
};

// A checked value. Without a type something in it is wrong and has been reported; nothing more is to be said of it.
struct Value {
  ExprId id{};
  std::optional<Type> type;
};

Value add(const Here& here, ExprNode node, Type type, Span span);

// A value that is not known yet, standing for a parameter of its type while a declaration is checked alone.
inline constexpr std::int64_t placeholder = INT64_MIN;
bool is_placeholder(const Program& program, ExprId id);
// The number of a Constant that is no placeholder; looks through IsYes.
std::optional<std::int64_t> constant_of(const Program& program, ExprId id);
std::optional<Share> constant_share(const Program& program, ExprId id);

// Takes what was written into a program after it back out again: for parts that are only checked.
class Mark {
public:
  explicit Mark(Program& program);
  void undo();

private:
  Program& program_;
  std::size_t exprs_, windows_, rankings_, shares_, credits_;
};

} // namespace guiyin::program
