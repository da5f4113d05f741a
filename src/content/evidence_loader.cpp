#include "content/evidence_loader.h"

#include <algorithm>
#include <set>

#include "content/json_file.h"

namespace tc::content {
namespace {

template <class Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

const Choices<Clock> kClocks{{"feeling", Clock::feeling},
                             {"drug", Clock::drug},
                             {"plasticity", Clock::plasticity},
                             {"care", Clock::care}};
const Choices<Track> kTracks{{"experience", Track::experience},
                             {"blood_pressure", Track::blood_pressure},
                             {"memory", Track::memory},
                             {"plasma", Track::plasma},
                             {"receptor", Track::receptor},
                             {"circuit", Track::circuit},
                             {"signalling", Track::signalling},
                             {"function", Track::function},
                             {"structure", Track::structure},
                             {"imaging", Track::imaging},
                             {"eeg", Track::eeg},
                             {"mood", Track::mood},
                             {"safety", Track::safety},
                             {"trial", Track::trial}};
const Choices<Line> kLines{{"people", Line::people}, {"animals", Line::animals}};
const Choices<Mark> kMarks{{"point", Mark::point},
                           {"span", Mark::span},
                           {"inferred_span", Mark::inferred_span},
                           {"fade", Mark::fade},
                           {"no_change", Mark::no_change},
                           {"contradiction", Mark::contradiction},
                           {"two_sided", Mark::two_sided},
                           {"rule", Mark::rule}};
const Choices<Contest> kContests{{"established", Contest::established},
                                 {"supported", Contest::supported},
                                 {"mixed", Contest::mixed},
                                 {"contested", Contest::contested},
                                 {"unsupported", Contest::unsupported},
                                 {"opinion", Contest::opinion}};
const Choices<Grade> kGrades{{"meta_analysis", Grade::meta_analysis},
                             {"randomised_trial", Grade::randomised_trial},
                             {"crossover", Grade::crossover},
                             {"cohort", Grade::cohort},
                             {"open_label", Grade::open_label},
                             {"label", Grade::label},
                             {"review", Grade::review},
                             {"animal", Grade::animal},
                             {"model", Grade::model}};
const Choices<TimeStatus> kStatuses{{"none", TimeStatus::none},
                                    {"verified", TimeStatus::verified},
                                    {"derived", TimeStatus::derived},
                                    {"recalled", TimeStatus::recalled}};

std::vector<Citation> citations_of(const Cursor& c) {
  std::vector<Citation> out;
  for (const Cursor& item : c.list("citations")) {
    item.only({"reference", "verified"});
    out.push_back({item.text("reference"), item.flag("verified", false)});
  }
  return out;
}

/// One of our files as cursors over its list; ids must be unique.
template <class T, class Read>
void read_list(const std::function<std::string_view(std::string_view)>& file, std::string_view path,
               std::string_view key, std::vector<T>& out, std::vector<Message>& problems, const Read& read) {
  const std::string_view text = file(path);
  const Result<JsonFile> json = JsonFile::parse(path, text);
  if (!json) {
    problems.push_back(json.error());
    return;
  }
  const Cursor root(*json, problems);
  root.only({key});
  std::set<std::string> ids;
  for (const Cursor& item : root.list(key)) {
    T value = read(item);
    if (!value.id.empty() && !ids.insert(value.id).second) item.fault("id", "error.json.repeated", value.id);
    out.push_back(std::move(value));
  }
}

/// A time in minutes from the start of dosing; not negative.
double time_of(const Cursor& c, std::string_view key) {
  const double minutes = c.number(key);
  if (minutes < 0) c.fault(key, "error.evidence.negative", key);
  return minutes;
}

/// What the picture would promise: a solid shape says that its hours were measured.
void check_honesty(const Observation& o, const Cursor& c) {
  const bool at_one_time = o.mark == Mark::point || o.mark == Mark::no_change ||
                           o.mark == Mark::contradiction || o.mark == Mark::two_sided;
  const bool peak = o.peak_status == TimeStatus::verified, onset = o.onset_status == TimeStatus::verified,
             offset = o.offset_status == TimeStatus::verified;
  if (at_one_time && !o.peak_min) c.fault("mark", "error.evidence.no_time", "peak_min");
  if (!at_one_time && o.drawn && (!o.onset_min || !o.offset_min)) {
    c.fault("mark", "error.evidence.no_time", !o.onset_min ? "onset_min" : "offset_min");
  }
  if ((o.mark == Mark::span && !(onset && offset)) || (o.mark == Mark::fade && o.drawn && !peak) ||
      (at_one_time && !peak)) {
    c.fault("mark", "error.evidence.solid_unmeasured", o.id);
  }
  const bool recalled = o.onset_status == TimeStatus::recalled || o.peak_status == TimeStatus::recalled ||
                        o.offset_status == TimeStatus::recalled;
  if (o.verified && recalled) c.fault("verified", "error.evidence.recalled_verified", o.id);
}

Observation read_observation(const Cursor& c) {
  c.only({"id", "clock", "track", "line", "mark", "onset_min", "peak_min", "offset_min", "onset_status",
          "peak_status", "offset_status", "species", "n", "grade", "contest", "verified", "key", "drawn",
          "citations"});
  Observation o;
  o.id = c.text("id");
  o.clock = c.choice("clock", kClocks);
  o.track = c.choice("track", kTracks);
  o.line = c.choice("line", kLines);
  o.mark = c.choice("mark", kMarks);
  struct Time {
    std::string_view minutes_key, status_key;
    std::optional<double>* minutes;
    TimeStatus* status;
  };
  for (const Time& time : {Time{"onset_min", "onset_status", &o.onset_min, &o.onset_status},
                           Time{"peak_min", "peak_status", &o.peak_min, &o.peak_status},
                           Time{"offset_min", "offset_status", &o.offset_min, &o.offset_status}}) {
    if (c.optional_number(time.minutes_key)) *time.minutes = time_of(c, time.minutes_key);
    *time.status = c.choice(time.status_key, kStatuses);
    if (time.minutes->has_value() == (*time.status == TimeStatus::none)) {
      c.fault(time.status_key, "error.evidence.status", time.minutes_key);
    }
  }
  o.species_key = "species." + c.text("species");
  o.n = c.optional_integer("n", 1, 100000);
  o.grade = c.choice("grade", kGrades);
  o.contest = c.choice("contest", kContests);
  o.verified = c.flag("verified", false);
  o.key_mark = c.flag("key", false);
  o.drawn = c.flag("drawn", true);
  o.citations = citations_of(c);
  if (!o.onset_min && !o.peak_min && !o.offset_min) c.fault("", "error.evidence.no_time", "peak_min");
  const double start = o.onset_min.value_or(o.peak_min.value_or(0));
  const double middle = o.peak_min.value_or(start), end = o.offset_min.value_or(middle);
  if (middle < start || end < middle) c.fault("offset_min", "error.evidence.end_before_start", o.id);
  check_honesty(o, c);
  return o;
}

template <class T>
void require_ascending(const std::vector<T>& items, double T::*time, std::string_view path,
                       std::vector<Message>& problems) {
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].*time > items[i - 1].*time) continue;
    problems.push_back({"error.evidence.order", {{"file", std::string(path)}, {"id", items[i].id}}});
  }
}

}  // namespace

