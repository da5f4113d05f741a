#pragma once
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "core/result.h"

namespace tc::cli {

/// One option of a command. `value` names its value in the usage text; empty for a switch.
struct Flag {
  std::string_view name;  ///< "--dose"
  std::string_view value;
  std::string_view help;
  bool repeats = false;  ///< may be given several times
};

/// What was written after the command's name.
class Arguments {
 public:
  /// Sorts the words into flags ("--dose 35mg", "--dose=35mg") and other words. Refuses unknown flags (naming
  /// the nearest known one), missing or unwanted values, flags given twice and too many other words.
  static Result<Arguments> parse(std::span<const std::string> words, std::string_view command,
                                 std::span<const std::span<const Flag>> flags, std::size_t most_words);

  bool has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  /// The value of a flag; null when it was not given.
  const std::string* get(std::string_view flag) const;
  /// The value, or `otherwise`.
  std::string get_or(std::string_view flag, std::string_view otherwise) const;
  /// Every value of a flag that repeats, in order.
  std::vector<std::string> all(std::string_view flag) const;
  /// Words that belong to no flag.
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> words_;
};

using SharedLibrary = std::shared_ptr<const content::Library>;

/// Exit codes: done; something outside failed (no graphics, file not writable); asked for something wrong.
inline constexpr int kDone = 0, kFailed = 1, kRefused = 2;

/// What a run leaves: text for standard output, and for standard error exactly one sentence, before which
/// each fault of a content folder has a line of its own.
struct Outcome {
  int code = kDone;
  std::string out, err;
};

/// A sub-command: gives the text for standard output, or the sentence for standard error.
struct Command {
  std::string_view name, words, summary;  ///< "replay", "FILE", what it does
  std::vector<std::span<const Flag>> flags;
  std::size_t most_words = 0;
  std::string_view notes;  ///< more lines for --help
  Result<std::string> (*run)(const Arguments& arguments, const SharedLibrary& library) = nullptr;
  /// Instead of `run`, where what was found is neither success nor one sentence.
  Outcome (*find)(const Arguments& arguments, const SharedLibrary& library) = nullptr;
};

/// The known word that needs the fewest edits to become `word`, when that is fewer than half of its letters;
/// empty when nothing is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

/// "WIDTHxHEIGHT" in points, each from 1 to 8192.
Result<std::pair<int, int>> parse_size(std::string_view text);

}  // namespace tc::cli
