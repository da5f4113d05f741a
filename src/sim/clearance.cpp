#include "sim/clearance.h"

namespace tc::sim {

std::vector<Cleared> clearance(const Trajectory& trajectory, const ModelSet& models) {
  const Thresholds& limit = models.thresholds;
  // What is felt is counted as racemate, so that half as much of pure esketamine is as much.
  const bool pure = trajectory.regimen().drug == Drug::esketamine;
  const double functional = limit.functional_ng_ml / (pure ? models.effects.esketamine_factor : 1);
  std::vector<Cleared> list;
  const auto add = [&](std::string_view id, Signal signal, double level, bool shown) {
    Cleared c;
    c.id = id;
    c.signal = signal;
    c.level = level;
    c.time_min = trajectory.last_time_at_or_above(signal, level);
    c.title_key = "clearance." + c.id + ".title";
    c.text_key = "clearance." + c.id + ".text";
    c.shown_on_timeline = shown;
    list.push_back(std::move(c));
  };
  for (const Signal signal : {Signal::ketamine_venous_ng_ml, Signal::norketamine_ng_ml, Signal::hnk_ng_ml}) {
    const bool parent = signal == Signal::ketamine_venous_ng_ml;
    const double peak = trajectory.peak(signal).value;
    // Felt levels were tested of the parent only; whether its metabolites act is contested.
    if (parent) add("functional", signal, functional, true);
    add("tenth", signal, limit.tenth_share_of_peak * peak, false);
    add("kinetic", signal, limit.kinetic_share_of_peak * peak, parent);
    if (parent) add("body", Signal::body_parent_percent, 100 * limit.body_share_of_dose, false);
    add("trace", signal, limit.trace_ng_ml, parent);
  }
  return list;
}

}  // namespace tc::sim
