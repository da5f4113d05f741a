#include "content/strings.h"

#include <algorithm>
#include <utility>

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
  Strings with = *this;
  std::vector<Message> problems;
  with.add(*file, problems);
  if (!problems.empty()) return problems.front();
  *this = std::move(with);
  return Unit{};
}

void Strings::add(const JsonFile& file, std::vector<Message>& problems) {
  const auto& root = file.root();
  if (!root.IsObject()) {
    add_fault(problems, [&] { return file.fault("", "error.json.object", file.path()); });
    return;
  }
  const auto take = [&](const std::string& key, const rapidjson::Value& value, std::size_t stem) {
    const auto refuse = [&](std::string_view why, JsonFile::At at = JsonFile::At::key) {
      add_fault(problems, [&] {
        const std::string pointer =
            stem == 0 ? pointer_step(key) : pointer_step(key.substr(0, stem)) + pointer_step(key.substr(stem + 1));
        return file.fault(pointer, why, key, at);
      });
    };
    if (!is_key(key)) {
      refuse("error.strings.key");
    } else if (!value.IsString()) {
      refuse("error.json.text", JsonFile::At::value);
      texts_.emplace(key, std::string());  // told once, not again where the words are used
    } else if (!texts_.try_emplace(key, value.GetString(), value.GetStringLength()).second) {
      refuse("error.strings.repeated");
    }
  };
  for (const auto& member : root.GetObject()) {
    const std::string key(member.name.GetString(), member.name.GetStringLength());
    if (!member.value.IsObject()) {
      take(key, member.value, 0);
      continue;
    }
    // Words of one stem, as the build packs them.
    for (const auto& end : member.value.GetObject())
      take(key + "." + std::string(end.name.GetString(), end.name.GetStringLength()), end.value, key.size());
  }
}

void Strings::add(Strings&& others) {
  others.found_ = {};
  texts_.merge(others.texts_);
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
      // An argument that is itself a key (a field's or unit's name) is shown in words; what a fault quotes is
      // not, unless it is the reason.
      const bool names_words =
          value.find('.') != std::string::npos && (key != "what" || value.starts_with("error."));
      const auto* nested = names_words ? find(value) : nullptr;
      out += nested != nullptr ? nested->second : value;
      break;
    }
    i = close + 1;
  }
  return out;
}

}  // namespace tc::content
