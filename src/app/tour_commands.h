#pragma once
#include <string>

// The commands of guided tours; part of app::Command.
namespace tc::app::cmd {

struct StartTour {
  std::string tour;
  std::string step;  ///< empty: where it was left, or the first; "first": the first
};  ///< shows the tour's own case (the first preset, a typical adult) at that step
struct TourStep {
  int by;
};  ///< forth or back by so many steps
struct LeaveTour {};  ///< closes the panel; the place is kept
struct SetSpeech {
  bool on;
};  ///< each step of a tour is read aloud where the system can
struct StopReading {};  ///< what is being read aloud ends; the next step is read again

}  // namespace tc::app::cmd
