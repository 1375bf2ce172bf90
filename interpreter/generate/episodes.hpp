// What happens in a shop, episode by episode: a talk, an order, or both, with all that follows from them.
#pragma once

#include "interpreter/generate/random.hpp"
#include "interpreter/generate/record.hpp"

#include <vector>

namespace guiyin::generate {

class Episodes {
public:
  // Buyers are as many as give each about 40 of the `events`, divided over the shops.
  Episodes(std::uint64_t seed, std::uint64_t events, std::uint32_t shops);

  // One episode's rows, in no order of time; valid until the next call.
  const std::vector<Record>& next();
  // When the latest episode began; no row of it or of a later one lies before.
  values::Moment now() const { return clock_; }

private:
  struct Talk {
    Buyer buyer;
    std::uint32_t agent, sku;
    values::Moment begin;
    Sender opener;
  };

  void talk_and_order(const Buyer& buyer);
  void silent_order(const Buyer& newcomer);
  values::Moment talk(Talk talk);
  Record message(const Talk& talk, std::uint64_t place, values::Moment at);
  void hand_over(Talk& talk, values::Moment at);
  // The order's payment, if it is paid.
  const Record* order(const Buyer& buyer, std::uint32_t sku, values::Moment at);
  Record line(const Record& order, std::uint32_t sku);
  void cancel(const Record& line);
  void refund(const Record& line);

  std::uint32_t some_sku() { return static_cast<std::uint32_t>(products_.draw(random_)); }
  std::uint32_t some_agent() { return static_cast<std::uint32_t>(agents_.draw(random_)); }
  values::Duration seconds(std::uint64_t least, std::uint64_t most);

  Random random_;
  Zipf buyers_, agents_, products_;
  std::uint32_t shops_;
  values::Moment clock_;
  std::uint64_t orders_ = 0;
  std::vector<Record> rows_;
};

} // namespace guiyin::generate
