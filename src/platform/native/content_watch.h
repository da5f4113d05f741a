#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "content/library.h"

namespace tc::platform {

/// Looks after a content folder about twice a second and loads it when a file has changed. Knows no clock:
/// the caller says what time it is, on any rising clock.
class ContentWatch {
 public:
  static constexpr double kEvery_s = 0.5;

  /// Nothing is watched when the path is empty. `seen` is the folder's fingerprint from before it was loaded.
  ContentWatch(std::string path, std::uint64_t seen) : path_(std::move(path)), seen_(seen) {}

  /// Seconds until the next look, or nothing when nothing is watched.
  std::optional<double> due_s(double now_s) const;

  /// What a change brought: a library, or the faults that kept it from being one.
  struct Change {
    std::shared_ptr<const content::Library> library;  ///< null when there are faults
    std::vector<Message> problems;
  };
  /// Looks when it is time to. Nothing when it is not, or when nothing has changed.
  std::optional<Change> look(double now_s);

 private:
  std::string path_;
  std::uint64_t seen_ = 0;
  double next_s_ = 0;
};

}  // namespace tc::platform
