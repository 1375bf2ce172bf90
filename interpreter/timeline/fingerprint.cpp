#include "interpreter/timeline/fingerprint.hpp"

namespace guiyin::timeline {

namespace {

// Two lanes of multiply-and-mix with different constants.
class Mixer {
public:
  void add(std::uint64_t value) {
    print_.low = mixed((print_.low ^ value) * 0x9E3779B97F4A7C15u);
    print_.high = mixed((print_.high + value) * 0xC2B2AE3D27D4EB4Fu + 0x165667B19E3779F9u);
  }
  void add(std::string_view text) {
    add(text.size());
    for (std::size_t at = 0; at < text.size(); at += 8) add(eight_bytes(text.substr(at, 8)));
  }
  Fingerprint print() const { return print_; }

private:
  static std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
  }
  static std::uint64_t eight_bytes(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
  }
  Fingerprint print_;
};

void add_extras(Mixer& mixer, std::span<const ExtraValue> extras, std::span<const FieldRequest> fields) {
  for (std::size_t i = 0; i < extras.size(); ++i) {
    if (extras[i].value == missing_value && extras[i].text.empty()) continue;
    mixer.add(fields[i].name);
    mixer.add(static_cast<std::uint64_t>(extras[i].value));
    mixer.add(extras[i].text);
  }
}

void add_line(Mixer& mixer, const LineRow& line, std::span<const FieldRequest> fields) {
  mixer.add(line.sku);
  mixer.add(static_cast<std::uint64_t>(line.qty));
  for (const Money money : {line.price, line.full_reduction, line.category_discount, line.item_discount})
    mixer.add(static_cast<std::uint64_t>(money.fen));
  add_extras(mixer, line.extras, fields);
}

} // namespace

Fingerprint fingerprint(const EventRow& row, std::span<const FieldRequest> fields_of_row, std::span<const FieldRequest> fields_of_line) {
  Mixer mixer;
  for (const std::string_view text : {row.buyer, row.order, row.agent, row.to, row.sku}) mixer.add(text);
  mixer.add(static_cast<std::uint64_t>(row.time.ms));
  mixer.add(static_cast<std::uint64_t>(row.from) << 16 | static_cast<std::uint64_t>(row.kind) << 8 | static_cast<std::uint64_t>(row.stage));
  mixer.add(static_cast<std::uint64_t>(row.amount.fen));
  add_extras(mixer, row.extras, fields_of_row);
  for (const LineRow& line : row.lines) add_line(mixer, line, fields_of_line);
  return mixer.print();
}

} // namespace guiyin::timeline
