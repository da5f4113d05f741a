#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/asset_reader.h"
#include "content/json_file.h"

namespace tc::content {

/// One load of content: opens each file once, remembers where every entry stands, and collects all faults, so
/// that also what no single file can see (a dangling id) is told with file, line and column.
class Loading {
 public:
  Loading(AssetReader read, std::vector<Message>& problems, Trust trust = Trust::none)
      : read_(std::move(read)), problems_(problems), trust_(trust) {}

  /// The file, parsed; null when it is missing or broken, which is then a problem.
  const JsonFile* open(std::string_view path);
  /// True when open() failed on this file, or on any below a folder ("strings/"). What it would have held is
  /// then not missed at every place that names it: one fault is enough.
  bool broken(std::string_view path) const;
  /// True when there is such a file.
  bool has(std::string_view path) const { return read_(path).has_value(); }

  /// The entries of the list `key` of a file, whose only member it is. Ids are unique within it.
  template <class T, class Read>
  void list(std::string_view path, std::string_view key, std::vector<T>& out, const Read& read) {
    const JsonFile* json = open(path);
    if (json == nullptr) return;
    const Cursor root(*json, problems_);
    root.only({key});
    items(root, path, key, out, read);
  }
  /// The entries of one list of an open file.
  template <class T, class Read>
  void items(const Cursor& root, std::string_view path, std::string_view key, std::vector<T>& out,
             const Read& read) {
    std::set<std::string> ids;
    for (const Cursor& item : root.list(key)) {
      T value = read(item);
      if (!value.id.empty() && !ids.insert(value.id).second)
        item.fault("id", "error.json.repeated", value.id);
      note_place(key, value.id, path, item.pointer());
      out.push_back(std::move(value));
    }
  }

  /// Remembers where the entry `id` of the list `key` stands.
  void note_place(std::string_view key, std::string_view id, std::string_view path, std::string pointer) {
    if (trust_ == Trust::sound) return;  // no fault will be told
    places_.try_emplace(place_key(key, id), Place{std::string(path), std::move(pointer)});
  }
  /// A problem about the entry `id` of the list `key` (or its member): {file}, {line}, {column}, {what}.
  void fault(std::string_view key, std::string_view id, std::string_view member, std::string_view message,
             std::string_view what);

  /// A problem about the text of a key, at the text itself.
  void words_fault(std::string_view key, std::string_view message, std::string_view what);

  std::vector<Message>& problems() { return problems_; }
  Trust trust() const { return trust_; }

 private:
  struct Place {
    std::string path, pointer;
  };
  static std::string place_key(std::string_view list, std::string_view id) {
    return std::string(list) + '/' + std::string(id);
  }
  AssetReader read_;
  std::vector<Message>& problems_;
  Trust trust_;
  std::map<std::string, std::unique_ptr<JsonFile>, std::less<>> files_;
  std::map<std::string, Place, std::less<>> places_;
};

}  // namespace tc::content
