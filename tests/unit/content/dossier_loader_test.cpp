// Exact: one fault put in, one named, at its place.
#include "content/dossier_loader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "changed_content.h"

using tc::Message;

namespace {

constexpr const char *kReferences = "evidence/references.json", *kClaims = "evidence/claims.json",
                     *kMisconceptions = "evidence/misconceptions.json", *kSafety = "evidence/safety.json",
                     *kConflicts = "evidence/conflicts.json", *kLearning = "evidence/learning.json",
                     *kAudits = "evidence/audits.json", *kLenses = "evidence/lenses.json",
                     *kGlossary = "evidence/glossary.json", *kIllustrations = "evidence/illustrations.json",
                     *kWhatIf = "evidence/whatif.json";

struct Change {
  const char* path;
  std::string_view from, to;
  std::string_view expected;     ///< key of the fault, perhaps with what it quotes
  std::string_view behind = {};  ///< the change comes after this
};

void check(const std::vector<Change>& changes) {
  for (const Change& c : changes) {
    CAPTURE(c.path);
    CAPTURE(std::string(c.from));
    CAPTURE(std::string(c.to));
    const std::string problems = after(c.path, c.from, c.to, c.behind);
    CAPTURE(problems);
    const std::string expected(c.expected);
    const auto space = expected.find(' ');
    const std::string key = expected.substr(0, space);
    CHECK(names(problems, key + " " + c.path + " 1 "));
    if (space != std::string::npos) CHECK(names(problems, expected.substr(space)));
  }
}

}  // namespace

TEST_CASE("dossier loader: wrong types, unknown keys and unknown values") {
  check(
      {{kReferences, "\"year\":", "\"yaer\":", "error.json.unknown_key yaer"},
       {kReferences, "\"year\":2", "\"year\":3", "error.json.integer"},
       {kReferences, "\"year\":2018", "\"year\":\"2018\"", "error.json.integer"},
       {kReferences, "\"verified\":true", "\"verified\":1", "error.json.flag"},
       {kClaims, "\"contest\":\"supported\"", "\"contest\":\"sure\"", "error.json.unknown_value sure"},
       {kClaims, "\"stance\":\"asserts\"", "\"stance\":\"shouts\"", "error.json.unknown_value shouts"},
       {kClaims, "\"lens\":\"a\"", "\"lens\":\"e\"", "error.json.unknown_value e"},
       {kClaims, "\"species\":[\"human\"", "\"species\":[\"plant\"", "error.json.unknown_value plant"},
       {kClaims, "\"design\":\"review\"", "\"design\":\"rumour\"", "error.json.unknown_value rumour"},
       {kClaims, "\"observations\":[\"T05\"", "\"observations\":[5", "error.json.texts"},
       {kClaims, "\"topic\":\"mechanism\"", "\"topic\":\"weather\"", "error.content.words topic.weather"},
       {kMisconceptions, "\"side\":\"", "\"side\":\"x", "error.json.unknown_value"},
       {kSafety, "\"jurisdiction\":\"us\"", "\"jurisdiction\":\"mars\"", "error.json.unknown_value mars"},
       {kSafety, "\"topic\":\"driving\"", "\"topic\":\"flying\"", "error.content.words safety.topic.flying"},
       {kConflicts, "\"kind\":\"disagree\"", "\"kind\":\"quarrel\"", "error.json.unknown_value quarrel"},
       {kLearning, "\"design\":", "\"desing\":", "error.json.missing design"},
       {kAudits, "\"kind\":\"overclaim\"", "\"kind\":\"lie\"", "error.json.unknown_value lie"},
       {kLenses, "\"kind\":\"cascade\"", "\"kind\":\"spiral\"", "error.json.unknown_value spiral"},
       {kLenses, "\"firm\":\"stated\"", "\"firm\":\"sworn\"", "error.json.unknown_value sworn"},
       {kGlossary, "\"see\":[\"", "\"see\":[\"\",\"", "error.json.texts see"},
       {kIllustrations, "\"measure\":\"smd\"", "\"measure\":\"feet\"", "error.json.unknown_value feet"},
       {kWhatIf, "\"direction\":\"stays_low\"", "\"direction\":\"sideways\"",
        "error.json.unknown_value sideways"}});
}

