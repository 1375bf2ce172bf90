// The steps of a test, and the blocks.
#include "grammar/parse/story_actions.hpp"

namespace guiyin::parse::story {

namespace {

// Sets what may be said once.
template <class T, class Value> void set_once(StoryBuilder& builder, std::optional<T>& field, Value value, Range range) {
  if (field) builder.report(164, builder.span(range));
  field = std::move(value);
}

std::string english(Word word) { return std::string(vocabulary::spelling(word, text::Language::english)); }

} // namespace

void take_credited_agent(StoryBuilder& builder) {
  builder.draft.expect.credits.push_back({builder.draft.labels.back(), {}, {}});
  builder.draft.labels.clear();
}

void take_credited_amount(StoryBuilder& builder) { builder.draft.expect.credits.back().fen = builder.draft.fen; }
void take_credited_share(StoryBuilder& builder) { builder.draft.expect.credits.back().share = builder.draft.share; }

template <Word Status> void take_status(StoryBuilder& builder, View, Range range) {
  set_once(builder, builder.draft.expect.status, english(Status), range);
}
template void take_status<Word::story_credited>(StoryBuilder&, View, Range);
template void take_status<Word::story_silent>(StoryBuilder&, View, Range);
template void take_status<Word::story_revoked>(StoryBuilder&, View, Range);
template void take_status<Word::story_excluded>(StoryBuilder&, View, Range);
template void take_status<Word::story_pending>(StoryBuilder&, View, Range);

// The claims that give a split decision are joined by `+`.
void take_claim(StoryBuilder& builder, View, Range range) {
  std::string joined;
  for (const syntax::Label& claim : builder.draft.labels) joined += (joined.empty() ? "" : "+") + claim.text;
  builder.draft.labels.clear();
  set_once(builder, builder.draft.expect.claim, joined, range);
}

void take_whole_amount(StoryBuilder& builder, View, Range range) { set_once(builder, builder.draft.expect.amount_fen, builder.draft.fen, range); }
void take_no_assists(StoryBuilder& builder) { builder.draft.expect.assists_nobody = true; }
void take_assists(StoryBuilder& builder) { builder.draft.expect.assists = std::exchange(builder.draft.labels, {}); }

template <bool Tied> void take_tied(StoryBuilder& builder, View, Range range) { set_once(builder, builder.draft.expect.tied, Tied, range); }
template void take_tied<true>(StoryBuilder&, View, Range);
template void take_tied<false>(StoryBuilder&, View, Range);

void take_loser(StoryBuilder& builder, View, Range range) {
  set_once(builder, builder.draft.expect.loser, builder.draft.labels.back(), range);
  builder.draft.labels.clear();
}

template <Word Reason> void take_reason(StoryBuilder& builder) { builder.draft.expect.because = english(Reason); }
template void take_reason<Word::story_window>(StoryBuilder&);
template void take_reason<Word::story_candidates>(StoryBuilder&);
template void take_reason<Word::story_require>(StoryBuilder&);
template void take_reason<Word::story_tie_break>(StoryBuilder&);
template void take_reason<Word::share>(StoryBuilder&);
template void take_reason<Word::credit>(StoryBuilder&);
template void take_reason<Word::story_revoked>(StoryBuilder&);
template void take_reason<Word::story_excluded>(StoryBuilder&);

void end_expectation(StoryBuilder& builder, View, Range range) {
  builder.draft.expect.unit = builder.draft.unit;
  builder.finish_expectation(builder.span(range));
}

void end_entry_line(StoryBuilder& builder) { builder.finish_entries(); }
void end_then_line(StoryBuilder& builder, View, Range range) { builder.finish_then_line(builder.span(range)); }
void end_mistake(StoryBuilder& builder, View, Range range) { builder.mistake(range); }

void begin_timeline(StoryBuilder& builder, View, Range range) { builder.open_timeline(builder.span(range)); }
void begin_then(StoryBuilder& builder, View, Range range) { builder.open_then(builder.span(range)); }
void begin_case(StoryBuilder& builder, View, Range range) { builder.open_case(builder.span(range)); }
void open_without_brace(StoryBuilder& builder, View, Range range) { builder.missing_open_brace(range.begin); }
void end_block(StoryBuilder& builder, View, Range range) { builder.close(range.begin); }
void end_without_brace(StoryBuilder& builder, View, Range range) { builder.missing_brace(range.begin); }
void take_stray_brace(StoryBuilder& builder, View, Range range) { builder.stray_brace(builder.span(range)); }

} // namespace guiyin::parse::story
