// Saved states come back whole or are refused whole.
#include "app/axis.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

/// What saving keeps: not whether it plays or is a group's, and no notice.
State kept(State state) {
  state.playback.playing = false;
  state.settings.group = false;
  state.own_quiz = state.own_quiz_aside = {};
  state.notice.reset();
  return state;
}

std::string refusal(std::string_view text) {
  const auto restored = restore_text(text, *library());
  REQUIRE_FALSE(restored.ok());
  REQUIRE(library()->strings.has(restored.error().key));
  const std::string words = library()->strings.text(restored.error());
  CHECK(words.find('{') == std::string::npos);
  CHECK(words.find(". ") == std::string::npos);  // one sentence
  return restored.error().key;
}

std::string with(std::string_view from, std::string_view to) {
  std::string text = save_text(initial_state(*library()));
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

void take_out(std::string& text, std::string_view what) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.erase(at, what.size());
}

}  // namespace

TEST_CASE("any state that commands can reach is saved and restored") {
  Random random(31);
  Session session(library());
  for (int i = 0; i < 800; ++i) {
    session.dispatch(random_command(random));
    if (i % 4 != 0) continue;
    const auto restored = restore_text(save_text(session.state()), *library());
    REQUIRE_MESSAGE(restored.ok(), save_text(session.state()));
    CHECK_MESSAGE(*restored == kept(session.state()), save_text(*restored) << " from " << save_text(session.state()));
  }
}

TEST_CASE("every truncation is refused") {
  State state = initial_state(*library());
  state.pinned = state.regimen;
  const std::string text = save_text(state);
  for (std::size_t length = 0; length < text.size(); ++length) {
    CHECK(refusal(text.substr(0, length)) == "error.saved.damaged");
  }
}

TEST_CASE("foreign, future, altered and absurd texts are refused with their reason") {
  CHECK(refusal("{}") == "error.saved.foreign");
  CHECK(refusal("[1]") == "error.saved.damaged");
  CHECK(refusal("\xff") == "error.saved.damaged");
  CHECK(refusal(std::string(100000, ' ')) == "error.saved.damaged");
  CHECK(refusal(with("\"three_clocks_state\":5", "\"three_clocks_state\":6")) == "error.saved.future");
  CHECK(refusal(with("\"three_clocks_state\":5", "\"three_clocks_state\":\"1\"")) == "error.saved.foreign");
  CHECK(refusal(with("\"three_clocks_state\":5", "\"three_clocks_state\":0")) == "error.saved.foreign");
  CHECK(refusal(with("\"loop\":false", "\"loop\":0")) == "error.saved.field");
  CHECK(refusal(with("\"loop\":false,", "")) == "error.saved.field");
  CHECK(refusal(with("\"loop\":false", "\"loop\":false,\"more\":1")) == "error.saved.field");
  CHECK(refusal(with("\"theme\":\"system\"", "\"theme\":\"plaid\"")) == "error.saved.field");
  CHECK(refusal(with("\"time_min\":0.0", "\"time_min\":-1")) == "error.saved.value");
  CHECK(refusal(with("\"time_min\":0.0", "\"time_min\":\"nan\"")) == "error.saved.value");
  CHECK(refusal(with("\"time_min\":0.0", "\"time_min\":99999")) == "error.saved.value");
  CHECK(refusal(with("\"dose\":0.5", "\"dose\":50000")) == "error.saved.value");
  CHECK(refusal(with("\"weight_kg\":70.0", "\"weight_kg\":700")) == "error.saved.value");
  CHECK(refusal(with("\"to_u\":1.0", "\"to_u\":0.0001")) == "error.saved.value");
  CHECK(refusal(with("\"speed\":1.0", "\"speed\":3")) == "error.saved.value");
  CHECK(refusal(with("\"text_scale\":1.0", "\"text_scale\":20")) == "error.saved.value");
  CHECK(refusal(with("\"repeats\":1", "\"repeats\":1000000000")) == "error.saved.value");
}

TEST_CASE("a saved value that is impossible is named with what it may be") {
  const auto words = [](std::string_view from, std::string_view to) {
    const auto restored = restore_text(with(from, to), *library());
    REQUIRE_FALSE(restored.ok());
    return library()->strings.text(restored.error());
  };
  const std::string alone = "The saved view was left alone: ";
  CHECK(words("\"time_min\":0.0", "\"time_min\":99999") == alone + "time_min: 99999 is outside 0 to 20160 min.");
  CHECK(words("\"dose\":0.5", "\"dose\":50000") == alone + "Dose: 50000 is outside 0.01 to 2 mg/kg.");
  CHECK(words("\"weight_kg\":70.0", "\"weight_kg\":700") == alone + "Weight: 700 is outside 40 to 150 kg.");
  CHECK(words("\"repeats\":1", "\"repeats\":1000") == alone + "Repeats: 1000 is outside 1 to 36 times.");
  CHECK(words("\"to_u\":1.0", "\"to_u\":8") == alone + library()->strings.raw("refusal.view"));
  CHECK(words("\"speed\":1.0", "\"speed\":3") == alone + "Speed: use 0.5, 1, 2 or 4.");
  CHECK(words("\"text_scale\":1.0", "\"text_scale\":20") == alone + "Text size: use 75 to 200 %.");
  CHECK(words("\"lens\":\"\"", "\"lens\":\"e\"").find("a, b, c and d") != std::string::npos);
  // The whole amount counts, as everywhere.
  CHECK(words("\"rate_steps\":[]", "\"rate_steps\":[{\"start_min\":0,\"end_min\":1440,\"rate_mg_per_min\":50}]") ==
        alone + "Dose: 72000 is outside 1 to 150 mg.");
}

