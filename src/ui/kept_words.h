#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "app/narration.h"
#include "app/session.h"
#include "app/table.h"
#include "app/upcoming.h"

namespace tc::ui {

/// What is said about a time: worked out when first asked for, and again when what it follows from has changed.
class KeptWords {
 public:
  /// app::narrate() at the playhead.
  const app::Narration& narration(const app::Session& session);
  /// app::table_at() the playhead. While the clocks run it follows four times a second: nobody reads faster, and a
  /// screen reader is told of every cell that changes. `seconds`: since the last frame.
  const app::Table& table(const app::Session& session, double seconds);
  /// app::upcoming(); valid until the next call.
  std::span<const app::Upcoming> upcoming(const app::Session& session, int count);

 private:
  /// What the words follow from, but for the time.
  struct Source {
    std::shared_ptr<const content::Library> library;
    std::uint64_t version = 0;
    bool bands = false;
    friend bool operator==(const Source&, const Source&) = default;
  };
  static Source source_of(const app::Session& session);
  template <class Words>
  struct Kept {
    Source source;
    double time_min = 0;
    std::optional<Words> words;
  };
  Kept<app::Narration> narration_;
  Kept<app::Table> table_;
  double table_age_s_ = 0;
  Kept<std::vector<app::Upcoming>> upcoming_;
  double upcoming_until_min_ = 0;  ///< before this time the same events lie ahead
  int upcoming_count_ = 0;
};

}  // namespace tc::ui
