// A store's rows once more as a reader would bring them, for more to be added.
#pragma once

#include "interpreter/store/store.hpp"
#include "interpreter/timeline/row_batch.hpp"

#include <vector>

namespace guiyin::store {

// All rows of the store, of which the files are counted from `first_file` on. Extra columns are those of `fields`, which are texts; one that the
// store does not have is missing everywhere. Assembled alone, they give the store's timeline again; together with batches that come before or after,
// what reading all the files at once would give.
timeline::RowBatch rows_of(const Store& store, std::uint32_t first_file, const std::vector<timeline::FieldRequest>& fields);

} // namespace guiyin::store
