#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/result.h"
#include "learn/event.h"

namespace tc::learn {

// Progress is text: a header, then one line for each event, only ever added to. Every line carries a checksum
// of its own, so that what a broken disk or a killed program leaves behind is told from what is whole.

/// Turns the JSON of one line of version `from` into that of the next version.
struct Migration {
  int from = 1;
  std::string (*line)(std::string_view json) = nullptr;
};
/// Which versions can be read. One migration for every older version, ascending.
struct ProgressFormat {
  int version = 1;
  std::span<const Migration> migrations = {};
};
/// Version 1: the first. 2: the header may say when everything was cleared.
ProgressFormat progress_format();

/// {"three_clocks_progress":2} and a line break; with the mark of the last clearing behind it ("cleared") where there is
/// one. Marks are times, and each is later than the one before.
std::string progress_header(const ProgressFormat& format = progress_format(), Time_ms cleared = 0);
/// The event as a line to be added: sixteen hexadecimal digits (FNV-1a of what follows), a space, its JSON, a
/// line break.
std::string progress_line(const Event& event);
/// All of them, with the header.
std::string progress_text(std::span<const Event> events, Time_ms cleared = 0);

struct Progress {
  std::vector<Event> events;  ///< in the order of the lines, each id once
  int version = 1;            ///< of the text that was read
  Time_ms cleared = 0;        ///< mark of the last clearing; 0: never
  int dropped = 0;            ///< lines that were damaged or cut short
  int repeated = 0;           ///< lines with the id of an earlier one: the earlier stands
  /// Write progress_text(events) in place of the text before adding to it: a line is cut short, damaged or
  /// of an older version. Keep the old text under another name when something was dropped.
  bool rewrite = false;
  std::vector<Message> told;  ///< for the learner, one sentence each
};
/// Reads what it can: empty text is no progress yet; good lines are kept whatever stands between them.
/// Refuses text of a newer version ("error.progress.future") and what is no progress at all
/// ("error.progress.foreign").
Result<Progress> parse_progress(std::string_view text, const ProgressFormat& format = progress_format());

/// Two records of one learner as one: every event once, by time, those of equal time in the order given.
std::vector<Event> merged(std::span<const Event> one, std::span<const Event> other);

}  // namespace tc::learn
