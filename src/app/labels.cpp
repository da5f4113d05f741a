// Times and regimens in words.
#include <algorithm>
#include <cmath>

#include "app/narration.h"
#include "app/values.h"
#include "core/text.h"

namespace tc::app {

using content::Strings;

TimeText time_text(double time_min, const Strings& words) {
  time_min = std::clamp(time_min, 0.0, 1e9);
  const double hours = time_min / 60, days = time_min / 1440;
  const auto text = [](double v) { return format_fixed(v, std::fabs(v - std::round(v)) < 0.05 ? 0 : 1); };
  // Between one and two hours only the half hours are rounder than minutes.
  const long minutes = std::lround(time_min);
  if (minutes < 60 || (minutes < 120 && minutes % 30 != 0)) {
    return {format_fixed(time_min, 0), words.raw("time.min")};
  }
  if (hours < 9.95) return {text(hours), words.raw("time.h")};
  if (hours < 35.5) return {format_fixed(hours, 0), words.raw("time.h")};
  TimeText out{text(days), {}};
  out.unit = words.raw(out.number == "1" ? "time.day" : "time.days");
  return out;
}

std::string time_label(double time_min, const Strings& words) {
  if (time_min < 0.05) return words.raw("time.zero");
  // On the axis a whole day is a day.
  if (std::fabs(time_min - 1440) < 0.5) return words.raw("time.one_day");
  const TimeText text = time_text(time_min, words);
  return text.number + " " + text.unit;
}

const std::string& drug_word(sim::Drug drug, const Strings& words) {
  return words.raw("drug." + std::string(sim::id_of(drug)) + ".spoken");
}

std::string regimen_label(const sim::RegimenSpec& spec, const Strings& words) {
  const std::string route = "route." + std::string(sim::id_of(spec.route)) + ".spoken";
  const std::string& drug = drug_word(spec.drug, words);
  std::string label;
  if (spec.route == sim::Route::iv && !spec.rate_steps.empty()) {
    double amount_mg = 0;
    for (const sim::RateStep& step : spec.rate_steps) {
      amount_mg += step.rate_mg_per_min * (step.end_min - step.start_min);
    }
    label = words.text({"narration.stepped",
                        {{"dose", format_level(amount_mg)},
                         {"drug", drug},
                         {"count", std::to_string(spec.rate_steps.size())},
                         {"duration", time_label(spec.rate_steps.back().end_min, words)}}});
  } else {
    const std::string unit = words.raw(spec.unit == sim::DoseUnit::mg ? "unit.mg" : "unit.mg_per_kg");
    label =
        words.text({"regimen.label",
                    {{"dose", format_shortest(spec.dose) + " " + unit},
                     {"drug", drug},
                     {"route", words.text({route, {{"duration", time_label(spec.duration_min, words)}}})}}});
  }
  if (spec.repeats <= 1) return label;
  return words.text({"regimen.label_repeats", {{"count", std::to_string(spec.repeats)}, {"label", label}}});
}

}  // namespace tc::app
