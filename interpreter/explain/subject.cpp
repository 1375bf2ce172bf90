#include "interpreter/explain/subject.hpp"

namespace guiyin::explain {

engine::Explained decide(const Subject& subject) {
  return engine::attribute_unit(subject.program, subject.timeline, subject.roster, subject.order, subject.line, {subject.as_of});
}

} // namespace guiyin::explain
