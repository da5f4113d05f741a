// A view as a drawing for a handout. Tolerance: exact text.
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "cli/cli_support.h"

using namespace tc;
using namespace tc::test;

TEST_CASE("render as SVG: words are text, shapes are paths, the caption names the view and is no dosing advice") {
  const std::string path = (std::filesystem::temp_directory_path() / "three-clocks-view.svg").string();
  const auto done = run({"render", "--at", "40min", "--theme", "light", "--out", path});
  REQUIRE(done.code == cli::kDone);
  std::ifstream file(path);
  const std::string svg((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::filesystem::remove(path);
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find(">Feeling</text>") != std::string::npos);
  CHECK(svg.find("<path fill=\"#") != std::string::npos);
  CHECK(svg.find("not dosing advice. View: ?t=40min") != std::string::npos);
  CHECK(svg.find("NaN") == std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.size() < 4'000'000);
  const auto again = run({"render", "--at", "40min", "--theme", "light", "--out", path});
  std::ifstream second(path);
  CHECK(std::string((std::istreambuf_iterator<char>(second)), std::istreambuf_iterator<char>()) == svg);
  std::filesystem::remove(path);
}

TEST_CASE("the stage as SVG: no ground between the pieces of tissue, gradients as gradients") {
  const std::string path = (std::filesystem::temp_directory_path() / "three-clocks-stage.svg").string();
  REQUIRE(run({"render", "--stage", "body", "--at", "24h", "--out", path}).code == cli::kDone);
  std::ifstream file(path);
  const std::string svg((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::filesystem::remove(path);
  CHECK(svg.find("stroke-width=\".8\"") != std::string::npos);
  CHECK(svg.size() < 5'000'000);
  // The ground behind the caption: from clear to nearly opaque.
  CHECK(svg.find("stop-opacity=\"0.00\"") != std::string::npos);
  CHECK(svg.find("stop-opacity=\"0.88\"") != std::string::npos);
  // Every gradient that is used is there; a rectangle's halves share one path.
  int used = 0;
  static constexpr std::string_view kUse = "fill=\"url(#g";
  for (auto at = svg.find(kUse); at != std::string::npos; at = svg.find(kUse, at + 1)) {
    const auto from = at + kUse.size() - 1;
    const std::string id = svg.substr(from, svg.find(')', from) - from);
    CHECK(svg.find("<linearGradient id=\"" + id + "\"") < at);
    ++used;
  }
  CHECK(used >= 1);
  CHECK(used < 5000);
  CHECK(svg.find("nan") == std::string::npos);
}
