// Hints in the app: commands, events, refusals, what is kept. Tolerance: exact.
#include <algorithm>
#include <set>

#include "app/quiz.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using app::test::library;

namespace {

Session session_with(const std::string& kind, const std::string& items) {
  Session session(library());
  session.learner().set_now_ms(1'000'000);
  session.learner().set_run(77);
  session.dispatch(cmd::StartForm{kind, "a", 5, items});
  return session;
}

/// The key of the refusal of a command, or empty; the words are one sentence.
std::string refusal(Session& session, const Command& command) {
  session.dispatch(cmd::DismissNotice{});
  session.dispatch(command);
  if (!session.state().notice) return {};
  const std::string words = library()->strings.text(*session.state().notice);
  CHECK(words.ends_with("."));
  CHECK(words.find(". ") == std::string::npos);
  return session.state().notice->key;
}

std::ptrdiff_t hint_events(const Session& session) {
  const auto& all = session.learner().events();
  return std::count_if(all.begin(), all.end(), [](const learn::Event& e) { return std::holds_alternative<learn::HintTaken>(e.what); });
}

int left(const Session& session) { return hints_left(session.state(), *library()); }

}  // namespace

TEST_CASE("a first hint leaves the answer alone, a second rules an option out, a third is refused") {
  Session session = session_with("practice", "Q01 Q15");
  CHECK(left(session) == 2);
  session.dispatch(cmd::SetResponse{R"({"choice":"c"})"});  // the one wrong answer that names no misconception
  CHECK(refusal(session, cmd::TakeHint{}).empty());
  CHECK(ruled_out(session.state(), *library()).empty());
  CHECK(current_response(session.state()) == learn::Response(learn::Choice{"c"}));
  CHECK(left(session) == 1);
  CHECK(refusal(session, cmd::TakeHint{}).empty());
  CHECK(ruled_out(session.state(), *library()) == "c");
  CHECK(session.state().quiz.response.empty());
  CHECK(left(session) == 0);
  CHECK(refusal(session, cmd::TakeHint{}) == "refusal.hint");
  CHECK(session.state().quiz.hints == 2);
  CHECK(hint_events(session) == 2);

  // No command chooses what is ruled out.
  CHECK(refusal(session, cmd::SetResponse{R"({"choice":"c"})"}) == "refusal.ruled_out");
  CHECK(session.state().quiz.response.empty());
  CHECK(refusal(session, cmd::SetResponse{R"({"choice":"a"})"}).empty());
  session.dispatch(cmd::SetCertainty{3});
  session.dispatch(cmd::GiveAnswer{});
  REQUIRE(session.state().quiz.answered);
  CHECK(refusal(session, cmd::TakeHint{}) == "refusal.hint");
  CHECK(hint_events(session) == 2);
  REQUIRE(session.learner().record().attempts.size() == 1);
  const learn::Attempt& attempt = session.learner().record().attempts.front();
  CHECK(attempt.hints == 2);
  CHECK(attempt.credit == 1);
  CHECK(attempt.marks() == 3);
  CHECK(attempt.changes == 1);  // from what was taken away to the answer

  session.dispatch(cmd::NextItem{});
  CHECK(session.state().quiz.hints == 0);
  CHECK(left(session) == 2);
}

TEST_CASE("the two tests refuse a hint; practice, reviews, tours and a group give the same") {
  for (const char* kind : {"pretest", "posttest"}) {
    CAPTURE(kind);
    Session session = session_with(kind, "Q01");
    const QuizView before = session.state().quiz;
    CHECK(left(session) == 0);
    CHECK(refusal(session, cmd::TakeHint{}) == "refusal.hint_test");
    CHECK(session.state().quiz == before);
    CHECK(hint_events(session) == 0);
  }
  for (const char* kind : {"practice", "review", "checkpoint"}) {
    for (const bool group : {false, true}) {
      CAPTURE(kind);
      Session session(library());
      session.dispatch(cmd::SetGroup{group});
      session.dispatch(cmd::StartForm{kind, "a", 5, "Q01"});
      CHECK(left(session) == 2);
      CHECK(refusal(session, cmd::TakeHint{}).empty());
      CHECK(session.state().quiz.hints == 1);
      CHECK(hint_events(session) == 1);
    }
  }
  Session none(library());
  CHECK(refusal(none, cmd::TakeHint{}).empty());
  CHECK(none.state().quiz == QuizView{});
}

TEST_CASE("every question has words for its hint, without a number, and only one best answer has a second") {
  std::set<std::string> met;
  for (const content::Item& item : library()->items) {
    CAPTURE(item.id);
    const std::string words = hint_words(item, library()->strings);
    met.insert(words);
    CHECK(words.size() > 20);
    CHECK(words.size() <= 160);
    CHECK(words.find('[') == std::string::npos);
    CHECK(words.find_first_of("0123456789") == std::string::npos);
    Session session = session_with("practice", item.id);
    CHECK(left(session) == (item.type() == content::ItemType::single ? 2 : 1));
    session.dispatch(cmd::TakeHint{});
    session.dispatch(cmd::TakeHint{});
    CHECK(left(session) == 0);
    const std::string out = ruled_out(session.state(), *library());
    CHECK(out.empty() == (item.type() != content::ItemType::single));
    if (out.empty()) continue;
    for (const content::Option& option : *content::options_of(item)) {
      if (option.id == out) CHECK(option.credit == 0);
    }
  }
  CHECK(met.size() > 8);
}

TEST_CASE("an item's own hint is said instead of its topic's") {
  const content::Item& item = *library()->item("Q01");
  content::Strings words = library()->strings;
  REQUIRE(words.add_file("mine.json", R"({"item.Q01.hint":"Think of the day after."})").ok());
  CHECK(hint_words(item, words) == "Think of the day after.");
  CHECK(hint_words(item, library()->strings) ==
        library()->strings.raw("quiz.hint.clock.plasticity") + " " + library()->strings.raw("quiz.hint.topic.time_course"));
}

TEST_CASE("what was hinted outlasts leaving, a restart and a question of a tour, and is replayed") {
  Session session = session_with("practice", "Q01 Q15");
  session.dispatch(cmd::TakeHint{});
  session.dispatch(cmd::TakeHint{});
  session.dispatch(cmd::LeaveForm{});
  const Result<State> restored = restore_text(save_text(session.state()), *library());
  REQUIRE(restored.ok());
  const State back = reduce(*restored, cmd::ResumeForm{}, *library()).state;
  CHECK(back.quiz.hints == 2);
  CHECK(ruled_out(back, *library()) == "c");

  session.dispatch(cmd::ResumeForm{});
  session.dispatch(cmd::StartForm{"checkpoint", "a", 0, "Q15"});
  CHECK(session.state().quiz.hints == 0);
  session.dispatch(cmd::TakeHint{});
  session.dispatch(cmd::LeaveForm{});
  CHECK(session.state().quiz.hints == 2);

  Session again(library());
  REQUIRE(Session::replay(again, session.log_text()).ok());
  CHECK(again.state().quiz == session.state().quiz);
  CHECK(hint_events(again) == 3);
}
