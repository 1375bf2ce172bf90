// A real browser without a window, driven over its debugging pipe: pages are opened, looked at by scripts, clicked and photographed.
#pragma once

#include <rapidjson/document.h>

#include <chrono>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::browser {

struct Viewport {
  int width = 1024, height = 800;
  bool phone = false; // touch, and the page's own word on its width counts
};

class Browser {
public:
  // Starts Chromium with a fresh profile in `scratch`, which must be an absolute path. Throws std::runtime_error where there is none, or it does not
  // answer.
  explicit Browser(const std::string& scratch);
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  // Opens a file and waits until it is loaded. What happened on earlier pages is forgotten.
  void open(const std::string& path, Viewport viewport);
  // "light" or "dark"; "screen" or "print".
  void emulate(std::string_view scheme, std::string_view media);
  // What an expression comes to, as JSON. A script of the page's own could not do this: the pages' policy forbids it.
  std::string evaluate(std::string_view expression);
  // The left button, pressed and released at a point of the viewport.
  void click(double x, double y);
  // The whole page as PNG.
  void photograph(const std::string& path);

  // Errors and warnings that the page gave rise to: exceptions, console messages, broken policies.
  const std::vector<std::string>& complaints() const { return complaints_; }
  // Addresses that were asked for, the page's own file apart.
  const std::vector<std::string>& requests() const { return requests_; }

private:
  using Json = rapidjson::Document;
  Json call(std::string_view method, std::string_view parameters = "{}");
  Json receive();
  void notice(const Json& event);
  void attach();
  void navigate(const std::string& url);

  int process_ = -1, input_ = -1, output_ = -1;
  int last_id_ = 0;
  std::string session_, url_, loaded_, buffer_; // loaded_: the navigation that has come to its end
  std::vector<std::string> complaints_, requests_;
};

} // namespace guiyin::browser
