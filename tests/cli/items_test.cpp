// Exact text; the figures are tested with the layer.
#include <doctest/doctest.h>

#include <filesystem>

#include "cli/cli_support.h"
#include "cli/files.h"
#include "learn/export.h"

using namespace tc;
using namespace tc::test;

namespace {

std::vector<learn::Event> answers(double a, double b) {
  using namespace learn;
  return {{"e0", 1000, FormStarted{"f", {FormKind::pretest, content::TestForm::a, 1, {"Z1", "Z2"}}}},
          {"e1", 2000, ItemShown{"f", "Z1"}},
          {"e2", 9000, Answered{"f", "Z1", Choice{a > 0 ? "a" : "b"}, 3, a}},
          {"e3", 9500, Answered{"f", "Z2", Choice{"c"}, 1, b}}};
}

}  // namespace

TEST_CASE("items: from a folder of JSON and CSV, as text, CSV and JSON") {
  const std::string folder = scratch("items_results");
  std::filesystem::remove_all(folder);
  REQUIRE(cli::write_file(folder + "/one.json", learn::results_json(answers(1, 1), "")));
  REQUIRE(cli::write_file(folder + "/two.csv", learn::results_csv(answers(0, 1), "two")));
  REQUIRE(cli::write_file(folder + "/notes.txt", "not results"));
  const auto text = run({"items", folder});
  CHECK(text.code == cli::kDone);
  CHECK(text.err.empty());
  REQUIRE(lines_of(text.out).size() > 4);
  CHECK(lines_of(text.out)[1].starts_with("Z1      2     0.50 (0.09 to 0.91)"));
  const auto csv = run({"items", folder, "--format", "csv"});
  CHECK(lines_of(csv.out).size() == 3);
  CHECK(cells_of(lines_of(csv.out)[1])[10] == "a:1 b:1");
  CHECK(run({"items", "--format=json", folder + "/one.json"})
            .out.starts_with("{\"format\":\"three-clocks-items\""));
  // One bad file does not hide the good ones.
  REQUIRE(cli::write_file(folder + "/zz.json", "{}"));
  const auto mixed = run({"items", folder, "--format", "csv"});
  CHECK(mixed.code == cli::kFailed);
  CHECK(mixed.out == csv.out);
  CHECK(lines_of(mixed.err).size() == 1);
  CHECK(mixed.err.find("zz.json") != std::string::npos);
}

TEST_CASE("items: what is missing is one sentence") {
  CHECK(run({"items"}).code == cli::kRefused);
  CHECK(run({"items", "x.json", "--format", "pdf"}).code == cli::kRefused);
  const auto none = run({"items", scratch("no_such_results.json")});
  CHECK(none.code == cli::kFailed);
  CHECK(none.out.empty());
  CHECK(lines_of(none.err).size() == 2);
}
