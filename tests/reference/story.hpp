// Timelines in few words, for cases written by hand: one buyer, one order.
#pragma once

#include "tests/reference/build.hpp"

namespace reference {

inline constexpr std::int64_t midnight = 1697385600000; // 2023-10-16 00:00 UTC+8
constexpr std::int64_t at(int hours, int minutes = 0, int seconds = 0) { return midnight + hours * hour + minutes * minute + seconds * second; }

struct Story {
  Events events;
  Story& row(Row row) {
    row.shop = "店";
    row.buyer = "张三";
    events.push_back(row);
    return *this;
  }
  Story& said(const std::string& from, const std::string& agent, std::int64_t time, const std::string& sku = "", const std::string& kind = "") {
    Row words{"chat", time};
    words.agent = agent;
    words.from = from;
    words.sku = sku;
    words.kind = kind;
    return row(words);
  }
  // The buyer's question and then the agent's answer, both stamped alike.
  Story& talk(const std::string& agent, std::int64_t time, const std::string& sku = "") {
    return said("buyer", agent, time, sku).said("agent", agent, time);
  }
  Story& order(std::int64_t time, const std::vector<std::string>& skus = {"SKU1"}) {
    for (const std::string& sku : skus) {
      Row line{"order", time};
      line.order = "O1";
      line.sku = sku;
      line.qty = 1;
      line.price = 10000;
      row(line);
    }
    return *this;
  }
  Story& happens(const std::string& type, std::int64_t time, const std::string& sku = "") {
    Row happening{type, time};
    happening.order = "O1";
    happening.sku = sku;
    return row(happening);
  }
  Story& pays(std::int64_t time) { return happens("pay", time); }
};

} // namespace reference
