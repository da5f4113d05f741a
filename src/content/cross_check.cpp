#include "content/cross_check.h"

#include <algorithm>

#include "content/evidence_ids.h"
#include "sim/plan.h"

namespace tc::content {
namespace {

/// Looks up what one entry names, and reports what is not there at that entry.
class Check {
 public:
  Check(Loading& loading, const Library& library)
      : loading_(loading),
        l_(library),
        words_(!loading.broken("strings/")),
        references_(!loading.broken("evidence/references.json")),
        claims_(!loading.broken("evidence/claims.json")),
        observations_(!loading.broken("evidence/observations.json")) {}

  /// The following checks are about this entry of this list.
  void at(std::string_view list, std::string_view id) {
    list_ = list;
    id_ = id;
  }
  void fault(std::string_view member, std::string_view message, std::string_view what) {
    loading_.fault(list_, id_, member, message, what);
  }
  void words(const std::string& key, bool wanted = true) {
    if (wanted && words_ && !l_.strings.has(key)) fault("", "error.content.words", key);
  }
  void words(const std::string& stem, std::initializer_list<const char*> parts) {
    for (const char* part : parts) words(stem + part);
  }
  /// A measured fact must say who measured it.
  void cited(const std::vector<Citation>& list) {
    if (list.empty()) fault("citations", "error.content.uncited_here", id_);
  }
  /// Words for a place that has room for so many characters.
  void fits(const std::string& key, std::size_t most) {
    if (!l_.strings.has(key)) return;
    const std::string& text = l_.strings.raw(key);
    const auto count = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
    if (count > most)
      loading_.words_fault(key, "error.content.too_long",
                           std::to_string(count) + " > " + std::to_string(most));
  }
  void references(std::string_view member, const std::vector<Citation>& list) {
    for (const Citation& c : list) reference(member, c.reference_id);
  }
  void reference(std::string_view member, std::string_view id) {
    if (references_ && !id.empty() && l_.reference(id) == nullptr)
      fault(member, "error.content.reference", id);
  }
  void claims(std::string_view member, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (claims_ && !id.empty() && l_.claim(id) == nullptr) fault(member, "error.content.unknown_id", id);
    }
  }
  void observation(std::string_view member, std::string_view id) {
    if (observations_ && l_.observation(id) == nullptr) fault(member, "error.content.unknown_id", id);
  }
  void basis(const Basis& b, const std::string& stem) {
    references("citations", b.citations);
    words(stem + ".sample");
    for (const Species species : b.species) words("species." + std::string(id_of(species)));
    words("design." + std::string(id_of(b.design)));
    words("grade." + std::string(id_of(grade_of(b.design))));
    words("contest." + std::string(id_of(b.contest)));
  }

