// What is handed out and taken in. Exact.
#include "app/handout.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "learn/response.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

const Effect* find(const std::vector<Effect>& effects, Effect::Kind kind) {
  const auto found = std::find_if(effects.begin(), effects.end(), [&](const Effect& e) { return e.kind == kind; });
  return found == effects.end() ? nullptr : &*found;
}

/// Answers one question.
void answer(Session& session, const std::string& item, const std::string& option, int certainty, double seed) {
  session.dispatch(cmd::StartForm{"practice", "a", seed, item});
  session.dispatch(cmd::SetResponse{learn::to_json(learn::Choice{option})});
  session.dispatch(cmd::SetCertainty{certainty});
  session.dispatch(cmd::GiveAnswer{});
  session.dispatch(cmd::NextItem{});
}

}  // namespace

TEST_CASE("values: the columns of the signals, from the dose to the end of the axis, as the model says") {
  Session session(library());
  const std::string csv = values_csv(session);
  const auto lines = split(trim(csv), '\n');
  CHECK(lines.front().starts_with("time_min,ketamine_arterial_ng_ml,ketamine_venous_ng_ml,effect_site_ng_ml,"
                                  "norketamine_ng_ml,hnk_ng_ml,dissociation_index"));
  CHECK(lines.size() == 1 + 240 + 120 + 312 + 1);  // each minute, ten minutes, hour, and the last
  CHECK(lines.back().starts_with("20160,"));
  const auto cells = split(lines[41], ',');  // 40 min
  CHECK(cells[0] == "40");
  const double told = *parse_number(cells[2]);
  const std::vector<double> at{40};
  CHECK(told == doctest::Approx(session.trajectory().sample(at)[0][sim::Signal::ketamine_venous_ng_ml]).epsilon(1e-9));
}

TEST_CASE("every handout has a plain name, and unknown ones are refused with the list") {
  Session session(library());
  session.dispatch(cmd::Seek{40});
  session.dispatch(cmd::StartTour{"learner", "first"});
  for (const char* what : {"picture", "drawing", "values", "transcript", "answers", "record", "summary"}) {
    CAPTURE(what);
    const auto file = handout(session, what);
    REQUIRE(file);
    CHECK(std::all_of(file->name.begin(), file->name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }));
    const auto effects = session.dispatch(cmd::HandOut{what});
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].name == file->name);
  }
  const auto effects = session.dispatch(cmd::HandOut{"../secret"});
  CHECK(find(effects, Effect::save_file) == nullptr);
  REQUIRE(session.state().notice);
  CHECK(session.state().notice->key == "refusal.handout");
}

TEST_CASE("without a tour there is no transcript") {
  Session session(library());
  CHECK_FALSE(handout(session, "transcript"));
  CHECK(session.dispatch(cmd::HandOut{"transcript"}).empty());
}

TEST_CASE("a record comes back on another machine, once") {
  Session here(library()), there(library());
  here.learner().set_run(7);
  there.learner().set_run(9);
  answer(here, "Q01", "d", 3, 1);
  answer(there, "Q01", "b", 1, 2);
  const auto saved = here.dispatch(cmd::HandOut{"record"});
  const Effect* file = find(saved, Effect::save_file);
  REQUIRE(file != nullptr);
  const auto effects = there.dispatch(cmd::TakeIn{file->text});
  CHECK(find(effects, Effect::save_progress) != nullptr);
  REQUIRE(there.state().notice);
  CHECK(there.state().notice->key == "notice.taken_in");
  CHECK(there.learner().record().attempts.size() == 2);
  there.dispatch(cmd::TakeIn{file->text});
  CHECK(there.state().notice->key == "notice.nothing_new");
  CHECK(there.learner().record().attempts.size() == 2);
}

TEST_CASE("what is no record is refused, and no answer is lost") {
  Session session(library());
  answer(session, "Q01", "d", 3, 1);
  const std::string before = session.learner().text();
  for (const char* text : {"x", "{}", "[1]", "{\"format\":\"three-clocks-results\",\"version\":99}"}) {
    CAPTURE(text);
    const auto effects = session.dispatch(cmd::TakeIn{text});
    CHECK(find(effects, Effect::save_progress) == nullptr);
    REQUIRE(session.state().notice);
    CHECK(session.state().notice->key.starts_with("error.results."));
  }
  CHECK(session.learner().text() == before);
  CHECK(find(session.dispatch(cmd::TakeIn{}), Effect::pick_record) != nullptr);
}

TEST_CASE("the summary stands alone: every answer counted, no script, a number that follows the record") {
  Session session(library());
  const std::string empty = summary_html(session);
  answer(session, "Q01", "d", 3, 1);
  const std::string page = summary_html(session);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<h2>") != std::string::npos);
  CHECK(page.find(" 1 answers") != std::string::npos);
  const auto check = [](const std::string& text) { return text.substr(text.find("Check number"), 80); };
  CHECK(check(page) != check(empty));
  CHECK(summary_html(session) == page);
}
