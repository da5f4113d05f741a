#include "app/evidence_now.h"

#include <algorithm>

namespace tc::app {

using content::Contest;
using content::Mark;
using content::Observation;

namespace {

double point_min(const Observation& o) {
  return o.peak_min ? *o.peak_min : o.onset_min ? *o.onset_min : o.offset_min.value_or(0);
}

/// How far a measured moment reaches to either side.
double reach_min(const Observation& o) { return std::max(5.0, point_min(o) * .1); }

bool covers(const content::Basis& b, double time_min) {
  return b.shown && b.from_min && time_min >= *b.from_min && time_min <= *b.until_min;
}

/// Unsettled statements are what a reader most needs both sides of.
int unsettled_first(Contest contest) {
  switch (contest) {
    case Contest::contested:
      return 0;
    case Contest::mixed:
      return 1;
    case Contest::unsupported:
      return 2;
    case Contest::supported:
      return 3;
    case Contest::established:
      return 4;
    case Contest::opinion:
      break;
  }
  return 5;
}

}  // namespace

bool is_span(Mark mark) {
  return mark == Mark::span || mark == Mark::inferred_span || mark == Mark::fade || mark == Mark::rule;
}
double start_min(const Observation& o) { return o.onset_min.value_or(point_min(o)); }
double end_min(const Observation& o) { return o.offset_min.value_or(point_min(o)); }

double active_from_min(const Observation& o) {
  return is_span(o.mark) ? start_min(o) : point_min(o) - reach_min(o);
}
double active_until_min(const Observation& o) {
  return is_span(o.mark) ? end_min(o) : point_min(o) + reach_min(o);
}

bool is_active(const Observation& o, double time_min) {
  return time_min >= active_from_min(o) && time_min <= active_until_min(o);
}

EvidenceNow evidence_at(const content::Library& l, double time_min, std::string_view lens) {
  EvidenceNow out;
  std::vector<const Observation*> active;
  for (const Observation& o : l.observations) {
    if (is_active(o, time_min)) active.push_back(&o);
  }
  std::stable_sort(active.begin(), active.end(), [](const Observation* a, const Observation* b) {
    return static_cast<int>(a->line) * 2 - a->key_mark < static_cast<int>(b->line) * 2 - b->key_mark;
  });
  std::vector<std::string> told;  // as the other side of one already listed
  for (const Observation* o : active) {
    if (std::find(told.begin(), told.end(), o->id) != told.end()) continue;
    out.seen.push_back({o->id, o->contradicts});
    told.insert(told.end(), o->contradicts.begin(), o->contradicts.end());
  }
  if (active.empty()) {
    const Observation *before = nullptr, *after = nullptr;
    for (const Observation& o : l.observations) {
      if (end_min(o) < time_min && (before == nullptr || end_min(o) > end_min(*before))) before = &o;
      if (start_min(o) > time_min && (after == nullptr || start_min(o) < start_min(*after))) after = &o;
    }
    for (const Observation* o : {before, after}) {
      if (o != nullptr) out.nearest.push_back(o->id);
    }
  }
  std::vector<const content::Claim*> claims;
  for (const content::Claim& c : l.claims) {
    const bool held = lens.empty() || std::any_of(c.lenses.begin(), c.lenses.end(), [&](const auto& s) {
                        return s.lens == lens.front();
                      });
    if (covers(c, time_min) && held) claims.push_back(&c);
  }
  std::stable_sort(claims.begin(), claims.end(), [](const content::Claim* a, const content::Claim* b) {
    return unsettled_first(a->contest) < unsettled_first(b->contest);
  });
  for (const content::Claim* c : claims) out.claims.push_back(c->id);
  for (const content::SafetyFact& s : l.safety) {
    if (covers(s, time_min)) out.safety.push_back(s.id);
  }
  return out;
}

}  // namespace tc::app
