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
  for (const Cursor& item : c.list("citations"))
    out.push_back({item.text("reference"), item.flag("verified", false)});
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
  std::set<std::string> ids;
  for (const Cursor& item : Cursor(*json, problems).list(key)) {
    T value = read(item);
    if (!ids.insert(value.id).second) item.fault("id", "error.json.repeated", value.id);
    out.push_back(std::move(value));
  }
}

Observation read_observation(const Cursor& c) {
  Observation o;
  o.id = c.text("id");
  o.clock = c.choice("clock", kClocks);
  o.track = c.choice("track", kTracks);
  o.line = c.choice("line", kLines);
  o.mark = c.choice("mark", kMarks);
  o.onset_min = c.optional_number("onset_min");
  o.peak_min = c.optional_number("peak_min");
  o.offset_min = c.optional_number("offset_min");
  o.onset_status = c.choice("onset_status", kStatuses);
  o.peak_status = c.choice("peak_status", kStatuses);
  o.offset_status = c.choice("offset_status", kStatuses);
  o.species_key = "species." + c.text("species");
  if (const auto n = c.optional_number("n")) o.n = static_cast<int>(*n);
  o.grade = c.choice("grade", kGrades);
  o.contest = c.choice("contest", kContests);
  o.verified = c.flag("verified", false);
  o.key_mark = c.flag("key", false);
  o.drawn = c.flag("drawn", true);
  o.citations = citations_of(c);
  if (!o.onset_min && !o.peak_min && !o.offset_min) c.fault("onset_min", "error.json.number", "onset_min");
  if (o.onset_min && o.offset_min && *o.offset_min < *o.onset_min) {
    c.fault("offset_min", "error.evidence.end_before_start", o.id);
  }
  // Solid is a promise: the hours of a solid span were measured.
  const bool solid = o.mark == Mark::span;
  if (solid && (o.onset_status != TimeStatus::verified || o.offset_status != TimeStatus::verified)) {
    c.fault("mark", "error.evidence.solid_unmeasured", o.id);
  }
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
    Reference r;
    r.id = c.text("id");
    r.authors = c.text("authors");
    r.title = c.text("title");
    r.journal = c.text("journal", false);
    r.doi = c.text("doi", false);
    r.url = c.text("url", false);
    r.year = static_cast<int>(c.optional_number("year").value_or(0));
    r.verified = c.flag("verified", false);
    return r;
  });
  std::sort(l.references.begin(), l.references.end(),
            [](const Reference& a, const Reference& b) { return a.id < b.id; });
  read_list(file, "evidence/observations.json", "observations", l.observations, problems, read_observation);
  read_list(file, "timeline/stops.json", "stops", l.stops, problems, [](const Cursor& c) {
    return Stop{c.text("id"), c.number("time_min")};
  });
  require_ascending(l.stops, &Stop::time_min, "timeline/stops.json", problems);
  read_list(file, "timeline/care.json", "care", l.care, problems, [](const Cursor& c) {
    return CareRule{c.text("id"), c.number("from_min"), c.number("until_min"), citations_of(c)};
  });
  require_ascending(l.care, &CareRule::from_min, "timeline/care.json", problems);
  read_list(file, "timeline/phases.json", "phases", l.phases, problems, [](const Cursor& c) {
    return PlasticityPhase{c.text("id"), c.number("from_min"), citations_of(c)};
  });
  require_ascending(l.phases, &PlasticityPhase::from_min, "timeline/phases.json", problems);
  read_list(file, "timeline/presets.json", "presets", l.presets, problems, [](const Cursor& c) {
    Preset p;
    p.id = c.text("id");
    const auto drug = sim::drug_of(c.text("drug"));
    const auto route = sim::route_of(c.text("route"));
    const auto unit = sim::unit_of(c.text("unit"));
    if (!drug || !route || !unit) c.fault("route", "error.json.unknown_value", p.id);
    p.spec.drug = drug.value_or(sim::Drug::racemic);
    p.spec.route = route.value_or(sim::Route::iv);
    p.spec.unit = unit.value_or(sim::DoseUnit::mg);
    p.spec.dose = c.number("dose");
    p.spec.duration_min = c.optional_number("duration_min").value_or(40);
    p.spec.repeats = static_cast<int>(c.optional_number("repeats").value_or(1));
    p.spec.interval_min = c.optional_number("interval_min").value_or(5040);
    p.spec.weekdays_mwf = c.flag("weekdays_mwf", false);
    return p;
  });
}

}  // namespace tc::content
