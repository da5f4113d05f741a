#include "platform/set_aside.h"

namespace tc::platform {
namespace {

constexpr int kMost = 5;

/// Of the place with this number, from 1.
std::string place_name(std::string_view name, int number) {
  std::string out = std::string(name) + "-set-aside";
  if (number > 1) out += "-" + std::to_string(number);
  return out;
}

}  // namespace

Result<std::string> set_aside(const LoadText& load, const StoreText& store, std::string_view name, std::string_view text) {
  std::string free;
  for (int number = 1; number <= kMost; ++number) {
    const std::string place = place_name(name, number);
    const auto there = load(place);
    if (there == text) return place;
    if (free.empty() && (!there || there->empty())) free = place;
  }
  if (free.empty()) return Message{"platform.set_aside_full", {{"n", std::to_string(kMost)}}};
  const Status stored = store(free, text);
  if (!stored) return stored.error();
  return free;
}

Status forget_set_aside(const LoadText& load, const StoreText& store, std::string_view name) {
  Status done = Unit{};
  for (int number = 1; number <= kMost; ++number) {
    const std::string place = place_name(name, number);
    const auto there = load(place);
    if (!there || there->empty()) continue;
    const Status gone = store(place, "");
    if (!gone) done = gone;
  }
  return done;
}

}  // namespace tc::platform
