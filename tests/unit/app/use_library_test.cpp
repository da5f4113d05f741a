// Exact.
#include <doctest/doctest.h>

#include <memory>

#include "app/search.h"
#include "app/terms.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

template <class Change>
std::shared_ptr<const content::Library> changed(const Change& change) {
  content::Library copy = *library();
  change(copy);
  return std::make_shared<const content::Library>(std::move(copy));
}

}  // namespace

TEST_CASE("other content: the view stays, what is derived from content is made anew") {
  Session session(library());
  session.dispatch(cmd::Seek{1440});
  session.dispatch(cmd::SetTheme{ThemeChoice::light});
  session.dispatch(cmd::Select{"C05"});
  const State before = session.state();
  const std::size_t entries = session.search_index().size();
  CHECK_FALSE(session.terms().find("BDNF").empty());
  const auto version = session.derived_version();
  session.use_library(changed([](content::Library& l) {
    l.terms.clear();
    l.learning.clear();
  }));
  CHECK(session.state() == before);
  CHECK(session.terms().find("BDNF").empty());
  CHECK(session.search_index().size() < entries);
  CHECK(session.derived_version() != version);
  CHECK(session.trajectory().last_dose_min(1440) == 0);
}

TEST_CASE("other content: what it does not hold is no longer selected") {
  Session session(library());
  session.dispatch(cmd::Select{"T44"});
  session.use_library(changed([](content::Library& l) {
    std::erase_if(l.observations, [](const content::Observation& o) { return o.id == "T44"; });
  }));
  CHECK(session.state().selected.empty());
}

TEST_CASE("other content: a regimen beyond its limits gives place to its first preset") {
  Session session(library());
  session.dispatch(cmd::SetRegimenField{"dose", "1.5"});
  session.dispatch(cmd::PinRegimen{});
  session.use_library(changed([](content::Library& l) {
    auto catalogue = *l.model.catalogue;
    catalogue.fields.at("dose.racemic.iv.mg/kg").maximum = 1;
    l.model.catalogue = std::make_shared<const sim::Catalogue>(catalogue);
  }));
  CHECK(session.state().regimen == initial_state(session.library()).regimen);
  CHECK_FALSE(session.state().pinned);
  session.dispatch(cmd::Undo{});  // nothing of before comes back
  CHECK(session.state().regimen == initial_state(session.library()).regimen);
}

TEST_CASE("other content: a ghost beyond the limits goes, the playhead stays on a shorter axis") {
  Session session(library());
  session.dispatch(cmd::SetRegimenField{"dose", "1.5"});
  session.dispatch(cmd::PinRegimen{});
  session.dispatch(cmd::SetRegimenField{"dose", "0.5"});
  session.dispatch(cmd::Seek{20160});
  session.dispatch(cmd::SetView{.2, .4});
  session.use_library(changed([](content::Library& l) {
    auto catalogue = *l.model.catalogue;
    catalogue.fields.at("dose.racemic.iv.mg/kg").maximum = 1;
    l.model.catalogue = std::make_shared<const sim::Catalogue>(catalogue);
    l.design.axis.horizon_min = 10080;
  }));
  CHECK_FALSE(session.state().pinned);
  CHECK(session.state().regimen.dose == .5);
  CHECK(session.state().time_min == 10080);
  CHECK(session.state().view == AxisView{0, 1, false});
  test::check_invariants(session.state());
}
