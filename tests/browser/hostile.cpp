#include "tests/browser/hostile.hpp"

#include <fmt/format.h>

namespace guiyin::browser {
namespace {

const std::string script = "<script>hacked=1</script>", image = "\"><img src=x onerror=hacked=1>", entity = "&lt;b&gt;&amp;", arabic = "مرحبا",
                  turned = "\u202Etxt.exe", quotes = "'`${hacked=1}`";

std::string long_name() {
  std::string name;
  for (int i = 0; i < 120; ++i) name += "很长";
  return name;
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('"', at)) != text.npos; at += 2) text.insert(at, "\"");
  return "\"" + text + "\"";
}

std::string policy(const std::string& lookback, const std::string& choice) {
  return "policy shop \"</title><script>hacked=1</script><b>rules</b>\" {\n"
         "  param lookback = " +
         lookback +
         " in 1h..72h \"<u>how long</u>\"\n"
         "  param mode : last | first = " +
         choice +
         " \"<i>which</i>\"\n"
         "  for each order\n"
         "  claim helped \"<img src=x onerror=hacked=1>\" {\n"
         "    window lookback before placed  candidates chats  require replied\n"
         "    tie-break by mode { last: latest; first: earliest }\n  }\n"
         "  credit helped\n  amount order.total\n}\n";
}

// Each buyer asks two agents, one long before the order and one shortly before it; the last one asks the first of them alone.
std::string events() {
  const std::string shop = quoted("<i>店</i>&\"");
  const std::vector<std::string> agents{script, image, entity, arabic, turned, quotes, long_name()};
  std::string rows = "type,time,shop,buyer,agent,from,sku,order,qty,price\n";
  for (std::size_t i = 0; i <= agents.size(); ++i) {
    const std::string &early = agents[i % agents.size()], &late = agents[(i + 1) % agents.size()], buyer = fmt::format("<b>{}</b>", i);
    const auto chat = [&](int hour, const std::string& agent) {
      for (const char* from : {"buyer", "agent"})
        rows += fmt::format("chat,2023-10-16 {:02}:00:00,{},{},{},{},,,,\n", hour, shop, buyer, quoted(agent), from);
    };
    chat(i == agents.size() ? 3 : 2 + static_cast<int>(i), early);
    if (i < agents.size()) chat(12, late);
    rows += fmt::format("order,2023-10-16 13:00:00,{},{},,,<b>SKU</b>,{},1,{}.{:02}\n", shop, buyer, quoted(fmt::format("\"O{}'<b>", i)),
                        100 * (i + 1), i);
  }
  return rows;
}

} // namespace

Files hostile_files() {
  return {{"old.gy", policy("6h", "last")}, {"<img src=x onerror=hacked=1>.gy", policy("48h", "first")}, {"events.csv", events()}};
}

std::string hostile_names() {
  return R"js(['<script>hacked=1</script>', '"><img src=x onerror=hacked=1>', '&lt;b&gt;&amp;', 'مرحبا', '\uFFFDtxt.exe', "'`${hacked=1}`", '<i>店</i>&"',
              '很长'.repeat(120)])js";
}

} // namespace guiyin::browser
