#include "app/readout.h"

#include "core/text.h"

namespace tc::app {

using content::Reference;

std::string citation_short(const Reference& r) {
  // Where nobody is recorded as its author, a source goes by the place where it stands.
  const bool unnamed = r.authors.starts_with("Authors");
  std::string name = unnamed ? r.journal.substr(0, r.journal.find_first_of(",("))
                             : r.authors.substr(0, r.authors.find_first_of(" ,"));
  while (name.ends_with(' ')) name.pop_back();
  if (name.empty()) name = r.title.substr(0, r.title.find(' '));
  if (r.year > 0) name += " " + std::to_string(r.year);
  return name;
}

std::string citation_line(const Reference& r) {
  std::string line = r.authors;
  while (!line.empty() && (line.back() == '.' || line.back() == ' ')) line.pop_back();
  if (r.year > 0) line += " (" + std::to_string(r.year) + ")";
  line += ". " + r.title;
  if (!line.ends_with('?') && !line.ends_with('.')) line += '.';
  if (!r.journal.empty()) line += " " + r.journal + ".";
  if (!r.doi.empty()) line += " doi:" + r.doi;
  return line;
}

MarkReadOut read_mark(const Session& session, const content::Observation& o) {
  const content::Library& library = session.library();
  const content::Strings& words = library.strings;
  const std::string contest = "contest." + std::string(content::id_of(o.contest));
  MarkReadOut out;
  out.title = words.raw("obs." + o.id + ".title");
  out.contest =
      words.text({"mark.contest", {{"word", words.raw(contest)}, {"what", words.raw(contest + ".what")}}});
  out.effect = words.raw("obs." + o.id + ".effect");
  out.window = words.raw("obs." + o.id + ".window");
  out.whom = words.raw("species." + std::string(content::id_of(o.species)));
  if (o.n) out.whom = words.text({"mark.whom", {{"species", out.whom}, {"n", std::to_string(*o.n)}}});
  out.design = words.raw("design." + std::string(content::id_of(o.design)));
  for (const content::Citation& citation : o.citations) {
    if (const Reference* r = library.reference(citation.reference_id))
      out.citations.push_back(citation_line(*r));
  }
  out.checked = words.text(o.verified ? "mark.checked" : "mark.not_checked");
  return out;
}

}  // namespace tc::app
