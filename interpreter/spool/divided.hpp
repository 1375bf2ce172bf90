// A batch of rows divided by part and put aside: the rows of a range of parts are a stretch of each column.
#pragma once

#include "interpreter/spool/batch_columns.hpp"
#include "interpreter/spool/divided_texts.hpp"

#include <array>
#include <vector>

namespace guiyin::spool {

// The part of each row. What is left empty is not put aside: what happens to orders waits until all orders are known.
struct RowParts {
  std::vector<Part> chats, orders, transfers, happenings;
};

// An id apart from its text; `row` counts the rows put aside.
struct StoredId {
  std::uint32_t row = 0;
  timeline::EventType type{};
  timeline::TextId shop{};
  timeline::RowSource source;
  timeline::Fingerprint content;
};

struct Divided {
  StoredTexts names, buyers, orders;
  std::array<std::vector<std::uint32_t>, row_kinds> begins; // by kind, then part; the last entry is the end of all; empty: no rows
  std::vector<std::uint64_t> columns;                       // where each stands, in the order of `each_column`; no_column: it is not kept
  // By `id_kinds`: where they, their texts, and the ends of these stand; and where each part's texts begin.
  std::array<std::uint64_t, id_kinds.size()> ids{}, id_texts{}, id_ends{};
  std::array<std::vector<std::uint64_t>, id_kinds.size()> id_bytes;

  // Where the rows of a part begin among those of their kind.
  std::uint32_t begin_of(RowKind kind, std::uint32_t part) const {
    const auto& of_kind = begins[static_cast<std::size_t>(kind)];
    return of_kind.empty() ? 0 : of_kind[part];
  }
  std::uint32_t count_in(RowKind kind, PartRange range) const { return begin_of(kind, range.end) - begin_of(kind, range.begin); }
};
inline constexpr std::uint64_t no_column = UINT64_MAX;

// Uses up the batch's rows of those kinds: their numbers become others'. Rows go to one of `parts` parts.
Divided divide(timeline::RowBatch& batch, const RowParts& rows, std::size_t parts, Space& space);

// Adds the rows of a range of parts to a batch that was made with the same fields and wants, behind those that it has. If the space is not good
// afterwards, the batch must not be used.
void bring_back(const Divided& divided, PartRange range, const Space& space, timeline::RowBatch& to);

} // namespace guiyin::spool
