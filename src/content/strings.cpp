#include "content/strings.h"

#include "content/json_file.h"

namespace tc::content {
namespace {

const std::string kUnknown = "[?]";

}  // namespace

Status Strings::add_file(std::string_view path, std::string_view json) {
  const Result<JsonFile> file = JsonFile::parse(path, json);
  if (!file) return file.error();
  const auto& root = file->root();
  if (!root.IsObject()) return file->fault("", "error.json.object", path);
  for (const auto& member : root.GetObject()) {
    const std::string key(member.name.GetString(), member.name.GetStringLength());
    if (!member.value.IsString()) return file->fault("/" + key, "error.json.text", key);
    if (!texts_.emplace(key, std::string(member.value.GetString(), member.value.GetStringLength())).second) {
      return file->fault("/" + key, "error.strings.repeated", key);
    }
  }
  return Unit{};
}

bool Strings::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

const std::string& Strings::raw(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second;
  missing_.emplace_back(key);
  return kUnknown;
}

std::string Strings::text(std::string_view key) const { return raw(key); }

std::string Strings::text(const Message& message) const {
  const auto found = texts_.find(message.key);
  if (found == texts_.end()) {
    missing_.push_back(message.key);
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
      const auto nested = value.find('.') != std::string::npos ? texts_.find(value) : texts_.end();
      out += nested != texts_.end() ? nested->second : value;
      break;
    }
    i = close + 1;
  }
  return out;
}

}  // namespace tc::content
