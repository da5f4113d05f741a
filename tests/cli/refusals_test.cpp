// Every wrong request: nothing on standard output, one sentence on standard error, the right exit code.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/cli_support.h"
#include "cli/commands.h"

using namespace tc;
using namespace tc::test;

namespace {

struct Case {
  std::vector<std::string> words;
  std::string says;  ///< part of the sentence
  int code = cli::kRefused;
};

const std::vector<Case> kCases{
    {{"simulat"}, "did you mean ‘simulate’"},
    {{"fly"}, "‘fly’"},
    {{"help", "rendr"}, "did you mean ‘render’"},
    {{"--at", "40min"}, "‘--at’"},
    {{"simulate", "--dosse", "35mg"}, "did you mean --dose"},
    {{"simulate", "--zzzzzz"}, "--zzzzzz"},
    {{"simulate", "-x"}, "-x"},
    {{"simulate", "\xff\xfe"}, "simulate"},
    {{"simulate", "extra", "--at", "1h"}, "extra"},
    {{"simulate"}, "--every 1min"},
    {{"simulate", "--at"}, "--at TIMES"},
    {{"simulate", "--at", "--every"}, "--at TIMES"},
    {{"simulate", "--at", "1h", "--at", "2h"}, "twice"},
    {{"simulate", "--mwf=yes", "--at", "1h"}, "takes no value"},
    {{"simulate", "--at", "40", "--every", "1min"}, "exclude"},
    {{"simulate", "--at", "40", "--until", "1h"}, "exclude"},
    {{"simulate", "--at", "40parsec"}, "40parsec"},
    {{"simulate", "--at", "40min,,2h"}, "--at"},
    {{"simulate", "--at", "-5min"}, "-5min"},
    {{"simulate", "--at", "nan"}, "nan"},
    {{"simulate", "--at", "1e9d"}, "1e9d"},
    {{"simulate", "--every", "0min"}, "rows"},
    {{"simulate", "--every", "1s"}, "rows"},
    {{"simulate", "--every", "1min", "--until", "soon"}, "soon"},
    {{"simulate", "--at", "1h", "--format", "xml"}, "csv or json"},
    {{"simulate", "--at", "1h", "--drug", "midazolam"}, "midazolam"},
    {{"simulate", "--at", "1h", "--route", "rectum"}, "rectum"},
    {{"simulate", "--at", "1h", "--route", "nasal-spray"}, "no published model"},
    {{"simulate", "--at", "1h", "--dose", "0.2g"}, "0.2g"},
    {{"simulate", "--at", "1h", "--dose", "40mg/kg"}, "40 is outside 0.01 to 2"},
    {{"simulate", "--at", "1h", "--dose", "-1mg"}, "-1 is outside"},
    {{"simulate", "--at", "1h", "--dose", "0mg"}, "0 is outside"},
    {{"simulate", "--at", "1h", "--dose", "inf"}, "inf"},
    {{"simulate", "--at", "1h", "--drug", "esketamine", "--route", "nasal-spray", "--dose", "50mg"}, "28"},
    {{"simulate", "--at", "1h", "--duration", "0min"}, "Infusion time"},
    {{"simulate", "--at", "1h", "--duration", "40min", "--route", "im"}, "infusion"},
    {{"simulate", "--at", "1h", "--steps", "0-10:1", "--route", "im"}, "infusion"},
    {{"simulate", "--at", "1h", "--steps", "10-5:1"}, "end"},
    {{"simulate", "--at", "1h", "--dose", "1"}, "Dose: ‘1’ cannot be read; write a number with mg or mg/kg"},
    {{"simulate", "--at", "1h", "--route", "oral", "--dose", "2"}, "mg or mg/kg"},
    {{"render", "--out", "x.png", "--link", "dose=1"}, "mg or mg/kg"},
    {{"render", "--out", "x.png", "--compare", "esketamine,nasal-spray,56"}, "84mg"},
    {{"simulate", "--at", "1h", "--steps", ""}, "Infusion step: ‘’ cannot be read; write steps such as 0-10:1.5"},
    {{"simulate", "--at", "1h", "--steps", "0-10:1", "--dose", "35mg"}, "--steps and --dose exclude each other"},
    {{"simulate", "--at", "1h", "--steps", "0-10:1", "--duration", "20min"}, "--steps and --duration exclude"},
    {{"simulate", "--at", "1h", "--interval", "84h"}, "--interval only goes with --repeat"},
    {{"render", "--out", "x.png", "--interval", "84h"}, "--interval only goes with --repeat"},
    {{"simulate", "--at", "24h", "--steps", "0-1440:50"}, "Dose: 72000 is outside 1 to 150 mg"},
    {{"simulate", "--at", "1h", "--dose", "2mg/kg", "--weight", "150"}, "Dose: 300 is outside 1 to 150 mg"},
    {{"render", "--out", "x.png", "--steps", "0-1440:50"}, "Dose: 72000 is outside 1 to 150 mg"},
    {{"render", "--out", "x.png", "--compare", "racemic,iv,2mg/kg", "--weight", "150"}, "300 is outside 1 to 150 mg"},
    {{"simulate", "--at", "1h", "--repeat", "0"}, "Repeats: 0 is outside 1 to 36"},
    {{"simulate", "--at", "1h", "--repeat", "1000"}, "Repeats: 1000 is outside 1 to 36"},
    {{"simulate", "--at", "1h", "--repeat", "-3"}, "Repeats: -3 is outside 1 to 36"},
    {{"simulate", "--at", "1h", "--repeat", "2.5"}, "2.5"},
    {{"simulate", "--at", "1h", "--repeat", "99999999999999999999"}, "99999999999999999999"},
    {{"simulate", "--at", "1h", "--repeat", "2", "--interval", "1min"}, "Interval"},
    {{"simulate", "--at", "1h", "--mwf", "--interval", "84h"}, "exclude"},
    {{"simulate", "--at", "1h", "--weight", "7"}, "Weight: 7 is outside 40 to 150"},
    {{"simulate", "--at", "1h", "--weight", "heavy"}, "heavy"},
    {{"simulate", "--at", "1h", "--age", "5"}, "Age: 5 is outside 18 to 90"},
    {{"simulate", "--at", "1h", "--covariate", "coffee"}, "coffee"},
    {{"simulate", "--at", "1h", "--preset", "party"}, "party"},
    {{"simulate", "--at", "1h", "--cohort", "0"}, "cohort"},
    {{"simulate", "--at", "1h", "--cohort", "many"}, "many"},
    {{"simulate", "--at", "1h", "--seed", "1"}, "--cohort"},
    {{"simulate", "--at", "1h", "--vary-weight"}, "--cohort"},
    {{"simulate", "--at", "1h", "--cohort", "5", "--seed", "-1"}, "-1"},
    {{"simulate", "--every", "1min", "--cohort", "10000"}, "10000 patients"},
    {{"clearance", "--format", "csv"}, "text or json"},
    {{"clearance", "--at", "1h"}, "--at"},
    {{"clearance", "--dose", "zero"}, "zero"},
    {{"render"}, "--out is required"},
    {{"render", "--out", "x.png", "--size", "0x0"}, "0x0"},
    {{"render", "--out", "x.png", "--size", "1280"}, "1280"},
    {{"render", "--out", "x.png", "--size", "99999x1"}, "99999x1"},
    {{"render", "--out", "x.png", "--scale", "0"}, "0.25"},
    {{"render", "--out", "x.png", "--scale", "big"}, "big"},
    {{"render", "--out", "x.png", "--theme", "neon"}, "neon"},
    {{"render", "--out", "x.png", "--theme", "da\"rk"}, "--theme"},
    {{"render", "--out", "x.png", "--panel", "door"}, "door"},
    {{"render", "--out", "x.png", "--text", "big"}, "big"},
    {{"render", "--out", "x.png", "--text", "900%"}, "200"},
    {{"render", "--out", "x.png", "--mark", "T99"}, "T99"},
    {{"render", "--out", "x.png", "--compare", "wine"}, "wine"},
    {{"render", "--out", "x.png", "--compare", "theme=dark"}, "theme=dark"},
    {{"render", "--out", "x.png", "--compare", "drug=wine"}, "wine"},
    {{"render", "--out", "x.png", "--link", "tt=1"}, "tt"},
    {{"render", "--out", "x.png", "--do", "seek"}, ""},
    {{"render", "--out", "x.png", "--do", R"({"do":"fly"})"}, "fly"},
    {{"render", "--out", "x.png", "--do", R"({"do":"set-speed","speed":7})"}, "Speed"},
    {{"render", "--out", "/proc/no/such.png", "--size", "64x64"}, "/proc/no/such.png", cli::kFailed},
    {{"sheet", "--at", "40min"}, "--at"},
    {{"sheet", "--size", "1x1"}, "--size"},
    {{"semantics", "--at", "30d"}, "Time: 30d is outside the axis, 0 to 14d"},
    {{"semantics", "--at", "30d", "--preset", "course"}, "Time: 30d is outside the axis, 0 to 25d"},
    {{"semantics", "--link", "t=30d"}, "t: 30d is outside 0 to 20160 min"},
    {{"semantics", "--link", "t=-3"}, "t: -3 is outside 0 to 20160 min"},
    {{"semantics", "--link", "t=40min&from=-5&to=8"}, "two numbers from 0 to 1"},
    {{"semantics", "--do", R"({"do":"seek","time_min":-4})"}, "Time: -4min is outside the axis, 0 to 14d"},
    {{"semantics", "--do", R"({"do":"seek","time_min":"nan"})"}, "minutes from 0 to the end of the axis"},
    {{"semantics", "--do", R"({"do":"set-view","from_u":-5,"to_u":8})"}, "two numbers from 0 to 1"},
    {{"window", "--at", "30d"}, "Time: 30d is outside the axis, 0 to 14d"},
    {{"semantics", "--screen", "kitchen"}, "kitchen"},
    {{"semantics", "--format", "csv"}, "json or text"},
    {{"semantics", "--size", "x"}, "‘x’"},
    {{"replay"}, "FILE"},
    {{"replay", "a", "b"}, "‘b’"},
    {{"replay", "/no/such/log"}, "/no/such/log", cli::kFailed},
    {{"window", "--size", "small"}, "small"},
    {{"check"}, "threeclocks check assets"},
    {{"check", "assets", "more"}, "‘more’"},
    {{"check", "/no/such/folder"}, "/no/such/folder", cli::kFailed},
    {{"evidence"}, "--entry C05"},
    {{"evidence", "--at", "24h", "--entry", "C05"}, "exclude"},
    {{"evidence", "--at", "soon"}, "soon"},
    {{"evidence", "--at", "-5min"}, "-5min"},
    {{"evidence", "--at", "24h", "--lens", "e"}, "‘e’"},
    {{"evidence", "--at", "24h", "--lens", ""}, "account"},
    {{"evidence", "--lens", "a", "--entry", "C05"}, "--at"},
    {{"evidence", "--entry", "C99"}, "‘C99’"},
    {{"evidence", "--entry", "C09"}, "‘C09’"},  // kept for the record, not shown
    {{"evidence", "--entry", ""}, "‘’"},
    {{"evidence", "--entry", "\xff"}, "no entry"},
    {{"evidence", "--at", "24h", "--format", "csv"}, "md or json"},
    {{"evidence", "--at", "24h", "--content", "/no/such/folder"}, "/no/such/folder", cli::kFailed},
    {{"render", "--out", "x.png", "--content", "/no/such/folder"}, "/no/such/folder", cli::kFailed},
    {{"simulate", "--at", "1h", "--content", "assets"}, "--content"},
};

/// What names its field and what may stand there, in one sentence.
struct Named {
  std::vector<std::string> words;
  std::string field, range;
};

const std::vector<Named> kNamed{
    {{"semantics", "--theme", "pink"}, "--theme: ‘pink’", "system, dark, light, contrast, projector"},
    {{"semantics", "--screen", "kitchen"}, "--screen: ‘kitchen’", "timeline, accounts, library, quiz"},
    {{"semantics", "--panel", "door"}, "--panel: ‘door’", "none, regimen, settings, help, table"},
    {{"semantics", "--stage", "moon"}, "--stage: ‘moon’", "person, synapse, dendrite, body"},
    {{"semantics", "--preset", "party"}, "--preset: ‘party’", "iv, spray, im, sublingual, oral, course"},
    {{"semantics", "--text", "2"}, "‘2’ is no text size", "75% to 200%"},
    {{"semantics", "--text", "300%"}, "‘300%’ is no text size", "75% to 200%"},
    {{"simulate", "--at", "1h", "--covariate", "foo"}, "Patient option: ‘foo’", "female_clearance, cyp2b6_6_hetero"},
    {{"simulate", "--at", "1h", "--dose", "9mg/kg"}, "Dose: 9", "0.01 to 2 mg/kg"},
    {{"simulate", "--at", "-5min"}, "--at: ‘-5min’", "0 to 100 days"},
    {{"simulate", "--at", "1h", "--repeat", "1000"}, "Repeats: 1000", "1 to 36"},
    {{"simulate", "--at", "1h", "--drug", "wine"}, "Drug: ‘wine’", "racemic or esketamine"},
    {{"simulate", "--at", "1h", "--weight", "7"}, "Weight: 7", "40 to 150 kg"},
    {{"semantics", "--link", "t=nan"}, "t: ‘nan’", "a number with min, h or d"},
    {{"semantics", "--link", "t=30d"}, "t: 30d", "0 to 20160 min"},
    {{"semantics", "--link", "text=300%25"}, "text: ‘300%’", "75%–200%"},
    {{"semantics", "--link", "theme=pink"}, "theme: ‘pink’", "system, dark, light, contrast, projector"},
    {{"semantics", "--link", "t=1h&screen=kitchen"}, "screen: ‘kitchen’", "timeline, accounts, library, quiz"},
    {{"semantics", "--link", "t=1h&panel=door"}, "panel: ‘door’", "regimen, settings"},
    {{"semantics", "--link", "t=1h&bands=no"}, "bands: ‘no’", "band, draws, dots"},
    {{"semantics", "--link", "t=1h&stage=moon"}, "stage: ‘moon’", "person, synapse, dendrite, body"},
    {{"semantics", "--link", "tier=best"}, "tier: ‘best’", "auto, full, balanced, plain"},
    {{"semantics", "--link", "motion=slow"}, "motion: ‘slow’", "reduced, full"},
    {{"semantics", "--link", "keys=maybe"}, "keys: ‘maybe’", "on or off"},
    {{"semantics", "--link", "preset=party"}, "preset: ‘party’", "iv, spray, im"},
    {{"semantics", "--link", "from=left"}, "View", "two numbers from 0 to 1"},
    {{"semantics", "--link", "t=1h&speed=fast"}, "Speed", "0.5, 1, 2 or 4"},
    {{"semantics", "--link", "covariate=luck"}, "Patient option: ‘luck’", "female_clearance"},
    {{"semantics", "--do", R"({"do":"seek","time_min":4,"bogus":1})"}, "The field ‘bogus’", "possible: do, time_min"},
    {{"semantics", "--do", R"({"do":"seek"})"}, "The field ‘time_min’", "possible: do, time_min"},
    {{"semantics", "--do", R"({"do":"set-theme","theme":"pink"})"}, "The field ‘theme’", "system, dark, light, contrast, projector"},
    {{"semantics", "--do", R"({"do":"set-scene","scene":"moon"})"}, "The field ‘scene’", "person, synapse, dendrite, body"},
    {{"semantics", "--do", R"({"do":"set-patient","patient":{"weight_kg":70}})"}, "The field ‘patient’", "weight_kg, age_years, covariates"},
    {{"semantics", "--do", R"({"do":"set-regimen-field","field":"colour","value":"red"})"}, "‘colour’", "drug, route, dose, unit"},
    {{"semantics", "--do", R"({"do":"set-patient-field","field":"height","value":"2"})"}, "‘height’", "weight, age"},
    {{"semantics", "--do", R"({"do":"apply-preset","id":"party"})"}, "preset: ‘party’", "iv, spray, im"},
    {{"semantics", "--do", R"({"do":"jump","stop_id":"nowhere"})"}, "stop_id: ‘nowhere’", "; write "},
    {{"semantics", "--do", R"({"do":"set-text-scale","scale":3})"}, "Text size", "75 to 200 %"},
    {{"semantics", "--do", R"({"do":"restore","saved":"{}"})"}, "saved text", "not a view of this program"},
    {{"render", "--out", "x.jpg"}, "--out: ‘x.jpg’", ".png, .svg"},
    {{"render", "--out", "picture"}, "--out: ‘picture’", ".png, .svg"},
    {{"sheet", "--out", "x.svg"}, "--out: ‘x.svg’", "must end with one of .png"},
};

}  // namespace

