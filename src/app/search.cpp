#include "app/search.h"

#include <algorithm>

#include "app/evidence_now.h"
#include "app/readout.h"
#include "content/evidence_ids.h"
#include "core/text.h"

namespace tc::app {

using content::Basis;
using content::Library;

namespace {

unsigned bit_of(content::Species s) { return 1u << static_cast<unsigned>(s); }
unsigned bit_of_lens(char lens) { return 1u << static_cast<unsigned>(lens - 'a'); }

/// A mouse or a rat is also a rodent; somebody who asks for rodents wants all three.
unsigned mask_of(content::Species s) {
  using content::Species;
  return s == Species::rodent ? bit_of(Species::rodent) | bit_of(Species::mouse) | bit_of(Species::rat) : bit_of(s);
}

}  // namespace

std::string folded(std::string_view text) {
  // U+00C0 to U+017F by their base letters; '?' stays as it is.
  constexpr std::string_view kBase =
      "aaaaaaaceeeeiiiidnooooo?ouuuuy??aaaaaaaceeeeiiiidnooooo?ouuuuy?y"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkk?lllllll"
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view rest = text.substr(i);
    if (c >= 0xC3 && c <= 0xC5 && rest.size() > 1) {
      const auto next = static_cast<unsigned char>(rest[1]);
      const char base = next >= 0x80 && next < 0xC0 ? kBase[(c - 0xC3u) * 64u + (next - 0x80u)] : '?';
      if (base != '?') {
        out += base;
        i += 2;
        continue;
      }
    }
    // What print sets in place of the signs on the keyboard, and combining accents.
    struct Sign {
      std::string_view from, to;
    };
    constexpr Sign kSigns[] = {
        {"’", "'"},     {"‘", "'"},      {"“", "\""},     {"”", "\""},    {"–", "-"},     {"‑", "-"},
        {"−", "-"},     {"\u00A0", " "}, {"\u202F", " "}, {"\u0300", ""}, {"\u0301", ""}, {"\u0302", ""},
        {"\u0303", ""}, {"\u0308", ""},  {"\u030A", ""},  {"\u030C", ""}, {"\u0327", ""}};
    const Sign* sign = c < 0x80 ? std::end(kSigns)
                                : std::find_if(std::begin(kSigns), std::end(kSigns),
                                               [&](const Sign& s) { return rest.starts_with(s.from); });
    if (sign != std::end(kSigns)) {
      out += sign->to;
      i += sign->from.size();
      continue;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    ++i;
  }
  return out;
}

void SearchIndex::add(EntryKind kind, const std::string& id, const std::string& title,
                      std::initializer_list<std::string> texts) {
  Doc doc;
  doc.hit = {id, kind, title};
  doc.title = folded(title);
  std::string all = id + ' ' + title;
  for (const std::string& text : texts) all += ' ' + text;
  doc.text = folded(all);
  docs_.push_back(std::move(doc));
}

void SearchIndex::set_basis(const Library& l, const Basis& b) {
  Doc& doc = docs_.back();
  for (const content::Species s : b.species) doc.species |= bit_of(s);
  doc.grade = content::grade_of(b.design);
  doc.contest = b.contest;
  doc.from_min = b.from_min;
  doc.until_min = b.until_min;
  for (const content::Citation& c : b.citations) {
    if (const content::Reference* r = l.reference(c.reference_id)) doc.text += ' ' + folded(citation_short(*r));
  }
}

SearchIndex::SearchIndex(const Library& l) {
  const auto w = [&](const std::string& key) { return l.strings.has(key) ? l.strings.raw(key) : std::string(); };
  for (const content::Observation& o : l.observations) {
    const std::string stem = "obs." + o.id;
    add(EntryKind::observation, o.id, w(stem + ".title"), {w(stem + ".label"), w(stem + ".effect")});
    Basis basis;
    basis.species = {o.species};
    basis.design = o.design;
    basis.contest = o.contest;
    basis.citations = o.citations;
    // The same as is_active(), so that search and drawer agree.
    basis.from_min = active_from_min(o);
    basis.until_min = active_until_min(o);
    set_basis(l, basis);
  }
  for (const content::Claim& c : l.claims) {
    if (!c.shown) continue;
    const std::string stem = "claim." + c.id;
    add(EntryKind::claim, c.id, w(stem + ".statement"),
        {w(stem + ".verdict"), w(stem + ".for"), w(stem + ".against"), w(stem + ".sample")});
    set_basis(l, c);
    for (const content::LensStance& s : c.lenses) docs_.back().accounts |= bit_of_lens(s.lens);
  }
  for (const content::Misconception& m : l.misconceptions) {
    if (!m.shown) continue;
    const std::string stem = "misconception." + m.id;
    add(EntryKind::misconception, m.id, w(stem + ".fact"), {w(stem + ".myth"), w(stem + ".error")});
    set_basis(l, m);
    for (const char lens : m.lenses) docs_.back().accounts |= bit_of_lens(lens);
  }
  for (const content::SafetyFact& s : l.safety) {
    if (!s.shown) continue;
    const std::string stem = "safety." + s.id;
    add(EntryKind::safety, s.id, w(stem + ".title"), {w(stem + ".fact"), w(stem + ".sample")});
    set_basis(l, s);
  }
  for (const content::Conflict& k : l.conflicts) {
    if (!k.shown) continue;
    const std::string stem = "conflict." + k.id;
    add(EntryKind::conflict, k.id, w(stem + ".topic"),
        {w(stem + ".positions"), w(stem + ".relation"), w(stem + ".evidence")});
    set_basis(l, k);
    for (const char lens : k.lenses) docs_.back().accounts |= bit_of_lens(lens);
  }
  for (const content::Audit& a : l.audits) {
    if (!a.shown) continue;
    const std::string stem = "audit." + a.id;
    add(EntryKind::audit, a.id, w(stem + ".title"), {w(stem + ".said"), w(stem + ".checked"), w(stem + ".better")});
    set_basis(l, a);
    docs_.back().accounts |= bit_of_lens(a.lens);
  }
  for (const content::LearningNote& n : l.learning) {
    if (!n.shown) continue;
    const std::string stem = "learning." + n.id;
    add(EntryKind::learning, n.id, w(stem + ".principle"), {w(stem + ".evidence"), w(stem + ".consequence")});
    set_basis(l, n);
  }
  for (const content::Term& t : l.terms) {
    const std::string stem = "term." + t.id;
    add(EntryKind::term, "term/" + t.id, w(stem + ".name"),
        {w(stem + ".plain"), w(stem + ".clinician"), w(stem + ".forms")});
  }
  for (const content::WhatIfGroup& g : l.what_if) {
    if (!g.shown) continue;
    const std::string stem = "whatif." + g.id;
    add(EntryKind::trial, "whatif/" + g.id, w(stem + ".title"), {w(stem + ".summary"), w(stem + ".limits")});
    set_basis(l, g);
  }
  for (const content::Reference& r : l.references) {
    add(EntryKind::reference, "ref/" + r.id, r.title,
        {r.authors, r.journal, r.doi, r.year > 0 ? std::to_string(r.year) : std::string()});
  }
  std::stable_sort(docs_.begin(), docs_.end(), [](const Doc& a, const Doc& b) {
    return a.hit.kind != b.hit.kind ? a.hit.kind < b.hit.kind : a.hit.id < b.hit.id;
  });
}

bool SearchIndex::passes(const Doc& doc, const LibraryQuery& q, double time_min) {
  if (!q.kind.empty() && id_of(doc.hit.kind) != q.kind) return false;
  if (!q.species.empty()) {
    for (const auto& [id, species] : content::choices_of(content::Species{})) {
      if (id == q.species && (doc.species & mask_of(species)) == 0) return false;
    }
  }
  if (!q.grade.empty() && (!doc.grade || content::id_of(*doc.grade) != q.grade)) return false;
  if (!q.contest.empty() && (!doc.contest || content::id_of(*doc.contest) != q.contest)) return false;
  if (!q.account.empty() && (doc.accounts & bit_of_lens(q.account.front())) == 0) return false;
  if (!q.at_playhead) return true;
  return doc.from_min && time_min >= *doc.from_min && time_min <= *doc.until_min;
}

std::vector<SearchHit> SearchIndex::find(const LibraryQuery& query, double time_min) const {
  std::vector<std::string> words;
  const std::string text = folded(query.text);
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  struct Ranked {
    int rank;
    const Doc* doc;
  };
  std::vector<Ranked> found;
  for (const Doc& doc : docs_) {
    if (!passes(doc, query, time_min)) continue;
    int in_title = 0;
    const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      in_title += doc.title.find(word) != std::string::npos;
      return doc.text.find(word) != std::string::npos;
    });
    if (all) found.push_back({-in_title, &doc});
  }
  std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<SearchHit> hits;
  hits.reserve(found.size());
  for (const Ranked& r : found) hits.push_back(r.doc->hit);
  return hits;
}

std::vector<int> SearchIndex::count_by_kind(const LibraryQuery& query, double time_min) const {
  LibraryQuery any = query;
  any.kind.clear();
  std::vector<int> counts(entry_kinds().size());
  for (const SearchHit& hit : find(any, time_min)) ++counts[static_cast<std::size_t>(hit.kind)];
  return counts;
}

}  // namespace tc::app
