#include "tests/browser/browser.hpp"

#include "grammar/text/json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <signal.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace guiyin::browser {
namespace {

constexpr int patience_ms = 20'000;

std::string json_of(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

// Nothing that reaches out of the machine, nothing that asks the user.
std::vector<std::string> command_line(const std::string& scratch) {
  return {"chromium",
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--disable-extensions",
          "--hide-scrollbars",
          "--mute-audio",
          "--no-default-browser-check",
          "--lang=en-US",
          "--remote-debugging-pipe",
          "--user-data-dir=" + scratch + "/profile",
          "about:blank"};
}

// In the new process: the pipes as the numbers 3 and 4, as Chromium expects them, and what it says in a file.
[[noreturn]] void become_browser(int commands, int answers, const std::string& scratch) {
  dup2(commands, 13); // out of the way of 3 and 4
  dup2(answers, 14);
  dup2(13, 3);
  dup2(14, 4);
  if (FILE* log = std::fopen((scratch + "/log").c_str(), "w")) {
    dup2(fileno(log), 1);
    dup2(fileno(log), 2);
  }
  closefrom(5);
  setpgid(0, 0);
  std::vector<std::string> words = command_line(scratch);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

std::string decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t digit = alphabet.find(c);
    if (digit == alphabet.npos) break;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) out += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return out;
}

} // namespace

Browser::Browser(const std::string& scratch) {
  std::filesystem::remove_all(scratch);
  std::filesystem::create_directories(scratch);
  std::array<int, 2> commands{}, answers{};
  if (pipe(commands.data()) != 0 || pipe(answers.data()) != 0) throw std::runtime_error("no pipe could be made");
  signal(SIGPIPE, SIG_IGN);
  process_ = fork();
  if (process_ == 0) become_browser(commands[0], answers[1], scratch);
  close(commands[0]);
  close(answers[1]);
  input_ = commands[1];
  output_ = answers[0];
  try {
    attach();
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("{}\nChromium is needed for this test and did not start (apt-get install chromium, or ./dev test, which "
                                         "does so); what it said stands in {}/log",
                                         error.what(), scratch));
  }
}

Browser::~Browser() {
  close(input_);
  close(output_);
  if (process_ <= 0) return;
  kill(-process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

void Browser::attach() {
  Json target = call("Target.createTarget", R"({"url":"about:blank"})");
  const std::string id = target["result"]["targetId"].GetString();
  Json session = call("Target.attachToTarget", fmt::format(R"({{"targetId":{},"flatten":true}})", text::json_string(id)));
  session_ = session["result"]["sessionId"].GetString();
  for (const char* domain : {"Page", "Runtime", "Log", "Network", "Audits"}) call(std::string(domain) + ".enable");
  call("Page.setLifecycleEventsEnabled", R"({"enabled":true})");
}

Browser::Json Browser::receive() {
  while (true) {
    if (const std::size_t end = buffer_.find('\0'); end != buffer_.npos) {
      Json message;
      message.Parse(buffer_.c_str());
      buffer_.erase(0, end + 1);
      return message;
    }
    pollfd waiting{output_, POLLIN, 0};
    if (poll(&waiting, 1, patience_ms) <= 0) throw std::runtime_error("the browser does not answer");
    std::array<char, 1 << 16> piece{};
    const ssize_t size = read(output_, piece.data(), piece.size());
    if (size <= 0) throw std::runtime_error("the browser has gone");
    buffer_.append(piece.data(), static_cast<std::size_t>(size));
  }
}

Browser::Json Browser::call(std::string_view method, std::string_view parameters) {
  const int id = ++last_id_;
  std::string message = fmt::format(R"({{"id":{},"method":{},"params":{})", id, text::json_string(method), parameters);
  if (!session_.empty()) message += fmt::format(R"(,"sessionId":{})", text::json_string(session_));
  message += "}";
  if (write(input_, message.c_str(), message.size() + 1) != static_cast<ssize_t>(message.size() + 1))
    throw std::runtime_error("the browser has gone");
  while (true) {
    Json answer = receive();
    if (!answer.HasMember("id")) {
      notice(answer);
    } else if (answer["id"].GetInt() == id) {
      if (answer.HasMember("error")) throw std::runtime_error(fmt::format("{}: {}", method, json_of(answer["error"])));
      return answer;
    }
  }
}

void Browser::notice(const Json& event) {
  const std::string_view method = event["method"].GetString();
  const rapidjson::Value& about = event["params"];
  if (method == "Page.lifecycleEvent" && about["name"] == "load") loaded_ = about["loaderId"].GetString();
  const bool complaint =
      method == "Runtime.exceptionThrown" || method == "Runtime.consoleAPICalled" || method == "Log.entryAdded" || method == "Audits.issueAdded";
  if (complaint) complaints_.push_back(json_of(about));
  if (method == "Network.requestWillBeSent" && url_ != about["request"]["url"].GetString())
    requests_.emplace_back(about["request"]["url"].GetString());
}

void Browser::open(const std::string& path, Viewport viewport) {
  call("Emulation.setDeviceMetricsOverride",
       fmt::format(R"({{"width":{},"height":{},"deviceScaleFactor":1,"mobile":{}}})", viewport.width, viewport.height, viewport.phone));
  navigate("about:blank"); // so that nothing of an earlier page can still come
  complaints_.clear();
  requests_.clear();
  navigate("file://" + path);
}

void Browser::navigate(const std::string& url) {
  url_ = url;
  const Json answer = call("Page.navigate", fmt::format(R"({{"url":{}}})", text::json_string(url)));
  const std::string loader = answer["result"]["loaderId"].GetString();
  while (loaded_ != loader) {
    const Json event = receive();
    if (event.HasMember("method")) notice(event);
  }
}

void Browser::emulate(std::string_view scheme, std::string_view media) {
  call("Emulation.setEmulatedMedia", fmt::format(R"({{"media":{},"features":[{{"name":"prefers-color-scheme","value":{}}}]}})",
                                                 text::json_string(media), text::json_string(scheme)));
}

std::string Browser::evaluate(std::string_view expression) {
  const Json answer =
      call("Runtime.evaluate", fmt::format(R"({{"expression":{},"returnByValue":true,"awaitPromise":true}})", text::json_string(expression)));
  const rapidjson::Value& result = answer["result"];
  if (result.HasMember("exceptionDetails")) throw std::runtime_error(json_of(result["exceptionDetails"]));
  return result["result"].HasMember("value") ? json_of(result["result"]["value"]) : "null";
}

void Browser::click(double x, double y) {
  for (const char* type : {"mousePressed", "mouseReleased"})
    call("Input.dispatchMouseEvent", fmt::format(R"({{"type":"{}","x":{},"y":{},"button":"left","clickCount":1}})", type, x, y));
}

void Browser::photograph(const std::string& path) {
  const Json answer = call("Page.captureScreenshot", R"({"captureBeyondViewport":true})");
  std::ofstream(path, std::ios::binary) << decode_base64(answer["result"]["data"].GetString());
}

} // namespace guiyin::browser