TEST_CASE("refusals: the field and what may stand there are in the sentence") {
  for (const Named& c : kNamed) {
    std::string request;
    for (const std::string& word : c.words) request += word + " ";
    CAPTURE(request);
    const cli::Outcome outcome = run(c.words);
    CAPTURE(outcome.err);
    CHECK(outcome.code == cli::kRefused);
    CHECK(outcome.out.empty());
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(outcome.err.find(c.field) != std::string::npos);
    CHECK(outcome.err.find(c.range) != std::string::npos);
    CHECK(outcome.err.find("--help") == std::string::npos);
  }
}

TEST_CASE("refusals: one sentence, nothing else") {
  for (const Case& c : kCases) {
    std::string request;
    for (const std::string& word : c.words) request += word + " ";
    CAPTURE(request);
    const cli::Outcome outcome = run(c.words);
    CAPTURE(outcome.err);
    CHECK(outcome.code == c.code);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("threeclocks: "));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(outcome.err.ends_with("\n"));
    CHECK(outcome.err.find("[") == std::string::npos);  // a key without words shows in brackets
    CHECK(outcome.err.find(c.says) != std::string::npos);
  }
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("help and version: on standard output, for every command") {
  CHECK(run({"--version"}).out.starts_with("threeclocks "));
  CHECK(run({"--version"}).out.find("NOTICES.txt") != std::string::npos);
  const auto overview = run({"--help"});
  CHECK(overview.code == cli::kDone);
  CHECK(run({"help"}).out == overview.out);
  CHECK(run({"-h"}).out == overview.out);
  for (const cli::Command* command : cli::all_commands()) {
    const std::string name(command->name);
    CAPTURE(name);
    CHECK(overview.out.find(name) != std::string::npos);
    const auto usage = run({name, "--help"});
    CHECK(usage.code == cli::kDone);
    CHECK(usage.err.empty());
    CHECK(usage.out.starts_with("usage: threeclocks " + name));
    CHECK(run({"help", name}).out == usage.out);
    for (const auto& group : command->flags) {
      for (const cli::Flag& flag : group) CHECK(usage.out.find(flag.name) != std::string::npos);
    }
    for (const std::string& line : lines_of(usage.out)) {
      CHECK(line.size() <= 100);
      CHECK_FALSE(line.ends_with(" "));
    }
  }
}

TEST_CASE("nearest: near enough or nothing") {
  const std::vector<std::string_view> known{"dose", "drug", "duration", "route"};
  CHECK(cli::nearest("dosse", known) == "dose");
  CHECK(cli::nearest("dur", known) == "duration");
  CHECK(cli::nearest("rout", known) == "route");
  CHECK(cli::nearest("weather", known).empty());
  CHECK(cli::nearest("", known).empty());
  CHECK(cli::nearest(std::string(500, 'd'), known).empty());
}
