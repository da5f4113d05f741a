#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/result.h"

namespace tc::content {

class JsonFile;

/// All words of one language, by key. Files: `assets/strings/<language>/*.json`, flat objects of key → text.
class Strings {
 public:
  Strings() = default;
  Strings(const Strings& other) : texts_(other.texts_), missing_(other.missing_) {}
  Strings(Strings&&) = default;  // the entries stay where they are in memory
  Strings& operator=(Strings&&) = default;

  /// Adds the entries of one JSON file, or none of them: refuses malformed JSON, values that are not text,
  /// text that is not UTF-8, ill-formed keys and keys that are already there, naming file, line and column.
  Status add_file(std::string_view path, std::string_view json);
  /// Adds the entries of a parsed file that can be added; every fault is added to the problems.
  void add(const JsonFile& file, std::vector<Message>& problems);
  /// Takes over the entries of others whose keys are not here yet.
  void add(Strings&& others);
  /// Takes out the entries whose key `is_unwanted` says so of.
  template <class Test>
  void drop(const Test& is_unwanted) {
    std::erase_if(texts_, [&](const auto& entry) { return is_unwanted(std::string_view(entry.first)); });
    found_ = {};
  }

  bool has(std::string_view key) const;
  /// The text of `key` with `{name}` replaced by the arguments; an argument that is itself a key shows its
  /// words, but a fault's {what} quotes a file as it stands. A missing key shows as "[key]" and is noted in
  /// missing(), which a test requires to stay empty.
  std::string text(const Message& message) const;
  std::string text(std::string_view key) const;
  /// The raw text of `key` without a copy (no arguments). "[?]" when missing.
  const std::string& raw(std::string_view key) const;

  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  void note_missing(std::string_view key) const;
  const Texts::value_type* find(std::string_view key) const;

  Texts texts_;
  /// The entry found last for each hash of a key: a screen asks for the same few hundred in every frame.
  mutable std::array<const Texts::value_type*, 1024> found_{};
  mutable std::vector<std::string> missing_;
};

}  // namespace tc::content
