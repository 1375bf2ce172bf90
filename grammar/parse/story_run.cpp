#include "grammar/parse/story_run.hpp"

#include "grammar/parse/story_actions.hpp"

namespace guiyin::parse::story {

namespace {

template <class Rule>
concept Expected = requires {
  Rule::expected();
};

// Notes what the rules that people know by a name wanted where they failed.
template <class Rule> struct control : pegtl::normal<Rule> {
  template <class Input> static void start(const Input& in, StoryBuilder& builder) {
    if constexpr (Expected<Rule>) builder.starts.push_back(static_cast<std::size_t>(in.current() - builder.text({0, 1}).data()));
  }
  template <class Input> static void success(const Input&, StoryBuilder& builder) {
    if constexpr (Expected<Rule>) builder.starts.pop_back();
  }
  template <class Input> static void failure(const Input&, StoryBuilder& builder) {
    if constexpr (Expected<Rule>) {
      builder.missed(builder.starts.back(), Rule::expected());
      builder.starts.pop_back();
    }
  }
};

} // namespace

void run(const StoryText& text, StoryBuilder& builder) {
  pegtl::memory_input<pegtl::tracking_mode::lazy> in(text.text.data(), text.text.data() + text.text.size(), "");
  pegtl::parse<rules::story, action, control>(in, builder);
}

} // namespace guiyin::parse::story
