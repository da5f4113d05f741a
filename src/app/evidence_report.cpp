#include "app/evidence_report.h"

#include <algorithm>

#include "app/evidence_now.h"
#include "app/narration.h"
#include "app/readout.h"

namespace tc::app {

using content::Citation;
using content::Library;

namespace {

std::vector<EntryText> read_all(const Library& library, const std::vector<std::string>& ids) {
  std::vector<EntryText> out;
  for (const std::string& id : ids) {
    if (auto entry = read_entry(library, id)) out.push_back(std::move(*entry));
  }
  return out;
}

/// Text that Markdown shows as it stands.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  // A list or a heading begins only at the start of a line.
  if (!out.empty() && std::string_view("#+-=").find(out.front()) != std::string_view::npos)
    out.insert(0, "\\");
  return out;
}

class Handout {
 public:
  explicit Handout(const Library& library) : l_(library), w_(library.strings) {}

  void title(int level, const std::string& text) {
    out_ += std::string(static_cast<std::size_t>(level), '#') + ' ' + plain(text) + "\n\n";
  }
  void paragraph(const std::string& text) { out_ += plain(text) + "\n\n"; }
  void entry(const EntryText& e, int level, const std::string& over = {}) {
    std::string head = w_.text({"report.entry", {{"id", std::string(local_id(e.id))}, {"title", e.title}}});
    if (e.kind == EntryKind::term || e.kind == EntryKind::trial || e.kind == EntryKind::reference)
      head = e.title;
    title(level, head);
    if (!over.empty()) out_ += "*" + plain(over) + "*\n\n";
    line("report.kind", e.kind_word);
    line("report.contest", e.contest_line);
    line("report.whom", e.whom);
    line("report.design", e.design);
    out_ += '\n';
    for (const EntrySection& s : e.sections) section(s);
    if (e.kind == EntryKind::reference) cited_.emplace_back(local_id(e.id));  // for its address
    if (!e.citations.empty()) out_ += plain(w_.raw("entry.sources")) + ": " + numbers(e.citations) + "\n\n";
    if (!e.checked.empty()) paragraph(e.checked);
    if (e.related.empty()) return;
    std::string ids;
    for (const std::string& id : e.related) ids += (ids.empty() ? "" : ", ") + id;
    out_ += plain(w_.raw("entry.related")) + ": " + plain(ids) + "\n\n";
  }
  void entries(const std::vector<EntryText>& list) {
    for (const EntryText& e : list) entry(e, 3);
  }
  std::string take() {
    if (!cited_.empty()) title(2, w_.raw("entry.sources"));
    int number = 0;
    for (const std::string& id : cited_) {
      const content::Reference& r = *l_.reference(id);
      out_ += std::to_string(++number) + ". " + plain(citation_line(r));
      if (r.doi.empty() && !r.url.empty()) out_ += " " + r.url;
      if (!r.verified) out_ += " " + plain(w_.raw("entry.reference.recalled"));
      out_ += '\n';
    }
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  void line(const std::string& key, const std::string& text) {
    if (!text.empty()) out_ += "- " + plain(w_.raw(key)) + ": " + plain(text) + "\n";
  }
  void section(const EntrySection& s) {
    out_ += "**" + plain(s.heading) + ".** " + plain(s.text);
    if (s.estimate) out_ += " (" + plain(estimate_text(w_, *s.estimate)) + ")";
    if (!s.citations.empty()) out_ += " " + numbers(s.citations);
    out_ += "\n\n";
  }
  /// "[1], [2] (not yet checked against the paper)": the place of each source in the list at the end.
  std::string numbers(const std::vector<Citation>& list) {
    std::string text;
    for (const Citation& c : list) {
      if (l_.reference(c.reference_id) == nullptr) continue;
      auto at = std::find(cited_.begin(), cited_.end(), c.reference_id);
      if (at == cited_.end()) at = cited_.insert(at, c.reference_id);
      if (!text.empty()) text += ", ";
      text += "[" + std::to_string(at - cited_.begin() + 1) + "]";
      if (!c.verified) text += " (" + plain(w_.raw("entry.unchecked")) + ")";
    }
    return text;
  }

  const Library& l_;
  const content::Strings& w_;
  std::string out_;
  std::vector<std::string> cited_;  ///< references in the order in which they are cited
};

}  // namespace

EvidenceReport evidence_report(const Library& library, double since_dose_min, std::string_view lens) {
  EvidenceReport report;
  report.since_dose_min = since_dose_min;
  report.lens = lens;
  if (!library.has_dossier) return report;
  const EvidenceNow now = evidence_at(library, since_dose_min, lens);
  for (const EvidenceNow::Seen& seen : now.seen) {
    if (auto entry = read_entry(library, seen.id))
      report.seen.push_back({std::move(*entry), read_all(library, seen.against)});
  }
  report.nearest = read_all(library, now.nearest);
  report.claims = read_all(library, now.claims);
  report.safety = read_all(library, now.safety);
  return report;
}

std::string to_markdown(const EvidenceReport& report, const Library& library) {
  const content::Strings& w = library.strings;
  Handout out(library);
  out.title(1, w.text({"report.title", {{"time", time_label(report.since_dose_min, w)}}}));
  out.paragraph(w.raw("report.made"));
  if (!report.lens.empty())
    out.paragraph(w.text({"evidence.through", {{"account", w.raw("lens." + report.lens + ".name")}}}));
  out.title(2, w.raw("evidence.seen"));
  if (report.seen.empty()) out.paragraph(w.raw("evidence.nothing"));
  out.entries(report.nearest);
  for (const SeenEntry& seen : report.seen) {
    out.entry(seen.entry, 3);
    for (const EntryText& other : seen.against) out.entry(other, 4, w.raw("evidence.against"));
  }
  out.title(2, w.raw("evidence.claims"));
  if (report.claims.empty()) out.paragraph(w.raw("evidence.no_claim"));
  out.entries(report.claims);
  if (!report.safety.empty()) {
    out.title(2, w.raw("evidence.safety"));
    out.entries(report.safety);
    out.paragraph(w.raw("entry.not_advice"));
  }
  return out.take();
}

std::string to_markdown(const EntryText& entry, const Library& library) {
  Handout out(library);
  out.entry(entry, 1);
  out.paragraph(library.strings.raw("report.made"));
  return out.take();
}

}  // namespace tc::app
