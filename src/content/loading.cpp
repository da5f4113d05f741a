#include "content/loading.h"

#include <algorithm>
#include <utility>

#include "content/json_place.h"

namespace tc::content {

const JsonFile* Loading::open(std::string_view path) {
  const auto known = files_.find(path);
  if (known != files_.end()) return known->second.get();
  std::unique_ptr<JsonFile>& file = files_[std::string(path)];
  const auto text = read_(path);
  if (!text) {
    add_fault(problems_, [&] { return located(path, {}, "error.content.missing", path); });
    return nullptr;
  }
  Result<JsonFile> json = JsonFile::parse(path, *text, trust_);
  if (!json) {
    add_fault(problems_, [&] { return json.error(); });
    return nullptr;
  }
  file = std::make_unique<JsonFile>(std::move(json).value());
  return file.get();
}

bool Loading::broken(std::string_view path) const {
  return std::any_of(files_.begin(), files_.end(), [&](const auto& file) {
    return file.second == nullptr &&
           (path.ends_with('/') ? file.first.starts_with(path) : file.first == path);
  });
}

void Loading::fault(std::string_view key, std::string_view id, std::string_view member,
                    std::string_view message, std::string_view what) {
  add_fault(problems_, [&] {
    const auto place = places_.find(place_key(key, id));
    const auto file = place == places_.end() ? files_.end() : files_.find(place->second.path);
    // Without a place the list's name is all that can be told; every list that is checked has one.
    if (file == files_.end() || !file->second) return located(key, {}, message, what);
    return file->second->fault(place->second.pointer + (member.empty() ? "" : pointer_step(member)), message,
                               what);
  });
}

void Loading::words_fault(std::string_view key, std::string_view message, std::string_view what) {
  if (problems_.size() > kMostFaults) return;  // looking for the place is what costs
  const std::string pointer = pointer_step(key);
  for (const auto& [path, file] : files_) {
    if (file == nullptr || !path.starts_with("strings/") || !Cursor(*file, problems_).has(key)) continue;
    const JsonFile* holder = file.get();
    add_fault(problems_, [&, holder] { return holder->fault(pointer, message, what); });
    return;
  }
}

}  // namespace tc::content