TEST_CASE("a state saved by the first version opens: its mark is the selection, everything new is as at the start") {
  State state = initial_state(*library());
  state.time_min = 40;
  state.selected = "T26";
  std::string old = save_text(state);
  const auto from = old.find("\"screen\""), to = old.find("\"theme\"");
  REQUIRE(from < to);
  old.replace(from, to - from, "\"selected_mark\":\"T26\",");
  old.replace(old.find("state\":5"), 8, "state\":1");
  const auto restored = restore_text(old, *library());
  REQUIRE_MESSAGE(restored.ok(), old);
  CHECK(*restored == kept(state));
}

TEST_CASE("a state saved by the second version opens with the stage as at the start") {
  State state = initial_state(*library());
  state.lens = "b";
  std::string old = save_text(state);
  const auto from = old.find("\"stage\""), to = old.find("\"theme\"");
  REQUIRE(from < to);
  old.erase(from, to - from);
  old.replace(old.find("state\":5"), 8, "state\":2");
  const auto restored = restore_text(old, *library());
  REQUIRE_MESSAGE(restored.ok(), old);
  CHECK(*restored == kept(state));
}

TEST_CASE("a state saved by the third version opens with no form set aside") {
  State state = initial_state(*library());
  state.quiz.form = "practice-7";
  state.quiz.kind = "practice";
  state.quiz.items = "Q01";
  std::string old = save_text(state);
  const auto from = old.find("\"quiz_aside_form\""), to = old.find("\"theme\"");
  REQUIRE(from < to);
  old.erase(from, to - from);
  take_out(old, "\"quiz_hints\":0,");
  old.replace(old.find("state\":5"), 8, "state\":3");
  const auto restored = restore_text(old, *library());
  REQUIRE_MESSAGE(restored.ok(), old);
  CHECK(*restored == kept(state));
}

TEST_CASE("a state saved by the fourth version opens with no hint taken; later ones keep how many were") {
  State state = initial_state(*library());
  state.quiz.form = "practice-7";
  state.quiz.kind = "practice";
  state.quiz.items = "Q01";
  std::string old = save_text(state);
  take_out(old, "\"quiz_hints\":0,");
  take_out(old, "\"quiz_aside_hints\":0,");
  old.replace(old.find("state\":5"), 8, "state\":4");
  const auto restored = restore_text(old, *library());
  REQUIRE_MESSAGE(restored.ok(), old);
  CHECK(*restored == kept(state));
  state.quiz.hints = 2;
  const auto hinted = restore_text(save_text(state), *library());
  REQUIRE(hinted.ok());
  CHECK(hinted->quiz.hints == 2);
  CHECK(refusal(with("\"quiz_hints\":0", "\"quiz_hints\":3")) == "error.saved.value");
}

TEST_CASE("a saved focus belongs to its scene") {
  CHECK(refusal(with("\"focus\":\"\"", "\"focus\":\"liver\"")) == "error.saved.value");
  CHECK(refusal(with("\"focus\":\"\"", "\"focus\":\"soul\"")) == "error.saved.value");
  CHECK(restore_text(with("\"focus\":\"\"", "\"focus\":\"mtor\""), *library()).ok());
  CHECK(refusal(with("\"stage_tier\":\"auto\"", "\"stage_tier\":\"best\"")) == "error.saved.field");
}

TEST_CASE("a refused restore changes nothing but the notice") {
  Session session(library());
  session.dispatch(cmd::Seek{40});
  const State before = session.state();
  session.dispatch(cmd::Restore{"{\"three_clocks_state\":1}"});
  REQUIRE(session.state().notice);
  CHECK(kept(session.state()) == kept(before));
}

TEST_CASE("a mark that newer content no longer has does not spoil the rest") {
  const auto restored =
      restore_text(with("\"selected\":\"\"", "\"selected\":\"gone\""), *library());
  REQUIRE(restored.ok());
  CHECK(restored->selected.empty());
}

TEST_CASE("random damage is refused or gives a state that holds") {
  Random random(32);
  for (int i = 0; i < 3000; ++i) {
    std::string text = save_text(initial_state(*library()));
    text[below(random, text.size())] = static_cast<char>(below(random, 256));
    const auto restored = restore_text(text, *library());
    if (restored) check_invariants(*restored);
  }
}
