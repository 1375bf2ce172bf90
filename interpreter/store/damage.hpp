// Why bytes are no store that can be used.
#pragma once

#include <cstdint>
#include <string>

namespace guiyin::store {

struct Damage {
  enum class Kind : std::uint8_t {
    foreign,    // something else than a store
    other_form, // of a version that this program does not read, or of another kind of processor
    cut_off,    // the file ends too early, or goes on
    changed,    // a checksum does not fit
    no_sense    // checksums fit, but what stands there cannot be: no program of ours wrote it
  };
  Kind kind = Kind::foreign;
  std::string where; // the section, where one is to blame; of `other_form` the version
};

} // namespace guiyin::store
