#pragma once

namespace tc::platform {

/// Whether the driver uses the program that everything is drawn with. A driver may report faults of all kinds while it
/// draws well: only the program itself is asked about, and one odd answer settles nothing.
class ShaderWatch {
 public:
  static constexpr int kAsked = 3;  ///< pictures in a row

  /// True while the answer of the next picture is still wanted.
  bool asks() const { return !works_ && !refused(); }
  /// The answer of one picture: the program in use while it was drawn (0: none), and whether that one has linked.
  void take(unsigned program, bool linked) {
    works_ = program != 0 && linked;
    without_ = works_ ? 0 : without_ + 1;
  }
  /// True when nothing can be drawn: no picture had a program.
  bool refused() const { return without_ >= kAsked; }

 private:
  bool works_ = false;
  int without_ = 0;
};

}  // namespace tc::platform