 private:
  Loading& loading_;
  const Library& l_;
  bool words_, references_, claims_, observations_;  ///< these files could be read
  std::string_view list_, id_;
};

void check_observations(Check& check, const Library& l) {
  for (const Observation& o : l.observations) {
    check.at("observations", o.id);
    check.cited(o.citations);
    const std::string stem = "obs." + o.id;
    check.words(stem, {".label", ".label_short", ".title", ".effect", ".window"});
    check.fits(stem + ".label", o.mark == Mark::rule ? 50 : 34);
    check.fits(stem + ".label_short", 20);
    check.fits(stem + ".title", 60);
    check.fits(stem + ".effect", 420);
    check.fits(stem + ".window", 170);
    check.words("species." + std::string(id_of(o.species)));
    for (const std::string& id : o.contradicts) {
      const Observation* other = l.observation(id);
      if (id == o.id) {
        check.fault("contradicts", "error.content.cycle", id);
      } else if (other == nullptr) {
        check.fault("contradicts", "error.content.unknown_id", id);
      } else if (std::find(other->contradicts.begin(), other->contradicts.end(), o.id) ==
                 other->contradicts.end()) {
        check.fault("contradicts", "error.content.contradiction", id);
      }
    }
  }
}

/// What the timeline cites; the references come with the dossier.
void check_sources_of_base(Check& check, const Library& l) {
  for (const Observation& o : l.observations) {
    check.at("observations", o.id);
    check.references("citations", o.citations);
  }
  for (const CareRule& rule : l.care) {
    check.at("care", rule.id);
    check.references("citations", rule.citations);
  }
  for (const PlasticityPhase& phase : l.phases) {
    check.at("phases", phase.id);
    check.references("citations", phase.citations);
  }
  if (!l.model.catalogue) return;
  const auto references = [&](const char* list, const std::string& owner,
                              const std::vector<std::string>& ids) {
    check.at(list, owner);
    for (const std::string& id : ids) check.reference("references", id);
  };
  for (const auto& source : l.model.catalogue->sources)
    references("parameters", source.id, source.references);
  for (const auto& [id, field] : l.model.catalogue->fields) references("fields", id, field.references);
}

void check_claims(Check& check, const Library& l) {
  for (const Claim& c : l.claims) {
    check.at("claims", c.id);
    check.basis(c, "claim." + c.id);
    check.references("for", c.for_it);
    check.references("against", c.against);
    check.words("claim." + c.id, {".statement", ".verdict", ".for", ".against", ".settle"});
    check.words("topic." + c.topic);
    for (const std::string& id : c.observations) check.observation("observations", id);
  }
}

void check_lenses(Check& check, const Library& l) {
  for (const char* id : {"a", "b", "c", "d"}) {
    check.at("lenses", "");
    if (l.lens(id) == nullptr) check.fault("", "error.content.lens_set", id);
  }
  for (const Lens& lens : l.lenses) {
    const std::string stem = "lens." + lens.id;
    check.at("lenses", lens.id);
    check.words(stem, {".name", ".source", ".letter", ".summary", ".experience", ".strongest", ".weakest", ".own",
                       ".window", ".therapy", ".opens", ".closes", ".works", ".says.1", ".says.2", ".view.title"});
    check.claims("claims", lens.claims);
    check.claims("strongest", {lens.strongest.claim});
    check.claims("weakest", {lens.weakest.claim});
    check.claims("own", lens.own_claims);
    check.references("strongest", lens.strongest.citations);
    check.references("weakest", lens.weakest.citations);
    check.references("own", lens.own_citations);
    check.reference("reference", lens.reference);
    for (const std::string& id : lens.claims) {
      const Claim* claim = l.claim(id);
      if (claim == nullptr) continue;
      const bool has = std::any_of(claim->lenses.begin(), claim->lenses.end(),
                                   [&](const LensStance& s) { return s.lens == lens.id.front(); });
      if (!has) check.fault("claims", "error.content.lens_stance", id);
    }
    for (const ViewPart& part : lens.parts) {
      check.words(stem + ".view." + part.id, {".title", ".text"});
      check.words(stem + ".view.group." + part.group);
      check.claims("view", part.claims);
      check.references("view", part.citations);
    }
  }
  for (const Guide& guide : l.guides) {
    check.at("guides", guide.id);
    check.words("lens.guide." + guide.id);
    check.cited(guide.citations);
    check.references("citations", guide.citations);
  }
  for (const Agreement& a : l.agreements) {
    check.at("agreements", a.id);
    check.words("lens.agreement." + a.id, {".statement", ".evidence"});
    check.cited(a.citations);
    check.claims("claims", a.claims);
    check.references("citations", a.citations);
  }
  for (const Parting& p : l.partings) {
    check.at("partings", p.id);
    check.words("lens.parting." + p.id, {".topic", ".a", ".b", ".c", ".d"});
    check.claims("claims", p.claims);
  }
}

/// "See also" may point in circles of two or more terms, but never at the term itself.
void check_terms(Check& check, const Library& l) {
  for (const Term& term : l.terms) {
    check.at("terms", term.id);
    check.words("term." + term.id, {".name", ".plain", ".forms"});
    check.references("citations", term.citations);
    for (const std::string& id : term.see) {
      if (l.term(id) == nullptr) check.fault("see", "error.content.unknown_id", id);
      if (id == term.id) check.fault("see", "error.content.cycle", id);
    }
  }
}

void check_pictures(Check& check, const Library& l) {
  const auto points = [&](const std::vector<FitPoint>& list) {
    for (const FitPoint& p : list) {
      if (!p.observation.empty()) check.observation("points", p.observation);
      if (!p.citation.reference_id.empty()) check.reference("points", p.citation.reference_id);
    }
  };
  for (const Illustration& i : l.illustrations) {
    check.at("illustrations", i.id);
    check.words("illustration." + i.id, {".name", ".method", ".limits"});
    points(i.points);
    for (const FitPoint& p : i.points) {
      if (p.citation.reference_id.empty()) check.fault("points", "error.content.uncited_here", i.id);
    }
  }
  for (const WhatIfGroup& group : l.what_if) {
    check.at("groups", group.id);
    check.basis(group, "whatif." + group.id);
    check.words("whatif." + group.id, {".title", ".summary", ".limits"});
    for (const WhatIfArm& arm : group.arms) {
      check.words("whatif." + group.id + "." + arm.id, {".name", ".what"});
      points(arm.values);
    }
  }
}

/// Every thing on the stage is described, and every moment of every scene.
void check_stage(Check& check, const Library& l, const Loading& loading) {
  const bool known = !loading.broken("evidence/"), described = !loading.broken("stage/elements.json");
  const auto entries = [&](std::string_view member, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      const auto same = [&](const auto& entry) { return entry.id == id; };
      const bool found = l.observation(id) != nullptr || l.claim(id) != nullptr ||
                         std::any_of(l.safety.begin(), l.safety.end(), same) ||
                         std::any_of(l.misconceptions.begin(), l.misconceptions.end(), same);
      if (known && !found) check.fault(member, "error.content.unknown_id", id);
    }
  };
  for (const StageElement& e : l.stage_elements) {
    check.at("elements", e.id);
    check.words("stage." + std::string(id_of(e.scene)) + "." + e.id, {".name", ".note", ".text"});
    entries("entry", {e.entry});
    for (const Species species : e.species) check.words("species." + std::string(id_of(species)));
  }
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = static_cast<Scene>(i);
    if (!l.stage_elements.empty()) check.at("elements", l.stage_elements.front().id);
    check.words("stage." + std::string(id_of(scene)), {".name", ".about"});
    for (const std::string_view id : elements_of(scene)) {
      if (described && l.stage_element(id) == nullptr) check.fault("", "error.stage.undescribed", id);
    }
    double until = 0;
    for (const StageCaption& c : l.stage_captions) {
      if (c.scene != scene) continue;
      check.at("captions", c.id);
      check.words("stage." + c.id);
      check.references("citations", c.citations);
      entries("entries", c.entries);
      if (c.from_min != until) check.fault("from_min", "error.stage.gap", c.id);
      until = c.until_min;
    }
    if (until < l.design.axis.horizon_min && !l.stage_captions.empty()) {
      check.at("captions", l.stage_captions.back().id);
      check.fault("", "error.stage.gap", id_of(scene));
    }
  }
}

}  // namespace

