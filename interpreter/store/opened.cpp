#include "interpreter/store/opened.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace guiyin::store {

namespace {

using Kind = Damage::Kind;

// "field.0", but not "field.on"
bool is_extra(std::string_view name) {
  constexpr std::string_view field = "field.";
  return name.starts_with(field) && name.find_first_not_of("0123456789", field.size()) == name.npos;
}

std::size_t count_extras(const Sections& sections) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < sections.size(); ++i) count += is_extra(sections.name(i));
  return count;
}

// Columns over the bytes of their sections, which stand in the order of `each_column`.
class Columns {
public:
  explicit Columns(const Sections& sections) : sections_(sections) {}

  template <class T> void operator()(const std::string& name, values::Column<T>& column) {
    if (missing_) return;
    if (next_ == sections_.size() || sections_.name(next_) != name || sections_.bytes(next_).size() % sizeof(T) != 0) {
      missing_ = name;
      return;
    }
    const std::string_view bytes = sections_.bytes(next_++);
    column = values::Column<T>::borrowed(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
  }
  // The column that should have come, or what came too much.
  std::optional<std::string> wrong() const {
    if (missing_ || next_ == sections_.size()) return missing_;
    return std::string(sections_.name(next_));
  }

private:
  const Sections& sections_;
  std::size_t next_ = 0;
  std::optional<std::string> missing_;
};

// Bytes that may stand anywhere, such as those of standard input, to where columns may.
std::string_view aligned(std::string_view bytes, std::shared_ptr<const void>& memory) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::max_align_t) == 0) return bytes;
  const std::shared_ptr<char[]> copy(new char[bytes.size()]);
  std::memcpy(copy.get(), bytes.data(), bytes.size());
  memory = copy;
  return {copy.get(), bytes.size()};
}

std::optional<Damage> no_sense(std::optional<std::string> where) {
  if (!where) return std::nullopt;
  return Damage{Kind::no_sense, std::move(*where)};
}

} // namespace

std::variant<Opened, Damage> Opened::open(std::string_view given, std::shared_ptr<const void> memory, unsigned threads) {
  auto sections = Sections::read(aligned(given, memory));
  if (auto* damage = std::get_if<Damage>(&sections)) return std::move(*damage);
  Opened opened;
  opened.sections_ = std::move(std::get<Sections>(sections));
  opened.memory_ = std::move(memory);
  const auto image = std::make_shared<Image>();
  image->extras.resize(count_extras(opened.sections_));
  Columns columns(opened.sections_);
  each_column(*image, [&](const std::string& name, auto& column) { columns(name, column); });
  if (auto damage = no_sense(columns.wrong())) return std::move(*damage);
  opened.image_ = image;
  if (auto damage = opened.changed_index(threads)) return std::move(*damage);
  if (auto damage = no_sense(check_index(*image, threads))) return std::move(*damage);
  return opened;
}

Opened::Held Opened::held_by(std::string_view name) const {
  if (name.starts_with("chat.")) return Held::messages;
  if (name.starts_with("line.")) return Held::lines;
  if (name.starts_with("happening.")) return Held::happenings;
  if (name.starts_with("backlog.") || name.starts_with("id.")) return Held::backlog;
  if (!is_extra(name)) return Held::index;
  switch (image_->extra_owners[static_cast<std::size_t>(std::stoul(std::string(name.substr(name.find('.') + 1))))]) {
  case timeline::FieldOwner::chat:
    return Held::messages;
  case timeline::FieldOwner::order:
    return Held::orders;
  case timeline::FieldOwner::line:
    break;
  }
  return Held::lines;
}

std::optional<Damage> Opened::changed_index(unsigned threads) const {
  std::vector<Sections::Part> parts;
  for (std::size_t i = 0; i < sections_.size(); ++i)
    if (!is_extra(sections_.name(i)) && held_by(sections_.name(i)) == Held::index) parts.push_back({i, 0, sections_.bytes(i).size()});
  return sections_.changed(parts, threads);
}

std::optional<Damage> Opened::look_at(const Rows& rows, unsigned threads) const {
  std::vector<Sections::Part> parts;
  std::size_t section = 0;
  each_column(*image_, [&](const std::string& name, const auto& column) {
    const std::size_t at = section++, size = sizeof *column.data();
    const auto add = [&](const auto& range) { parts.push_back({at, range.begin * size, range.end * size}); };
    const Held held = held_by(name);
    if (held == Held::messages) add(rows.messages);
    if (held == Held::orders) add(rows.orders);
    if (held == Held::lines) add(rows.lines);
    if (held == Held::happenings) add(rows.happenings);
  });
  if (auto damage = sections_.changed(parts, threads)) return damage;
  return no_sense(check_rows(*image_, rows, threads));
}

std::optional<Damage> Opened::look_at_backlog(unsigned threads) const {
  std::vector<Sections::Part> parts;
  for (std::size_t i = 0; i < sections_.size(); ++i)
    if (held_by(sections_.name(i)) == Held::backlog) parts.push_back({i, 0, sections_.bytes(i).size()});
  if (auto damage = sections_.changed(parts, threads)) return damage;
  return no_sense(check_backlog(*image_, threads));
}

timeline::Timeline Opened::timeline() const {
  timeline::Timeline timeline = timeline_of(*image_);
  struct Both {
    std::shared_ptr<const Image> image;
    std::shared_ptr<const void> memory;
  };
  timeline.memory = std::make_shared<const Both>(Both{image_, memory_});
  return timeline;
}

} // namespace guiyin::store
