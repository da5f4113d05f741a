#include "app/entry_text.h"

#include <algorithm>
#include <cmath>

#include "app/readout.h"
#include "content/evidence_ids.h"
#include "core/text.h"

namespace tc::app {

using content::Basis;
using content::Citation;
using content::Library;
using content::Strings;

namespace {

template <class T>
const T* by_id(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// Fills one EntryText from the library.
class Reader {
 public:
  Reader(const Library& library, std::string_view entry_id, EntryKind kind) : l_(library), w_(library.strings) {
    out_.id = entry_id;
    out_.kind = kind;
    out_.kind_word = w_.raw("kind." + std::string(id_of(kind)));
  }
  EntryText take() {
    // What is kept for the record alone is no place to go on to.
    std::erase_if(out_.related, [&](const std::string& id) { return !has_entry(l_, id); });
    return std::move(out_);
  }

  void read(const content::Observation& o) {
    const std::string stem = "obs." + o.id;
    title(stem + ".title");
    contest(o.contest);
    out_.whom = out_.whom_short = whom({o.species}, o.n, "");
    out_.design = design(o.design);
    section("seen", "entry.seen", stem + ".effect");
    out_.sections.back().estimate = o.estimate;
    section("window", "entry.window", stem + ".window");
    out_.citations = o.citations;
    out_.checked = w_.raw(o.verified ? "mark.checked" : "mark.not_checked");
    for (const std::string& other : o.contradicts) out_.related.push_back(other);
    for (const content::Claim& c : l_.claims) {
      if (c.shown && std::find(c.observations.begin(), c.observations.end(), o.id) != c.observations.end())
        out_.related.push_back(c.id);
    }
    out_.time_min = o.peak_min ? o.peak_min : o.onset_min;
  }

  void read(const content::Claim& c) {
    const std::string stem = "claim." + c.id;
    title(stem + ".statement");
    basis(c, stem);
    section("verdict", "entry.verdict", stem + ".verdict");
    section("for", "entry.for", stem + ".for", c.for_it);
    section("against", "entry.against", stem + ".against", c.against);
    section("settle", "entry.settle", stem + ".settle");
    std::string who;
    for (const content::LensStance& s : c.lenses) {
      if (!who.empty()) who += "; ";
      who += w_.text({"entry.stance",
                      {{"account", w_.raw("lens." + std::string(1, s.lens) + ".name")}, {"stance", stance(s.stance)}}});
    }
    if (!who.empty()) out_.sections.push_back({"accounts", w_.raw("entry.accounts"), who, {}, {}});
    out_.citations = without_sections(c.citations);
    out_.related = c.observations;
    for (const content::Conflict& k : l_.conflicts) {
      if (k.shown && std::find(k.claims.begin(), k.claims.end(), c.id) != k.claims.end())
        out_.related.push_back(k.id);
    }
    for (const content::Misconception& m : l_.misconceptions) {
      if (m.shown && std::find(m.claims.begin(), m.claims.end(), c.id) != m.claims.end())
        out_.related.push_back(m.id);
    }
  }

  /// Fact first, then the warning, then the error in reasoning.
  void read(const content::Misconception& m) {
    const std::string stem = "misconception." + m.id;
    title(stem + ".fact");  // a misreading is never a headline
    basis(m, stem);
    section("myth", "entry.myth", stem + ".myth");
    section("error", "entry.error", stem + ".error");
    section("fact", "entry.fact_again", stem + ".fact");
    out_.related = m.claims;
  }

  void read(const content::SafetyFact& s) {
    const std::string stem = "safety." + s.id;
    title(stem + ".title");
    basis(s, stem);
    section("fact", "entry.states", stem + ".fact");
    std::string rule = w_.raw("jurisdiction." + s.jurisdiction);
    if (s.label_year) {
      rule = w_.text({"entry.rule",
                      {{"where", rule},
                       {"product", s.label_product.empty() ? w_.raw("entry.rule.any")
                                                           : w_.raw("product." + s.label_product)},
                       {"year", std::to_string(*s.label_year)}}});
    }
    out_.sections.push_back({"rule", w_.raw("entry.whose_rule"), rule + ' ' + w_.raw("entry.not_advice"), {}, {}});
  }

  void read(const content::Conflict& k) {
    const std::string stem = "conflict." + k.id;
    title(stem + ".topic");
    basis(k, stem);
    section("positions", "entry.positions", stem + ".positions");
    section("relation", "entry.relation", stem + ".relation");
    section("evidence", "entry.evidence", stem + ".evidence");
    out_.related = k.claims;
  }

  void read(const content::Audit& a) {
    const std::string stem = "audit." + a.id;
    title(stem + ".title");
    basis(a, stem);
    section("said", "entry.said", stem + ".said");
    section("shows", "entry.source_shows", stem + ".checked");
    section("better", "entry.better", stem + ".better");
    out_.related = a.claims;
  }

  void read(const content::LearningNote& n) {
    const std::string stem = "learning." + n.id;
    title(stem + ".principle");
    basis(n, stem);
    section("evidence", "entry.evidence", stem + ".evidence");
    section("consequence", "entry.consequence", stem + ".consequence");
  }

  void read(const content::Term& t) {
    const std::string stem = "term." + t.id;
    title(stem + ".name");
    section("plain", "entry.plain", stem + ".plain");
    if (w_.has(stem + ".clinician")) section("clinician", "entry.clinician", stem + ".clinician");
    out_.citations = t.citations;
    if (!t.citations.empty() && !t.verified) out_.checked = w_.raw("mark.not_checked");
    for (const std::string& other : t.see) out_.related.push_back("term/" + other);
  }

  void read(const content::WhatIfGroup& g) {
    const std::string stem = "whatif." + g.id;
    title(stem + ".title");
    basis(g, stem);
    section("summary", "entry.seen", stem + ".summary");
    out_.sections.back().estimate = g.estimate;
    for (const content::WhatIfArm& arm : g.arms) {
      const std::string name = stem + '.' + arm.id;
      std::string heading = w_.raw(name + ".name");
      if (arm.n) heading = w_.text({"entry.arm", {{"name", heading}, {"n", std::to_string(*arm.n)}}});
      out_.sections.push_back({arm.id, heading, w_.raw(name + ".what"), {}, {}});
    }
    section("limits", "entry.limits", stem + ".limits");
    out_.time_min = g.arms.front().from_min;
  }

  void read(const content::Reference& r) {
    out_.title = r.title;
    out_.sections.push_back({"citation", w_.raw("entry.citation"), citation_line(r), {}, {}});
    out_.checked = w_.raw(r.verified ? "entry.reference.checked" : "entry.reference.recalled");
    const auto cites = [&](const std::vector<Citation>& list) {
      return std::any_of(list.begin(), list.end(), [&](const Citation& c) { return c.reference_id == r.id; });
    };
    for (const content::Claim& c : l_.claims) {
      if (c.shown && (cites(c.citations) || cites(c.for_it) || cites(c.against))) out_.related.push_back(c.id);
    }
    for (const content::Observation& o : l_.observations) {
      if (cites(o.citations)) out_.related.push_back(o.id);
    }
    for (const content::Misconception& m : l_.misconceptions) {
      if (m.shown && cites(m.citations)) out_.related.push_back(m.id);
    }
    for (const content::SafetyFact& s : l_.safety) {
      if (s.shown && cites(s.citations)) out_.related.push_back(s.id);
    }
    for (const content::Conflict& k : l_.conflicts) {
      if (cites(k.citations)) out_.related.push_back(k.id);
    }
    for (const content::Audit& a : l_.audits) {
      if (cites(a.citations)) out_.related.push_back(a.id);
    }
    for (const content::LearningNote& n : l_.learning) {
      if (cites(n.citations)) out_.related.push_back(n.id);
    }
    for (const content::WhatIfGroup& g : l_.what_if) {
      if (cites(g.citations)) out_.related.push_back("whatif/" + g.id);
    }
    for (const content::Term& t : l_.terms) {
      if (cites(t.citations)) out_.related.push_back("term/" + t.id);
    }
  }

 private:
  void title(const std::string& key) { out_.title = w_.raw(key); }
  void section(std::string id, const std::string& heading_key, const std::string& key,
               std::vector<Citation> citations = {}) {
    out_.sections.push_back({std::move(id), w_.raw(heading_key), w_.raw(key), std::move(citations), {}});
  }
  void contest(content::Contest c) {
    const std::string key = "contest." + std::string(content::id_of(c));
    out_.contest = c;
    out_.contest_line = w_.text({"mark.contest", {{"word", w_.raw(key)}, {"what", w_.raw(key + ".what")}}});
  }
  std::string design(content::StudyDesign d) const {
    return w_.text({"entry.design",
                    {{"design", w_.raw("design." + std::string(content::id_of(d)))},
                     {"grade", w_.raw("grade." + std::string(content::id_of(content::grade_of(d))))}}});
  }
  std::string whom(const std::vector<content::Species>& species, std::optional<int> n, const std::string& sample) const {
    std::string list;
    for (const content::Species s : species) {
      if (!list.empty()) list += ", ";
      list += w_.raw("species." + std::string(content::id_of(s)));
    }
    if (n) list = w_.text({"mark.whom", {{"species", list}, {"n", std::to_string(*n)}}});
    return sample.empty() ? list : w_.text({"entry.whom", {{"species", list}, {"sample", sample}}});
  }
  void basis(const Basis& b, const std::string& stem) {
    contest(b.contest);
    out_.whom = whom(b.species, b.n, w_.raw(stem + ".sample"));
    out_.whom_short = whom(b.species, b.n, "");
    out_.design = design(b.design);
    out_.citations = b.citations;
    out_.checked = w_.raw(b.verified ? "mark.checked" : "mark.not_checked");
    if (b.from_min) out_.time_min = b.from_min;
  }
  /// Citations that no section names.
  std::vector<Citation> without_sections(const std::vector<Citation>& all) const {
    std::vector<Citation> rest;
    for (const Citation& c : all) {
      const bool named = std::any_of(out_.sections.begin(), out_.sections.end(), [&](const EntrySection& s) {
        return std::any_of(s.citations.begin(), s.citations.end(),
                           [&](const Citation& k) { return k.reference_id == c.reference_id; });
      });
      if (!named) rest.push_back(c);
    }
    return rest;
  }
  std::string stance(content::Stance s) const {
    constexpr std::string_view kIds[] = {"asserts", "hedges", "implies", "partly", "opposes"};
    return w_.raw("stance." + std::string(kIds[static_cast<std::size_t>(s)]));
  }

  const Library& l_;
  const Strings& w_;
  EntryText out_;
};

/// Calls `then` with the item that the id names, when the library holds it.
template <class Then>
bool with_item(const Library& l, EntryKind kind, std::string_view id, const Then& then) {
  const auto give = [&](const auto* item) {
    if (item != nullptr) then(*item);
    return item != nullptr;
  };
  switch (kind) {
    case EntryKind::observation:
      return give(l.observation(id));
    case EntryKind::claim:
      return give(l.claim(id));
    case EntryKind::misconception:
      return give(by_id(l.misconceptions, id));
    case EntryKind::safety:
      return give(by_id(l.safety, id));
    case EntryKind::conflict:
      return give(by_id(l.conflicts, id));
    case EntryKind::audit:
      return give(by_id(l.audits, id));
    case EntryKind::learning:
      return give(by_id(l.learning, id));
    case EntryKind::term:
      return give(l.term(id));
    case EntryKind::trial:
      return give(by_id(l.what_if, id));
    case EntryKind::reference:
      break;
  }
  return give(l.reference(id));
}

}  // namespace

std::optional<EntryText> read_entry(const Library& library, std::string_view entry_id) {
  const auto kind = kind_of_entry(entry_id);
  // The kinds' words come with the dossier.
  if (!kind || !has_entry(library, entry_id) || !library.has_dossier) return std::nullopt;
  Reader reader(library, entry_id, *kind);
  with_item(library, *kind, local_id(entry_id), [&](const auto& item) { reader.read(item); });
  return reader.take();
}

std::string entry_title(const Library& library, std::string_view entry_id) {
  const auto kind = kind_of_entry(entry_id);
  if (!kind || !has_entry(library, entry_id)) return {};
  const std::string id(local_id(entry_id));
  const Strings& w = library.strings;
  switch (*kind) {
    case EntryKind::observation:
      return w.raw("obs." + id + ".title");
    case EntryKind::claim:
      return w.raw("claim." + id + ".statement");
    case EntryKind::misconception:
      return w.raw("misconception." + id + ".fact");
    case EntryKind::safety:
      return w.raw("safety." + id + ".title");
    case EntryKind::conflict:
      return w.raw("conflict." + id + ".topic");
    case EntryKind::audit:
      return w.raw("audit." + id + ".title");
    case EntryKind::learning:
      return w.raw("learning." + id + ".principle");
    case EntryKind::term:
      return w.raw("term." + id + ".name");
    case EntryKind::trial:
      return w.raw("whatif." + id + ".title");
    case EntryKind::reference:
      break;
  }
  return library.reference(id)->title;
}

std::string reference_by_line(const Library& library, std::string_view entry_id) {
  const content::Reference* r = library.reference(local_id(entry_id));
  if (r == nullptr) return {};
  const std::string name = citation_short(*r);
  return r->journal.empty() || r->journal.starts_with(name.substr(0, 6)) ? name : name + ", " + r->journal;
}

std::string estimate_text(const Strings& words, const content::Estimate& e) {
  // As many decimals as the one that needs most, at most two, so that value and interval look alike.
  int decimals = 0;
  for (const double value : {e.value, e.low.value_or(0), e.high.value_or(0)}) {
    const auto left_over = [&] {
      const double scaled = value * std::pow(10, decimals);
      return std::fabs(scaled - std::round(scaled));
    };
    while (decimals < 2 && left_over() > 1e-9) ++decimals;
  }
  const auto number = [&](double value) { return format_shown(value, decimals); };
  const std::string measure = words.raw("measure." + std::string(content::id_of(e.measure)));
  if (!e.low) return words.text({"entry.estimate", {{"measure", measure}, {"value", number(e.value)}}});
  return words.text({"entry.estimate_interval",
                     {{"measure", measure},
                      {"value", number(e.value)},
                      {"low", number(*e.low)},
                      {"high", number(*e.high)}}});
}

}  // namespace tc::app