TEST_CASE("dossier loader: ids that are used twice or have another form") {
  check({{kReferences, "\"id\":\"fava2020\"", "\"id\":\"kamp2020\"", "error.json.repeated kamp2020"},
         {kReferences, "\"id\":\"fava2020\"", "\"id\":\"Fava 2020\"", "error.content.id_form Fava 2020"},
         {kClaims, "\"id\":\"C02\"", "\"id\":\"C01\"", "error.json.repeated C01"},
         {kClaims, "\"id\":\"C02\"", "\"id\":\"M02\"", "error.content.id_form M02"},
         {kMisconceptions, "\"id\":\"M02\"", "\"id\":\"M01\"", "error.json.repeated M01"},
         {kSafety, "\"id\":\"S02\"", "\"id\":\"S01\"", "error.json.repeated S01"},
         {kConflicts, "\"id\":\"K02\"", "\"id\":\"K01\"", "error.json.repeated K01"},
         {kLearning, "\"id\":\"L02\"", "\"id\":\"L01\"", "error.json.repeated L01"},
         {kAudits, "\"id\":\"A02\"", "\"id\":\"A01\"", "error.json.repeated A01"},
         {kGlossary, "\"id\":\"half-life\"", "\"id\":\"clearance\"", "error.json.repeated clearance"},
         {kGlossary, "\"id\":\"half-life\"", "\"id\":\"Half/life\"", "error.content.id_form Half/life"},
         {kLenses, "\"id\":\"d\"", "\"id\":\"c\"", "error.json.repeated c"},
         {kLenses, "\"id\":\"d\"", "\"id\":\"c\"", "error.content.lens_set d"},
         {kLenses, "\"id\":\"mood_peak\"", "\"id\":\"first_sign\"", "error.json.repeated first_sign"}});
}

TEST_CASE("dossier loader: ids that lead nowhere") {
  check(
      {{kClaims, "\"reference\":\"zanos2018\"", "\"reference\":\"zanos1818\"",
        "error.content.reference zanos1818"},
       {kClaims, "\"observations\":[\"T05\"", "\"observations\":[\"T95\"", "error.content.unknown_id T95"},
       {kMisconceptions, "\"claims\":[\"C", "\"claims\":[\"C99\",\"C", "error.content.unknown_id C99"},
       {kSafety, "\"reference\":\"", "\"reference\":\"no", "error.content.reference no"},
       {kConflicts, "\"claims\":[\"C", "\"claims\":[\"C99\",\"C", "error.content.unknown_id C99"},
       {kLearning, "\"reference\":\"", "\"reference\":\"no", "error.content.reference no"},
       {kAudits, "\"claims\":[\"C", "\"claims\":[\"C99\",\"C", "error.content.unknown_id C99"},
       {kLenses, "\"claims\":[\"C03\"", "\"claims\":[\"C99\",\"C03\"", "error.content.unknown_id C99"},
       {kLenses, "\"strongest\":{\"claim\":\"C24\"", "\"strongest\":{\"claim\":\"C99\"",
        "error.content.unknown_id C99"},
       {kLenses, "\"reference\":\"perspective2025\"", "\"reference\":\"nobody\"",
        "error.content.reference nobody"},
       {kGlossary, "\"see\":[\"", "\"see\":[\"no-term\",\"", "error.content.unknown_id no-term"},
       {kIllustrations, "\"observation\":\"T44\"", "\"observation\":\"T99\"", "error.content.unknown_id T99"},
       {kIllustrations, "\"reference\":\"kishimoto2016\"", "\"reference\":\"nobody\"",
        "error.content.reference nobody"},
       {kWhatIf, "\"reference\":\"price2022\"", "\"reference\":\"nobody\"",
        "error.content.reference nobody"}});
}

TEST_CASE("dossier loader: references are checked for form and for twins") {
  check({{kReferences, "\"doi\":\"10.", "\"doi\":\"https://doi.org/10.", "error.evidence.doi"},
         {kReferences, "\"doi\":\"10.", "\"doi\":\"10 .", "error.evidence.doi"},
         {kReferences, "\"url\":\"http", "\"url\":\"javascript:http", "error.evidence.url"}});
  const std::string_view all = asset(kReferences);
  const auto first = all.find("\"doi\":\"10."), first_end = all.find('"', first + 7);
  const std::string_view doi = all.substr(first, first_end - first + 1);
  const auto second = all.find("\"doi\":\"10.", first_end), second_end = all.find('"', second + 7);
  std::string twin(all);
  twin.replace(second, second_end - second + 1, doi);
  ChangedContent files;
  files.changed[kReferences] = twin;
  const auto problems = files.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "error.evidence.doi_twice");
  CHECK(argument(problems[0], "column") == std::to_string(second + 7));
}

