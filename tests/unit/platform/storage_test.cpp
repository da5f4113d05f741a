// Storage replaces whole files and keeps the copy before; a folder that refuses gives a reason.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "platform/platform.h"
#include "support/data_folder.h"

namespace fs = std::filesystem;
using tc::platform::load_stored;
using tc::platform::store;

#if defined(__linux__)

namespace {

/// A data folder of its own for one test.
struct Folder : tc::test::DataFolder {
  Folder() : DataFolder("storage") {}
  fs::path file() const { return path / "three-clocks" / "state.txt"; }
};

}  // namespace

TEST_CASE("what was stored is loaded; nothing is stored at first") {
  const Folder folder;
  CHECK_FALSE(load_stored("state"));
  REQUIRE(store("state", "one"));
  CHECK(load_stored("state") == "one");
  REQUIRE(store("state", std::string("two\n\0three", 9)));
  CHECK(load_stored("state") == std::string("two\n\0three", 9));
}

TEST_CASE("the copy before is kept and used when the file is gone") {
  const Folder folder;
  REQUIRE(store("state", "one"));
  REQUIRE(store("state", "two"));
  fs::remove(folder.file());
  CHECK(load_stored("state") == "one");
}

TEST_CASE("no half-written file is left behind") {
  const Folder folder;
  REQUIRE(store("state", "one"));
  CHECK_FALSE(fs::exists(folder.file().string() + ".new"));
}

TEST_CASE("an empty text forgets the name, with the copy before") {
  const Folder folder;
  REQUIRE(store("state", "one"));
  REQUIRE(store("state", "two"));
  REQUIRE(fs::exists(folder.file().string() + ".previous"));
  REQUIRE(store("state", ""));
  CHECK_FALSE(fs::exists(folder.file()));
  CHECK_FALSE(fs::exists(folder.file().string() + ".previous"));
  CHECK_FALSE(load_stored("state"));
  REQUIRE(store("state", ""));  // nothing to forget
}

TEST_CASE("the copy before is that of the last store, also after a run that was killed within it") {
  const Folder folder;
  REQUIRE(store("state", "one"));
  // As a kill leaves it: the copy is there, the new file is not yet.
  fs::create_hard_link(folder.file(), folder.file().string() + ".previous");
  fs::create_hard_link(folder.file(), folder.file().string() + ".previous.new");
  REQUIRE(store("state", "two"));
  REQUIRE(store("state", "three"));
  CHECK_FALSE(fs::exists(folder.file().string() + ".previous.new"));
  fs::remove(folder.file());
  CHECK(load_stored("state") == "two");
}

TEST_CASE("stored twice, no copy holds what was there before: so answers are cleared") {
  const Folder folder;
  REQUIRE(store("state", "an answer"));
  std::ofstream(folder.file().string() + ".new") << "an answer";  // left by a run that was killed
  REQUIRE(store("state", "cleared"));
  REQUIRE(store("state", "cleared"));
  for (const auto& file : fs::recursive_directory_iterator(folder.path)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    CAPTURE(file.path().string());
    CHECK(text.find("answer") == std::string::npos);
  }
}

TEST_CASE("names that are paths are refused") {
  const Folder folder;
  CHECK_FALSE(store("../state", "x"));
  CHECK_FALSE(store("", "x"));
  CHECK_FALSE(load_stored("../../etc/passwd"));
}

TEST_CASE("a place that cannot be written gives the path and the reason") {
  const Folder folder;
  fs::create_directories(folder.file().string() + ".new");  // a folder where the fresh file should go
  const auto refused = store("state", "x");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "platform.storage_failed");
  REQUIRE(refused.error().args.size() == 2);
  CHECK_FALSE(refused.error().args[1].second.empty());
}

#endif
