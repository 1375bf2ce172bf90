// The money that passes from holder to holder when one policy takes the place of another.
#pragma once

#include "interpreter/compare/difference.hpp"

#include <map>
#include <vector>

namespace guiyin::compare {

struct Place {
  TextId shop{};
  OrderId order{};
};

// Units are added in output order, those of one order one after the other.
class Flows {
public:
  // What agents lose in a unit goes to those who gain in it, in the order of their codes; a surplus on either side comes from or goes to nobody.
  void add(Place place, const Holding& before, const Holding& after);
  std::vector<Flow> largest_first() const;

private:
  std::map<std::pair<AgentKey, AgentKey>, Flow> flows_;
};

} // namespace guiyin::compare
