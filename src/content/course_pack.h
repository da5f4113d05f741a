#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/result.h"

namespace tc::content {

/// What a course pack may hold at most. Whoever unpacks one counts while unpacking.
struct PackLimits {
  static constexpr std::size_t kFiles = 200;
  static constexpr std::size_t kFileBytes = 1u << 20;      ///< of one file, unpacked
  static constexpr std::size_t kBytes = 8u << 20;          ///< of all files together, unpacked
  static constexpr std::size_t kArchiveBytes = 10u << 20;  ///< of the archive itself
  static constexpr std::size_t kEntries = 1000;            ///< in the archive, with those that are not read
  static constexpr std::size_t kRatio = 100;               ///< unpacked to packed bytes of one file …
  static constexpr std::size_t kRatioFrom = 64u << 10;     ///< … once it is longer than this
  static constexpr std::size_t kItems = 2000;
  static constexpr std::size_t kValues = 500'000;  ///< JSON values: each needs more memory than its text
  static constexpr std::size_t kTextCharacters = 1000;  ///< of any one text; most have less room
};

/// What the owner of a course decides about the test afterwards.
struct PassRule {
  double points = 11;         ///< above 0, at most most()
  bool by_certainty = false;  ///< true: the sum of certainty marks is compared, not that of the points
  /// What fifteen questions can earn at most. By certainty those of our tests earn less (most_certainty_marks()).
  double most() const { return by_certainty ? 45 : 15; }
  friend bool operator==(const PassRule&, const PassRule&) = default;
};

/// What a pack says of itself (pack.json). String `pack.<id>.title`.
struct CoursePack {
  std::string id, version, licence, contact;
  std::vector<std::string> authors;
  std::string released, review_by;  ///< days, "2026-11-01"
  std::size_t items = 0, tours = 0;
  std::optional<PassRule> pass;  ///< nothing: the usual rule
};

/// The files of a pack by their names below it ("quizzes/items_week1.json"). All may lie in one folder.
using PackFiles = std::map<std::string, std::string, std::less<>>;

inline constexpr std::string_view kPackFile = "pack.json";

/// True for names that a pack is read from: *.json, but not what systems hide or add ("__MACOSX/"). Others may
/// lie beside them and are never opened.
bool is_read_from_pack(std::string_view name);

/// The string key of what makes a name unfit ("/etc/x", "../x", "a\\b"), or nothing: names only ever name what
/// lies below the pack.
std::string_view unfit_pack_name(std::string_view name);

}  // namespace tc::content
