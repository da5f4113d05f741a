// Several programs on one folder: they wait for each other, and lose nothing. Exact.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/learner.h"
#include "platform/platform.h"
#include "support/data_folder.h"

namespace fs = std::filesystem;
using tc::platform::load_stored;
using tc::platform::store;

#if defined(__linux__)

namespace {

/// A data folder of its own for one test.
struct Folder : tc::test::DataFolder {
  Folder() : DataFolder("lock") {}
};

}  // namespace

TEST_CASE("four programs that answer at once lose nothing to one another") {
  constexpr int kPrograms = 4, kAnswers = 15;
  const Folder folder;
  std::vector<pid_t> children;
  for (int program = 0; program < kPrograms; ++program) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child != 0) {
      children.push_back(child);
      continue;
    }
    tc::app::Learner learner;
    learner.set_run(static_cast<std::uint64_t>(program) + 1);
    for (int i = 0; i < kAnswers; ++i) {
      auto lock = tc::platform::lock_storage();
      for (int tries = 0; !lock && tries < 30; ++tries) lock = tc::platform::lock_storage();  // the others never rest
      if (!lock) _exit(2);
      learner.add(tc::learn::FeedbackSeen{"f", "Q01"});
      std::vector<tc::Message> told;
      if (const auto stored = load_stored("progress"); stored && (!learner.load(*stored, told) || !told.empty())) _exit(3);
      if (!store("progress", learner.text())) _exit(4);
    }
    _exit(0);
  }
  for (const pid_t child : children) {
    int how = 0;
    REQUIRE(waitpid(child, &how, 0) == child);
    CHECK(how == 0);
  }
  tc::app::Learner all;
  std::vector<tc::Message> told;
  const auto stored = load_stored("progress");
  REQUIRE(stored);
  REQUIRE(all.load(*stored, told).ok());
  CHECK(told.empty());
  CHECK(all.events().size() == kPrograms * kAnswers);
}

TEST_CASE("a lock is the same while it is held, and another program cannot have it") {
  const Folder folder;
  REQUIRE(store("state", "one"));
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto lock = tc::platform::lock_storage();
    const char held = lock != nullptr && lock == tc::platform::lock_storage() ? 'y' : 'n';
    if (write(ends[1], &held, 1) != 1) _exit(1);
    for (;;) pause();
  }
  char held = 0;
  REQUIRE(read(ends[0], &held, 1) == 1);
  CHECK(held == 'y');
  CHECK_FALSE(store("state", "two"));
  CHECK(load_stored("state") == "one");
  kill(child, SIGKILL);  // the system frees it
  waitpid(child, nullptr, 0);
  CHECK(store("state", "two"));
  close(ends[0]);
  close(ends[1]);
}

#endif
