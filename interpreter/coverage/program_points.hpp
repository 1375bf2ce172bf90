// The points of one program, beside the parts of the program that show them.
#pragma once

#include "interpreter/coverage/points.hpp"

#include <optional>
#include <utility>

namespace guiyin::coverage {

// Each list pairs a part of the program with the index of its point.
struct ProgramPoints {
  std::vector<Point> points;
  std::vector<std::size_t> claims; // by the claim's index
  std::vector<std::pair<program::ExprId, std::size_t>> conditions, periods;
  struct InClaim {
    std::uint32_t claim = 0;
    std::size_t point = 0;
  };
  struct WindowPoint {
    InClaim at;
    program::WindowId window{};
  };
  struct KeyPoint {
    InClaim at;
    program::Span key;
  };
  struct SharePoint {
    InClaim at;
    program::ShareModelId model{};
  };
  std::vector<WindowPoint> windows;
  std::vector<KeyPoint> keys;
  std::vector<SharePoint> shares;
  std::vector<InClaim> assists;
  std::vector<std::pair<program::CreditId, std::size_t>> credits;
  struct ChoicePoint {
    std::size_t param = 0; // indexes Program::params
    std::string value;
    std::size_t point = 0;
  };
  std::vector<ChoicePoint> choices;
  std::optional<std::size_t> silence; // the credit clause as a whole
  std::optional<std::size_t> deduct;
};

// What is left of the policy under the settings that the program was made with: an arm of a `by` that no param chooses is no part of it.
ProgramPoints points_of(const program::Program& program, const text::Sources& sources);

} // namespace guiyin::coverage
