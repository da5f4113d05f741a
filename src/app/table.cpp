#include "app/table.h"

#include <algorithm>

#include "app/readout.h"
#include "core/text.h"

namespace tc::app {
namespace {

struct Kind {
  sim::Signal signal;
  content::Clock clock;
  std::string_view name_key, unit_key, source_key;
};

constexpr Kind kKinds[] = {
    {sim::Signal::dissociation_index, content::Clock::feeling, "signal.dissociation", "unit.of_100",
     "source.dissociation"},
    {sim::Signal::drug_high_index, content::Clock::feeling, "signal.drug_high", "unit.of_100",
     "source.drug_high"},
    {sim::Signal::systolic_rise_mmhg, content::Clock::feeling, "signal.systolic", "unit.mmhg",
     "source.pressure"},
    {sim::Signal::ketamine_venous_ng_ml, content::Clock::drug, "signal.ketamine", "unit.ng_ml",
     "source.model"},
    {sim::Signal::ketamine_arterial_ng_ml, content::Clock::drug, "signal.ketamine_arterial", "unit.ng_ml",
     "source.model"},
    {sim::Signal::effect_site_ng_ml, content::Clock::drug, "signal.effect_site", "unit.ng_ml",
     "source.effect_site"},
    {sim::Signal::norketamine_ng_ml, content::Clock::drug, "signal.norketamine", "unit.ng_ml",
     "source.model"},
    {sim::Signal::hnk_ng_ml, content::Clock::drug, "signal.hnk", "unit.ng_ml", "source.hnk"},
    {sim::Signal::body_parent_percent, content::Clock::drug, "signal.body", "unit.percent", "source.model"}};

std::string band_text(const sim::Bands* bands, sim::Signal signal, double time_min) {
  if (bands == nullptr || bands->times_min.size() < 2) return {};
  if (std::find(bands->signals.begin(), bands->signals.end(), signal) == bands->signals.end()) return {};
  const auto& p = bands->of(signal);
  const auto& t = bands->times_min;
  const auto after = std::upper_bound(t.begin(), t.end(), time_min);
  const auto i = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(after - t.begin() - 1, 0, static_cast<std::ptrdiff_t>(t.size()) - 2));
  const double f = std::clamp((time_min - t[i]) / (t[i + 1] - t[i]), 0.0, 1.0);
  const auto at = [&](const std::vector<double>& v) { return v[i] + (v[i + 1] - v[i]) * f; };
  const std::string low = format_level(at(p.p05)), high = format_level(at(p.p95));
  return low == high ? low : low + "–" + high;
}

}  // namespace

Table table_at(const Session& session, double time_min) {
  const content::Strings& words = session.library().strings;
  const sim::Trajectory& trajectory = session.trajectory();
  const sim::Sample sample = trajectory.at(time_min);
  const std::string model = words.text(trajectory.model_id() == "A" ? "source.model_a" : "source.model_b");
  Table table;
  table.columns = {words.raw("table.signal"), words.raw("table.value"), words.raw("table.band")};
  for (const Kind& kind : kKinds) {
    if (!trajectory.has(kind.signal)) continue;
    TableRow row;
    row.clock = kind.clock;
    row.id = kind.signal;
    row.signal = words.raw(kind.name_key);
    row.value = format_level(sample[kind.signal]) + " " + words.raw(kind.unit_key);
    row.band = band_text(session.bands(), kind.signal, time_min);
    row.source = kind.source_key == "source.model" ? model : words.raw(kind.source_key);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tc::app
