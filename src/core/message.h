#pragma once
#include <string>
#include <utility>
#include <vector>

namespace tc {

/// A sentence by key: what the person is told lives in `assets/strings`, code holds the key and the values.
/// `{name}` in the text is replaced by the argument of that name.
struct Message {
  std::string key;
  std::vector<std::pair<std::string, std::string>> args = {};

  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace tc
