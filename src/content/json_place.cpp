#include "content/json_place.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <vector>

namespace tc::content {
namespace {

/// A SAX pass that knows where every token starts: behind the one before it and the white space between.
class Locator : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Locator> {
 public:
  Locator(std::string_view text, const rapidjson::MemoryStream& stream, std::string_view target,
          int occurrence)
      : text_(text), stream_(stream), target_(target), remaining_(occurrence) {}

  bool Default() { return value() && passed(); }
  bool String(const char*, rapidjson::SizeType, bool) { return value() && passed(); }
  bool Key(const char* key, rapidjson::SizeType length, bool) {
    key_start_ = token_start();
    Level& level = levels_.back();
    pointer_.resize(level.length);
    pointer_ += pointer_step({key, length});
    return passed();
  }
  bool StartObject() { return value() && open(false); }
  bool StartArray() { return value() && open(true); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  std::optional<ValueOffsets> found;

 private:
  struct Level {
    bool list;
    int index;
    std::size_t length;  ///< of the pointer to the list or object itself
  };

  std::size_t token_start() const {
    const std::size_t start = text_.find_first_not_of(" \t\r\n,:", last_end_);
    return std::min(start, text_.size());
  }
  bool passed() {
    last_end_ = stream_.Tell();
    return true;
  }
  bool open(bool list) {
    levels_.push_back({list, 0, pointer_.size()});
    return passed();
  }
  bool close() {
    pointer_.resize(levels_.back().length);
    levels_.pop_back();
    return passed();
  }
  /// At every value; false, which stops the reader, at the target.
  bool value() {
    const std::size_t start = token_start();
    bool in_list = true;
    if (!levels_.empty()) {
      Level& level = levels_.back();
      in_list = level.list;
      if (level.list) {
        pointer_.resize(level.length);
        pointer_ += '/';
        pointer_ += std::to_string(level.index++);
      }
    }
    if (pointer_ != target_ || remaining_-- > 0) return true;
    found = ValueOffsets{start, in_list ? start : key_start_};
    return false;
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  std::string_view target_;
  int remaining_;
  std::string pointer_;
  std::vector<Level> levels_;
  std::size_t last_end_ = 0, key_start_ = 0;
};

}  // namespace

TextPlace place_of(std::string_view text, std::size_t offset) {
  TextPlace place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
      ++place.column;
    }
  }
  return place;
}

std::optional<ValueOffsets> find_value(std::string_view json, std::string_view pointer, int occurrence) {
  rapidjson::MemoryStream stream(json.data(), json.size());
  Locator locator(json, stream, pointer, occurrence);
  rapidjson::Reader reader;
  reader.Parse(stream, locator);
  return locator.found;
}

std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (const char c : key) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

std::optional<std::size_t> find_too_deep(std::string_view json, int most) {
  int depth = 0;
  bool quoted = false, escaped = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = quoted;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == '{')) {
      if (++depth > most) return i;
    } else if (!quoted && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return std::nullopt;
}

}  // namespace tc::content
