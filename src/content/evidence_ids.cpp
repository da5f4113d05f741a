#include "content/evidence_ids.h"

namespace tc::content {

const Choices<Clock>& choices_of(Clock) {
  static const Choices<Clock> k{{"feeling", Clock::feeling},
                                {"drug", Clock::drug},
                                {"plasticity", Clock::plasticity},
                                {"care", Clock::care}};
  return k;
}

const Choices<Track>& choices_of(Track) {
  static const Choices<Track> k{{"experience", Track::experience},
                                {"blood_pressure", Track::blood_pressure},
                                {"memory", Track::memory},
                                {"plasma", Track::plasma},
                                {"receptor", Track::receptor},
                                {"circuit", Track::circuit},
                                {"signalling", Track::signalling},
                                {"function", Track::function},
                                {"structure", Track::structure},
                                {"imaging", Track::imaging},
                                {"eeg", Track::eeg},
                                {"cognition", Track::cognition},
                                {"mood", Track::mood},
                                {"safety", Track::safety},
                                {"trial", Track::trial}};
  return k;
}

const Choices<Line>& choices_of(Line) {
  static const Choices<Line> k{{"people", Line::people}, {"animals", Line::animals}};
  return k;
}

const Choices<Mark>& choices_of(Mark) {
  static const Choices<Mark> k{{"point", Mark::point},
                               {"span", Mark::span},
                               {"inferred_span", Mark::inferred_span},
                               {"fade", Mark::fade},
                               {"no_change", Mark::no_change},
                               {"contradiction", Mark::contradiction},
                               {"two_sided", Mark::two_sided},
                               {"rule", Mark::rule}};
  return k;
}

const Choices<Contest>& choices_of(Contest) {
  static const Choices<Contest> k{{"established", Contest::established}, {"supported", Contest::supported},
                                  {"mixed", Contest::mixed},             {"contested", Contest::contested},
                                  {"unsupported", Contest::unsupported}, {"opinion", Contest::opinion}};
  return k;
}

const Choices<StudyDesign>& choices_of(StudyDesign) {
  static const Choices<StudyDesign> k{{"meta_analysis", StudyDesign::meta_analysis},
                                      {"randomised_trial", StudyDesign::randomised_trial},
                                      {"crossover", StudyDesign::crossover},
                                      {"cohort", StudyDesign::cohort},
                                      {"open_label", StudyDesign::open_label},
                                      {"label", StudyDesign::label},
                                      {"consensus", StudyDesign::consensus},
                                      {"survey", StudyDesign::survey},
                                      {"review", StudyDesign::review},
                                      {"animal", StudyDesign::animal},
                                      {"model", StudyDesign::model},
                                      {"opinion", StudyDesign::opinion}};
  return k;
}

const Choices<Grade>& choices_of(Grade) {
  static const Choices<Grade> k{{"controlled", Grade::controlled},
                                {"uncontrolled", Grade::uncontrolled},
                                {"indirect", Grade::indirect},
                                {"opinion", Grade::opinion}};
  return k;
}

const Choices<Species>& choices_of(Species) {
  static const Choices<Species> k{{"human", Species::human},   {"mouse", Species::mouse},
                                  {"rat", Species::rat},       {"rodent", Species::rodent},
                                  {"primate", Species::primate}, {"cell", Species::cell},
                                  {"none", Species::none}};
  return k;
}

const Choices<Measure>& choices_of(Measure) {
  static const Choices<Measure> k{{"smd", Measure::smd},
                                  {"odds_ratio", Measure::odds_ratio},
                                  {"hazard_ratio", Measure::hazard_ratio},
                                  {"percent", Measure::percent},
                                  {"percent_change", Measure::percent_change},
                                  {"beta", Measure::beta},
                                  {"points", Measure::points},
                                  {"correlation", Measure::correlation},
                                  {"mmhg", Measure::mmhg}};
  return k;
}

const Choices<TimeStatus>& choices_of(TimeStatus) {
  static const Choices<TimeStatus> k{{"none", TimeStatus::none},
                                     {"verified", TimeStatus::verified},
                                     {"derived", TimeStatus::derived},
                                     {"recalled", TimeStatus::recalled}};
  return k;
}

Grade grade_of(StudyDesign design) {
  switch (design) {
    case StudyDesign::meta_analysis:
    case StudyDesign::randomised_trial:
    case StudyDesign::crossover:
      return Grade::controlled;
    case StudyDesign::cohort:
    case StudyDesign::open_label:
    case StudyDesign::label:
    case StudyDesign::survey:
      return Grade::uncontrolled;
    case StudyDesign::animal:
    case StudyDesign::model:
      return Grade::indirect;
    case StudyDesign::consensus:
    case StudyDesign::review:
    case StudyDesign::opinion:
      break;
  }
  return Grade::opinion;
}

std::string_view id_of(Species value) { return find_id(choices_of(value), value); }
std::string_view id_of(StudyDesign value) { return find_id(choices_of(value), value); }
std::string_view id_of(Grade value) { return find_id(choices_of(value), value); }
std::string_view id_of(Contest value) { return find_id(choices_of(value), value); }
std::string_view id_of(Clock value) { return find_id(choices_of(value), value); }
std::string_view id_of(Track value) { return find_id(choices_of(value), value); }
std::string_view id_of(Measure value) { return find_id(choices_of(value), value); }

}  // namespace tc::content
