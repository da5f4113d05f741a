// What is kept, and what is told about it. Exact.
#include "platform/keeper.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <map>
#include <memory>
#include <string>

#include "content/library.h"
#include "learn/response.h"

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
                 .pick_record = [] { return false; }}};
  double now_s = 0;

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
};

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
