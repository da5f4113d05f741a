#pragma once
#include <cstdint>
#include <string_view>

namespace tc {

/// 64-bit FNV-1a hash of the bytes; `seed` chains calls. Equal on every platform.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ull) {
  std::uint64_t hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ull;
  }
  return hash;
}

}  // namespace tc
