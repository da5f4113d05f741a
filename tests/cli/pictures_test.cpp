// Tolerance: none; sizes are exact and equal requests give equal bytes.
#include <doctest/doctest.h>

#include "cli/cli_support.h"
#include "cli/files.h"

using namespace tc;
using namespace tc::test;

namespace {

/// Width and height of a PNG, from its header.
std::pair<unsigned, unsigned> png_size(const std::string& bytes) {
  if (bytes.size() < 24 || bytes.compare(1, 3, "PNG") != 0) return {0, 0};
  const auto at = [&](std::size_t i) {
    unsigned value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8 | static_cast<unsigned char>(bytes[i + k]);
    return value;
  };
  return {at(16), at(20)};
}

std::string picture(const std::string& name, std::vector<std::string> flags) {
  const std::string path = scratch(name);
  flags.insert(flags.begin(), {"render", "--out", path});
  const auto outcome = run(flags);
  CHECK_MESSAGE(outcome.code == cli::kDone, outcome.err);
  CHECK(outcome.out.empty());
  const auto bytes = cli::read_file(path);
  return bytes ? *bytes : std::string();
}

}  // namespace

TEST_CASE("render: the size asked for, the same bytes each time, another picture for every flag") {
  const std::vector<std::string> size{"--size", "640x480"};
  const auto with = [&](std::vector<std::string> flags) {
    flags.insert(flags.end(), size.begin(), size.end());
    return flags;
  };
  const std::string plain = picture("plain.png", with({}));
  CHECK(png_size(plain) == std::pair(640u, 480u));
  CHECK(picture("again.png", with({})) == plain);
  CHECK(png_size(picture("fine.png", with({"--scale", "2"}))) == std::pair(1280u, 960u));
  const std::vector<std::vector<std::string>> others{
      {"--at", "40min"},
      {"--theme", "light"},
      {"--theme", "contrast"},
      {"--theme", "projector"},
      {"--text", "200%"},
      {"--route", "im"},
      {"--compare", "esketamine,nasal-spray,56mg"},
      {"--compare", "drug=esketamine&route=nasal-spray&dose=56mg"},
      {"--panel", "regimen"},
      {"--panel", "settings"},
      {"--panel", "help"},
      {"--panel", "table"},
      {"--mark", "T26"},
      {"--link", "t=40min&dose=0.2mg/kg"},
      {"--do", R"({"do":"seek","time_min":40})", "--do", R"({"do":"set-true-scale","on":true})"},
  };
  for (const auto& flags : others) {
    CAPTURE(flags[0] + " " + flags[1]);
    const std::string other = picture("other.png", with(flags));
    CHECK(png_size(other) == std::pair(640u, 480u));
    CHECK(other != plain);
  }
  CHECK(picture("word.png", with(others[6])) == picture("query.png", with(others[7])));
}

TEST_CASE("sheet: eight readable moments on one picture, in a folder that is made for it") {
  const std::string path = scratch("new/folder/sheet.png");
  const auto outcome = run({"sheet", "--theme", "light", "--out", path});
  REQUIRE_MESSAGE(outcome.code == cli::kDone, outcome.err);
  CHECK(png_size(cli::read_file(path).value()) == std::pair(1956u, 2220u));
}
