#include "content/loading.h"

#include <utility>

#include "content/json_place.h"

namespace tc::content {

std::optional<std::string_view> Loading::bytes(std::string_view path) {
  const auto found = read_(path);
  if (!found) problems_.push_back({"error.content.missing", {{"file", std::string(path)}}});
  return found;
}

const JsonFile* Loading::open(std::string_view path) {
  const auto known = files_.find(path);
  if (known != files_.end()) return known->second.get();
  std::unique_ptr<JsonFile>& file = files_[std::string(path)];
  const auto text = bytes(path);
  if (!text) return nullptr;
  Result<JsonFile> json = JsonFile::parse(path, *text);
  if (!json) {
    problems_.push_back(json.error());
    return nullptr;
  }
  file = std::make_unique<JsonFile>(std::move(json).value());
  return file.get();
}

void Loading::fault(std::string_view key, std::string_view id, std::string_view member,
                    std::string_view message, std::string_view what) {
  const auto place = places_.find(place_key(key, id));
  const auto file = place == places_.end() ? files_.end() : files_.find(place->second.path);
  if (file == files_.end() || !file->second) {
    problems_.push_back({std::string(message),
                         {{"file", std::string(key)}, {"line", "1"}, {"column", "1"}, {"what", std::string(what)}}});
    return;
  }
  const std::string pointer = place->second.pointer + (member.empty() ? "" : pointer_step(member));
  problems_.push_back(file->second->fault(pointer, message, what));
}

}  // namespace tc::content
