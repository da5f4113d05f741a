#include "app/handout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "app/axis.h"
#include "app/certificate.h"
#include "app/number_table.h"
#include "app/tour.h"
#include "app/transcript.h"
#include "learn/export.h"
#include "sim/trajectory.h"

namespace tc::app {
namespace {

constexpr std::string_view kKinds[] = {"picture", "drawing", "values", "transcript", "answers", "record", "summary", "certificate"};

/// "40min", "4h", "3d": as short as the time allows.
std::string short_time(double time_min) {
  const auto whole = [](double value) { return std::to_string(static_cast<long>(std::lround(value))); };
  if (time_min < 120) return whole(time_min) + "min";
  if (time_min < 2 * 1440) return whole(time_min / 60) + "h";
  return whole(time_min / 1440) + "d";
}

std::string named(std::string_view what, std::string_view ending) {
  std::string name = "three-clocks-";
  name += what;
  name += ending;
  return name;
}

}  // namespace

bool is_handout(std::string_view what) { return std::find(std::begin(kKinds), std::end(kKinds), what) != std::end(kKinds); }

std::optional<Handout> handout(const Session& session, std::string_view what, std::string_view name) {
  const State& state = session.state();
  if (what == "picture") return Handout{named(short_time(state.time_min), ".png"), {}};
  if (what == "drawing") return Handout{named(short_time(state.time_min), ".svg"), {}};
  if (what == "values") return Handout{named(what, ".csv"), values_csv(session)};
  if (what == "answers") return Handout{named(what, ".csv"), session.learner().table_csv()};
  if (what == "record") return Handout{named(what, ".json"), learn::results_json(session.learner().events(), "", session.learner().rules())};
  if (what == "summary") return Handout{named("results", ".html"), summary_html(session)};
  if (what == "certificate") {
    if (const auto due = certificate_due(session)) return Handout{named(what, ".html"), certificate_html(session, *due, name)};
  }
  if (what == "transcript") {
    const content::Tour* tour = current_tour(state, session.library());
    if (tour != nullptr) return Handout{named("tour-" + tour->id, ".html"), transcript_html(*tour, session.library())};
  }
  return std::nullopt;
}

std::string values_csv(const Session& session) {
  const double horizon_min = axis_of(session.state(), session.library()).horizon_min();
  std::vector<double> times;
  for (double t = 0; t <= horizon_min; t += t < 240 ? 1 : t < 1440 ? 10 : 60) times.push_back(t);
  return to_csv(signal_table(session.trajectory(), times));
}

}  // namespace tc::app
