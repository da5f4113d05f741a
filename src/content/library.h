#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/asset_reader.h"
#include "content/course_pack.h"
#include "content/dossier.h"
#include "content/evidence.h"
#include "content/illustration.h"
#include "content/lens.h"
#include "content/quiz.h"
#include "content/stage.h"
#include "content/strings.h"
#include "content/theme.h"
#include "content/tour.h"
#include "core/result.h"
#include "sim/model_set.h"
#include "sim/regimen.h"

namespace tc::content {

/// A named starting regimen. String `preset.<id>`.
struct Preset {
  std::string id;
  sim::RegimenSpec spec;
};

/// All content of the program: typed, validated, immutable after loading.
struct Library {
  Strings strings;
  Design design;
  sim::ModelSet model;
  std::vector<Observation> observations;  ///< in file order
  std::vector<CareRule> care;
  std::vector<Stop> stops;              ///< ascending in time
  std::vector<PlasticityPhase> phases;  ///< ascending in time
  std::vector<Preset> presets;

  // The dossier: what stands behind the timeline. On the web it arrives after the first picture.
  bool has_dossier = false;
  std::vector<Reference> references;  ///< sorted by id
  std::vector<Claim> claims;
  std::vector<Misconception> misconceptions;
  std::vector<SafetyFact> safety;
  std::vector<Conflict> conflicts;
  std::vector<LearningNote> learning;
  std::vector<Audit> audits;
  std::vector<Lens> lenses;  ///< "a" to "d"
  std::vector<Guide> guides;
  std::vector<Agreement> agreements;
  std::vector<Parting> partings;
  std::vector<Term> terms;  ///< sorted by id
  std::vector<Illustration> illustrations;
  std::vector<WhatIfGroup> what_if;
  std::vector<Item> items;  ///< in file order, files by name
  std::vector<Objective> objectives;
  std::vector<Tour> tours;  ///< files by name
  std::vector<StageElement> stage_elements;  ///< each of content/stage.h's, once
  std::vector<StageCaption> stage_captions;  ///< of a scene ascending in time
  std::optional<CoursePack> pack;  ///< whose questions and tours stand behind those built in

  const Claim* claim(std::string_view id) const;
  const Lens* lens(std::string_view id) const;
  const Term* term(std::string_view id) const;
  const Reference* reference(std::string_view id) const;
  const Observation* observation(std::string_view id) const;
  const Item* item(std::string_view id) const;
  const Tour* tour(std::string_view id) const;
  const StageElement* stage_element(std::string_view id) const;
  /// What is seen in a scene at a time since the dose; null without the dossier.
  const StageCaption* stage_caption(Scene scene, double time_min) const;
};

/// Loads and validates everything; `problems` lists every fault found (located), and the result is refused
/// when there is any. Cross-checks: no dangling or duplicate ids, words and citations for every entry, both
/// sides of every unsettled claim.
Result<Library> load_library(const AssetReader& read, std::span<const std::string_view> paths,
                             std::vector<Message>& problems);

/// As load_library(), but without the dossier: what the timeline needs to be drawn.
/// Sound content is neither checked nor cross-checked again: half the time.
Result<Library> load_base(const AssetReader& read, std::span<const std::string_view> paths,
                          std::vector<Message>& problems, Trust trust = Trust::none);
/// Adds the dossier to a library that has none: its words, its entries, its cross-checks. Refused when any
/// fault is found; `base` is then unchanged.
Result<Library> with_dossier(const Library& base, const AssetReader& read,
                             std::span<const std::string_view> paths, std::vector<Message>& problems);
/// Adds a course pack to a library with its dossier: questions, objectives and tours with their words, under
/// the rules of those built in and the limits of course_pack.h. Refused when any fault is found, all of which
/// are told; `base` is then unchanged.
Result<Library> with_pack(const Library& base, const PackFiles& files, std::vector<Message>& problems);
/// The same for those who learn: where nothing but tours is at fault, these are left out, and the library is given
/// with their faults in `problems`.
Result<Library> with_sound_pack(const Library& base, const PackFiles& files, std::vector<Message>& problems);
/// True for files of the dossier, which a web page fetches after the first picture. Kept in step with
/// tools/embed_assets.py by a test.
bool is_dossier_file(std::string_view path);

/// The library compiled into the program, without the dossier.
Result<Library> load_embedded_base();
/// The whole library compiled into the program.
Result<Library> load_embedded_library();

}  // namespace tc::content
