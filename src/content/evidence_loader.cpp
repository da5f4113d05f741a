#include "content/evidence_loader.h"

#include <algorithm>

#include "content/evidence_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

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
          "peak_status", "offset_status", "species", "n", "design", "contest", "verified", "key", "drawn", "home",
          "estimate", "contradicts", "citations"});
  Observation o;
  o.id = read_id(c, 'T', true);
  o.clock = c.choice("clock", choices_of(Clock{}));
  o.track = c.choice("track", choices_of(Track{}));
  o.line = c.choice("line", choices_of(Line{}));
  o.mark = c.choice("mark", choices_of(Mark{}));
  struct Time {
    std::string_view minutes_key, status_key;
    std::optional<double>* minutes;
    TimeStatus* status;
  };
  for (const Time& time : {Time{"onset_min", "onset_status", &o.onset_min, &o.onset_status},
                           Time{"peak_min", "peak_status", &o.peak_min, &o.peak_status},
                           Time{"offset_min", "offset_status", &o.offset_min, &o.offset_status}}) {
    if (c.optional_number(time.minutes_key)) *time.minutes = read_time(c, time.minutes_key);
    *time.status = c.choice(time.status_key, choices_of(TimeStatus{}));
    if (time.minutes->has_value() == (*time.status == TimeStatus::none)) {
      c.fault(time.status_key, "error.evidence.status", time.minutes_key);
    }
  }
  o.species = c.choice("species", choices_of(Species{}));
  o.n = c.optional_integer("n", 1, 100000);
  o.design = c.choice("design", choices_of(StudyDesign{}));
  o.estimate = read_estimate(c);
  o.contradicts = c.texts("contradicts", false);
  o.contest = c.choice("contest", choices_of(Contest{}));
  o.verified = c.flag("verified", false);
  o.key_mark = c.flag("key", false);
  o.drawn = c.flag("drawn", true);
  o.home = c.flag("home", false);
  o.citations = read_citations(c, "citations");
  if (!o.onset_min && !o.peak_min && !o.offset_min) c.fault("", "error.evidence.no_time", "peak_min");
  const double start = o.onset_min.value_or(o.peak_min.value_or(0));
  const double middle = o.peak_min.value_or(start), end = o.offset_min.value_or(middle);
  if (middle < start || end < middle) c.fault("offset_min", "error.evidence.end_before_start", o.id);
  check_honesty(o, c);
  return o;
}

/// As Loading::list(), for what must ascend in time. A time that could not be read is not told a second time.
template <class T, class Read>
void ascending_list(Loading& loading, std::string_view path, std::string_view key, std::vector<T>& items,
                    double T::*time, const Read& read) {
  const std::size_t before = loading.problems().size();
  loading.list(path, key, items, read);
  if (loading.problems().size() > before) return;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].*time > items[i - 1].*time) continue;
    loading.fault(key, items[i].id, "", "error.evidence.order", items[i].id);
  }
}

}  // namespace

void load_evidence(Loading& loading, Library& l) {
  loading.list("evidence/observations.json", "observations", l.observations, read_observation);
  ascending_list(loading, "timeline/stops.json", "stops", l.stops, &Stop::time_min, [](const Cursor& c) {
    c.only({"id", "time_min"});
    return Stop{read_name(c, "_-"), read_time(c, "time_min")};
  });
  ascending_list(loading, "timeline/care.json", "care", l.care, &CareRule::from_min, [](const Cursor& c) {
    c.only({"id", "from_min", "until_min", "citations"});
    CareRule rule{read_name(c, "_-"), read_time(c, "from_min"), read_time(c, "until_min"),
                  read_citations(c, "citations")};
    if (rule.until_min <= rule.from_min) c.fault("until_min", "error.evidence.end_before_start", rule.id);
    return rule;
  });
  ascending_list(
      loading, "timeline/phases.json", "phases", l.phases, &PlasticityPhase::from_min, [](const Cursor& c) {
        c.only({"id", "from_min", "citations"});
        return PlasticityPhase{read_name(c, "_-"), read_time(c, "from_min"), read_citations(c, "citations")};
      });
  loading.list("timeline/presets.json", "presets", l.presets, [](const Cursor& c) {
    c.only(
        {"id", "drug", "route", "unit", "dose", "duration_min", "repeats", "interval_min", "weekdays_mwf"});
    Preset p;
    p.id = read_name(c, "_-");
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
