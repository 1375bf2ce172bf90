#include "interpreter/store/store.hpp"

#include "interpreter/store/check_image.hpp"
#include "interpreter/store/format.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::store {

namespace {

using Kind = Damage::Kind;

std::string_view name_of(const Section& section) {
  const std::string_view name(section.name.data(), section.name.size());
  return name.substr(0, name.find('\0'));
}

// Header and table, of which nothing was believed.
struct Head {
  std::vector<Section> sections;
};

std::variant<Head, Damage> read_head(std::string_view bytes) {
  if (!is_store(bytes)) return Damage{Kind::foreign, {}};
  Header header;
  if (bytes.size() < sizeof header) return Damage{Kind::cut_off, {}};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.order != byte_order || header.version != format_version) return Damage{Kind::other_form, std::to_string(header.version)};
  if (header.file_bytes != bytes.size() || header.sections > (bytes.size() - sizeof header) / sizeof(Section)) return Damage{Kind::cut_off, {}};
  Head head;
  head.sections.resize(header.sections);
  std::string checked(bytes.substr(0, sizeof header + header.sections * sizeof(Section)));
  if (header.sections > 0) std::memcpy(head.sections.data(), checked.data() + sizeof header, header.sections * sizeof(Section));
  std::memset(checked.data() + offsetof(Header, checksum), 0, sizeof header.checksum);
  if (checksum_of(checked) != header.checksum) return Damage{Kind::changed, "head"};
  for (const Section& section : head.sections)
    if (section.offset > bytes.size() || section.bytes > bytes.size() - section.offset || section.offset % alignment != 0)
      return Damage{Kind::no_sense, std::string(name_of(section))};
  return head;
}

// The first section whose checksum does not fit.
std::optional<std::string> changed_section(const std::vector<Section>& sections, std::string_view bytes, unsigned threads) {
  std::vector<char> fits(sections.size());
  values::share_out(threads, sections.size(), 1, [&](auto& next) {
    while (const auto at = next()) {
      const Section& section = sections[at->begin];
      fits[at->begin] = checksum_of(bytes.substr(section.offset, section.bytes)) == section.checksum;
    }
  });
  const auto changed = std::find(fits.begin(), fits.end(), 0);
  if (changed == fits.end()) return std::nullopt;
  return std::string(name_of(sections[static_cast<std::size_t>(changed - fits.begin())]));
}

// Columns over the bytes of their sections, which stand in the order of `each_column`.
class Columns {
public:
  Columns(const std::vector<Section>& sections, std::string_view bytes) : next_(sections.begin()), end_(sections.end()), bytes_(bytes) {}

  template <class T> void operator()(const std::string& name, values::Column<T>& column) {
    if (missing_) return;
    if (next_ == end_ || name_of(*next_) != name || next_->bytes % sizeof(T) != 0) {
      missing_ = name;
      return;
    }
    column = values::Column<T>::borrowed(reinterpret_cast<const T*>(bytes_.data() + next_->offset), next_->bytes / sizeof(T));
    ++next_;
  }
  // The column that should have come, or what came too much.
  std::optional<std::string> wrong() const {
    if (missing_ || next_ == end_) return missing_;
    return std::string(name_of(*next_));
  }

private:
  std::vector<Section>::const_iterator next_, end_;
  std::string_view bytes_;
  std::optional<std::string> missing_;
};

std::size_t count_extras(const std::vector<Section>& sections) {
  return static_cast<std::size_t>(std::count_if(sections.begin(), sections.end(), [](const Section& section) {
    const std::string_view name = name_of(section);
    return name.starts_with("field.") && name.find_first_not_of("0123456789", 6) == name.npos;
  }));
}

// Bytes that may stand anywhere, such as those of standard input, to where columns may.
std::string_view aligned(std::string_view bytes, std::shared_ptr<const void>& memory) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::max_align_t) == 0) return bytes;
  const std::shared_ptr<char[]> copy(new char[bytes.size()]);
  std::memcpy(copy.get(), bytes.data(), bytes.size());
  memory = copy;
  return {copy.get(), bytes.size()};
}

} // namespace

bool is_store(std::string_view bytes) { return bytes.starts_with(magic); }

std::variant<Store, Damage> Store::open(std::string_view given, std::shared_ptr<const void> memory, unsigned threads) {
  const std::string_view bytes = aligned(given, memory);
  auto head = read_head(bytes);
  if (auto* damage = std::get_if<Damage>(&head)) return *damage;
  const std::vector<Section>& sections = std::get<Head>(head).sections;
  if (const auto changed = changed_section(sections, bytes, threads)) return Damage{Kind::changed, *changed};
  auto image = std::make_shared<Image>();
  image->extras.resize(count_extras(sections));
  Columns columns(sections, bytes);
  each_column(*image, [&](const std::string& name, auto& column) { columns(name, column); });
  if (const auto wrong = columns.wrong()) return Damage{Kind::no_sense, *wrong};
  if (const auto wrong = check_image(*image, threads)) return Damage{Kind::no_sense, *wrong};
  Store store;
  take_counts(*image, store.counts_, store.rejected_);
  store.image_ = std::move(image);
  store.memory_ = std::move(memory);
  return store;
}

timeline::Timeline Store::timeline() const {
  timeline::Timeline timeline = timeline_of(*image_);
  struct Both {
    std::shared_ptr<const Image> image;
    std::shared_ptr<const void> memory;
  };
  timeline.memory = std::make_shared<const Both>(Both{image_, memory_});
  return timeline;
}

std::vector<timeline::RowSource> Store::contradicting() const {
  const Image::Happenings& rows = image_->happenings;
  std::vector<timeline::RowSource> sources;
  for (std::size_t i = 0; i < rows.contradicts.size(); ++i)
    if (rows.contradicts[i]) sources.push_back(rows.source[i]);
  return sources;
}

std::vector<std::string> Store::files() const {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < image_->files.size(); ++i) files.emplace_back(image_->files[i]);
  return files;
}

std::vector<std::string> Store::columns() const {
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < image_->columns.size(); ++i) columns.emplace_back(image_->columns[i]);
  return columns;
}

} // namespace guiyin::store
