#include "ui/kept_words.h"

#include <algorithm>

namespace tc::ui {
namespace {

constexpr double kTableEvery_s = 0.25;
/// app::upcoming() drops an event this long before its time.
constexpr double kAhead_min = 0.5;

}  // namespace

KeptWords::Source KeptWords::source_of(const app::Session& session) {
  return {session.shared_library(), session.derived_version(), session.bands() != nullptr};
}

const app::Narration& KeptWords::narration(const app::Session& session) {
  const double time_min = session.state().time_min;
  Source source = source_of(session);
  if (!narration_.words || narration_.time_min != time_min || narration_.source != source) {
    narration_ = {std::move(source), time_min, app::narrate(session)};
  }
  return *narration_.words;
}

const app::Table& KeptWords::table(const app::Session& session, double seconds) {
  const double time_min = session.state().time_min;
  Source source = source_of(session);
  table_age_s_ += seconds;
  const bool late = !session.state().playback.playing || table_age_s_ >= kTableEvery_s;
  if (!table_.words || table_.source != source || (late && table_.time_min != time_min)) {
    table_ = {std::move(source), time_min, app::table_at(session, time_min)};
    table_age_s_ = 0;
  }
  return *table_.words;
}

std::span<const app::Upcoming> KeptWords::upcoming(const app::Session& session, int count) {
  const double time_min = session.state().time_min;
  Source source = source_of(session);
  if (!upcoming_.words || upcoming_count_ != count || upcoming_.source != source || time_min < upcoming_.time_min ||
      time_min >= upcoming_until_min_) {
    upcoming_ = {std::move(source), time_min, app::upcoming(session, count)};
    upcoming_count_ = count;
    upcoming_until_min_ = upcoming_.words->empty() ? time_min : upcoming_.words->front().time_min - kAhead_min;
  }
  return *upcoming_.words;
}

}  // namespace tc::ui