void cross_check_base(Loading& loading, const Library& l) {
  Check check(loading, l);
  check_observations(check, l);
  for (const CareRule& rule : l.care) {
    check.at("care", rule.id);
    check.words("care." + rule.id, {".now", ".reason"});
    check.fits("care." + rule.id + ".now", 40);
    check.fits("care." + rule.id + ".reason", 40);
  }
  for (const PlasticityPhase& phase : l.phases) {
    check.at("phases", phase.id);
    check.words("plasticity." + phase.id, {".value", ".note", ".sentence"});
    check.fits("plasticity." + phase.id + ".value", 18);
    check.fits("plasticity." + phase.id + ".note", 34);
    check.fits("plasticity." + phase.id + ".sentence", 90);
  }
  for (const Preset& preset : l.presets) {
    check.at("presets", preset.id);
    check.words("preset." + preset.id);
    if (!l.model.catalogue) continue;
    sim::Patient patient;
    patient.weight_kg = l.model.field("weight_kg").initial;
    patient.age_years = l.model.field("age_years").initial;
    if (!sim::plan(preset.spec, patient, l.model)) check.fault("dose", "error.content.preset", preset.id);
  }
  for (const auto& [role, type] : l.design.type) {
    check.at("type", role);
    if (!type.face.empty() && !loading.has("fonts/" + type.face + ".otf"))
      check.fault("face", "error.theme.face", type.face);
  }
  if (!l.model.catalogue) return;
  for (const auto& [id, field] : l.model.catalogue->fields) {
    check.at("fields", id);
    check.words(field.unit);
  }
}

void cross_check_dossier(Loading& loading, const Library& l) {
  Check check(loading, l);
  check_sources_of_base(check, l);
  check_claims(check, l);
  for (const Misconception& m : l.misconceptions) {
    check.at("misconceptions", m.id);
    check.basis(m, "misconception." + m.id);
    check.words("misconception." + m.id, {".myth", ".fact", ".error"});
    check.claims("claims", m.claims);
  }
  for (const SafetyFact& s : l.safety) {
    check.at("safety", s.id);
    check.basis(s, "safety." + s.id);
    check.words("safety." + s.id, {".title", ".fact"});
    check.words("safety.topic." + s.topic);
    check.words("jurisdiction." + s.jurisdiction);
  }
  for (const Conflict& k : l.conflicts) {
    check.at("conflicts", k.id);
    check.basis(k, "conflict." + k.id);
    check.words("conflict." + k.id, {".topic", ".positions", ".relation", ".evidence"});
    check.claims("claims", k.claims);
  }
  for (const LearningNote& note : l.learning) {
    check.at("learning", note.id);
    check.basis(note, "learning." + note.id);
    check.words("learning." + note.id, {".principle", ".evidence", ".consequence"});
  }
  for (const Audit& audit : l.audits) {
    check.at("audits", audit.id);
    check.basis(audit, "audit." + audit.id);
    check.words("audit." + audit.id, {".title", ".said", ".checked", ".better"});
    check.claims("claims", audit.claims);
  }
  if (!loading.broken("evidence/lenses.json")) check_lenses(check, l);
  check_stage(check, l, loading);
  check_terms(check, l);
  check_pictures(check, l);
}

}  // namespace tc::content
