// What is kept, and what is told about it. Exact.
#include "platform/keeper.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "content/json_file.h"
#include "content/library.h"
#include "learn/response.h"
#include "platform/pack_notice.h"

using namespace tc;
using platform::Keeper;

namespace {

std::shared_ptr<const content::Library> library() {
  static const auto kLibrary = std::make_shared<const content::Library>(*content::load_embedded_library());
  return kLibrary;
}

/// A program with storage in memory.
struct Program {
  ImGuiContext* context = ImGui::CreateContext();
  std::map<std::string, std::string> stored;
  std::map<std::string, std::string> files;
  bool full = false;     ///< the disk
  bool settled = true;   ///< what was stored is safe
  bool refused = false;  ///< … or never came onto the disk
  std::string picture;
  ui::Runtime runtime{library()};
  Keeper keeper{runtime,
                {.load = [this](std::string_view name) -> std::optional<std::string> {
                   const auto found = stored.find(std::string(name));
                   return found == stored.end() ? std::nullopt : std::optional(found->second);
                 },
                 .store = [this](std::string_view name, std::string_view text) -> Status {
                   if (full) return Message{"platform.no_memory"};
                   stored[std::string(name)] = text;
                   return Unit{};
                 },
                 .settled = [this] { return settled; },
                 .refused = [this] { return refused; },
                 .copy_link = [](const std::string&) -> Status { return Unit{}; },
                 .copy_text = [](const std::string&) -> Status { return Unit{}; },
                 .open_link = [](const std::string&) -> Status { return Unit{}; },
                 .speak = [](const std::string&) -> Status { return Unit{}; },
                 .save_file = [this](const std::string& name, std::string_view bytes) -> Result<std::string> {
                   if (full) return Message{"platform.no_memory"};
                   files[name] = bytes;
                   return "/downloads/" + name;
                 },
                 .save_picture = [this](const std::string& name) { picture = name; },
                 .pick_record = [] { return false; },
                 .now_ms = [this] { return now_ms; }}};
  double now_s = 0;
  learn::Time_ms now_ms = 1'795'000'000'000;

  ~Program() { ImGui::DestroyContext(context); }
  void send(const app::Command& command) {
    runtime.dispatch(command);
    keeper.after_frame(now_s += 1);
    keeper.after_frame(now_s += 1);
  }
  void answer(const std::string& item, const std::string& option) {
    send(app::cmd::StartForm{"practice", "a", 1, item});
    send(app::cmd::SetResponse{learn::to_json(learn::Choice{option})});
    send(app::cmd::SetCertainty{2});
    send(app::cmd::GiveAnswer{});
  }
  std::size_t answers() { return runtime.session().learner().record().attempts.size(); }
  std::string notice() {
    const auto& told = runtime.session().state().notice;
    return told ? told->key : std::string();
  }
  /// The notice as a person reads it.
  std::string words() {
    const auto& told = runtime.session().state().notice;
    return told ? library()->strings.text(*told) : std::string();
  }
  /// Whether anything stored holds this text, in whatever place.
  bool holds(std::string_view text) const {
    return std::any_of(stored.begin(), stored.end(), [&](const auto& at) { return at.second.find(text) != std::string::npos; });
  }
};

constexpr std::string_view kFuture = "{\"three_clocks_progress\":99}\nnot for now\n";

}  // namespace

TEST_CASE("an answer is stored at once and comes back in the next run") {
  Program first;
  first.keeper.start("");
  first.answer("Q01", "d");
  REQUIRE(first.stored.contains("progress"));
  Program second;
  second.stored = first.stored;
  second.keeper.start("");
  CHECK(second.answers() == 1);
}

TEST_CASE("an answer counts as saved only when what was stored is safe") {
  Program program;
  program.keeper.start("");
  program.settled = false;
  program.answer("Q01", "a");
  using Kept = app::Learner::Kept;
  const app::Learner& learner = program.runtime.session().learner();
  CHECK(learner.kept == Kept::saving);
  program.keeper.after_frame(program.now_s += 1);
  CHECK(learner.kept == Kept::saving);
  program.settled = true;
  program.keeper.after_frame(program.now_s += 1);
  CHECK(learner.kept == Kept::saved);
  program.settled = false;
  program.full = true;
  program.answer("Q02", "a");
  CHECK(learner.kept == Kept::not_saved);
}

TEST_CASE("group mode keeps nothing, shows nothing of before, and leaves what is stored as it was") {
  Program own;
  own.keeper.start("");
  own.answer("Q01", "d");
  Program room;
  room.stored = own.stored;
  room.keeper.start("group=on");
  CHECK(room.answers() == 0);
  room.answer("Q15", "a");
  CHECK(room.answers() == 1);
  room.send(app::cmd::ClearLearning{});
  CHECK(room.stored == own.stored);
  room.answer("Q15", "a");
  room.send(app::cmd::SetGroup{false});
  CHECK(room.answers() == 1);  // the owner's again, without the room's
  CHECK(room.runtime.session().learner().record().attempts.front().item == "Q01");
}

