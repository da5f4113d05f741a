#pragma once
#include <string>
#include <vector>

#include "app/session.h"
#include "content/evidence.h"

namespace tc::app {

/// Something on one of the clocks that still lies ahead of the playhead.
struct Upcoming {
  std::string id;  ///< stable, for the list's node
  double time_min = 0;
  content::Clock clock = content::Clock::feeling;
  bool measured = false;  ///< seen at this hour after this regimen; otherwise computed or inferred
  std::string text;
};

/// The next `count` events after the playhead, ascending in time: ends of effects, each meaning of "cleared",
/// and the key observations. Empty when nothing further is known.
std::vector<Upcoming> upcoming(const Session& session, int count);

}  // namespace tc::app
