#pragma once
#include <rapidjson/document.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/asset_reader.h"
#include "content/json_place.h"
#include "core/result.h"

namespace tc::content {

/// A message with its place: {file}, {line}, {column}, {what}. What is quoted stays on one line and is cut
/// when it is long.
Message located(std::string_view path, TextPlace place, std::string_view key, std::string_view what);

/// So many faults are told one by one; a last message says that there are more. Each costs a pass over its
/// file, and nobody mends a thousand at once.
inline constexpr std::size_t kMostFaults = 500;

/// Adds the fault that `make` gives, while there is room.
template <class Make>
void add_fault(std::vector<Message>& problems, const Make& make) {
  if (problems.size() > kMostFaults) return;
  problems.push_back(make());
  if (problems.size() > kMostFaults) problems.back().key = "error.content.more";
}

/// One content file: parsed, with every fault traceable to line and column (in characters, from 1).
class JsonFile {
 public:
  static constexpr std::size_t kLargestBytes = 8u << 20;
  static constexpr int kDeepest = 64;

  /// Refuses files over kLargestBytes, text that is not UTF-8, malformed JSON, nesting deeper than kDeepest
  /// and a key given twice in one object, each with its place. A byte order mark is skipped. `text` must
  /// outlive the file. A sound text is only parsed.
  static Result<JsonFile> parse(std::string_view path, std::string_view text, Trust trust = Trust::none);

  const rapidjson::Value& root() const { return *document_; }
  const std::string& path() const { return path_; }

  enum class At { value, key };
  /// A message about the value (or its key) at a JSON pointer ("/stops/3/time_min"), or, when nothing is
  /// there, about what would hold it: {file}, {line}, {column}, {what}.
  Message fault(std::string_view pointer, std::string_view key, std::string_view what,
                At at = At::value) const;

 private:
  std::string path_;
  std::string_view text_;
  std::unique_ptr<rapidjson::Document> document_;
};

/// A value and the way to it. Reads typed members; every fault is added to the problems, and a default stands
/// in for what could not be read, so that one pass finds all faults.
class Cursor {
 public:
  Cursor(const JsonFile& file, std::vector<Message>& problems)
      : file_(&file), value_(&file.root()), problems_(&problems) {}

  /// Array member `key` as cursors; a fault when it is missing or no array.
  std::vector<Cursor> list(std::string_view key) const;
  Cursor object(std::string_view key) const;
  /// Text that is not empty; with `required` false it may be empty or missing.
  std::string text(std::string_view key, bool required = true) const;
  double number(std::string_view key) const;
  /// As number(); nothing when it could not be read, which is then a problem.
  std::optional<double> sound_number(std::string_view key) const;
  std::optional<double> optional_number(std::string_view key) const;
  /// A whole number within the limits; nothing when the member is missing.
  std::optional<int> optional_integer(std::string_view key, int least, int most) const;
  bool flag(std::string_view key, bool otherwise) const;
  /// A list of texts that are not empty; an empty list when the member is missing and not `required`.
  std::vector<std::string> texts(std::string_view key, bool required = true) const;
  /// A list of finite numbers; empty when the member is missing.
  std::vector<double> numbers(std::string_view key) const;
  /// Lists of numbers and lists of texts within a list ([[1, 2], [3, 4]]); empty when the member is missing.
  std::vector<std::vector<double>> number_lists(std::string_view key) const;
  std::vector<std::vector<std::string>> text_lists(std::string_view key) const;
  /// True when the member is there.
  bool has(std::string_view key) const { return member(key) != nullptr; }
  /// The JSON pointer of this value.
  const std::string& pointer() const { return pointer_; }
  /// Names of the members, in file order.
  std::vector<std::string> keys() const;
  /// A fault for every member that is not among these: a mistyped key must not be ignored in silence.
  void only(const std::vector<std::string_view>& known) const;

  /// An enumerator by its id.
  template <class Enum>
  Enum choice(std::string_view key, const std::vector<std::pair<std::string_view, Enum>>& choices) const {
    const std::string id = text(key);
    if (const auto found = chosen(id, choices)) return *found;
    if (!id.empty()) fault(key, "error.json.unknown_value", id);
    return choices.front().second;
  }
  /// A list of enumerators by their ids.
  template <class Enum>
  std::vector<Enum> choices(std::string_view key,
                            const std::vector<std::pair<std::string_view, Enum>>& known) const {
    std::vector<Enum> out;
    for (const std::string& id : texts(key)) {
      if (const auto found = chosen(id, known)) {
        out.push_back(*found);
      } else {
        fault(key, "error.json.unknown_value", id);
      }
    }
    return out;
  }

  /// Adds a problem about member `key` ("" for this value itself).
  void fault(std::string_view key, std::string_view message_key, std::string_view what) const;

 private:
  Cursor(const JsonFile& file, const rapidjson::Value* value, std::string pointer,
         std::vector<Message>& problems)
      : file_(&file), value_(value), pointer_(std::move(pointer)), problems_(&problems) {}
  template <class Enum>
  static std::optional<Enum> chosen(std::string_view id,
                                    const std::vector<std::pair<std::string_view, Enum>>& choices) {
    for (const auto& [name, value] : choices) {
      if (name == id) return value;
    }
    return std::nullopt;
  }
  const rapidjson::Value* member(std::string_view key) const;
  /// The member, or a fault when it is missing (silent when this value itself was missing: that was
  /// reported).
  const rapidjson::Value* required_member(std::string_view key) const;
  std::string pointer_to(std::string_view key) const;

  const JsonFile* file_;
  const rapidjson::Value* value_;  ///< null when it was missing
  std::string pointer_;
  std::vector<Message>* problems_;
};

}  // namespace tc::content
