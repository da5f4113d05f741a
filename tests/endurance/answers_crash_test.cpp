// The program itself, without its window, killed at any instant while questions are answered, 150 times: no answer that it
// showed as saved is lost. Tolerance: exact.
#include <doctest/doctest.h>
#include <imgui.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/learner.h"
#include "content/library.h"
#include "core/random.h"
#include "learn/response.h"
#include "platform/keeper.h"
#include "platform/platform.h"
#include "support/data_folder.h"
#include "ui/runtime.h"

using namespace tc;

namespace {

constexpr int kKills = 150;

/// Answers question after question, and says how many answers there are after each that is shown as saved; until it is
/// killed.
[[noreturn]] void answer_for_ever(ui::Runtime& runtime, int pipe) {
  platform::Keeper keeper{runtime,
                          {.load = platform::load_stored,
                           .store = platform::store,
                           .copy_link = [](const std::string&) -> Status { return Unit{}; },
                           .copy_text = [](const std::string&) -> Status { return Unit{}; },
                           .open_link = [](const std::string&) -> Status { return Unit{}; },
                           .speak = [](const std::string&) -> Status { return Unit{}; },
                           .save_file = [](const std::string& name, std::string_view) -> Result<std::string> { return name; },
                           .save_picture = [](const std::string&) {},
                           .pick_record = [] { return false; },
                           .lock = platform::lock_storage}};
  keeper.start("");
  app::Learner& learner = runtime.session().learner();
  learner.set_run(1);  // the same in every run: names must be apart all the same
  double now_s = 0;
  for (;;) {
    runtime.dispatch(app::cmd::StartForm{"practice", "a", 1, "Q01"});
    runtime.dispatch(app::cmd::SetResponse{learn::to_json(learn::Choice{"d"})});
    runtime.dispatch(app::cmd::SetCertainty{2});
    runtime.dispatch(app::cmd::GiveAnswer{});
    keeper.after_frame(now_s += 1);
    if (learner.kept != app::Learner::Kept::saved) _exit(1);
    const int count = static_cast<int>(learner.record().attempts.size());
    if (write(pipe, &count, sizeof count) != sizeof count) _exit(1);
    keeper.after_frame(now_s += 1);  // the view has rested: it is saved too
  }
}

}  // namespace

TEST_CASE("150 kills while questions are answered lose no answer that was shown as saved") {
  const test::DataFolder folder("answers");
  const auto loaded = content::load_embedded_library();
  REQUIRE(loaded.ok());
  ImGuiContext* context = ImGui::CreateContext();
  {
    ui::Runtime runtime(std::make_shared<const content::Library>(*loaded));  // each child has its own copy, not yet begun
    Random random(12);
    int saved = 0, shown = 0, lost = 0, faults = 0;
    for (int round = 0; round < kKills; ++round) {
      int ends[2];
      REQUIRE(pipe(ends) == 0);
      const pid_t child = fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        close(ends[0]);
        answer_for_ever(runtime, ends[1]);
      }
      close(ends[1]);
      int count = 0;
      REQUIRE(read(ends[0], &count, sizeof count) == sizeof count);  // so that every kill comes while answers are given
      saved = count;
      ++shown;
      usleep(static_cast<useconds_t>(random.uniform() * 8000));
      kill(child, SIGKILL);
      while (read(ends[0], &count, sizeof count) == sizeof count) {
        saved = count;
        ++shown;
      }
      close(ends[0]);
      waitpid(child, nullptr, 0);
      app::Learner learner;
      std::vector<Message> told;
      const auto stored = platform::load_stored("progress");
      REQUIRE(stored);
      if (!learner.load(*stored, told) || !told.empty()) ++faults;
      if (static_cast<int>(learner.record().attempts.size()) < saved) ++lost;
      if (learner.events().size() > 80) REQUIRE(platform::store("progress", "").ok());  // so that the file stays small
    }
    CHECK(lost == 0);
    CHECK(faults == 0);
    CHECK(shown >= kKills);
    CHECK_FALSE(platform::load_stored("progress-set-aside"));
  }
  ImGui::DestroyContext(context);
}