void load_evidence(const std::function<std::string_view(std::string_view path)>& file, Library& l,
                   std::vector<Message>& problems) {
  read_list(file, "evidence/references.json", "references", l.references, problems, [](const Cursor& c) {
    c.only({"id", "authors", "year", "title", "journal", "doi", "url", "verified"});
    Reference r;
    r.id = c.text("id");
    r.authors = c.text("authors");
    r.title = c.text("title");
    r.journal = c.text("journal", false);
    r.doi = c.text("doi", false);
    r.url = c.text("url", false);
    r.year = c.optional_integer("year", 1900, 2100).value_or(0);
    r.verified = c.flag("verified", false);
    return r;
  });
  std::sort(l.references.begin(), l.references.end(),
            [](const Reference& a, const Reference& b) { return a.id < b.id; });
  read_list(file, "evidence/observations.json", "observations", l.observations, problems, read_observation);
  read_list(file, "timeline/stops.json", "stops", l.stops, problems, [](const Cursor& c) {
    c.only({"id", "time_min"});
    return Stop{c.text("id"), time_of(c, "time_min")};
  });
  require_ascending(l.stops, &Stop::time_min, "timeline/stops.json", problems);
  read_list(file, "timeline/care.json", "care", l.care, problems, [](const Cursor& c) {
    c.only({"id", "from_min", "until_min", "citations"});
    CareRule rule{c.text("id"), time_of(c, "from_min"), time_of(c, "until_min"), citations_of(c)};
    if (rule.until_min <= rule.from_min) c.fault("until_min", "error.evidence.end_before_start", rule.id);
    return rule;
  });
  require_ascending(l.care, &CareRule::from_min, "timeline/care.json", problems);
  read_list(file, "timeline/phases.json", "phases", l.phases, problems, [](const Cursor& c) {
    c.only({"id", "from_min", "citations"});
    return PlasticityPhase{c.text("id"), time_of(c, "from_min"), citations_of(c)};
  });
  require_ascending(l.phases, &PlasticityPhase::from_min, "timeline/phases.json", problems);
  read_list(file, "timeline/presets.json", "presets", l.presets, problems, [](const Cursor& c) {
    c.only(
        {"id", "drug", "route", "unit", "dose", "duration_min", "repeats", "interval_min", "weekdays_mwf"});
    Preset p;
    p.id = c.text("id");
    const std::string drug = c.text("drug"), route = c.text("route"), unit = c.text("unit");
    if (!drug.empty() && !sim::drug_of(drug)) c.fault("drug", "error.json.unknown_value", drug);
    if (!route.empty() && !sim::route_of(route)) c.fault("route", "error.json.unknown_value", route);
    if (!unit.empty() && !sim::unit_of(unit)) c.fault("unit", "error.json.unknown_value", unit);
    p.spec.drug = sim::drug_of(drug).value_or(p.spec.drug);
    p.spec.route = sim::route_of(route).value_or(p.spec.route);
    p.spec.unit = sim::unit_of(unit).value_or(p.spec.unit);
    p.spec.dose = c.number("dose");
    p.spec.duration_min = c.optional_number("duration_min").value_or(p.spec.duration_min);
    p.spec.repeats = c.optional_integer("repeats", 1, 1000).value_or(1);
    p.spec.interval_min = c.optional_number("interval_min").value_or(p.spec.interval_min);
    p.spec.weekdays_mwf = c.flag("weekdays_mwf", false);
    return p;
  });
}

}  // namespace tc::content
