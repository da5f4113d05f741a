#include "learn/progress.h"

#include <algorithm>
#include <optional>
#include <set>

#include "content/json_file.h"
#include "core/hash.h"
#include "core/text.h"

namespace tc::learn {
namespace {

constexpr std::string_view kName = "three_clocks_progress", kCleared = "cleared";
constexpr std::size_t kDigits = 16;

std::string checksum(std::string_view json) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out(kDigits, '0');
  std::uint64_t hash = fnv1a(json);
  for (std::size_t i = kDigits; i > 0; --i, hash >>= 4) out[i - 1] = kHex[hash & 15u];
  return out;
}

/// The JSON of a line whose checksum holds.
std::optional<std::string_view> whole(std::string_view line) {
  if (line.size() <= kDigits + 1 || line[kDigits] != ' ') return std::nullopt;
  const std::string_view json = line.substr(kDigits + 1);
  if (line.substr(0, kDigits) != checksum(json)) return std::nullopt;
  return json;
}

struct Header {
  int version = 1;
  Time_ms cleared = 0;
};

std::optional<Header> read_header(std::string_view header, int newest) {
  const auto file = content::JsonFile::parse("progress", header);
  if (!file) return std::nullopt;
  std::vector<Message> problems;
  const content::Cursor root(*file, problems);
  const auto version = root.optional_integer(kName, 1, 1'000'000);
  if (!version || !problems.empty()) return std::nullopt;
  Header out{*version};
  if (out.version < 2 || out.version > newest || !root.has(kCleared)) return out;
  constexpr double kLatest = 9007199254740992.0;  // whole numbers are exact up to there
  const double cleared = root.number(kCleared);
  if (!problems.empty() || !(cleared >= 0 && cleared <= kLatest)) return std::nullopt;
  out.cleared = static_cast<Time_ms>(cleared);
  return out;
}

/// The JSON of a line as the newest version would have written it.
std::string migrated(std::string_view json, int from, const ProgressFormat& format) {
  std::string out(json);
  for (const Migration& step : format.migrations) {
    if (step.from == from) {
      out = step.line(out);
      ++from;
    }
  }
  return out;
}

std::string header_of(int version, Time_ms cleared) {
  std::string out = "{\"" + std::string(kName) + "\":" + std::to_string(version);
  if (cleared > 0) out += ",\"" + std::string(kCleared) + "\":" + std::to_string(cleared);
  return out + "}\n";
}

/// True for what is left of a header when writing stopped within it.
bool is_cut_header(std::string_view text, int newest) {
  for (int version = 1; version <= newest; ++version) {
    if (std::string_view(header_of(version, 0)).starts_with(text)) return true;
    const std::string marked = header_of(version, 1);
    const std::string_view stem(marked.data(), marked.size() - 3);  // without the mark and what stands behind it
    if (stem.starts_with(text)) return true;
    if (text.starts_with(stem) && text.find_first_not_of("0123456789", stem.size()) == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

ProgressFormat progress_format() {
  // The lines of version 2 are those of version 1.
  static constexpr Migration kSteps[] = {{1, [](std::string_view json) { return std::string(json); }}};
  return {2, kSteps};
}

std::string progress_header(const ProgressFormat& format, Time_ms cleared) { return header_of(format.version, cleared); }

std::string progress_line(const Event& event) {
  const std::string json = to_json(event);
  return checksum(json) + ' ' + json + '\n';
}

std::string progress_text(std::span<const Event> events, Time_ms cleared) {
  std::string out = progress_header(progress_format(), cleared);
  for (const Event& event : events) out += progress_line(event);
  return out;
}

Result<Progress> parse_progress(std::string_view text, const ProgressFormat& format) {
  Progress out;
  out.version = format.version;
  if (text.empty()) return out;
  const std::size_t end = text.find('\n');
  const auto header = read_header(trim(text.substr(0, end)), format.version);
  if (!header && end == std::string_view::npos && is_cut_header(text, format.version)) {
    out.rewrite = true;  // nothing stood behind it yet
    return out;
  }
  if (!header) return Message{"error.progress.foreign"};
  if (header->version > format.version)
    return Message{"error.progress.future", {{"version", std::to_string(header->version)}}};
  out.version = header->version;
  out.cleared = header->cleared;
  out.rewrite = out.version < format.version || end == std::string_view::npos;
  std::set<std::string, std::less<>> ids;
  std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  while (!rest.empty()) {
    const std::size_t stop = rest.find('\n');
    std::string_view line = rest.substr(0, stop);
    rest = stop == std::string_view::npos ? std::string_view() : rest.substr(stop + 1);
    if (stop == std::string_view::npos) out.rewrite = true;
    if (line.ends_with('\r')) line.remove_suffix(1);  // an editor's line ends
    if (line.empty()) continue;
    const auto json = whole(line);
    auto event = json ? event_from_json(migrated(*json, out.version, format)) : Result<Event>(Message{});
    if (!event) {
      ++out.dropped;
    } else if (!ids.insert(event->id).second) {
      ++out.repeated;
    } else {
      out.events.push_back(std::move(event).value());
    }
  }
  out.rewrite = out.rewrite || out.dropped > 0;
  if (out.dropped > 0) {
    out.told.push_back({"learn.progress.dropped",
                        {{"n", std::to_string(out.dropped)}, {"kept", std::to_string(out.events.size())}}});
  }
  return out;
}

std::vector<Event> merged(std::span<const Event> one, std::span<const Event> other) {
  std::vector<Event> out;
  std::set<std::string, std::less<>> ids;
  for (const std::span<const Event> events : {one, other}) {
    for (const Event& event : events) {
      if (ids.insert(event.id).second) out.push_back(event);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Event& a, const Event& b) { return a.time_ms < b.time_ms; });
  return out;
}

}  // namespace tc::learn
