// Killed at any instant while answers are saved, 500 times: no answer that was acknowledged is lost. Tolerance: exact.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/learner.h"
#include "core/random.h"
#include "platform/platform.h"
#include "support/data_folder.h"

using namespace tc;

namespace {

constexpr int kKills = 500;

/// Saves answer after answer, and says so after each; until it is killed.
[[noreturn]] void save_for_ever(int pipe, int run) {
  app::Learner learner;
  std::vector<Message> told;
  if (const auto stored = platform::load_stored("progress")) (void)learner.load(*stored, told);
  learner.set_run(static_cast<std::uint64_t>(run) + 1);
  for (;;) {
    learner.add(learn::FeedbackSeen{"f", "Q01"});
    if (!platform::store("progress", learner.text())) _exit(1);
    const int count = static_cast<int>(learner.events().size());
    if (write(pipe, &count, sizeof count) != sizeof count) _exit(1);
  }
}

}  // namespace

TEST_CASE("500 kills during saving lose no acknowledged answer") {
  const test::DataFolder folder("crash");
  Random random(11);
  int saved = 0, told_faults = 0, lost = 0;
  for (int round = 0; round < kKills; ++round) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      close(ends[0]);
      save_for_ever(ends[1], round);
    }
    close(ends[1]);
    usleep(static_cast<useconds_t>(random.uniform() * 5000));
    kill(child, SIGKILL);
    int count = 0;
    while (read(ends[0], &count, sizeof count) == sizeof count) saved = count;
    close(ends[0]);
    waitpid(child, nullptr, 0);
    app::Learner learner;
    std::vector<Message> told;
    const auto stored = platform::load_stored("progress");
    if (!stored) {
      lost += saved > 0 ? 1 : 0;
      continue;
    }
    if (!learner.load(*stored, told) || !told.empty()) ++told_faults;
    if (static_cast<int>(learner.events().size()) < saved) ++lost;
    if (learner.events().size() > 400) {  // begin anew, so that the file stays small
      REQUIRE(platform::store("progress", "").ok());
      saved = 0;
    }
  }
  CHECK(lost == 0);
  CHECK(told_faults == 0);
}
