// threeclocks simulate: what the models say at given times, as a table.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/values.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "core/text.h"
#include "sim/cohort.h"
#include "sim/trajectory.h"

namespace tc::cli {
namespace {

using sim::Signal;

constexpr std::size_t kMostTimes = 200000;
constexpr long long kMostPatients = 10000;
/// Patients × times that are simulated at once, and in all (about a minute of work).
constexpr std::size_t kCohortPiece = 500000;
constexpr double kCohortLimit = 2e7;
constexpr double kHorizon_min = 14 * 1440;

/// The signals whose spread over the cohort is told.
constexpr std::array kCohortSignals{Signal::ketamine_arterial_ng_ml,
                                    Signal::ketamine_venous_ng_ml,
                                    Signal::effect_site_ng_ml,
                                    Signal::norketamine_ng_ml,
                                    Signal::hnk_ng_ml,
                                    Signal::dissociation_index};

constexpr Flag kFlags[] = {
    {"--at", "TIMES", "times to tell, comma-separated: 40min,80min,24h"},
    {"--every", "TIME", "instead of --at: a row every 1min …"},
    {"--until", "TIME", "… until 24h (14 days unless given)"},
    {"--cohort", "COUNT", "add percentiles over a virtual cohort of up to 10000 patients"},
    {"--seed", "NUMBER", "of the cohort (1)"},
    {"--vary-weight", "", "also vary the weight in the cohort"},
    {"--format", "csv|json", "csv unless given"},
};

Result<std::vector<double>> times_of(const Arguments& arguments) {
  const auto *at = arguments.get("--at"), *every = arguments.get("--every"),
             *until = arguments.get("--until");
  if (!at == !every)
    return Message{at ? "cli.flag.both" : "cli.simulate.when", {{"one", "--at"}, {"other", "--every"}}};
  if (at && until) return Message{"cli.flag.both", {{"one", "--at"}, {"other", "--until"}}};
  std::vector<double> times;
  if (at) {
    for (const std::string_view part : split(*at, ',')) {
      const auto time = parse_time("--at", part);
      if (!time) return time.error();
      times.push_back(*time);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
  }
  const auto step = parse_time("--every", *every);
  if (!step) return step.error();
  const auto last = until ? parse_time("--until", *until) : Result<double>(kHorizon_min);
  if (!last) return last.error();
  // A step that ends at the last time belongs to it even when it misses it by rounding.
  const double count = *step > 0 ? std::floor(*last / *step + 1e-9) + 1 : 2.0 * kMostTimes;
  if (count > kMostTimes) {
    return Message{"cli.simulate.rows",
                   {{"value", app::shown_text(*every)}, {"largest", std::to_string(kMostTimes)}}};
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    times.push_back(*step * static_cast<double>(i));
  }
  return times;
}

struct Cohort {
  int patients = 0;  ///< 0: none
  std::uint64_t seed = 1;
  bool vary_weight = false;
};

Result<Cohort> cohort_of(const Arguments& arguments, std::size_t times) {
  Cohort cohort;
  const auto* count = arguments.get("--cohort");
  for (const std::string_view flag : {"--seed", "--vary-weight"}) {
    if (!count && arguments.has(flag)) {
      return Message{"cli.flag.only_with", {{"flag", std::string(flag)}, {"other", "--cohort"}}};
    }
  }
  if (!count) return cohort;
  const auto patients = parse_integer(*count);
  if (!patients || *patients < 1 || *patients > kMostPatients) {
    return Message{"cli.simulate.cohort",
                   {{"value", app::shown_text(*count)}, {"largest", std::to_string(kMostPatients)}}};
  }
  const auto seed = parse_integer(arguments.get_or("--seed", "1"));
  if (!seed || *seed < 0) {
    return Message{"cli.simulate.seed", {{"value", app::shown_text(*arguments.get("--seed"))}}};
  }
  if (static_cast<double>(*patients) * static_cast<double>(times) > kCohortLimit) {
    return Message{"cli.simulate.work",
                   {{"patients", std::to_string(*patients)}, {"rows", std::to_string(times)}}};
  }
  cohort.patients = static_cast<int>(*patients);
  cohort.seed = static_cast<std::uint64_t>(*seed);
  cohort.vary_weight = arguments.has("--vary-weight");
  return cohort;
}

/// Adds p05 … p95 of every cohort signal. The times go in pieces that fit into memory; each piece draws the
/// same patients, because the seed is the same.
void add_cohort(Table& table, const std::vector<double>& times, const sim::Trajectory& trajectory,
                const Asked& asked, const Cohort& cohort, const sim::ModelSet& models) {
  using Values = std::vector<double> sim::Percentiles::*;
  constexpr std::array kPercentiles{std::pair<std::string_view, Values>{"p05", &sim::Percentiles::p05},
                                    std::pair<std::string_view, Values>{"p25", &sim::Percentiles::p25},
                                    std::pair<std::string_view, Values>{"p50", &sim::Percentiles::p50},
                                    std::pair<std::string_view, Values>{"p75", &sim::Percentiles::p75},
                                    std::pair<std::string_view, Values>{"p95", &sim::Percentiles::p95}};
  std::vector<Signal> present;
  for (const Signal signal : kCohortSignals) {
    if (trajectory.has(signal)) present.push_back(signal);
    for (const auto& percentile : kPercentiles) {
      table.columns.push_back(std::string(sim::id_of(signal)) + "_" + std::string(percentile.first));
    }
  }
  const std::size_t piece =
      std::max<std::size_t>(1, kCohortPiece / static_cast<std::size_t>(cohort.patients));
  for (std::size_t from = 0; from < times.size(); from += piece) {
    const std::size_t end = std::min(times.size(), from + piece);
    const auto begin = times.begin() + static_cast<std::ptrdiff_t>(from);
    sim::CohortRun run(asked.spec, asked.patient, models,
                       {begin, times.begin() + static_cast<std::ptrdiff_t>(end)}, present, cohort.patients,
                       cohort.seed, cohort.vary_weight);
    while (run.advance(cohort.patients)) {
    }
    const sim::Bands bands = run.bands();
    for (std::size_t i = from; i < end; ++i) {
      for (const Signal signal : kCohortSignals) {
        for (const auto& percentile : kPercentiles) {
          if (trajectory.has(signal)) {
            table.rows[i].emplace_back((bands.of(signal).*percentile.second)[i - from]);
          } else {
            table.rows[i].emplace_back();
          }
        }
      }
    }
  }
}

Result<std::string> simulate(const Arguments& arguments, const SharedLibrary& library) {
  const auto format = parse_format(arguments, Format::csv, Format::json);
  if (!format) return format.error();
  const auto times = times_of(arguments);
  if (!times) return times.error();
  const auto asked = regimen_of(arguments, *library);
  if (!asked) return asked.error();
  const auto cohort = cohort_of(arguments, times->size());
  if (!cohort) return cohort.error();
  const auto regimen = sim::plan(asked->spec, asked->patient, library->model);
  if (!regimen) return regimen.error();

  const sim::Trajectory trajectory = sim::simulate(*regimen, asked->patient, library->model);
  Table table = app::signal_table(trajectory, *times);
  if (cohort->patients > 0) add_cohort(table, *times, trajectory, *asked, *cohort, library->model);
  return *format == Format::json ? to_json(table, trajectory.model_id(), *asked) : app::to_csv(table);
}

}  // namespace

const Command& simulate_command() {
  static const Command kCommand{
      .name = "simulate",
      .summary = "Levels and effects at given times, as CSV or JSON on standard output.",
      .flags = {regimen_flags(), kFlags},
      .notes =
          "Levels in ng/mL, times in minutes from the first dose. What the drug's model does not say is "
          "empty (CSV) or null (JSON).",
      .run = simulate};
  return kCommand;
}

}  // namespace tc::cli
