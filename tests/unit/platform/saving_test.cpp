// Files for the person: nothing is replaced, and what fails is told. Exact.
#include "platform/native/saving.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace tc::platform;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A home of its own for one test.
struct Home {
  fs::path folder = fs::temp_directory_path() / ("three-clocks-home-" + std::to_string(getpid()));
  std::string before;
  Home() {
    fs::create_directories(folder);
    if (const char* home = std::getenv("HOME")) before = home;
    setenv("HOME", folder.c_str(), 1);
    unsetenv("XDG_CONFIG_HOME");
  }
  ~Home() {
    setenv("HOME", before.c_str(), 1);
    fs::remove_all(folder);
  }
};

}  // namespace

TEST_CASE("a file goes to the downloads, under a name of its own") {
  const Home home;
  CHECK(*save_download("values.csv", "1") == (home.folder / "values.csv").string());
  fs::create_directories(home.folder / "Downloads");
  CHECK(*save_download("values.csv", "2") == (home.folder / "Downloads/values.csv").string());
  CHECK(*save_download("values.csv", "3") == (home.folder / "Downloads/values-2.csv").string());
  CHECK(read(home.folder / "Downloads/values.csv") == "2");
  CHECK(read(home.folder / "Downloads/values-2.csv") == "3");
  fs::create_directories(home.folder / ".config");
  fs::create_directories(home.folder / "Transferts");
  std::ofstream(home.folder / ".config/user-dirs.dirs") << "XDG_DESKTOP_DIR=\"$HOME/Bureau\"\nXDG_DOWNLOAD_DIR=\"$HOME/Transferts\"\n";
  CHECK(*save_download("values.csv", "4") == (home.folder / "Transferts/values.csv").string());
}

TEST_CASE("what cannot be written is told with its path") {
  const Home home;
  const auto saved = save_download("no/such/values.csv", "1");
  CHECK(saved.ok());  // only the name counts
  const auto refused = save_download(std::string(300, 'x') + ".csv", "1");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().key == "platform.storage_failed");
}

TEST_CASE("a picture becomes a PNG of its size") {
  Picture picture{.width = 3, .height = 2, .rgba = std::vector<unsigned char>(24, 200)};
  const auto png = png_of(picture);
  REQUIRE(png);
  CHECK(png->substr(1, 3) == "PNG");
  CHECK(static_cast<int>((*png)[19]) == 3);
  CHECK(static_cast<int>((*png)[23]) == 2);
}
