#pragma once

namespace tc::platform {

/// Turns wall time into the seconds a frame may advance. A long gap (idle, hidden, a debugger) is a pause,
/// not time to catch up with; a clock that runs backwards gives one short step.
class FrameClock {
 public:
  static constexpr double kLongGap_s = 0.25;  ///< beyond this the gap was a pause
  static constexpr double kShortStep_s = 1.0 / 60.0;

  /// Seconds for the frame that starts at `now_s`, always above 0 and at most kLongGap_s.
  double tick(double now_s) {
    const double gap_s = now_s - last_s_;
    const bool usable = started_ && gap_s > 0.0 && gap_s <= kLongGap_s;
    started_ = true;
    last_s_ = now_s;
    ++frames_;
    return usable ? gap_s : kShortStep_s;
  }
  /// Frames drawn so far.
  long frames() const { return frames_; }

 private:
  double last_s_ = 0.0;
  long frames_ = 0;
  bool started_ = false;
};

}  // namespace tc::platform
