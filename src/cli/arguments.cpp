#include "cli/arguments.h"

#include <algorithm>

#include "app/values.h"
#include "core/text.h"

namespace tc::cli {
namespace {

/// Levenshtein distance; the words are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

Message unknown_flag(std::string_view name, std::string_view command,
                     std::span<const std::span<const Flag>> flags) {
  std::vector<std::string_view> known;
  for (const auto& group : flags) {
    for (const Flag& flag : group) known.push_back(flag.name.substr(2));
  }
  const std::string_view bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  const std::string_view near = nearest(bare, known);
  return {near.empty() ? "cli.flag.unknown" : "cli.flag.unknown_near",
          {{"flag", app::shown_text(name)},
           {"command", std::string(command)},
           {"near", "--" + std::string(near)}}};
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t kLongest = 40;
  if (word.empty() || word.size() > kLongest) return {};
  std::string_view best;
  std::size_t fewest = word.size();
  for (const std::string_view candidate : known) {
    // What was cut short is as good a guess as what was mistyped: "dur" for "duration".
    const bool cut = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t edits = cut ? 1 : distance(word, candidate);
    if (edits < fewest && 2 * edits < std::max(word.size(), candidate.size())) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

Result<Arguments> Arguments::parse(std::span<const std::string> words, std::string_view command,
                                   std::span<const std::span<const Flag>> flags, std::size_t most_words) {
  const auto find = [&](std::string_view name) -> const Flag* {
    for (const auto& group : flags) {
      for (const Flag& flag : group) {
        if (flag.name == name) return &flag;
      }
    }
    return nullptr;
  };
  Arguments out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with('-') || word == "-") {
      if (out.words_.size() == most_words) {
        return Message{"cli.word.extra",
                       {{"word", app::shown_text(word)}, {"command", std::string(command)}}};
      }
      out.words_.emplace_back(word);
      continue;
    }
    const auto equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const Flag* flag = find(name);
    if (!flag) return unknown_flag(name, command, flags);
    auto& values = out.values_[std::string(name)];
    if (!values.empty() && !flag->repeats) return Message{"cli.flag.twice", {{"flag", std::string(name)}}};
    if (flag->value.empty()) {
      if (equals != std::string_view::npos) {
        return Message{"cli.flag.no_value", {{"flag", std::string(name)}}};
      }
      values.emplace_back();
    } else if (equals != std::string_view::npos) {
      values.emplace_back(word.substr(equals + 1));
    } else if (i + 1 < words.size() && !words[i + 1].starts_with("--")) {
      values.push_back(words[++i]);
    } else {
      return Message{"cli.flag.needs_value",
                     {{"flag", std::string(name)}, {"value", std::string(flag->value)}}};
    }
  }
  return out;
}

const std::string* Arguments::get(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? nullptr : &found->second.front();
}

std::string Arguments::get_or(std::string_view flag, std::string_view otherwise) const {
  const std::string* value = get(flag);
  return value ? *value : std::string(otherwise);
}

std::vector<std::string> Arguments::all(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

Result<std::pair<int, int>> parse_size(std::string_view text) {
  constexpr long long kLargest = 8192;
  const auto parts = split(text, 'x');
  const auto side = [&](std::size_t i) {
    return parts.size() == 2 ? parse_integer(parts[i]).value_or(0) : 0;
  };
  const long long width = side(0), height = side(1);
  if (std::min(width, height) < 1 || std::max(width, height) > kLargest) {
    return Message{"cli.size", {{"value", app::shown_text(text)}, {"largest", std::to_string(kLargest)}}};
  }
  return std::pair(static_cast<int>(width), static_cast<int>(height));
}

}  // namespace tc::cli
