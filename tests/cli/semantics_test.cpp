// Tolerance: exact text.
#include <doctest/doctest.h>

#include "cli/cli_support.h"

using namespace tc;
using namespace tc::test;

TEST_CASE("semantics: the tree of the timeline as JSON and as text, at the time asked for") {
  const auto json = run({"semantics", "--screen", "timeline", "--at", "40min"});
  REQUIRE(json.code == cli::kDone);
  CHECK(json.out.starts_with("["));
  CHECK(json.out.find("\"role\"") != std::string::npos);
  CHECK(json.out.find("slider") != std::string::npos);
  const auto text = run({"semantics", "--at", "40min", "--format", "text"});
  CHECK(text.out.find("slider \"Time\": 40 min") != std::string::npos);
  CHECK(text.out.find("button \"Play\" [focusable]") != std::string::npos);
  CHECK(run({"semantics", "--at", "24h", "--format", "text"}).out.find("slider \"Time\": 24 h") !=
        std::string::npos);
}

TEST_CASE("semantics: panels and narrow screens have trees of their own") {
  const auto plain = run({"semantics"}).out;
  CHECK(run({"semantics"}).out == plain);
  CHECK(run({"semantics", "--panel", "regimen"}).out != plain);
  CHECK(run({"semantics", "--mark", "T26"}).out != plain);
  CHECK(run({"semantics", "--size", "360x740"}).out != plain);
  CHECK(run({"semantics", "--text", "200%"}).code == cli::kDone);
}

TEST_CASE("semantics: each screen has a tree, and what is opened on it stays open") {
  CHECK(run({"semantics", "--screen", "accounts"}).out.find("\"accounts") != std::string::npos);
  const auto library = run({"semantics", "--screen", "library", "--mark", "C05"});
  CHECK(library.code == cli::kDone);
  CHECK(library.out.find("\"library/title\"") != std::string::npos);
  CHECK(library.out.find("\"drawer/title\"") != std::string::npos);
  CHECK(run({"semantics", "--screen", "quiz"}).out.find("\"quiz/pretest/go\"") != std::string::npos);
}
