// Tolerance: exact text.
#include <doctest/doctest.h>

#include "app/session.h"
#include "cli/cli_support.h"
#include "cli/files.h"

using namespace tc;
using namespace tc::test;

namespace {

std::string log_file(const std::string& name, const std::string& text) {
  const std::string path = scratch(name);
  REQUIRE(cli::write_file(path, text).ok());
  return path;
}

}  // namespace

TEST_CASE("replay: a session's own log ends in its state") {
  app::Session session(library());
  session.dispatch(app::cmd::Seek{1440});
  session.dispatch(app::cmd::SetRegimenField{"route", "im"});
  session.dispatch(app::cmd::SetTheme{app::ThemeChoice::light});
  session.dispatch(app::cmd::Undo{});
  const std::string log = log_file("session.jsonl", session.log_text());
  const auto outcome = run({"replay", log});
  REQUIRE_MESSAGE(outcome.code == cli::kDone, outcome.err);
  CHECK(outcome.out == app::save_text(session.state()) + "\n");
  const std::string out = scratch("state.json");
  const auto to_file = run({"replay", log, "--out", out});
  CHECK(to_file.code == cli::kDone);
  CHECK(to_file.out.empty());
  CHECK(cli::read_file(out).value() == outcome.out);
}

TEST_CASE("replay: names file and line of what it cannot read") {
  const auto outcome = run({"replay", log_file("bad.jsonl", "{\"do\":\"undo\"}\n\n{\"do\":\"fly\"}\n")});
  CHECK(outcome.code == cli::kRefused);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("line 3") != std::string::npos);
  CHECK(outcome.err.find("fly") != std::string::npos);
  CHECK(run({"replay", log_file("empty.jsonl", "")}).code == cli::kDone);
}

TEST_CASE("replay: a place outside the axis is told, not moved to its end") {
  const auto refusal = [](const std::string& line) {
    const auto outcome = run({"replay", log_file("place.jsonl", "{\"do\":\"undo\"}\n" + line + "\n")});
    CHECK(outcome.code == cli::kRefused);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("line 2: ") != std::string::npos);
    return outcome.err;
  };
  CHECK(refusal("{\"do\":\"seek\",\"time_min\":-4}").find("-4min is outside the axis, 0 to 14d") != std::string::npos);
  CHECK(refusal("{\"do\":\"seek\",\"time_min\":20161}").find("0 to 14d") != std::string::npos);
  CHECK(refusal("{\"do\":\"set-view\",\"from_u\":-5,\"to_u\":8}").find("from 0 to 1") != std::string::npos);
  // A session in which a hand dragged beyond the end replays: its log says where that led.
  app::Session session(library());
  session.dispatch(app::cmd::Seek{1e9});
  CHECK(session.state().time_min == 20160);
  const auto replayed = run({"replay", log_file("dragged.jsonl", session.log_text())});
  REQUIRE_MESSAGE(replayed.code == cli::kDone, replayed.err);
  CHECK(replayed.out == app::save_text(session.state()) + "\n");
}
