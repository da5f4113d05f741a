// The evidence as JSON; see docs/cli.md for the members.
#include <algorithm>

#include "app/evidence_report.h"
#include "app/json_fields.h"
#include "app/readout.h"
#include "content/evidence_ids.h"

namespace tc::app {

using content::Citation;
using content::Library;

namespace {

/// What an entry says of itself in ids and numbers, where it does.
struct Facts {
  std::vector<content::Species> species;
  std::optional<int> n;
  std::optional<content::StudyDesign> design;
  std::optional<bool> checked;
};

Facts facts_of(const content::Basis& b) { return {b.species, b.n, b.design, b.verified}; }
Facts facts_of(const content::Observation& o) { return {{o.species}, o.n, o.design, o.verified}; }

template <class T>
Facts find_facts(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? Facts{} : facts_of(*found);
}

Facts facts_of(const Library& l, const EntryText& entry) {
  const std::string_view id = local_id(entry.id);
  switch (entry.kind) {
    case EntryKind::observation:
      return find_facts(l.observations, id);
    case EntryKind::claim:
      return find_facts(l.claims, id);
    case EntryKind::misconception:
      return find_facts(l.misconceptions, id);
    case EntryKind::safety:
      return find_facts(l.safety, id);
    case EntryKind::conflict:
      return find_facts(l.conflicts, id);
    case EntryKind::audit:
      return find_facts(l.audits, id);
    case EntryKind::learning:
      return find_facts(l.learning, id);
    case EntryKind::trial:
      return find_facts(l.what_if, id);
    case EntryKind::term: {
      const content::Term* term = l.term(id);
      return term == nullptr || term->citations.empty() ? Facts{} : Facts{{}, {}, {}, term->verified};
    }
    case EntryKind::reference:
      break;
  }
  const content::Reference* r = l.reference(id);
  return r == nullptr ? Facts{} : Facts{{}, {}, {}, r->verified};
}

class Report {
 public:
  explicit Report(const Library& library) : l_(library), out_(buffer_) {}

  void begin(const char* format) {
    out_.StartObject();
    text("format", format);
    out_.Key("version");
    out_.Int(1);
  }
  std::string end() {
    out_.Key("references");
    out_.StartArray();
    for (const std::string& id : cited_) reference(*l_.reference(id));
    out_.EndArray();
    out_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize());
  }
  void number(const char* name, std::optional<double> value) {
    out_.Key(name);
    value ? out_.Double(*value) : out_.Null();
  }
  /// Text, or null when it is empty.
  void text(const char* name, std::string_view value) {
    out_.Key(name);
    if (value.empty()) {
      out_.Null();
    } else {
      out_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
  }
  void entries(const char* name, const std::vector<EntryText>& list) {
    out_.Key(name);
    out_.StartArray();
    for (const EntryText& e : list) entry(e);
    out_.EndArray();
  }
  void seen(const std::vector<SeenEntry>& list) {
    out_.Key("seen");
    out_.StartArray();
    for (const SeenEntry& s : list) {
      out_.StartObject();
      out_.Key("entry");
      entry(s.entry);
      entries("against", s.against);
      out_.EndObject();
    }
    out_.EndArray();
  }
  void one(const EntryText& e) {
    out_.Key("entry");
    entry(e);
  }

 private:
  void flag(const char* name, std::optional<bool> value) {
    out_.Key(name);
    value ? out_.Bool(*value) : out_.Null();
  }
  void entry(const EntryText& e) {
    const Facts facts = facts_of(l_, e);
    if (e.kind == EntryKind::reference) cited_.emplace_back(local_id(e.id));
    out_.StartObject();
    text("id", e.id);
    text("kind", id_of(e.kind));
    text("title", e.title);
    text("contest", e.contest ? content::id_of(*e.contest) : std::string_view());
    text("contest_words", e.contest_line);
    out_.Key("species");
    out_.StartArray();
    for (const content::Species s : facts.species) out_.String(std::string(content::id_of(s)));
    out_.EndArray();
    out_.Key("n");
    facts.n ? out_.Int(*facts.n) : out_.Null();
    text("whom", e.whom);
    text("design", facts.design ? content::id_of(*facts.design) : std::string_view());
    text("grade", facts.design ? content::id_of(content::grade_of(*facts.design)) : std::string_view());
    text("design_words", e.design);
    out_.Key("sections");
    out_.StartArray();
    for (const EntrySection& s : e.sections) section(s);
    out_.EndArray();
    citations(e.citations);
    flag("checked", facts.checked);
    text("checked_words", e.checked);
    out_.Key("related");
    out_.StartArray();
    for (const std::string& id : e.related) out_.String(id);
    out_.EndArray();
    number("time_min", e.time_min);
    out_.EndObject();
  }
  void section(const EntrySection& s) {
    out_.StartObject();
    text("id", s.id);
    text("heading", s.heading);
    text("text", s.text);
    out_.Key("estimate");
    if (s.estimate) {
      out_.StartObject();
      text("measure", content::id_of(s.estimate->measure));
      number("value", s.estimate->value);
      number("low", s.estimate->low);
      number("high", s.estimate->high);
      out_.EndObject();
    } else {
      out_.Null();
    }
    citations(s.citations);
    out_.EndObject();
  }
  void citations(const std::vector<Citation>& list) {
    out_.Key("citations");
    out_.StartArray();
    for (const Citation& c : list) {
      if (l_.reference(c.reference_id) == nullptr) continue;
      if (std::find(cited_.begin(), cited_.end(), c.reference_id) == cited_.end())
        cited_.push_back(c.reference_id);
      out_.StartObject();
      text("reference", c.reference_id);
      flag("checked", c.verified);
      out_.EndObject();
    }
    out_.EndArray();
  }
  void reference(const content::Reference& r) {
    out_.StartObject();
    text("id", r.id);
    text("authors", r.authors);
    out_.Key("year");
    r.year > 0 ? out_.Int(r.year) : out_.Null();
    text("title", r.title);
    text("journal", r.journal);
    text("doi", r.doi);
    text("url", r.url);
    flag("checked", r.verified);
    text("citation", citation_line(r));
    out_.EndObject();
  }

  const Library& l_;
  rapidjson::StringBuffer buffer_;
  json::Writer out_;
  std::vector<std::string> cited_;  ///< references in the order in which they are cited
};

}  // namespace

std::string to_json(const EvidenceReport& report, const Library& library) {
  Report out(library);
  out.begin("three-clocks-evidence");
  out.number("since_dose_min", report.since_dose_min);
  out.text("lens", report.lens);
  out.seen(report.seen);
  out.entries("nearest", report.nearest);
  out.entries("claims", report.claims);
  out.entries("safety", report.safety);
  return out.end();
}

std::string to_json(const EntryText& entry, const Library& library) {
  Report out(library);
  out.begin("three-clocks-entry");
  out.one(entry);
  return out.end();
}

}  // namespace tc::app
