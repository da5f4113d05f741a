// The definitions of "cleared" for the main case, hours from the start. Tolerance: 0.1 h.
#include "sim/clearance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

std::optional<Cleared> find(const std::vector<Cleared>& list, std::string_view id, Signal signal) {
  for (const Cleared& c : list) {
    if (c.id == id && c.signal == signal) return c;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("clearance: every definition of the main case, within 0.1 h") {
  struct Row {
    const char* id;
    Signal signal;
    double hours;
  };
  constexpr Signal k = Signal::ketamine_venous_ng_ml, n = Signal::norketamine_ng_ml, h = Signal::hnk_ng_ml;
  const auto list = clearance(run(main_case()), models());
  for (const Row& row : {Row{"functional", k, 2.5},
                         {"kinetic", k, 10.8},
                         {"kinetic", n, 23.6},
                         {"kinetic", h, 29.8},
                         {"body", Signal::body_parent_percent, 13.7},
                         {"trace", k, 18.7},
                         {"trace", n, 29.9},
                         {"trace", h, 28.9},
                         {"tenth", k, 5.7},
                         {"tenth", n, 16.6},
                         {"tenth", h, 22.9}}) {
    CAPTURE(row.id);
    CAPTURE(id_of(row.signal));
    const auto found = find(list, row.id, row.signal);
    REQUIRE(found.has_value());
    REQUIRE(found->time_min.has_value());
    CHECK(std::fabs(*found->time_min / 60 - row.hours) <= 0.1);
  }
  // What 50 ng/mL of a metabolite does, nobody has shown: no functional meaning for them.
  CHECK_FALSE(find(list, "functional", n).has_value());
  CHECK_FALSE(find(list, "functional", h).has_value());
  CHECK(list.size() == 11);
}

TEST_CASE("clearance: the timeline shows three, all of the parent; every one has its wording") {
  const auto list = clearance(run(main_case()), models());
  CHECK(std::count_if(list.begin(), list.end(), [](const Cleared& c) { return c.shown_on_timeline; }) == 3);
  for (const Cleared& c : list) {
    CHECK(c.title_key == "clearance." + c.id + ".title");
    CHECK(c.text_key == "clearance." + c.id + ".text");
    if (c.shown_on_timeline) CHECK(c.signal == Signal::ketamine_venous_ng_ml);
  }
}

TEST_CASE("clearance: a level falls below at its time and stays below, 1e-3 min") {
  for (const RegimenSpec& spec : every_route()) {
    const Trajectory t = run(spec);
    CAPTURE(id_of(spec.route));
    for (const Cleared& c : clearance(t, models())) {
      CAPTURE(c.id);
      if (!c.time_min) {
        CHECK(t.peak(c.signal).value < c.level);
        continue;
      }
      CHECK(t.value(c.signal, *c.time_min - 1e-3) >= c.level * (1 - 1e-5));
      for (double later = *c.time_min + 1e-3; later < 40320; later *= 1.1)
        CHECK(t.value(c.signal, later) < c.level);
    }
  }
}

TEST_CASE("clearance: functional counts pure esketamine double, so that the felt index is alike, within a factor of 2") {
  const auto felt = [](const Trajectory& t) {
    const auto found = find(clearance(t, models()), "functional", Signal::ketamine_venous_ng_ml);
    REQUIRE(found.has_value());
    REQUIRE(found->time_min.has_value());
    return t.value(Signal::dissociation_index, *found->time_min);
  };
  const double racemic = felt(run(main_case()));
  for (const double mg : {56.0, 84.0}) {
    CAPTURE(mg);
    const Trajectory spray = run(dose_mg(Drug::esketamine, Route::nasal_spray, mg));
    const double ratio = felt(spray) / racemic;
    CHECK(ratio > 0.5);
    CHECK(ratio < 2);
    CHECK(find(clearance(spray, models()), "functional", Signal::ketamine_venous_ng_ml)->level == 25);
  }
}
