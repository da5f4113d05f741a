#pragma once
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"

// One description of each structure's fields serves writing and reading: `fields(visit, value)` calls
// visit("name", value.member) for every member. Used by commands and by the saved state.
namespace tc::app::json {

using Value = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// The ids of each choice, in the order of its values.
inline constexpr std::string_view kScreens[] = {"timeline", "accounts", "library", "quiz"};
inline constexpr std::string_view kPanels[] = {"none", "regimen", "settings", "help", "table", "evidence", "account", "tour"};
inline constexpr std::string_view kBandModes[] = {"band", "draws", "dots"};
inline constexpr std::string_view kThemes[] = {"system", "dark", "light", "contrast", "projector"};
inline constexpr std::string_view kTiers[] = {"auto", "full", "balanced", "plain"};

/// Parses one JSON object from well-formed UTF-8; false when it is anything else. Safe for deep nesting.
bool parse_object(std::string_view text, rapidjson::Document& doc);

/// Writes members of an open object. Numbers that JSON lacks are the texts "nan", "inf" and "-inf".
class FieldWriter {
 public:
  explicit FieldWriter(Writer& out) : out_(out) {}
  void operator()(const char* name, double value);
  void operator()(const char* name, int value);
  void operator()(const char* name, bool value);
  void operator()(const char* name, const std::string& value);
  void operator()(const char* name, Screen value);
  void operator()(const char* name, Panel value);
  void operator()(const char* name, BandMode value);
  void operator()(const char* name, ThemeChoice value);
  void operator()(const char* name, Scene value);
  void operator()(const char* name, StageTier value);
  void operator()(const char* name, const sim::RegimenSpec& value);
  void operator()(const char* name, const sim::Patient& value);
  void operator()(const char* name, const LibraryQuery& value);
  void operator()(const char* name, const StageView& value);

 private:
  void key(const char* name);
  Writer& out_;
};

/// Reads the members of an object. Afterwards fault() names the first member that is missing, extra, repeated
/// or of the wrong type; empty when all was well. possible() then lists its values, or else the members that are read.
class FieldReader {
 public:
  explicit FieldReader(const Value& object) : object_(object) {}
  void operator()(const char* name, double& value);
  void operator()(const char* name, int& value);
  void operator()(const char* name, bool& value);
  void operator()(const char* name, std::string& value);
  void operator()(const char* name, Screen& value);
  void operator()(const char* name, Panel& value);
  void operator()(const char* name, BandMode& value);
  void operator()(const char* name, ThemeChoice& value);
  void operator()(const char* name, Scene& value);
  void operator()(const char* name, StageTier& value);
  void operator()(const char* name, sim::RegimenSpec& value);
  void operator()(const char* name, sim::Patient& value);
  void operator()(const char* name, LibraryQuery& value);
  void operator()(const char* name, StageView& value);

  /// The member as it stands (counted as read), or null.
  const Value* member(const char* name);
  /// Call last: finds members that nobody asked for.
  std::string fault();
  std::string possible() const;

 private:
  const Value* need(const char* name);
  void wrong(const char* name, std::span<const std::string_view> values = {});
  void wrong_within(const char* name, FieldReader& inner);
  const Value& object_;
  std::vector<std::string> known_;
  std::string fault_;
  std::span<const std::string_view> values_;  ///< of the faulty member, where it has few
};

std::string_view id_of(Screen screen);
std::string_view id_of(Panel panel);
std::string_view id_of(BandMode mode);
std::string_view id_of(ThemeChoice theme);
std::string_view id_of(StageTier tier);
std::optional<Screen> screen_of(std::string_view id);
std::optional<Panel> panel_of(std::string_view id);
std::optional<BandMode> band_mode_of(std::string_view id);
std::optional<ThemeChoice> theme_of(std::string_view id);
std::optional<StageTier> stage_tier_of(std::string_view id);

}  // namespace tc::app::json
