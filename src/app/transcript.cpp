#include "app/transcript.h"

#include "app/entry.h"
#include "app/entry_text.h"
#include "app/narration.h"
#include "app/readout.h"
#include "core/text.h"

namespace tc::app {
namespace {

class Page {
 public:
  Page(const content::Tour& tour, const content::Library& library) : tour_(tour), l_(library), w_(library.strings) {}

  std::string text() {
    const std::string stem = "tour." + tour_.id;
    out_ = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           escape_markup(w_.raw(stem + ".name")) + "</title>\n<style>\n"
           "body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; "
           "color-scheme: light dark; }\nh2 { margin-top: 2.5em; }\nh3 { margin-bottom: .2em; }\n"
           ".when, .basis, li { font-size: .9rem; }\n.caption { font-weight: 600; }\n"
           "@media print { section { break-inside: avoid; } }\n</style>\n</head>\n<body>\n<main>\n";
    tag("h1", w_.raw(stem + ".name"));
    tag("p", w_.raw(stem + ".summary"));
    tag("p", w_.raw(stem + ".objectives"));
    tag("p", w_.raw("transcript.caveat"));
    for (const content::TourChapter& chapter : tour_.chapters) {
      tag("h2", w_.raw(stem + "." + chapter.id + ".name"));
      tag("p", w_.raw(stem + "." + chapter.id + ".objective"));
      for (std::size_t i = chapter.first; i < chapter.first + chapter.count; ++i) step(tour_.steps[i]);
    }
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void tag(const char* name, std::string_view text, const char* kind = nullptr) {
    out_ += std::string("<") + name + (kind ? std::string(" class=\"") + kind + "\"" : std::string()) + ">" +
            escape_markup(text) + "</" + name + ">\n";
  }
  void part(const std::string& key, const char* heading) {
    if (!w_.has(key)) return;
    out_ += "<p><strong>" + escape_markup(w_.raw(heading)) + ".</strong> " + escape_markup(w_.raw(key)) + "</p>\n";
  }
  void step(const content::TourStep& s) {
    const std::string stem = "tour." + tour_.id + "." + s.id;
    out_ += "<section>\n";
    tag("h3", w_.raw(stem + ".title"));
    tag("p", time_label(s.time_min, w_), "when");
    tag("p", w_.raw(stem + ".caption"), "caption");
    if (s.asks) part(stem + ".ask", "tour.panel.ask");
    tag("p", w_.raw(stem + ".narration"));
    part(stem + ".press", "tour.panel.press");
    part(stem + ".say", "tour.panel.say");
    part(stem + ".discuss", "tour.panel.discuss");
    std::string basis;
    for (const content::Species species : s.species) {
      if (species == content::Species::none) continue;
      (basis += basis.empty() ? "" : ", ") += w_.raw("species." + std::string(content::id_of(species)));
    }
    if (s.contest) (basis += basis.empty() ? "" : " · ") += w_.raw("contest." + std::string(content::id_of(*s.contest)));
    if (!basis.empty()) tag("p", basis, "basis");
    out_ += "<ul>\n";
    for (const std::string& id : s.entries) tag("li", entry_title(l_, id) + " (" + id + ")");
    for (const content::Citation& citation : s.citations) {
      if (const content::Reference* r = l_.reference(citation.reference_id))
        tag("li", citation_line(*r) + (citation.verified ? std::string() : " [" + w_.raw("quiz.not_checked") + "]"));
    }
    out_ += "</ul>\n</section>\n";
  }

  const content::Tour& tour_;
  const content::Library& l_;
  const content::Strings& w_;
  std::string out_;
};

}  // namespace

std::string transcript_html(const content::Tour& tour, const content::Library& library) {
  return Page(tour, library).text();
}

}  // namespace tc::app
