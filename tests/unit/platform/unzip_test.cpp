// Archives of course packs: read whole or refused, whatever their bytes are. Exact; the damaged ones are seeded.
#include "platform/native/unzip.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "content/library.h"
#include "core/random.h"
#include "platform/native/pack_source.h"
#include "support/pack_fixture.h"

namespace fs = std::filesystem;
using tc::Message;
using namespace tc::content;
using tc::platform::PackSource;
using tc::platform::unzip;

namespace {

const Library& library() {
  static const tc::Result<Library> loaded = load_embedded_library();
  REQUIRE(loaded.ok());
  return *loaded;
}

/// A zip file of its own for one test.
struct Archive {
  fs::path path = fs::temp_directory_path() / ("three-clocks-pack-" + std::to_string(getpid()) + ".zip");
  explicit Archive(const PackFiles& files) {
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    REQUIRE(zip != nullptr);
    for (const auto& [name, text] : files) {
      zip_source_t* source = zip_source_buffer(zip, text.data(), text.size(), 0);
      REQUIRE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(zip) == 0);
  }
  ~Archive() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  std::string bytes() const {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
};

}  // namespace

TEST_CASE("unzip: every file of a pack comes out as it went in") {
  const PackFiles files = tc::test::pack_files();
  std::vector<Message> problems;
  CHECK(unzip(Archive(files).bytes(), problems).files == files);
  CHECK(problems.empty());
}

TEST_CASE("unzip: a pack of a thousand questions is loaded from its archive") {
  const Archive archive(tc::test::big_pack(1000));
  const auto source = PackSource::open(archive.path.string());
  REQUIRE(source.ok());
  std::vector<Message> problems;
  const auto with = source->load(library(), problems);
  REQUIRE(with.ok());
  CHECK(with->pack->items == 1000);
  CHECK(PackSource::is_pack(archive.path.string()));
}

TEST_CASE("unzip: an archive that is cut off or has other bits is refused or whole, never half a pack") {
  const PackFiles files = tc::test::pack_files();
  const std::string good = Archive(files).bytes();
  tc::Random random(20261126);
  int refused = 0;
  for (int i = 0; i < 600; ++i) {
    std::string bytes = good;
    if (i % 3 == 0) bytes.resize(random.below(bytes.size()));
    for (int flips = i % 3 == 0 ? 0 : 1 + i % 4; flips > 0; --flips) {
      char& byte = bytes[random.below(bytes.size())];
      byte = static_cast<char>(byte ^ (1 << random.below(8)));
    }
    std::vector<Message> problems;
    const auto unpacked = unzip(bytes, problems);
    refused += !problems.empty();
    for (const auto& [name, text] : unpacked.files) {
      const auto was = files.find(name);  // a flipped bit may rename an entry, but its text has a checksum
      if (was != files.end()) CHECK(text == was->second);
    }
    if (!problems.empty()) continue;
    const auto with = with_pack(library(), unpacked.files, problems);
    CHECK(with.ok() == problems.empty());
  }
  CHECK(refused > 300);
}
