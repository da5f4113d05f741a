#pragma once
#include <rapidjson/document.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tc::content {

/// One content file: parsed, with every fault traceable to line and column.
class JsonFile {
 public:
  /// Refuses files over 8 MB, text that is not UTF-8, malformed JSON and nesting deeper than 64, with the
  /// place.
  static Result<JsonFile> parse(std::string_view path, std::string_view text);

  const rapidjson::Value& root() const { return *document_; }
  /// A message about the value at a JSON pointer ("/stops/3/time_min"): {file}, {line}, {column}, {what}.
  Message fault(std::string_view pointer, std::string_view key, std::string_view what) const;

 private:
  std::string path_;
  std::string_view text_;
  std::shared_ptr<rapidjson::Document> document_;
};

/// A value and the way to it. Reads typed members; the first fault is kept, later reads give defaults.
class Cursor {
 public:
  Cursor(const JsonFile& file, std::vector<Message>& problems)
      : file_(&file), value_(&file.root()), problems_(&problems) {}

  /// Array member `key` as cursors; a fault when it is missing or no array.
  std::vector<Cursor> list(std::string_view key) const;
  std::string text(std::string_view key, bool required = true) const;
  double number(std::string_view key) const;
  std::optional<double> optional_number(std::string_view key) const;
  bool flag(std::string_view key, bool otherwise) const;
  Cursor object(std::string_view key) const;
  std::vector<std::string> keys() const;

  /// An enumerator by its id.
  template <class Enum>
  Enum choice(std::string_view key, const std::vector<std::pair<std::string_view, Enum>>& choices) const {
    const std::string id = text(key);
    for (const auto& [name, value] : choices) {
      if (name == id) return value;
    }
    if (!id.empty()) fault(key, "error.json.unknown_value", id);
    return choices.front().second;
  }

  void fault(std::string_view key, std::string_view message_key, std::string_view what) const;

 private:
  Cursor(const JsonFile& file, const rapidjson::Value* value, std::string pointer,
         std::vector<Message>& problems)
      : file_(&file), value_(value), pointer_(std::move(pointer)), problems_(&problems) {}
  const rapidjson::Value* member(std::string_view key) const;

  const JsonFile* file_;
  const rapidjson::Value* value_;
  std::string pointer_;
  std::vector<Message>* problems_;
};

}  // namespace tc::content
