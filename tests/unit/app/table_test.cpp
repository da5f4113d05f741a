// Table, read-out at marks, and what comes next: same words and roundings, nothing invented.
#include "app/table.h"

#include "app/axis.h"
#include "app/narration.h"
#include "app/readout.h"
#include "app/upcoming.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

const TableRow* row_of(const Table& table, sim::Signal signal) {
  for (const TableRow& row : table.rows) {
    if (row.id == signal) return &row;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the table says what the clocks say") {
  Session session(library());
  for (const auto& preset : library()->presets) {
    session.dispatch(cmd::ApplyPreset{preset.id});
    for (const double t : {10.0, 40.0, 130.0, 1440.0}) {
      session.dispatch(cmd::Seek{t});
      const Table table = table_at(session, t);
      const TableRow* ketamine = row_of(table, sim::Signal::ketamine_venous_ng_ml);
      REQUIRE(ketamine != nullptr);
      CHECK(ketamine->value == narrate(session).drug.value);
      for (const TableRow& row : table.rows) {
        CHECK_FALSE(row.signal.empty());
        CHECK_FALSE(row.source.empty());
        CHECK(row.value.starts_with(format_level(session.trajectory().value(row.id, t))));
      }
    }
  }
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("signals that a model does not have are not in the table") {
  Session session(library());
  CHECK(row_of(table_at(session, 40), sim::Signal::ketamine_arterial_ng_ml) != nullptr);
  CHECK(row_of(table_at(session, 40), sim::Signal::systolic_rise_mmhg) != nullptr);
  session.dispatch(cmd::ApplyPreset{"spray"});
  CHECK(row_of(table_at(session, 40), sim::Signal::ketamine_arterial_ng_ml) == nullptr);
  CHECK(row_of(table_at(session, 40), sim::Signal::systolic_rise_mmhg) == nullptr);
}

TEST_CASE("the parent has the name of what was given: table, clock and what comes next") {
  Session session(library());
  for (const std::string preset : {"iv", "spray"}) {
    const std::string name = preset == "iv" ? "ketamine" : "esketamine";
    session.dispatch(cmd::ApplyPreset{preset});
    session.dispatch(cmd::Seek{40});
    CAPTURE(preset);
    const Table table = table_at(session, 40);
    CHECK(row_of(table, sim::Signal::ketamine_venous_ng_ml)->signal == name);
    CHECK(row_of(table, sim::Signal::effect_site_ng_ml)->signal.starts_with(name));
    CHECK(row_of(table, sim::Signal::body_parent_percent)->signal.starts_with(name));
    CHECK(narrate(session).drug.description.find(" " + name + " ") != std::string::npos);
    int cleared = 0;
    for (const Upcoming& item : upcoming(session, 50)) {
      if (!item.id.starts_with("cleared-")) continue;
      ++cleared;
      CHECK(item.text.starts_with(name + ": "));
    }
    CHECK(cleared > 0);
  }
}

TEST_CASE("a source says what is weak about the model for this drug and route") {
  struct Case {
    const char *drug, *route;
    sim::Signal signal;
    const char* says;
  };
  Session session(library());
  for (const Case& c :
       {Case{"racemic", "sc", sim::Signal::ketamine_venous_ng_ml, "assumed"},
        {"racemic", "im", sim::Signal::ketamine_venous_ng_ml, "recalled"},
        {"racemic", "rectal", sim::Signal::norketamine_ng_ml, "assumed"},
        {"racemic", "nasal", sim::Signal::ketamine_arterial_ng_ml, "n = 3"},
        {"racemic", "oral", sim::Signal::body_parent_percent, "tuned"},
        {"esketamine", "im", sim::Signal::ketamine_venous_ng_ml, "recalled"},
        {"esketamine", "sublingual", sim::Signal::ketamine_venous_ng_ml, "film"},
        {"esketamine", "nasal-spray", sim::Signal::norketamine_ng_ml, "too large"},
        {"esketamine", "nasal-spray", sim::Signal::hnk_ng_ml, "validated by nobody"},
        {"racemic", "iv", sim::Signal::hnk_ng_ml, "threefold"}}) {
    session.dispatch(cmd::SetRegimenField{"drug", c.drug});
    session.dispatch(cmd::SetRegimenField{"route", c.route});
    CAPTURE(c.drug);
    CAPTURE(c.route);
    const Table table = table_at(session, 40);
    const TableRow* row = row_of(table, c.signal);
    REQUIRE(row != nullptr);
    CAPTURE(row->source);
    CHECK(row->source.find(c.says) != std::string::npos);
  }
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("bands appear when the cohort is done and hold the typical value") {
  Session session(library());
  CHECK(row_of(table_at(session, 40), sim::Signal::ketamine_venous_ng_ml)->band.empty());
  while (session.work(1e9)) {
  }
  const std::string band = row_of(table_at(session, 40), sim::Signal::ketamine_venous_ng_ml)->band;
  const auto dash = band.find("–");
  REQUIRE(dash != std::string::npos);
  const double low = *parse_number(band.substr(0, dash)), high = *parse_number(band.substr(dash + 3));
  CHECK(low < 193);
  CHECK(high > 193);
  CHECK(low > 100);
  CHECK(high < 350);
}

TEST_CASE("the published uncertainty of the links stands apart from the spread between patients") {
  Session session(library());
  while (session.work(1e9)) {
  }
  const Table table = table_at(session, 40);
  for (const TableRow& row : table.rows) {
    const bool is_link = row.id == sim::Signal::dissociation_index || row.id == sim::Signal::drug_high_index;
    CAPTURE(row.signal);
    if (row.id == sim::Signal::systolic_rise_mmhg) continue;  // the span of two studies, below
    REQUIRE(row.link.empty() == !is_link);
    if (!is_link) continue;
    CHECK(row.link != row.band);
    // No interval of drug high's C50 was published: its range says that it follows the half-life only.
    const bool whole = row.id == sim::Signal::dissociation_index;
    CHECK(row.link_name == library()->strings.raw(whole ? "table.link" : "table.link.half_life"));
    const auto dash = row.link.find("–");
    REQUIRE(dash != std::string::npos);
    const double low = *parse_number(row.link.substr(0, dash)),
                 high = *parse_number(row.link.substr(dash + 3));
    const double value = session.trajectory().value(row.id, 40);
    CHECK(low < value);
    CHECK(value < high);
    const sim::Interval range = session.link_range(row.id, 40);
    CHECK(row.link == format_level(range.low) + "–" + format_level(range.high));
  }
  // It follows the regimen, and says one number where the ends read alike.
  session.dispatch(cmd::SetRegimenField{"dose", "1"});
  CHECK(row_of(table_at(session, 40), sim::Signal::dissociation_index)->link !=
        row_of(table, sim::Signal::dissociation_index)->link);
  CHECK(row_of(table_at(session, 0), sim::Signal::dissociation_index)->link == "0");
}

TEST_CASE("blood pressure gives both studies and their span") {
  Session session(library());
  const Table table = table_at(session, 40);
  const TableRow* row = row_of(table, sim::Signal::systolic_rise_mmhg);
  REQUIRE(row != nullptr);
  for (const char* part : {"7.4/6.0", "741", "3.3/3.2", "684"}) {
    CAPTURE(part);
    CHECK(row->source.find(part) != std::string::npos);
  }
  CHECK(row->link_name == library()->strings.raw("table.link.studies"));
  const double value = session.trajectory().value(sim::Signal::systolic_rise_mmhg, 40);
  CHECK(row->link == format_level(value * 3.1 / 7) + "–" + format_level(value));
  // The lane's label too.
  const std::string& label = library()->strings.raw("obs.T40.label");
  CHECK(label.find("3.3") != std::string::npos);
  CHECK(label.find("7.4") != std::string::npos);
}

TEST_CASE("every mark can be read in full") {
  Session session(library());
  for (const content::Observation& o : library()->observations) {
    if (!o.drawn) continue;
    const MarkReadOut out = read_mark(session, o);
    CAPTURE(o.id);
    for (const std::string& text :
         {out.title, out.contest, out.effect, out.window, out.whom, out.design, out.checked}) {
      CHECK_FALSE(text.empty());
      CHECK(text.find('{') == std::string::npos);
    }
    CHECK_FALSE(out.citations.empty());
    if (o.n) CHECK(out.whom.find(std::to_string(*o.n)) != std::string::npos);
    for (const std::string& line : out.citations) CHECK(is_utf8(line));
  }
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("what comes next lies ahead, ascends, and is on the axis") {
  Session session(library());
  for (const auto& preset : library()->presets) {
    session.dispatch(cmd::ApplyPreset{preset.id});
    for (const double t : {0.0, 40.0, 119.0, 1440.0, 4000.0, 20160.0}) {
      session.dispatch(cmd::Seek{t});
      double last = t;
      for (const Upcoming& item : upcoming(session, 6)) {
        CHECK(item.time_min > t);
        CHECK(item.time_min >= last);
        CHECK(item.time_min <= axis_of(session).horizon_min());
        CHECK_FALSE(item.text.empty());
        last = item.time_min;
      }
    }
  }
  session.dispatch(cmd::ApplyPreset{"oral"});
  session.dispatch(cmd::Seek{0});
  for (const Upcoming& item : upcoming(session, 50)) CHECK(item.id != "feeling-peak");
  session.dispatch(cmd::ApplyPreset{"course"});
  session.dispatch(cmd::Seek{2 * 1440 + 10});
  const auto next = upcoming(session, 50);
  REQUIRE_FALSE(next.empty());
  CHECK(next.back().id == "dose-3");
  CHECK(next.back().time_min == 4 * 1440);
  session.dispatch(cmd::ApplyPreset{"iv"});
  session.dispatch(cmd::Seek{20160});
  CHECK(upcoming(session, 6).empty());
}

TEST_CASE("that most effects are gone counts as measured only where raters saw it") {
  Session session(library());
  const auto end = [&](const char* preset) {
    session.dispatch(cmd::ApplyPreset{preset});
    session.dispatch(cmd::Seek{10});
    for (Upcoming& item : upcoming(session, 50)) {
      if (item.id == "feeling-end") return std::move(item);
    }
    return Upcoming{};
  };
  CHECK(end("iv").measured);
  CHECK(end("iv").time_min == 120);
  CHECK(end("spray").measured);
  CHECK(end("spray").time_min == 90);
  const Upcoming modelled = end("im");
  CHECK(modelled.id == "feeling-end");
  CHECK_FALSE(modelled.measured);
  CHECK(modelled.text.find("model") != std::string::npos);
  CHECK(end("oral").id.empty());
}

TEST_CASE("what lies ahead of plasticity is measured only after the studied dose") {
  Session session(library());
  const auto measured = [&](const char* preset) {
    session.dispatch(cmd::ApplyPreset{preset});
    session.dispatch(cmd::Seek{60});
    int count = 0;
    for (const Upcoming& item : upcoming(session, 50)) {
      count += item.measured && item.clock == content::Clock::plasticity;
    }
    return count;
  };
  CHECK(measured("iv") > 0);
  CHECK(measured("course") > 0);
  CHECK(measured("spray") == 0);
  CHECK(measured("im") == 0);
}

TEST_CASE("in the anaesthetic range the table gives no index, and no peak of the feeling is announced") {
  Session session(library());
  session.dispatch(cmd::SetRegimenField{"route", "iv-bolus"});
  session.dispatch(cmd::SetRegimenField{"dose", "2 mg/kg"});
  session.dispatch(cmd::Seek{2});
  const auto rows = [&](double time_min) {
    const Table table = table_at(session, time_min);
    return std::pair{*row_of(table, sim::Signal::dissociation_index), *row_of(table, sim::Signal::drug_high_index)};
  };
  const auto asleep = rows(2), later = rows(60);
  for (const TableRow& row : {asleep.first, asleep.second}) {
    CHECK(row.value == "–");
    CHECK(row.band.empty());
    CHECK(row.link.empty());
    CHECK(row.source == library()->strings.raw("narration.anaesthetic"));
  }
  for (const TableRow& row : {later.first, later.second}) {
    CHECK(row.value != "–");
    CHECK_FALSE(row.link.empty());
  }
  for (const Upcoming& item : upcoming(session, 50)) CHECK(item.id != "feeling-peak");
}
