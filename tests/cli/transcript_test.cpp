// Tolerance: exact text.
#include <doctest/doctest.h>

#include "cli/cli_support.h"

using namespace tc;
using namespace tc::test;

TEST_CASE("transcript: every step of a tour as one page of HTML, with caption, narration and sources") {
  const auto page = run({"transcript", "--tour", "learner"});
  REQUIRE(page.code == cli::kDone);
  CHECK(page.out.starts_with("<!doctype html>"));
  std::size_t sections = 0;
  for (std::size_t at = page.out.find("<section>"); at != std::string::npos; at = page.out.find("<section>", at + 1)) ++sections;
  CHECK(sections == 35);
  CHECK(page.out.find("Three clocks start with one dose") != std::string::npos);
  CHECK(page.out.find("<script") == std::string::npos);
  CHECK(run({"transcript"}).out == page.out);
  CHECK(run({"transcript", "--tour", "audit"}).out != page.out);
}

TEST_CASE("transcript: a tour that is not there is refused by name") {
  const auto refused = run({"transcript", "--tour", "kitchen"});
  CHECK(refused.code == cli::kRefused);
  CHECK(refused.err.find("kitchen") != std::string::npos);
}
