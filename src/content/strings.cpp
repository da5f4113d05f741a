#include "content/strings.h"

#include <algorithm>

#include "content/json_file.h"
#include "content/json_place.h"
#include "core/hash.h"

namespace tc::content {
namespace {

const std::string kUnknown = "[?]";

/// "timeline.drug.now": letters, digits, '_', '-' and '/' in parts between dots, at least two parts.
bool is_key(std::string_view key) {
  bool part = false, dotted = false;
  for (const char c : key) {
    if (c == '.') {
      if (!part) return false;
      dotted = true;
      part = false;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '/') {
      part = true;
    } else {
      return false;
    }
  }
  return part && dotted;
}

}  // namespace

Status Strings::add_file(std::string_view path, std::string_view json) {
  const Result<JsonFile> file = JsonFile::parse(path, json);
  if (!file) return file.error();
  const auto& root = file->root();
  if (!root.IsObject()) return file->fault("", "error.json.object", path);
  // Nothing is taken from a file with a fault, so that a corrected one can be added.
  std::map<std::string, std::string, std::less<>> added;
  for (const auto& member : root.GetObject()) {
    const std::string key(member.name.GetString(), member.name.GetStringLength());
    const auto refuse = [&](std::string_view why) {
      return file->fault(pointer_step(key), why, key, JsonFile::At::key);
    };
    if (!is_key(key)) return refuse("error.strings.key");
    if (!member.value.IsString()) return file->fault(pointer_step(key), "error.json.text", key);
    if (has(key)) return refuse("error.strings.repeated");
    added.emplace(key, std::string(member.value.GetString(), member.value.GetStringLength()));
  }
  texts_.merge(added);
  return Unit{};
}

void Strings::note_missing(std::string_view key) const {
  if (std::find(missing_.begin(), missing_.end(), key) == missing_.end()) missing_.emplace_back(key);
}

const Strings::Texts::value_type* Strings::find(std::string_view key) const {
  // The ends of a key tell it from most others.
  const std::size_t half = std::min<std::size_t>(key.size(), 10);
  const std::uint64_t hash = fnv1a(key.substr(key.size() - half), key.size());
  const Texts::value_type*& place = found_[hash % found_.size()];
  if (place != nullptr && place->first == key) return place;
  const auto found = texts_.find(key);
  if (found == texts_.end()) return nullptr;
  return place = &*found;
}

bool Strings::has(std::string_view key) const { return find(key) != nullptr; }

const std::string& Strings::raw(std::string_view key) const {
  if (const auto* found = find(key)) return found->second;
  note_missing(key);
  return kUnknown;
}

std::string Strings::text(std::string_view key) const { return raw(key); }

std::string Strings::text(const Message& message) const {
  const auto* found = find(message.key);
  if (found == nullptr) {
    note_missing(message.key);
    return "[" + message.key + "]";
  }
  const std::string& pattern = found->second;
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t open = pattern.find('{', i);
    const std::size_t close = open == std::string::npos ? std::string::npos : pattern.find('}', open);
    if (close == std::string::npos) {
      out.append(pattern, i, std::string::npos);
      break;
    }
    out.append(pattern, i, open - i);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (const auto& [key, value] : message.args) {
      if (key != name) continue;
      // An argument that is itself a key (a field's or unit's name) is shown in words.
      const auto* nested = value.find('.') != std::string::npos ? find(value) : nullptr;
      out += nested != nullptr ? nested->second : value;
      break;
    }
    i = close + 1;
  }
  return out;
}

}  // namespace tc::content
