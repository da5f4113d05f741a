// Exact: what each type of item is in each standard.
#include "learn/interaction.h"

#include "learn_fixture.h"

using namespace tc::learn;
using tc::test::fixture_answer;
using tc::test::fixture_item;

namespace {

struct Row {
  const char* item;
  Standard standard;
  const char* type;
  const char* correct;  ///< patterns with " | " between them
  const char* response;
};

constexpr Standard k12 = Standard::scorm12, k2004 = Standard::scorm2004, kXapi = Standard::xapi;
const Row kRows[] = {
    {"F1", k12, "choice", "a", "a"},
    {"F1", k2004, "choice", "a", "a"},
    {"F1", kXapi, "choice", "a", "a"},
    {"F2", k12, "choice", "a,b", "a,b"},
    {"F2", k2004, "choice", "a[,]b", "a[,]b"},
    {"F2", kXapi, "choice", "a[,]b", "a[,]b"},
    {"F3", k12, "true-false", "f", "f"},
    {"F3", k2004, "true-false", "false", "false"},
    {"F3", kXapi, "true-false", "false", "false"},
    {"F4", k12, "sequencing", "a,b,c,d | a,c,b,d", "a,b,c,d"},
    {"F4", k2004, "sequencing", "a[,]b[,]c[,]d | a[,]c[,]b[,]d", "a[,]b[,]c[,]d"},
    {"F4", kXapi, "sequencing", "a[,]b[,]c[,]d | a[,]c[,]b[,]d", "a[,]b[,]c[,]d"},
    {"F5", k12, "performance",
     "a.150-300,b_from.0-60,b_until.1080-2160,c.tray,d_from.0-180,d_until.720-20160",
     "a.200,b_from.30,b_until.1440,c.tray,d_from.100,d_until.800"},
    {"F5", k2004, "performance",
     "{order_matters=false}a[.]150[:]300[,]b_from[.]0[:]60[,]b_until[.]1080[:]2160[,]c[.]tray[,]d_from[.]0[:]"
     "180[,]"
     "d_until[.]720[:]20160",
     "a[.]200[,]b_from[.]30[,]b_until[.]1440[,]c[.]tray[,]d_from[.]100[,]d_until[.]800"},
    {"F6", k12, "choice", "a", "a"},  // ids of more than one character
    {"F6", k2004, "choice", "nmda_receptor", "nmda_receptor"},
    {"F6", kXapi, "choice", "nmda_receptor", "nmda_receptor"},
    {"F7", k12, "performance", "a.33-55,b.1.5-2.5", "a.45,b.2"},
    {"F7", k2004, "performance", "{order_matters=false}a[.]33[:]55[,]b[.]1.5[:]2.5", "a[.]45[,]b[.]2"},
    {"F8", k12, "performance", "", "ketamine: 0 190 80 30 5.0; norketamine: 0 80 90 50 20"},
    {"F8", k2004, "other", "", "ketamine: 0 190 80 30 5.0; norketamine: 0 80 90 50 20"},
    {"F8", kXapi, "other", "", "ketamine: 0 190 80 30 5.0; norketamine: 0 80 90 50 20"},
    {"F9", k12, "performance", "n1.a,n2.a", "n1.a,n2.a"},
    {"F9", k2004, "performance", "n1[.]a[,]n2[.]a", "n1[.]a[,]n2[.]a"},
    {"F10", k2004, "choice", "a", "a"},
    {"F11", k12, "choice", "a,b", "a,b"},
    {"F12", k12, "matching", "1.a,2.c", "1.a,2.c"},
    {"F12", k2004, "matching", "1[.]holds[,]2[.]failed", "1[.]holds[,]2[.]failed"},
    {"F12", kXapi, "matching", "1[.]holds[,]2[.]failed", "1[.]holds[,]2[.]failed"},
};

std::string joined(const std::vector<std::string>& patterns) {
  std::string out;
  for (const std::string& p : patterns) out += (out.empty() ? "" : " | ") + p;
  return out;
}

}  // namespace

TEST_CASE("interaction: each type in each standard") {
  for (const Row& row : kRows) {
    CAPTURE(row.item);
    const Interaction got =
        interaction_of(fixture_item(row.item), fixture_answer(row.item, true), row.standard);
    CHECK(got.type == row.type);
    CHECK(joined(got.correct) == row.correct);
    CHECK(got.response == row.response);
    CHECK(got.result == (row.standard == kXapi ? "true" : "correct"));
  }
}

TEST_CASE("interaction: wrong, partly right and not answered") {
  for (const char* id : tc::test::kFixtureIds) {
    CAPTURE(id);
    const auto wrong = fixture_answer(id, false);
    CHECK(interaction_of(fixture_item(id), wrong, k12).result == "wrong");
    CHECK(interaction_of(fixture_item(id), wrong, k2004).result == "incorrect");
    CHECK(interaction_of(fixture_item(id), wrong, kXapi).result == "false");
    for (const Standard standard : {k12, k2004, kXapi}) {
      const Interaction none = interaction_of(fixture_item(id), Response{}, standard);
      CHECK(none.response.empty());
      CHECK(none.result == (standard == kXapi ? "false" : "neutral"));
      CHECK(none.type == interaction_of(fixture_item(id), wrong, standard).type);
      // Every type is one that the standard knows.
      const std::string known =
          standard == k12 ? " true-false choice fill-in matching performance sequencing likert numeric "
                          : " true-false choice fill-in long-fill-in matching performance sequencing likert "
                            "numeric other ";
      CHECK(known.find(" " + none.type + " ") != std::string::npos);
    }
  }
  CHECK(interaction_of(fixture_item("F1"), Choice{"b"}, k12).result == "0.50");
  CHECK(interaction_of(fixture_item("F9"), Path{{{"n1", "b"}, {"n1b", "on"}, {"n2", "a"}}}, k2004).response ==
        "n1[.]b[,]n2[.]a");
}

TEST_CASE("interaction: one estimate is numeric, certainty is likert, SCORM 1.2 keeps to 255 characters") {
  tc::content::Item item = fixture_item("F7");
  std::get<tc::content::EstimateTask>(item.task).estimates.pop_back();
  const Response guess = Guesses{{{"a", 45.5, 30, 60}}};
  CHECK(interaction_of(item, guess, k12).type == "numeric");
  CHECK(interaction_of(item, guess, k12).correct == std::vector<std::string>{"44"});
  CHECK(interaction_of(item, guess, k2004).correct == std::vector<std::string>{"33[:]55"});
  CHECK(interaction_of(item, guess, kXapi).response == "45.5");
  CHECK(certainty_interaction(2, k12).type == "likert");
  CHECK(certainty_interaction(2, kXapi).response == "2");
  CHECK(certainty_interaction(0, kXapi).response.empty());
  tc::content::Item long_one = fixture_item("F8");
  auto& task = std::get<tc::content::CurveTask>(long_one.task);
  task.xs_min.clear();
  for (int i = 0; i < 200; ++i) task.xs_min.push_back(i);
  task.features.clear();
  for (auto& line : task.lines) line = {line.id, {}, {}};
  const Response drawn =
      Drawing{{{"ketamine", std::vector<double>(200, 100)}, {"norketamine", std::vector<double>(200, 100)}}};
  CHECK(interaction_of(long_one, drawn, k12).response.size() == 255);
  CHECK(interaction_of(long_one, drawn, k2004).response.size() > 255);
}