TEST_CASE("dossier loader: what is unsettled must have both sides, what is shown must cite") {
  const auto emptied = [](const char* path, std::string_view id, std::string_view list) {
    std::string text(asset(path));
    const auto entry = text.find("\"id\":\"" + std::string(id) + "\"");
    REQUIRE(entry != std::string::npos);
    const auto open = text.find("\"" + std::string(list) + "\":[", entry) + list.size() + 4;
    text.erase(open, text.find(']', open) - open);
    ChangedContent files;
    files.changed[path] = text;
    std::string out;
    for (const Message& m : files.problems()) out += joined(m) + "\n";
    return out;
  };
  CHECK(names(emptied(kClaims, "C02", "for"), "error.evidence.one_sided evidence/claims.json 1 "));
  CHECK(names(emptied(kClaims, "C02", "against"), "error.evidence.one_sided evidence/claims.json 1 "));
  CHECK(names(emptied(kClaims, "C02", "citations"), "error.content.uncited_here evidence/claims.json 1 "));
  CHECK(names(emptied(kSafety, "S03", "citations"), "error.content.uncited_here evidence/safety.json 1 "));
  CHECK(names(emptied(kAudits, "A03", "citations"), "error.content.uncited_here evidence/audits.json 1 "));
  CHECK(names(emptied(kLenses, "mood_peak", "citations"),
              "error.content.uncited_here evidence/lenses.json 1 "));
  // Kept for the record, not shown: it may be silent.
  CHECK(emptied(kClaims, "C09", "citations").empty());
  CHECK(names(after(kIllustrations, "\"reference\":\"kishimoto2016\",", ""), "error.content.uncited_here"));
}

TEST_CASE("dossier loader: times, intervals and rules that do not make sense") {
  check({{kClaims, "\"from_min\":0,\"until_min\":1440", "\"from_min\":0", "error.evidence.half_span C02"},
         {kClaims, "\"from_min\":0,\"until_min\":1440", "\"from_min\":2000,\"until_min\":1440",
          "error.evidence.end_before_start C02"},
         {kClaims, "\"from_min\":0,", "\"from_min\":-1,", "error.evidence.negative from_min"},
         {kClaims, "\"until_min\":1440", "\"until_min\":1e12", "error.evidence.too_late until_min"},
         {kSafety, "\"label_year\":2021,", "", "error.evidence.label_year S02"},
         {kSafety, "\"label_year\":2021", "\"label_year\":1821", "error.json.integer label_year"},
         {kWhatIf, "\"low\":-0.95", "\"low\":0.95", "error.evidence.interval"},
         {kWhatIf, "\"low\":-0.95,", "", "error.evidence.interval"},
         {kWhatIf, "\"until_min\":43200", "\"until_min\":14", "error.evidence.end_before_start"},
         {kIllustrations, "\"time_min\":2880", "\"time_min\":1440", "error.evidence.order"},
         {kLenses, "\"avoid\":[{\"from_min\":0", "\"avoid\":[{\"from_min\":500",
          "error.evidence.end_before_start"}});
  std::string few(asset(kIllustrations));
  const auto at = few.find("\"points\":[");
  few = few.substr(0, at) + "\"points\":[]}]}";
  ChangedContent files;
  files.changed[kIllustrations] = few;
  const auto problems = files.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "error.evidence.few_points");
}

TEST_CASE("dossier loader: an account without a stance, without a view, or silent on an agreement") {
  check({{kLenses, "\"claims\":[\"C03\"", "\"claims\":[\"C58\",\"C03\"", "error.content.lens_stance C58"},
         {kLenses, "\"view\":{", "\"veiw\":{", "error.json.missing view"},
         {kLenses, "\"stances\":{\"a\":", "\"stances\":{\"e\":", "error.json.missing a"},
         {kLenses, "\"lenses\":[", "\"lenses\":[],\"partings\":[],\"guides\":[],\"agreements\":[],\"more\":[",
          "error.json.repeated_key"}});
  ChangedContent files;
  files.changed[kLenses] = "{\"guides\":[],\n \"lenses\":[],\"agreements\":[],\"partings\":[]}";
  const auto problems = files.problems();
  REQUIRE(problems.size() == 4);
  for (const Message& m : problems)
    CHECK(joined(m).starts_with("error.content.lens_set evidence/lenses.json 2 11 "));
}

TEST_CASE("dossier loader: terms may lead in circles, but not to themselves") {
  CHECK(names(after(kGlossary, "\"see\":[\"", "\"see\":[\"half-life\",\"", "\"id\":\"half-life\""),
              "error.content.cycle evidence/glossary.json 1 "));
  CHECK(after(kGlossary, "\"see\":[\"", "\"see\":[\"half-life\",\"", "\"id\":\"clearance\"").empty());
}

TEST_CASE("dossier loader: missing words are named by key, at the entry that needs them") {
  CHECK(names(after("strings/en/claims.json", "\"claim.C05.verdict\"", "\"claim.C05.verdit\""),
              "error.content.words evidence/claims.json 1 "));
  CHECK(names(after("strings/en/glossary.json", "\"term.half-life.forms\"", "\"term.half-life.form\""),
              " term.half-life.forms"));
  CHECK(names(after("strings/en/lenses.json", "\"lens.c.opens\"", "\"lens.c.open\""), " lens.c.opens"));
  CHECK(names(after("strings/en/whatif.json", "\"whatif.training.limits\"", "\"whatif.training.limit\""),
              " whatif.training.limits"));
}
