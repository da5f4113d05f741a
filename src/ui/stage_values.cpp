// What the things of the stage amount to now, in words, and what is seen.
#include <string>

#include "core/text.h"
#include "ui/stage_screen.h"

namespace tc::ui {

std::string element_value(const Ui& ui, std::string_view id, const app::StageNow& now) {
  const auto amount = [&](double mg) {
    if (now.total_mg <= 0) return std::string();
    const double percent = 100 * mg / now.total_mg;
    return ui.w({"scene.value.mg",
                 {{"mg", format_fixed(mg, mg < 9.95 ? 1 : 0)}, {"percent", format_fixed(percent, 0)}}});
  };
  if (id == "dose_site") return amount(now.dose_site_mg);
  if (id == "blood") return amount(now.blood_mg);
  if (id == "tissues") return amount(now.tissue_mg);
  if (id == "norketamine") return amount(now.norketamine_mg);
  if (id == "hnk") return amount(now.hnk_mg);
  if (id == "eliminated") return amount(now.eliminated_mg);
  if (id == "ketamine" || id == "brain") {
    const double level = now.effect_site_ng_ml;  // what is drawn of either follows it
    return ui.w({"scene.value.level", {{"level", format_fixed(level, level < 9.95 ? 1 : 0)}}});
  }
  if (id == "nmda_receptor")
    return ui.w({"scene.value.blocked", {{"percent", format_fixed(100 * now.nmda_occupancy, 0)}}});
  if (id == "felt_outline") {
    if (now.anaesthetic) return ui.w("clock.feeling.anaesthetic_note");
    if (now.feeling_ended) return {};
    return ui.w({"scene.value.index", {{"level", format_fixed(now.dissociation, 0)}}});
  }
  if (id == "blood_pressure")
    return ui.w({"scene.value.pressure", {{"level", format_fixed(now.systolic_rise_mmhg, 0)}}});
  return {};
}

std::string caption_key(const Ui& ui, const app::StageNow& now) {
  const app::Scene scene = ui.state.stage.scene;
  const content::StageCaption* caption = ui.library.stage_caption(scene, now.since_dose_min);
  if (caption == nullptr) return {};
  if (scene == app::Scene::person && now.anaesthetic) return "stage.person.caption.anaesthetic";
  return "stage." + caption->id;
}

}  // namespace tc::ui
