#include "platform/native/content_watch.h"

#include <algorithm>

#include "platform/native/content_folder.h"

namespace tc::platform {

std::optional<double> ContentWatch::due_s(double now_s) const {
  if (path_.empty()) return std::nullopt;
  return std::max(0.0, next_s_ - now_s);
}

std::optional<ContentWatch::Change> ContentWatch::look(double now_s) {
  if (path_.empty() || now_s < next_s_) return std::nullopt;
  next_s_ = now_s + kEvery_s;
  // Before the files are read: what is written meanwhile counts as the next change.
  const std::uint64_t now = ContentFolder::fingerprint(path_);
  if (now == seen_) return std::nullopt;
  seen_ = now;
  Change change;
  const auto folder = ContentFolder::open(path_);
  if (!folder) {
    change.problems.push_back(folder.error());
    return change;
  }
  if (auto library = folder->load(change.problems); library)
    change.library = std::make_shared<const content::Library>(std::move(library).value());
  return change;
}

}  // namespace tc::platform