TEST_CASE("a form that was open before a group is there again after it, in this run and in the next") {
  Program program;
  program.keeper.start("");
  program.answer("Q01", "d");
  const std::string own = program.runtime.session().state().quiz.form;
  program.send(app::cmd::SetGroup{true});
  program.answer("Q15", "a");
  Program next;  // the room's window was closed
  next.stored = program.stored;
  next.keeper.start("");
  CHECK(next.runtime.session().state().quiz.form == own);
  program.send(app::cmd::SetGroup{false});
  CHECK(program.runtime.session().state().quiz.form == own);
  CHECK(program.runtime.session().state().quiz.items == "Q01");
  CHECK_FALSE(program.holds("Q15"));
}

TEST_CASE("progress of the future is set aside under a name that is told, and the next answer goes on beside it") {
  Program program;
  program.stored["progress"] = kFuture;
  program.keeper.start("");
  CHECK(program.notice() == "platform.progress_set_aside");
  CHECK(program.words().find("newer version") != std::string::npos);
  CHECK(program.words().find("under the name progress-set-aside.") != std::string::npos);
  CHECK(program.stored["progress-set-aside"] == kFuture);
  program.send(app::cmd::DismissNotice{});
  program.answer("Q01", "d");
  CHECK(program.notice().empty());  // told once
  CHECK(program.runtime.session().learner().kept == app::Learner::Kept::saved);
  CHECK(program.stored["progress-set-aside"] == kFuture);
  CHECK(program.stored["progress"].find("Q01") != std::string::npos);
}

TEST_CASE("progress that can be neither read nor set aside is never replaced, and nothing counts as saved") {
  Program program;
  program.stored["progress"] = kFuture;
  program.full = true;
  program.keeper.start("");
  CHECK(program.notice() == "platform.progress_not_set_aside");
  program.full = false;  // there may be room for the answers, though not for what was there
  program.answer("Q01", "d");
  CHECK(program.stored["progress"] == kFuture);
  CHECK(program.runtime.session().learner().kept == app::Learner::Kept::not_saved);
  CHECK(program.answers() == 1);
  program.send(app::cmd::ClearLearning{});  // asked for: then even that goes
  CHECK(program.notice() == "platform.learning_cleared");
  program.send(app::cmd::DismissNotice{});
  CHECK(program.notice().empty());  // that nothing is saved is so no longer
  CHECK_FALSE(program.holds("not for now"));
  program.answer("Q15", "a");
  CHECK(program.runtime.session().learner().kept == app::Learner::Kept::saved);
}

TEST_CASE("everything that is wrong at the start is told, one after the other, whatever the link changes") {
  Program program;
  program.stored["state"] = "{\"three_clocks_state\":99}";
  program.stored["progress"] = kFuture;
  program.keeper.start("dose=0.6mg/kg&nonsense=1");
  platform::tell_pack(program.runtime, {content::located("week.zip/tours/a.json", {}, "platform.no_memory", "")});
  for (const char* key : {"platform.state_set_aside", "platform.progress_set_aside", "platform.link_problem", "platform.pack_failed"}) {
    CHECK(program.notice() == key);
    program.send(app::cmd::DismissNotice{});
  }
  CHECK(program.notice().empty());
}

TEST_CASE("what cannot be read gets a new name each time, five at most; the same is kept once") {
  std::map<std::string, std::string> stored;
  const auto start_with = [&](const std::string& progress) {
    Program program;
    program.stored = stored;
    program.stored["progress"] = progress;
    program.keeper.start("");
    stored = program.stored;
    return program.notice();
  };
  for (int i = 1; i <= 5; ++i) {
    CAPTURE(i);
    const std::string text = "unreadable " + std::to_string(i);
    CHECK(start_with(text) == "platform.progress_set_aside");
    CHECK(start_with(text) == "platform.progress_set_aside");
    CHECK(stored["progress-set-aside" + (i == 1 ? std::string() : "-" + std::to_string(i))] == text);
  }
  CHECK(start_with("unreadable 6") == "platform.progress_not_set_aside");
  CHECK(stored["progress"] == "unreadable 6");
  CHECK(stored.size() == 6);
  for (int i = 1; i <= 5; ++i) CHECK(stored["progress-set-aside" + (i == 1 ? std::string() : "-" + std::to_string(i))] == "unreadable " + std::to_string(i));
}

TEST_CASE("what a newer program stores while this one runs is set aside too before the next answer") {
  Program program;
  program.keeper.start("");
  program.answer("Q01", "d");
  program.stored["progress"] = kFuture;
  program.answer("Q15", "a");
  CHECK(program.stored["progress-set-aside"] == kFuture);
  CHECK(program.stored["progress"].find("Q15") != std::string::npos);
  CHECK(program.stored["progress"].find("Q01") != std::string::npos);
}

