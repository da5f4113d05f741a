#include "app/entry.h"

#include <algorithm>
#include <array>

#include "app/values.h"
#include "content/evidence_ids.h"
#include "core/text.h"

namespace tc::app {
namespace {

constexpr std::size_t kLongestText = 80;

struct KindRow {
  EntryKind kind;
  std::string_view id;
  std::string_view prefix;  ///< of the entries' ids: a letter before digits, or a word and a slash
};
constexpr std::array kKinds{KindRow{EntryKind::observation, "observation", "T"},
                            KindRow{EntryKind::claim, "claim", "C"},
                            KindRow{EntryKind::misconception, "misconception", "M"},
                            KindRow{EntryKind::safety, "safety", "S"},
                            KindRow{EntryKind::conflict, "conflict", "K"},
                            KindRow{EntryKind::audit, "audit", "A"},
                            KindRow{EntryKind::learning, "learning", "L"},
                            KindRow{EntryKind::term, "term", "term/"},
                            KindRow{EntryKind::trial, "trial", "whatif/"},
                            KindRow{EntryKind::reference, "reference", "ref/"}};

template <class T>
const T* by_id(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}
template <class T>
bool shows(const std::vector<T>& items, std::string_view id) {
  const T* item = by_id(items, id);
  return item != nullptr && item->shown;
}

template <class Enum>
bool is_id_of(std::string_view id) {
  const auto& choices = content::choices_of(Enum{});
  return std::any_of(choices.begin(), choices.end(), [&](const auto& c) { return c.first == id; });
}

std::string* query_member(LibraryQuery& q, std::string_view field) {
  if (field == "text") return &q.text;
  if (field == "kind") return &q.kind;
  if (field == "species") return &q.species;
  if (field == "grade") return &q.grade;
  if (field == "contest") return &q.contest;
  if (field == "account") return &q.account;
  return nullptr;
}

}  // namespace

std::span<const EntryKind> entry_kinds() {
  static const auto kAll = [] {
    std::array<EntryKind, kKinds.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kKinds[i].kind;
    return all;
  }();
  return kAll;
}

std::string_view id_of(EntryKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }

std::optional<EntryKind> entry_kind_of(std::string_view id) {
  for (const KindRow& row : kKinds) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

std::optional<EntryKind> kind_of_entry(std::string_view entry_id) {
  for (const KindRow& row : kKinds) {
    if (!entry_id.starts_with(row.prefix) || entry_id.size() == row.prefix.size()) continue;
    const char next = entry_id[row.prefix.size()];
    if (row.prefix.size() > 1 || (next >= '0' && next <= '9')) return row.kind;
  }
  return std::nullopt;
}

std::string_view local_id(std::string_view entry_id) {
  const auto slash = entry_id.find('/');
  return slash == std::string_view::npos ? entry_id : entry_id.substr(slash + 1);
}

bool has_entry(const content::Library& l, std::string_view entry_id) {
  const auto kind = kind_of_entry(entry_id);
  if (!kind) return false;
  const std::string_view id = local_id(entry_id);
  switch (*kind) {
    case EntryKind::observation:
      return l.observation(id) != nullptr;
    case EntryKind::claim:
      return shows(l.claims, id);
    case EntryKind::misconception:
      return shows(l.misconceptions, id);
    case EntryKind::safety:
      return shows(l.safety, id);
    case EntryKind::conflict:
      return shows(l.conflicts, id);
    case EntryKind::audit:
      return shows(l.audits, id);
    case EntryKind::learning:
      return shows(l.learning, id);
    case EntryKind::term:
      return l.term(id) != nullptr;
    case EntryKind::trial:
      return shows(l.what_if, id);
    case EntryKind::reference:
      break;
  }
  return l.reference(id) != nullptr;
}

bool can_select(const content::Library& library, std::string_view entry_id) {
  if (entry_id.empty() || has_entry(library, entry_id)) return true;
  const auto kind = kind_of_entry(entry_id);
  constexpr std::size_t kLongestId = 64;
  return !library.has_dossier && kind && *kind != EntryKind::observation && *kind != EntryKind::reference &&
         entry_id.size() <= kLongestId && is_utf8(entry_id);
}

bool is_lens_id(std::string_view id) {
  return id.empty() || (id.size() == 1 && id.front() >= 'a' && id.front() <= 'd');
}

std::string query_value(const LibraryQuery& query, std::string_view field) {
  if (field == "at_playhead") return query.at_playhead ? "true" : "false";
  LibraryQuery copy = query;
  const std::string* member = query_member(copy, field);
  return member == nullptr ? std::string() : *member;
}

bool check_query_field(std::string_view field, std::string_view value) {
  if (field == "text") return value.size() <= kLongestText && is_utf8(value);
  if (value.empty()) return true;
  if (field == "kind") return entry_kind_of(value).has_value();
  if (field == "species") return is_id_of<content::Species>(value);
  if (field == "grade") return is_id_of<content::Grade>(value);
  if (field == "contest") return is_id_of<content::Contest>(value);
  return field == "account" && is_lens_id(value);
}

Result<LibraryQuery> set_query_field(const LibraryQuery& query, std::string_view field,
                                     std::string_view value) {
  LibraryQuery next = query;
  if (field == "at_playhead") {
    const auto on = parse_switch(value.empty() ? "false" : value);
    if (!on) return Message{"refusal.query_value", {{"field", "at_playhead"}, {"value", shown_text(value)}}};
    next.at_playhead = *on;
    return next;
  }
  std::string* member = query_member(next, field);
  if (member == nullptr) return Message{"refusal.query_field", {{"field", shown_text(field)}}};
  if (!check_query_field(field, value)) {
    return Message{"refusal.query_value", {{"field", std::string(field)}, {"value", shown_text(value)}}};
  }
  *member = value;
  return next;
}

}  // namespace tc::app
