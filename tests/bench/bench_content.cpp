// Content and evidence: loading the library against only parsing its JSON in the same run; searching
// everything, reading an entry, the drawer of a moment, the glossary in texts.
#include <rapidjson/document.h>
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/entry_text.h"
#include "app/evidence_now.h"
#include "app/evidence_report.h"
#include "app/search.h"
#include "app/terms.h"
#include "bench/bench.h"
#include "content/assets_embedded.h"
#include "content/library.h"
#include "platform/native/pack_source.h"
#include "support/pack_fixture.h"

namespace {

using namespace tc;

const content::Library& library() {
  static const auto kLibrary = [] {
    auto loaded = content::load_embedded_library();
    if (!loaded) {
      std::fprintf(stderr, "the content has a fault\n");
      std::exit(2);
    }
    return std::make_unique<const content::Library>(*std::move(loaded));
  }();
  return *kLibrary;
}
const app::SearchIndex& search_index() {
  static const app::SearchIndex kIndex(library());
  return kIndex;
}

/// Every JSON file through RapidJSON, and nothing done with it.
void parse_only() {
  double members = 0;
  for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
    for (const content::EmbeddedAsset& asset : part) {
      if (!asset.path.ends_with(".json")) continue;
      rapidjson::Document document;
      document.Parse<rapidjson::kParseFullPrecisionFlag>(asset.bytes.data(), asset.bytes.size());
      members += document.MemberCount();
    }
  }
  bench::keep(members);
}

double parse_only_ms() {
  using Clock = std::chrono::steady_clock;
  double best = 1e300;
  for (int i = 0; i < 20; ++i) {
    const auto start = Clock::now();
    parse_only();
    best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return best;
}

/// A course pack of a thousand questions as a zip file; made once.
const std::string& pack_file() {
  static const std::string kPath = [] {
    const std::string path = (std::filesystem::temp_directory_path() / "three-clocks-bench-pack.zip").string();
    const content::PackFiles files = test::big_pack(1000);
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : files)
      zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    if (zip_close(zip) != 0) std::exit(2);
    return path;
  }();
  return kPath;
}

/// From the file on the disk to a library that has it.
void load_pack() {
  const auto source = platform::PackSource::open(pack_file());
  std::vector<Message> problems;
  const auto with = source->load(library(), problems);
  if (!with) std::exit(2);
  bench::keep(static_cast<double>(with->items.size()));
}

/// What the library screen asks for at every key pressed: the hits and the counts of the kinds.
void search(const std::string& text) {
  app::LibraryQuery query;
  query.text = text;
  const auto hits = search_index().find(query, 1440);
  const auto counts = search_index().count_by_kind(query, 1440);
  bench::keep(static_cast<double>(hits.size()) + counts.front());
}

void read_every_entry() {
  double length = 0;
  for (const app::SearchHit& hit : search_index().find({}, 0)) {
    if (const auto entry = app::read_entry(library(), hit.id))
      length += static_cast<double>(entry->title.size());
  }
  bench::keep(length);
}

void find_terms() {
  const app::TermFinder finder(library());
  double found = 0;
  for (const content::Claim& c : library().claims) {
    for (const char* part : {".verdict", ".for", ".against"})
      found += static_cast<double>(finder.find(library().strings.raw("claim." + c.id + part)).size());
  }
  bench::keep(found);
}

bench::Benchmark load(std::string name, double factor, std::function<void()> body) {
  bench::Benchmark b;
  b.name = std::move(name);
  b.rounds = 20;
  b.body = std::move(body);
  b.bound_of = parse_only_ms;
  b.bound_factor = factor;
  return b;
}

const bench::Register kParse({"content.parse_only", 0, 20, parse_only});
const bench::Register kLoad(load("content.load_library", 8, [] {
  bench::keep(static_cast<double>(content::load_embedded_library()->claims.size()));
}));
const bench::Register kBase(load("content.load_base", 8, [] {
  bench::keep(static_cast<double>(content::load_embedded_base()->observations.size()));
}));
const bench::Register kPack({"content.pack_of_1000_questions", 30, 20, load_pack});
const bench::Register kIndex({"evidence.search_index_built", 0, 20,
                              [] { bench::keep(static_cast<double>(app::SearchIndex(library()).size())); }});
const bench::Register kSearchAll({"evidence.search_everything", 2, 50, [] { search("a"); }});
const bench::Register kSearchWords({"evidence.search_three_words", 2, 50,
                                    [] { search("ketamine days plasticity"); }});
const bench::Register kSearchNothing({"evidence.search_nothing_found", 2, 50,
                                      [] { search("zzzz e a i o"); }});
const bench::Register kEntries({"evidence.every_entry_read", 0, 20, read_every_entry});
const bench::Register kEntry({"evidence.entry_read", 0.2, 50, [] {
                                bench::keep(
                                    static_cast<double>(app::read_entry(library(), "C05")->related.size()));
                              }});
const bench::Register kNow({"evidence.moment", 0.2, 50, [] {
                              bench::keep(
                                  static_cast<double>(app::evidence_at(library(), 1440, "").claims.size()));
                            }});
const bench::Register kReport({"evidence.report_as_markdown", 0, 20, [] {
                                 const auto report = app::evidence_report(library(), 1440, "");
                                 bench::keep(static_cast<double>(app::to_markdown(report, library()).size()));
                               }});
const bench::Register kTerms({"evidence.terms_in_all_claims", 0, 20, find_terms});

}  // namespace
