// The running app: log, replay, undo, derived values.
#include <algorithm>

#include "app/axis.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

TEST_CASE("2,000 random commands replay from the log to an equal state, undo history included") {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u}) {
    Random random(seed);
    Session live(library());
    for (int i = 0; i < 500; ++i) {
      const Command command = random_command(random);
      live.dispatch(command);
      // Playback often runs for a while.
      if (std::holds_alternative<cmd::Play>(command.any())) {
        for (int k = 0; k < 20; ++k) live.dispatch(cmd::Advance{0.016});
      }
    }
    check_invariants(live.state());
    Session again(library());
    const auto replayed = Session::replay(again, live.log_text());
    REQUIRE(replayed.ok());
    CHECK(again.state() == live.state());
    CHECK(again.log_text() == live.log_text());
    for (int k = 0; k < 30; ++k) {
      live.dispatch(cmd::Undo{});
      again.dispatch(cmd::Undo{});
      CHECK(again.state() == live.state());
    }
  }
}

TEST_CASE("the log holds no frames") {
  Session session(library());
  session.dispatch(cmd::Play{true});
  for (int i = 0; i < 5000; ++i) session.dispatch(cmd::Advance{0.016});
  CHECK(session.state().time_min > 0);
  const std::string log = session.log_text();
  CHECK(std::count(log.begin(), log.end(), '\n') == 2);
  for (int i = 0; i < 5000; ++i) session.dispatch(cmd::Advance{0.016});
  CHECK_FALSE(session.state().playback.playing);
  CHECK(log.size() < 200);
}

TEST_CASE("a log with a fault names its line") {
  Session session(library());
  const auto replayed = Session::replay(session, "{\"do\":\"seek\",\"time_min\":5}\n\n{\"do\":\"fly\"}\n");
  REQUIRE_FALSE(replayed.ok());
  const auto& args = replayed.error().args;
  CHECK(std::find(args.begin(), args.end(), std::pair<std::string, std::string>("line", "3")) != args.end());
  CHECK(session.state().time_min == 5);
}

TEST_CASE("undo and redo travel through edits and leave the playhead alone") {
  Session session(library());
  const sim::RegimenSpec first = session.state().regimen;
  session.dispatch(cmd::Seek{40});
  session.dispatch(cmd::SetRegimenField{"dose", "1"});
  session.dispatch(cmd::SetPatientField{"weight", "90"});
  session.dispatch(cmd::PinRegimen{});
  session.dispatch(cmd::Seek{60});
  session.dispatch(cmd::Undo{});
  CHECK_FALSE(session.state().pinned);
  session.dispatch(cmd::Undo{});
  CHECK(session.state().patient.weight_kg == 70);
  session.dispatch(cmd::Undo{});
  CHECK(session.state().regimen == first);
  CHECK(session.state().time_min == 60);
  session.dispatch(cmd::Undo{});  // nothing left
  session.dispatch(cmd::Redo{});
  session.dispatch(cmd::Redo{});
  CHECK(session.state().patient.weight_kg == 90);
  session.dispatch(cmd::ApplyPreset{"oral"});
  session.dispatch(cmd::Redo{});  // a new edit drops what could be redone
  CHECK(session.state().regimen.route == sim::Route::oral);
}

TEST_CASE("the session says whether there is anything to undo or to do again") {
  Session session(library());
  const auto possible = [&](bool undo, bool redo) {
    CHECK(session.can_undo() == undo);
    CHECK(session.can_redo() == redo);
  };
  possible(false, false);
  session.dispatch(cmd::Seek{40});
  session.dispatch(cmd::SetRegimenField{"dose", "-3"});  // refused
  possible(false, false);
  session.dispatch(cmd::SetRegimenField{"dose", "1"});
  possible(true, false);
  session.dispatch(cmd::Undo{});
  possible(false, true);
  session.dispatch(cmd::Redo{});
  possible(true, false);
  session.dispatch(cmd::Undo{});
  session.dispatch(cmd::PinRegimen{});
  possible(true, false);
}

TEST_CASE("many steps of one slider are one undo") {
  Session session(library());
  for (int i = 1; i <= 20; ++i)
    session.dispatch(cmd::SetRegimenField{"dose", format_shortest(0.5 + i * 0.05)});
  CHECK(session.state().regimen.dose == doctest::Approx(1.5));
  session.dispatch(cmd::Undo{});
  CHECK(session.state().regimen.dose == 0.5);
  session.dispatch(cmd::SetRegimenField{"dose", "0.6"});
  session.dispatch(cmd::Seek{10});
  session.dispatch(cmd::SetRegimenField{"dose", "0.7"});
  session.dispatch(cmd::Undo{});
  CHECK(session.state().regimen.dose == 0.6);
}

TEST_CASE("trajectories follow the regimen and are kept while it stays") {
  Session session(library());
  const auto version = session.derived_version();
  const sim::Trajectory* a = &session.trajectory();
  session.dispatch(cmd::Seek{40});
  session.dispatch(cmd::SetTheme{ThemeChoice::light});
  CHECK(session.derived_version() == version);
  CHECK(&session.trajectory() == a);
  // Reference value of the model for 0.5 mg/kg over 40 min, 70 kg: 193 ng/mL, tolerance 1.
  CHECK(session.trajectory().value(sim::Signal::ketamine_venous_ng_ml, 40) ==
        doctest::Approx(193).epsilon(0.005));
  CHECK(session.pinned_trajectory() == nullptr);
  session.dispatch(cmd::PinRegimen{});
  REQUIRE(session.pinned_trajectory() != nullptr);
  CHECK(session.derived_version() != version);
  session.dispatch(cmd::SetRegimenField{"dose", "1"});
  // The parent is linear: twice the dose, twice the level (tolerance 1e-9 relative).
  CHECK(session.trajectory().value(sim::Signal::ketamine_venous_ng_ml, 40) ==
        doctest::Approx(2 * session.pinned_trajectory()->value(sim::Signal::ketamine_venous_ng_ml, 40))
            .epsilon(1e-9));
}

TEST_CASE("bands come piece by piece, are ordered, and equal for equal seeds") {
  Session one(library()), two(library());
  CHECK(one.bands() == nullptr);
  int pieces = 0;
  while (one.work(0.0)) ++pieces;
  CHECK(pieces > 5);
  while (two.work(1e9)) {
  }
  REQUIRE(one.bands() != nullptr);
  REQUIRE(two.bands() != nullptr);
  const auto& p = one.bands()->of(sim::Signal::ketamine_venous_ng_ml);
  const auto& q = two.bands()->of(sim::Signal::ketamine_venous_ng_ml);
  CHECK(p.p50 == q.p50);
  for (std::size_t i = 0; i < p.p50.size(); ++i) {
    CHECK(p.p05[i] <= p.p50[i]);
    CHECK(p.p50[i] <= p.p95[i]);
  }
  one.dispatch(cmd::ApplyPreset{"oral"});
  CHECK(one.bands() == nullptr);
}
