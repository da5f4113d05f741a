#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/semantics.h"

namespace tc::platform {

/// Finds what changed in the semantics tree since the last message to the page, so that only changed nodes
/// cross into JavaScript. New, gone, renamed or switched nodes go at once; running values and moving
/// rectangles at most ten times a second, the last of them always.
class Mirror {
 public:
  static constexpr double kValueEvery_s = 0.1;

  /// The next message, or nothing when the page is up to date or must wait. `now_s` is any rising clock.
  /// JSON:
  /// {"nodes":[…],"order":["id",…]}: `nodes` holds the changed ones as ui::to_json writes them, `order` all
  /// ids from first to last, only when a node came, went or moved.
  std::optional<std::string> update(const std::vector<ui::Node>& nodes, double now_s);

 private:
  struct Seen {
    std::string id;
    std::uint64_t firm = 0;     ///< hash of what must be known at once
    std::uint64_t running = 0;  ///< hash of value and rectangle
  };
  std::vector<Seen> seen_;
  double sent_s_ = 0.0;
  bool started_ = false;
};

}  // namespace tc::platform