TEST_CASE("a view that cannot be used is kept beside; where that is refused, none is saved over it") {
  const std::string future = "{\"three_clocks_state\":99}";
  Program program;
  program.stored["state"] = future;
  program.keeper.start("");
  CHECK(program.notice() == "platform.state_set_aside");
  CHECK(program.words().find("under the name state-set-aside.") != std::string::npos);
  program.send(app::cmd::Seek{40});
  CHECK(program.stored["state-set-aside"] == future);
  CHECK(program.stored["state"] != future);
  Program full;
  full.stored["state"] = future;
  full.full = true;
  full.keeper.start("");
  CHECK(full.notice() == "platform.state_not_set_aside");
  full.full = false;
  full.send(app::cmd::Seek{40});
  CHECK(full.stored["state"] == future);
}

TEST_CASE("clearing leaves no answer anywhere: not set aside, not in the copy before, not in the view") {
  Program program;
  program.stored["progress-set-aside"] = "old answers";
  program.stored["progress-set-aside-3"] = "older answers";
  program.stored["state-set-aside"] = "old view with answers";
  program.keeper.start("");
  program.answer("Q01", "d");
  REQUIRE(program.holds("Q01"));
  program.send(app::cmd::ClearLearning{});
  CHECK(program.notice() == "platform.learning_cleared");
  CHECK_FALSE(program.holds("Q01"));
  CHECK_FALSE(program.holds("answers"));
  Program next;
  next.stored = program.stored;
  next.keeper.start("");
  CHECK(next.answers() == 0);
  CHECK(next.notice().empty());
}

TEST_CASE("cleared is said only when that is on the disk, and what did not get there is told") {
  Program program;
  program.keeper.start("");
  program.answer("Q01", "d");
  program.settled = false;
  program.send(app::cmd::ClearLearning{});
  CHECK(program.answers() == 0);
  CHECK(program.notice().empty());
  program.settled = true;
  program.keeper.after_frame(program.now_s += 1);
  CHECK(program.notice() == "platform.learning_cleared");
  program.send(app::cmd::DismissNotice{});
  CHECK(program.notice().empty());  // once
  program.answer("Q01", "d");
  program.settled = false;
  program.refused = true;
  program.send(app::cmd::ClearLearning{});
  CHECK(program.notice().empty());
  program.settled = true;
  program.keeper.after_frame(program.now_s += 1);
  CHECK(program.notice() == "platform.learning_not_cleared");
  CHECK(program.words().find("disk") != std::string::npos);
  program.send(app::cmd::DismissNotice{});
  program.refused = false;
  program.full = true;  // told at once, and nothing is waited for
  program.runtime.dispatch(app::cmd::ClearLearning{});
  program.keeper.after_frame(program.now_s += 1);
  CHECK(program.notice() == "platform.learning_not_cleared");
  program.full = false;
  program.send(app::cmd::DismissNotice{});
  CHECK(program.notice().empty());
}

TEST_CASE("cleared in one window, another brings nothing back and keeps what it is asked from then on") {
  Program one;
  one.keeper.start("");
  one.answer("Q01", "d");
  Program two;
  two.stored = one.stored;
  two.now_ms += 1000;
  two.keeper.start("");
  REQUIRE(two.answers() == 1);
  one.now_ms += 2000;
  one.send(app::cmd::ClearLearning{});
  two.stored = one.stored;
  two.now_ms += 3000;
  two.answer("Q15", "a");
  CHECK(two.answers() == 1);
  CHECK_FALSE(two.holds("Q01"));
  Program third;
  third.stored = two.stored;
  third.keeper.start("");
  REQUIRE(third.answers() == 1);
  CHECK(third.runtime.session().learner().record().attempts.front().item == "Q15");
  CHECK(third.notice().empty());
}

TEST_CASE("a clock that was set back is told once, in one sentence") {
  Program program;
  program.keeper.start("");
  program.answer("Q01", "d");
  CHECK(program.notice().empty());
  program.now_ms -= 3'600'000;
  program.answer("Q15", "a");
  CHECK(program.notice() == "learn.clock.back");
  CHECK(program.words().find(". ") == std::string::npos);
  CHECK(program.words().find('{') == std::string::npos);
  program.send(app::cmd::DismissNotice{});
  program.answer("Q01", "d");
  CHECK(program.notice().empty());
  CHECK(program.answers() == 3);
}

TEST_CASE("files are handed out and where they went is told; what failed is told too") {
  Program program;
  program.keeper.start("t=40");
  program.send(app::cmd::HandOut{"values"});
  CHECK(program.files.contains("three-clocks-values.csv"));
  CHECK(program.notice() == "platform.file_saved");
  program.runtime.prepare({.width = 800, .height = 600});
  program.send(app::cmd::HandOut{"drawing"});
  REQUIRE(program.files.contains("three-clocks-40min.svg"));
  CHECK(program.files["three-clocks-40min.svg"].starts_with("<svg "));
  program.send(app::cmd::HandOut{"picture"});
  CHECK(program.picture == "three-clocks-40min.png");
  program.send(app::cmd::TakeIn{});
  CHECK(program.notice() == "platform.drop_record");
  program.full = true;
  program.send(app::cmd::HandOut{"values"});
  CHECK(program.notice() == "platform.file_not_saved");
}
