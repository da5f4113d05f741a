// Notices: one is shown, none that was told unasked is pushed away, none is told twice. Exact.
#include "app/notice.h"

#include <string>
#include <vector>

#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

State after(State state, const Command& command) { return reduce(state, command, *library()).state; }
State told(State state, const std::vector<const char*>& keys) {
  for (const char* key : keys) state = after(state, cmd::Notify{key, "why"});
  return state;
}
std::string shown(const State& state) { return state.notice ? state.notice->key : std::string(); }

/// Every notice in the order in which dismissing shows them.
std::vector<std::string> in_turn(State state) {
  std::vector<std::string> out;
  while (state.notice && out.size() < 20) {
    out.push_back(shown(state));
    state = after(state, cmd::DismissNotice{});
  }
  return out;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("what is told unasked is shown one after another, warnings before good news, each once") {
  const State state = told(initial_state(*library()), {"platform.pack_loaded", "platform.progress_not_saved", "platform.link_problem",
                                                       "platform.progress_not_saved", "platform.pack_loaded"});
  CHECK(in_turn(state) == Keys{"platform.progress_not_saved", "platform.link_problem", "platform.pack_loaded"});
}

TEST_CASE("a newer word on the same matter takes the place of the older") {
  State state = after(initial_state(*library()), cmd::Notify{"platform.content_faulty", "line 1"});
  state = told(state, {"platform.not_saved"});
  state = after(state, cmd::Notify{"platform.content_faulty", "line 2"});
  REQUIRE(state.notice);
  CHECK(library()->strings.text(*state.notice).find("line 2") != std::string::npos);
  CHECK(in_turn(state) == Keys{"platform.content_faulty", "platform.not_saved"});
}

TEST_CASE("an answer to an act is shown at once and in place of the answer before; what was told unasked comes after it") {
  State state = told(initial_state(*library()), {"platform.pack_tours", "platform.link_problem"});
  state = after(state, cmd::SetRegimenField{"dose", "-3"});
  const std::string refused = shown(state);
  CHECK(refused != "platform.pack_tours");
  state = told(state, {"platform.link_copied"});
  CHECK(in_turn(state) == Keys{"platform.link_copied", "platform.pack_tours", "platform.link_problem"});
  state = told(state, {"platform.progress_not_saved"});
  CHECK(shown(state) == "platform.link_copied");
}

TEST_CASE("a change takes an answer back, but nothing that was told unasked; nor do undo, another view or a new start") {
  Session session(library());
  session.dispatch(cmd::Notify{"platform.progress_not_saved", "why"});
  session.dispatch(cmd::SetRegimenField{"dose", "-3"});
  CHECK(shown(session.state()) != "platform.progress_not_saved");
  session.dispatch(cmd::SetRegimenField{"dose", "0.6"});
  CHECK(shown(session.state()) == "platform.progress_not_saved");
  for (const Command& command : {Command(cmd::Undo{}), Command(cmd::Restore{save_text(session.state())}), Command(cmd::Reset{})}) {
    session.dispatch(command);
    CHECK(shown(session.state()) == "platform.progress_not_saved");
  }
}

TEST_CASE("what is so no longer is taken back, shown or waiting") {
  const State both = told(initial_state(*library()), {"platform.graphics_lost", "platform.not_saved"});
  CHECK(in_turn(after(both, cmd::DismissNotice{"platform.graphics_lost"})) == Keys{"platform.not_saved"});
  CHECK(in_turn(after(both, cmd::DismissNotice{"platform.not_saved"})) == Keys{"platform.graphics_lost"});
  const State answered = told(both, {"platform.file_saved"});
  CHECK(in_turn(after(answered, cmd::DismissNotice{"platform.graphics_lost"})) == Keys{"platform.file_saved", "platform.not_saved"});
  CHECK(in_turn(after(answered, cmd::DismissNotice{"platform.file_saved"})) == Keys{"platform.graphics_lost", "platform.not_saved"});
}

TEST_CASE("a notice is dismissed by its key in the log too, and logs of before had none") {
  const auto named = parse_command(to_json(cmd::DismissNotice{"platform.not_saved"}));
  REQUIRE(named);
  REQUIRE(std::holds_alternative<cmd::DismissNotice>(named->any()));
  CHECK(std::get<cmd::DismissNotice>(named->any()).key == "platform.not_saved");
  CHECK(parse_command(R"({"do":"dismiss-notice"})"));
}
