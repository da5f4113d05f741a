// The questions in the app: forms, answers, what is recorded. Tolerance: exact.
#include "app/quiz.h"

#include <algorithm>

#include "learn/export.h"
#include "learn/progress.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using app::test::library;

namespace {

Session session_with(const std::string& items) {
  Session session(library());
  session.learner().set_now_ms(1'000'000);
  session.learner().set_run(77);
  session.dispatch(cmd::StartForm{"practice", "a", 5, items});
  return session;
}

void answer(Session& session, const std::string& json, int certainty) {
  session.dispatch(cmd::SetResponse{json});
  if (certainty > 0) session.dispatch(cmd::SetCertainty{certainty});
  session.dispatch(cmd::GiveAnswer{});
}

}  // namespace

TEST_CASE("a form from first to last question: shown, answered, explained, finished, remembered") {
  Session session = session_with("Q01 Q15");
  CHECK(session.state().screen == Screen::quiz);
  CHECK(session.state().quiz.open);
  const content::Item& first = *library()->item("Q01");
  const auto key = std::find_if(content::options_of(first)->begin(), content::options_of(first)->end(), [](const auto& o) { return o.credit == 1; });
  CHECK_FALSE(can_answer(session.state(), *library()));
  session.dispatch(cmd::SetResponse{"{\"choice\":\"" + key->id + "\"}"});
  CHECK_FALSE(can_answer(session.state(), *library()));  // how sure?
  session.dispatch(cmd::GiveAnswer{});
  CHECK_FALSE(session.state().quiz.answered);
  session.dispatch(cmd::SetCertainty{3});
  REQUIRE(can_answer(session.state(), *library()));
  session.learner().set_now_ms(1'030'000);
  const auto effects = session.dispatch(cmd::GiveAnswer{});
  CHECK(std::count(effects.begin(), effects.end(), Effect(Effect::save_progress)) == 1);
  CHECK(session.state().quiz.answered);
  CHECK(current_mark(session.state(), *library()).credit == 1);
  REQUIRE(session.learner().record().attempts.size() == 1);
  CHECK(session.learner().record().attempts.front().marks() == 3);
  CHECK(session.learner().record().attempts.front().spent_ms == 30'000);

  // Nothing more can be changed once it is answered.
  const State before = session.state();
  session.dispatch(cmd::SetResponse{"{\"choice\":\"b\"}"});
  session.dispatch(cmd::SetCertainty{1});
  CHECK(session.state().quiz == before.quiz);

  session.dispatch(cmd::NextItem{});
  CHECK(session.state().quiz.index == 1);
  CHECK_FALSE(session.state().quiz.answered);
  answer(session, "{\"choice\":\"a\"}", 1);
  session.dispatch(cmd::NextItem{});
  CHECK(session.state().quiz.results);
  CHECK(session.state().quiz.form.empty());
  REQUIRE(session.learner().record().forms.size() == 1);
  CHECK(session.learner().record().forms.front().finished);
}

TEST_CASE("what stands there unasked is no answer, and each thing that is missing is named") {
  for (const content::Item& item : library()->items) {
    CAPTURE(item.id);
    Session session = session_with(item.id);
    session.dispatch(cmd::SetCertainty{3});
    CHECK_FALSE(can_answer(session.state(), *library()));
    REQUIRE(still_missing(session.state(), *library()));
    CHECK(library()->strings.has(still_missing(session.state(), *library())->key));
    session.dispatch(cmd::GiveAnswer{});
    CHECK_FALSE(session.state().quiz.answered);
  }
  Session session = session_with("N09");
  const auto told = [&] { return library()->strings.text(*still_missing(session.state(), *library())); };
  const std::string low = library()->strings.raw("quiz.estimate.low"), high = library()->strings.raw("quiz.estimate.high");
  CHECK(told().find(low) != std::string::npos);
  session.dispatch(cmd::SetResponse{R"({"guesses":[{"estimate":"left","value":50,"low":20}]})"});
  CHECK(told().find(low) == std::string::npos);
  CHECK(told().find(high) != std::string::npos);
  CHECK_FALSE(can_answer(session.state(), *library()));
  session.dispatch(cmd::SetResponse{R"({"guesses":[{"estimate":"left","value":50,"low":20,"high":70}]})"});
  CHECK_FALSE(still_missing(session.state(), *library()));
  CHECK(can_answer(session.state(), *library()));
}

TEST_CASE("the order in which tiles are offered earns nothing, for any seed") {
  int orders = 0;
  for (const content::Item& item : library()->items) {
    if (item.type() != content::ItemType::order) continue;
    ++orders;
    for (double seed = 0; seed < 300; ++seed) {
      CAPTURE(item.id);
      CAPTURE(seed);
      const learn::Ordering offered = offered_order(item, seed);
      CHECK(learn::answers(item, offered));
      CHECK(learn::mark(item, offered).credit == 0);
    }
  }
  CHECK(orders > 5);
}

TEST_CASE("an open form survives leaving and restarting, with the answer begun") {
  Session session = session_with("Q01 Q15");
  session.dispatch(cmd::SetResponse{"{\"choice\":\"a\"}"});
  session.dispatch(cmd::LeaveForm{});
  CHECK_FALSE(session.state().quiz.open);
  const Result<State> restored = restore_text(save_text(session.state()), *library());
  REQUIRE(restored.ok());
  const State back = reduce(*restored, cmd::ResumeForm{}, *library()).state;
  CHECK(back.quiz.open);
  CHECK(current_item(back, *library())->id == "Q01");
  CHECK(current_response(back) == learn::Response(learn::Choice{"a"}));
}

TEST_CASE("a form that was left at a question of a pack that is not loaded says so and stays") {
  Session session = session_with("Q01 Q15");
  session.dispatch(cmd::LeaveForm{});
  State gone = session.state();
  gone.quiz.items = "W1-gone Q15";
  const State back = reduce(gone, cmd::ResumeForm{}, *library()).state;
  CHECK_FALSE(back.quiz.open);
  REQUIRE(back.notice);
  CHECK(back.notice->key == "refusal.item_gone");
  CHECK(back.quiz == gone.quiz);
  // Before the dossier no question is there yet, and none is missed.
  const auto base = content::load_embedded_base();
  REQUIRE(base.ok());
  CHECK(reduce(gone, cmd::ResumeForm{}, *base).state.quiz.open);
}

TEST_CASE("answers of two windows become one record; a later run adds to it") {
  Session one = session_with("Q01");
  answer(one, "{\"choice\":\"a\"}", 1);
  Session two(library());
  two.learner().set_run(78);
  two.dispatch(cmd::StartForm{"practice", "a", 6, "Q15"});
  answer(two, "{\"choice\":\"a\"}", 2);
  std::vector<Message> told;
  REQUIRE(two.learner().load(one.learner().text(), told).ok());
  CHECK(told.empty());
  CHECK(two.learner().record().attempts.size() == 2);
  REQUIRE(two.learner().load(one.learner().text(), told).ok());  // again: nothing twice
  CHECK(two.learner().record().attempts.size() == 2);
  Session third(library());
  REQUIRE(third.learner().load(two.learner().text(), told).ok());
  CHECK(third.learner().events() == two.learner().events());
}

TEST_CASE("a question of a tour that was left takes no answer from the next, though both begin with the same record") {
  Session session(library());
  session.dispatch(cmd::StartForm{"checkpoint", "a", 0, "Q01"});
  const std::string left = session.state().quiz.form;
  session.dispatch(cmd::LeaveForm{});
  session.dispatch(cmd::StartForm{"checkpoint", "a", 0, "Q15"});
  CHECK(session.state().quiz.form != left);
  answer(session, "{\"choice\":\"a\"}", 1);
  session.dispatch(cmd::NextItem{});
  REQUIRE(session.learner().record().attempts.size() == 1);
  CHECK(session.learner().record().attempts.front().item == "Q15");
  CHECK(session.learner().record().attempts.front().kind == learn::FormKind::checkpoint);
  // The log says which names were given: its replay has the same ones, whatever the run.
  Session again(library());
  again.learner().set_run(5);
  REQUIRE(Session::replay(again, session.log_text()).ok());
  REQUIRE(again.learner().record().forms.size() == 2);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(again.learner().record().forms[i].form == session.learner().record().forms[i].form);
  const auto old = parse_command("{\"do\":\"start-form\",\"kind\":\"practice\",\"letter\":\"a\",\"seed\":3,\"items\":\"Q01\"}");
  REQUIRE(old.ok());  // of a log that knew no names
  CHECK(std::get<cmd::StartForm>(old->any()).name.empty());
}

TEST_CASE("two runs with the same seed name their events and forms apart") {
  Learner one, two;
  for (Learner* learner : {&one, &two}) learner->set_run(300'100);
  one.set_now_ms(1'700'000'000'000);
  two.set_now_ms(1'700'000'000'050);
  CHECK(one.next_name() != two.next_name());
  one.add(learn::FormFinished{"f"});
  two.add(learn::FormFinished{"g"});
  std::vector<Message> told;
  REQUIRE(two.load(one.text(), told).ok());
  CHECK(two.events().size() == 2);
}

TEST_CASE("a clock that is set back changes no order, and what it counts for is one form") {
  Session session(library());
  session.learner().set_run(7);
  session.learner().set_now_ms(2'000'000'000'000);
  session.dispatch(cmd::StartForm{"practice", "a", 5, "Q01"});
  session.learner().set_now_ms(1'999'999'980'000);  // put right by twenty seconds
  session.dispatch(cmd::SetResponse{"{\"choice\":\"a\"}"});
  CHECK_FALSE(session.learner().clock_set_back());
  session.learner().set_now_ms(1'700'000'000'000);
  answer(session, "{\"choice\":\"b\"}", 1);
  CHECK(session.learner().clock_set_back());
  std::vector<Message> told;
  Learner next;
  REQUIRE(next.load(session.learner().text(), told).ok());
  CHECK(next.events() == session.learner().events());
  REQUIRE(next.record().forms.size() == 1);
  CHECK(next.record().forms.front().answered == 1);
}

TEST_CASE("cleared in one window, the answers of before do not come back from another; those given after stay") {
  Session one = session_with("Q01");
  answer(one, "{\"choice\":\"a\"}", 1);
  std::vector<Message> told;
  Session two(library());
  two.learner().set_run(78);
  two.learner().set_now_ms(1'000'000);
  REQUIRE(two.learner().load(one.learner().text(), told).ok());
  const std::string before = one.learner().text();
  one.learner().clear_for_good();
  two.dispatch(cmd::StartForm{"practice", "a", 6, "Q15"});
  answer(two, "{\"choice\":\"a\"}", 2);
  REQUIRE(two.learner().load(one.learner().text(), told).ok());
  REQUIRE(two.learner().record().attempts.size() == 1);
  CHECK(two.learner().record().attempts.front().item == "Q15");
  two.learner().note_stored();
  // What was written before does no harm to the window that cleared, and gives it nothing.
  REQUIRE(one.learner().load(before, told).ok());
  CHECK(one.learner().events().empty());
  REQUIRE(one.learner().load(two.learner().text(), told).ok());
  CHECK(one.learner().record().attempts.size() == 1);
  // Again: the later clearing stands, also against a clock that was set back.
  one.learner().set_now_ms(5);
  one.learner().clear_for_good();
  REQUIRE(two.learner().load(one.learner().text(), told).ok());
  CHECK(two.learner().events().empty());
}

TEST_CASE("after a group, the form that was open before is there again, and nothing of the group's") {
  Session session = session_with("Q01 Q15");
  session.dispatch(cmd::SetResponse{"{\"choice\":\"a\"}"});
  session.dispatch(cmd::StartForm{"checkpoint", "a", 0, "Q15"});  // in the middle of it a question of a tour
  const QuizView own = session.state().quiz, aside = session.state().quiz_aside;
  REQUIRE(aside.items == "Q01 Q15");
  session.dispatch(cmd::SetGroup{true});
  CHECK(session.state().quiz == QuizView{});
  CHECK(session.state().quiz_aside == QuizView{});
  session.dispatch(cmd::StartForm{"practice", "a", 9, "Q12"});
  CHECK(save_text(session.state()).find("Q01") == std::string::npos);
  session.dispatch(cmd::ClearLearning{});  // the room's own
  session.dispatch(cmd::Reset{});
  session.dispatch(cmd::StartForm{"practice", "a", 9, "Q12"});
  session.dispatch(cmd::SetGroup{false});
  QuizView left = own;
  left.open = false;
  CHECK(session.state().quiz == left);
  CHECK(session.state().quiz_aside == aside);
  session.dispatch(cmd::ResumeForm{});
  CHECK(session.state().quiz == own);
  CHECK(save_text(session.state()).find("Q12") == std::string::npos);
}

TEST_CASE("clearing forgets every answer and the open form") {
  Session session = session_with("Q01 Q15");
  answer(session, "{\"choice\":\"a\"}", 1);
  const auto effects = session.dispatch(cmd::ClearLearning{});
  CHECK(std::count(effects.begin(), effects.end(), Effect(Effect::clear_learning)) == 1);
  CHECK(session.learner().events().empty());
  CHECK(session.learner().record().attempts.empty());
  CHECK(session.state().quiz == QuizView{});
}

TEST_CASE("what cannot be is refused with a sentence; the form stays") {
  Session session = session_with("Q01");
  const QuizView before = session.state().quiz;
  for (const Command& wrong :
       {Command(cmd::StartForm{"practice", "a", 5, "Q99"}), Command(cmd::StartForm{"practice", "a", 5, ""}),
        Command(cmd::StartForm{"exam", "a", 5, "Q01"}), Command(cmd::StartForm{"practice", "a", -1, "Q01"}),
        Command(cmd::StartForm{"practice", "a", 5, "Q01", "No name"}), Command(cmd::StartForm{"practice", "a", 0.5, "Q01"}), Command(cmd::SetResponse{"{"}),
        Command(cmd::SetCertainty{4}), Command(cmd::GiveAnswer{})}) {
    CAPTURE(to_json(wrong));
    session.dispatch(cmd::DismissNotice{});
    session.dispatch(wrong);
    CHECK(session.state().notice.has_value());
    CHECK(session.state().quiz == before);
  }
}

TEST_CASE("every question can be shown on the timeline, at its moment") {
  for (const content::Item& item : library()->items) {
    CAPTURE(item.id);
    State state = initial_state(*library());
    state.quiz = {"f", "practice", "a", 1, item.id, 0, "", 0, true, true, false};
    const State shown = reduce(state, cmd::ShowMoment{}, *library()).state;
    CHECK(shown.screen == Screen::timeline);
    CHECK(shown.time_min == item.show.time_min);
    CHECK((item.show.select.empty() || shown.selected == item.show.select));
    app::test::check_invariants(shown);
  }
}

TEST_CASE("answers as a table: one line for each, with a heading and an end") {
  Session session = session_with("Q01");
  answer(session, "{\"choice\":\"a\"}", 2);
  const std::string table = session.learner().table_csv();
  CHECK(std::count(table.begin(), table.end(), '\n') == 3);
  CHECK(table.find("Q01") != std::string::npos);
  const auto effects = session.dispatch(cmd::CopyResults{});
  REQUIRE(effects.size() == 1);
  CHECK(effects.front() == Effect(Effect::copy_text, table));
}

TEST_CASE("a movement is one event; a rest begins another, and each is one change of mind") {
  Session session = session_with("N13");
  const auto events = [&] {
    const auto& all = session.learner().events();
    return std::count_if(all.begin(), all.end(), [](const learn::Event& e) { return std::holds_alternative<learn::AnswerChanged>(e.what); });
  };
  const auto draw = [&](double first) {
    const std::vector<double> values{first, 10, 10, 10, 10, 10, 10, 10};
    return session.dispatch(cmd::SetResponse{learn::to_json(learn::Drawing{{{"ketamine", values}, {"norketamine", values}}})});
  };
  learn::Time_ms now = 2'000'000;
  const auto stroke = [&](double from) {
    for (int frame = 0; frame < 2400; ++frame) {  // 40 s
      session.learner().set_now_ms(now += 17);
      const auto effects = draw(from + (frame % 100));
      CHECK(std::count(effects.begin(), effects.end(), Effect(Effect::save_state)) == 1);
    }
  };
  const std::size_t before = session.learner().text().size();
  stroke(20);
  CHECK(events() == 0);  // still under way
  session.learner().set_now_ms(now += 3000);
  const auto effects = draw(5);
  CHECK(events() == 1);
  CHECK(std::count(effects.begin(), effects.end(), Effect(Effect::save_progress)) == 1);
  stroke(50);
  session.dispatch(cmd::LeaveForm{});
  CHECK(events() == 2);
  session.dispatch(cmd::ResumeForm{});
  session.learner().set_now_ms(now += 3000);
  draw(7);
  session.dispatch(cmd::GiveAnswer{});
  REQUIRE(session.state().quiz.answered);
  CHECK(events() == 3);
  CHECK(session.learner().text().size() - before < 4000);
  REQUIRE(session.learner().record().attempts.size() == 1);
  CHECK(session.learner().record().attempts.front().changes == 2);
  // What was recorded in every frame before can still be read.
  std::string old = learn::progress_header();
  for (int i = 0; i < 50; ++i)
    old += learn::progress_line({"old-" + std::to_string(i), 1000 + i, learn::AnswerChanged{"practice-5", "N13", learn::Drawing{{{"ketamine", {1.0 * i}}}}}});
  std::vector<Message> told;
  REQUIRE(session.learner().load(old, told).ok());
  CHECK(told.empty());
  CHECK(events() == 53);
}

TEST_CASE("choices are recorded one by one, however fast") {
  Session session = session_with("Q01");
  for (const char* option : {"a", "b", "a"}) session.dispatch(cmd::SetResponse{std::string("{\"choice\":\"") + option + "\"}"});
  session.dispatch(cmd::SetCertainty{2});
  session.dispatch(cmd::GiveAnswer{});
  CHECK(session.learner().record().attempts.front().changes == 2);
}

TEST_CASE("a record is read back as JSON or as a table; what is changed, old or something else is refused with the truth") {
  Session session = session_with("Q01");
  answer(session, "{\"choice\":\"a\"}", 2);
  Learner other;
  const auto refused = [&](const std::string& text) {
    const auto taken = other.take_in(text);
    return taken ? std::string() : taken.error().key;
  };
  std::string table = session.learner().table_csv();
  CHECK(refused("learner,form,kind,item,credit,certainty,seconds,response\n,f,practice,Q01,1,2,3,{}\n") == "error.results.table");
  CHECK(refused(table.substr(0, table.rfind('\n', table.size() - 2) + 1)) == "error.results.cut");
  const auto at = table.find(",Q01,");
  REQUIRE(at != std::string::npos);
  table.insert(at + 1, "x");
  CHECK(refused(table) == "error.results.changed");
  CHECK(refused("a,b,c\n1,2,3\n") == "error.results.no_record");
  CHECK(refused("{}") == "error.results.no_record");
  CHECK(other.events().empty());
  CHECK(library()->strings.raw("error.results.table").find("JSON") != std::string::npos);
  const auto taken = other.take_in(learn::results_json(session.learner().events(), ""));
  REQUIRE(taken.ok());
  CHECK(taken->fresh == 1);
  CHECK(other.events() == session.learner().events());
  Learner third;
  const auto from_table = third.take_in(session.learner().table_csv());
  REQUIRE(from_table.ok());
  CHECK(from_table->fresh == 1);
  CHECK(third.events() == session.learner().events());
  const auto again = third.take_in(learn::results_json(session.learner().events(), ""));
  REQUIRE(again.ok());
  CHECK(again->fresh == 0);
  CHECK(again->known == 1);
}
