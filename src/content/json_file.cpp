#include "content/json_file.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cmath>
#include <memory>

#include "core/text.h"

namespace tc::content {
namespace {

constexpr std::size_t kLargestFile = 8u << 20;
constexpr int kDeepest = 64;

struct Place {
  int line = 1, column = 1;
};

Place place_of(std::string_view text, std::size_t offset) {
  Place p;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++p.line;
      p.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) {
      ++p.column;
    }
  }
  return p;
}

/// A SAX pass that finds the offset of the value at a JSON pointer. Only run when there is something to
/// report.
class Locator : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Locator> {
 public:
  Locator(const rapidjson::MemoryStream& stream, std::string_view target)
      : stream_(&stream), target_(target) {}

  bool Default() { return value(); }
  bool String(const char*, rapidjson::SizeType, bool) { return value(); }
  bool StartObject() {
    if (!value()) return false;
    levels_.push_back({false, 0, {}});
    return true;
  }
  bool Key(const char* key, rapidjson::SizeType length, bool) {
    levels_.back().key.assign(key, length);
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    levels_.pop_back();
    return true;
  }
  bool StartArray() {
    if (!value()) return false;
    levels_.push_back({true, 0, {}});
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    levels_.pop_back();
    return true;
  }
  std::size_t offset = 0;
  bool found = false;

 private:
  struct Level {
    bool array;
    int index;
    std::string key;
  };
  /// Called at the start of every value; stops the reader at the target.
  bool value() {
    std::string pointer;
    for (const Level& l : levels_) {
      pointer += '/';
      pointer += l.array ? std::to_string(l.index) : l.key;
    }
    if (!levels_.empty() && levels_.back().array) ++levels_.back().index;
    if (pointer != target_) return true;
    offset = stream_->Tell();
    found = true;
    return false;
  }
  const rapidjson::MemoryStream* stream_;
  std::string_view target_;
  std::vector<Level> levels_;
};

int depth_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool quoted = false, escaped = false;
  for (const char c : text) {
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = quoted;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == '{')) {
      deepest = std::max(deepest, ++depth);
    } else if (!quoted && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return deepest;
}

Message located(std::string_view path, Place place, std::string_view key, std::string_view what) {
  return {std::string(key),
          {{"file", std::string(path)},
           {"line", std::to_string(place.line)},
           {"column", std::to_string(place.column)},
           {"what", std::string(what)}}};
}

}  // namespace

Result<JsonFile> JsonFile::parse(std::string_view path, std::string_view text) {
  if (text.size() > kLargestFile)
    return located(path, {}, "error.json.too_large", std::to_string(text.size() >> 20));
  if (!is_utf8(text)) return located(path, {}, "error.json.utf8", {});
  if (depth_of(text) > kDeepest) return located(path, {}, "error.json.too_deep", std::to_string(kDeepest));
  JsonFile file;
  file.path_ = path;
  file.text_ = text;
  file.document_ = std::make_shared<rapidjson::Document>();
  file.document_->Parse(text.data(), text.size());
  if (file.document_->HasParseError()) {
    return located(path, place_of(text, file.document_->GetErrorOffset()), "error.json.syntax",
                   rapidjson::GetParseError_En(file.document_->GetParseError()));
  }
  return file;
}

Message JsonFile::fault(std::string_view pointer, std::string_view key, std::string_view what) const {
  rapidjson::MemoryStream stream(text_.data(), text_.size());
  Locator locator(stream, pointer);
  rapidjson::Reader reader;
  reader.Parse(stream, locator);
  std::size_t offset = locator.offset;
  if (!locator.found && !pointer.empty()) {  // a missing member: point at its owner
    return fault(pointer.substr(0, pointer.rfind('/')), key, what);
  }
  // The reader stands behind the first character of the value; step back over the opening quote or digit.
  while (offset > 0 && offset < text_.size() && (text_[offset] == ' ' || text_[offset] == '\n')) ++offset;
  return located(path_, place_of(text_, offset), key, what);
}

const rapidjson::Value* Cursor::member(std::string_view key) const {
  if (value_ == nullptr || !value_->IsObject()) return nullptr;
  const auto found = value_->FindMember(
      rapidjson::Value(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
  return found == value_->MemberEnd() ? nullptr : &found->value;
}

void Cursor::fault(std::string_view key, std::string_view message_key, std::string_view what) const {
  std::string pointer = pointer_;
  if (!key.empty()) {
    pointer += '/';
    pointer += key;
  }
  problems_->push_back(file_->fault(pointer, message_key, what));
}

std::vector<Cursor> Cursor::list(std::string_view key) const {
  std::vector<Cursor> out;
  const rapidjson::Value* v = member(key);
  if (v == nullptr || !v->IsArray()) {
    fault(key, "error.json.list", key);
    return out;
  }
  int i = 0;
  for (const auto& item : v->GetArray()) {
    out.push_back(
        Cursor(*file_, &item, pointer_ + "/" + std::string(key) + "/" + std::to_string(i++), *problems_));
  }
  return out;
}

std::string Cursor::text(std::string_view key, bool required) const {
  const rapidjson::Value* v = member(key);
  if (v != nullptr && v->IsString()) return {v->GetString(), v->GetStringLength()};
  if (v != nullptr || required) fault(key, "error.json.text", key);
  return {};
}

double Cursor::number(std::string_view key) const {
  const rapidjson::Value* v = member(key);
  if (v != nullptr && v->IsNumber() && std::isfinite(v->GetDouble())) return v->GetDouble();
  fault(key, "error.json.number", key);
  return 0;
}

std::optional<double> Cursor::optional_number(std::string_view key) const {
  const rapidjson::Value* v = member(key);
  if (v == nullptr || v->IsNull()) return std::nullopt;
  return number(key);
}

bool Cursor::flag(std::string_view key, bool otherwise) const {
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return otherwise;
  if (!v->IsBool()) fault(key, "error.json.flag", key);
  return v->IsBool() ? v->GetBool() : otherwise;
}

Cursor Cursor::object(std::string_view key) const {
  const rapidjson::Value* v = member(key);
  if (v == nullptr || !v->IsObject()) fault(key, "error.json.object", key);
  return Cursor(*file_, v, pointer_ + "/" + std::string(key), *problems_);
}

std::vector<std::string> Cursor::keys() const {
  std::vector<std::string> out;
  if (value_ == nullptr || !value_->IsObject()) return out;
  for (const auto& m : value_->GetObject()) out.emplace_back(m.name.GetString(), m.name.GetStringLength());
  return out;
}

}  // namespace tc::content
