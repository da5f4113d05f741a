#include "app/table.h"

#include <algorithm>

#include "app/feeling.h"
#include "app/narration.h"
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

/// Where a value comes from, with what is weak about it for this model and route.
std::string source_of(const Kind& kind, const Session& session) {
  const content::Strings& words = session.library().strings;
  const bool a = session.trajectory().model_id() == "A";
  if (kind.signal == sim::Signal::hnk_ng_ml) return words.raw(a ? "source.hnk" : "source.hnk_b");
  if (kind.signal == sim::Signal::norketamine_ng_ml && !a) return words.raw("source.norketamine_b");
  if (kind.source_key != "source.model") return words.raw(kind.source_key);
  if (!a) return words.raw("source.model_b");
  const std::string model = words.raw("source.model_a");
  const sim::RegimenSpec& spec = session.state().regimen;
  if (spec.route == sim::Route::iv || spec.route == sim::Route::iv_bolus) return model;
  if (spec.drug == sim::Drug::esketamine && spec.route == sim::Route::sublingual)
    return model + "; " + words.raw("source.route.film");
  return model + "; " + words.raw("source.route." + std::string(sim::id_of(spec.route)));
}

std::string range_text(double low, double high) {
  const std::string from = format_level(low), to = format_level(high);
  return from == to ? from : from + "–" + to;
}

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
  return range_text(at(p.p05), at(p.p95));
}

}  // namespace

Table table_at(const Session& session, double time_min) {
  const content::Strings& words = session.library().strings;
  const sim::Trajectory& trajectory = session.trajectory();
  const sim::Sample sample = trajectory.at(time_min);
  const std::string& drug = drug_word(session.state().regimen.drug, words);
  const bool asleep = is_anaesthetic(session, time_min);
  Table table;
  table.columns = {words.raw("table.signal"), words.raw("table.value"), words.raw("table.band")};
  for (const Kind& kind : kKinds) {
    if (!trajectory.has(kind.signal)) continue;
    TableRow row;
    row.clock = kind.clock;
    row.id = kind.signal;
    row.signal = words.text({std::string(kind.name_key), {{"drug", drug}}});
    row.value = format_level(sample[kind.signal]) + " " + words.raw(kind.unit_key);
    row.band = band_text(session.bands(), kind.signal, time_min);
    row.source = source_of(kind, session);
    const bool is_felt =
        kind.signal == sim::Signal::dissociation_index || kind.signal == sim::Signal::drug_high_index;
    if (is_felt && asleep) {
      row.value = "–";
      row.band.clear();
      row.source = words.raw("narration.anaesthetic");
    } else if (is_felt) {
      const sim::Interval range = session.link_range(kind.signal, time_min);
      row.link = range_text(range.low, range.high);
      row.link_name = words.raw(kind.signal == sim::Signal::dissociation_index ? "table.link" : "table.link.half_life");
    }
    if (kind.signal == sim::Signal::systolic_rise_mmhg) {
      const sim::Effects& e = session.library().model.effects;
      const double high = sample[kind.signal], low = high * e.systolic_low_mmhg / e.systolic_mmhg;
      row.link = range_text(low, high);
      row.link_name = words.raw("table.link.studies");
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tc::app
