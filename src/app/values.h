#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "sim/plan.h"

namespace tc::app {

/// Longest time between the first and the last dose of a course: six weeks.
inline constexpr double kLongestCourse_min = 60480;

/// A time as people write it, in minutes: "40", "40 min", "1.5h", "3 d", "2 weeks". Without a unit: minutes.
std::optional<double> parse_duration_min(std::string_view text);
/// Shortest text that parse_duration_min reads back exactly ("40min", "84h", "14d").
std::string format_duration(double minutes);
/// "true", "on", "yes", "1" and their opposites.
std::optional<bool> parse_switch(std::string_view text);
/// "150%" or "1.5" as a factor.
std::optional<double> parse_factor(std::string_view text);

/// A dose with its unit, where one was written.
struct DoseText {
  double amount = 0;
  std::optional<sim::DoseUnit> unit;
};
/// "0.5", "0.5 mg/kg", "35mg".
std::optional<DoseText> parse_dose(std::string_view text);

/// Whether a regimen can be simulated for the patient: sim::plan, no session above the largest dose in mg of drug and
/// route (150 mg by infusion), and a course of at most six weeks.
Status check_regimen(const sim::RegimenSpec& spec, const sim::Patient& patient, const sim::ModelSet& models);

/// A changed regimen, and what else had to change with it (a drug that no model knows by that route, a dose
/// outside the new route's range), for the person to read.
struct RegimenChange {
  sim::RegimenSpec spec;
  std::optional<Message> note;
};
/// Sets one field by name: drug, route, dose, unit, duration, repeat, interval, mwf, steps (also with the
/// names of the spec: duration_min, repeats, interval_min, weekdays_mwf, rate_steps). Refuses unknown fields,
/// values that cannot be read and values out of range, naming field and range.
Result<RegimenChange> set_regimen_field(const sim::RegimenSpec& spec, const sim::Patient& patient,
                                        std::string_view field, std::string_view value,
                                        const sim::ModelSet& models);
/// The same for text that stands alone, in a link or on the command line: a dose needs its unit and steps a step, for
/// there is no field beside it that says which.
Result<RegimenChange> set_written_field(const sim::RegimenSpec& spec, const sim::Patient& patient,
                                        std::string_view field, std::string_view value,
                                        const sim::ModelSet& models);
/// Sets weight, age (also weight_kg, age_years) or "covariate.<name>".
Result<sim::Patient> set_patient_field(const sim::Patient& patient, std::string_view field,
                                       std::string_view value, const sim::ModelSet& models);

/// Names of the covariates as in links and on the command line, with their places.
struct CovariateName {
  std::string_view id;
  bool sim::Covariates::*place;
};
inline constexpr CovariateName kCovariates[] = {{"female_clearance", &sim::Covariates::female_clearance},
                                                {"cyp2b6_6_hetero", &sim::Covariates::cyp2b6_6_hetero},
                                                {"cyp2b6_6_homo", &sim::Covariates::cyp2b6_6_homo},
                                                {"ticlopidine", &sim::Covariates::ticlopidine},
                                                {"clarithromycin", &sim::Covariates::clarithromycin},
                                                {"grapefruit", &sim::Covariates::grapefruit},
                                                {"rifampicin", &sim::Covariates::rifampicin},
                                                {"renal", &sim::Covariates::renal},
                                                {"japanese", &sim::Covariates::japanese},
                                                {"asian", &sim::Covariates::asian}};

/// A regimen in one word, "racemic,iv,0.5mg/kg,40min" or "esketamine,nasal-spray,84mg,x8,84h", as links carry
/// it.
std::string regimen_word(const sim::RegimenSpec& spec);
Result<sim::RegimenSpec> parse_regimen_word(std::string_view word, const sim::Patient& patient,
                                            const sim::ModelSet& models);
/// Rate steps as text, "0-10:1.5,10-40:0.6" (minutes, mg/min), and back.
std::string steps_word(const std::vector<sim::RateStep>& steps);
std::optional<std::vector<sim::RateStep>> parse_steps(std::string_view text);

/// The refusal of text that cannot be used: the field (a key, or as it is written), the text, and what may stand there
/// (a key of words, or ids as listed() gives them).
Message unreadable(std::string_view field, std::string_view value, std::string_view expected);
/// Adds one more to a list of ids, as a refusal gives it: "dark, light".
void list_id(std::string& text, std::string_view id);
/// All of them.
std::string listed(std::span<const std::string_view> ids);
/// The same of entries with an id.
template <class List>
std::string listed_ids(const List& entries) {
  std::string text;
  for (const auto& entry : entries) list_id(text, entry.id);
  return text;
}

/// Text from outside made safe to show: broken UTF-8 and control characters replaced, at most 60 characters.
std::string shown_text(std::string_view text);

}  // namespace tc::app
