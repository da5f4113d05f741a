#include "ui/stage_picture.h"

#include <algorithm>
#include <cmath>

#include "app/axis.h"

namespace tc::ui {
namespace {

constexpr double kLevel_s = 0.9;    ///< from one scale to the next
constexpr double kCamera_s = 0.14;  ///< within a scene: time in which two thirds of the way are gone
constexpr double kFade_s = 0.16;
constexpr float kSlow_s = 1.0f / 24;  ///< a picture that takes longer is not seen as motion
/// The first pictures are not timed: they wait for fonts and shaders, and graphics run a few pictures behind.
constexpr int kUntimed = 3;

scene::Rgba opaque(content::Colour c) { return ink(c); }

scene::Palette palette_of(const content::Theme& t) {
  const auto& s = t.stage;
  const auto light = [](content::Colour c) { return ((c.rgb >> 8) & 0xFFu) > 0x80u; };
  return {opaque(s.bg0),
          opaque(s.bg1),
          opaque(s.back),
          opaque(s.a0),
          opaque(s.a1),
          opaque(s.b0),
          opaque(s.b1),
          opaque(s.rim),
          opaque(s.grow0),
          opaque(s.grow),
          opaque(t.text.t1),
          opaque(t.text.t2),
          opaque(t.text.t3),
          opaque(t.surface.base),
          opaque(t.feeling.base),
          opaque(t.drug.parent),
          opaque(t.drug.norketamine),
          opaque(t.drug.hnk),
          opaque(t.plasticity.signalling),
          opaque(t.plasticity.structure),
          opaque(t.contested),
          light(t.surface.base)};
}

scene::Input input_of(Ui& ui, const app::StageNow& now, const Rect& rect, double drug_top, double time_min) {
  const auto f = [](double v) { return static_cast<float>(v); };
  scene::Input in;
  in.width = rect.w;
  in.height = rect.h;
  in.pixel = 1.0f / std::max(0.5f, ImGui::GetIO().DisplayFramebufferScale.x);
  in.scale = ui.layout.k() * f(std::min(1.4, ui.theme.stroke_scale));
  in.time_min = f(now.since_dose_min);
  in.story = f(ui.scale.u(time_min));
  in.reduced_motion = ui.view.reduced_motion();
  in.dissociation = f(std::clamp(now.dissociation / 58, 0.0, 1.0));
  in.effect_site_share = f(std::clamp(now.effect_site_ng_ml / drug_top, 0.0, 1.0));
  in.nmda_occupancy = f(now.nmda_occupancy);
  in.systolic_rise_mmhg = f(now.systolic_rise_mmhg);
  in.cleared_felt = now.cleared_felt;
  in.cleared_kinetic = now.cleared_kinetic;
  in.cleared_assay = now.cleared_assay;
  in.midazolam = ui.state.stage.midazolam;
  in.amounts = {
      now.dose_site_mg,
      now.blood_mg,
      now.tissue_mg,
      now.norketamine_mg,
      now.hnk_mg,
      now.eliminated_mg,
      now.dose_site_mg + now.blood_mg + now.tissue_mg + now.norketamine_mg + now.hnk_mg + now.eliminated_mg};
  in.activity = {f(now.interneuron_quiet),
                 f(now.glutamate),
                 f(now.ampa),
                 f(now.bdnf),
                 f(now.trkb),
                 f(now.mtor),
                 f(now.eef2),
                 f(now.memory_impaired),
                 f(now.default_mode_lower),
                 f(now.salience_shift),
                 now.rapamycin_result,
                 now.salience_scanned};
  in.spines = {f(now.spines_from_min), f(now.spines_until_min), f(now.late_from_min),
               f(now.late_until_min),  f(now.fade_from_min),    f(now.fade_until_min),
               now.repeated_doses};
  in.palette = palette_of(ui.theme);
  return in;
}

scene::Detail coarser(scene::Detail d) {
  return d == scene::Detail::full ? scene::Detail::balanced : scene::Detail::plain;
}

/// When the stage is first shown large its pictures follow each other, built anew as while time runs, until their median
/// time has chosen the tissue. Hiccups of a start do not count; a surface without time (a test, a still) measures nothing.
void measure(Ui& ui, StageMemory& m, bool small) {
  const int all = kUntimed + static_cast<int>(m.times_s.size());
  const float seconds = static_cast<float>(ui.view.seconds());
  if (!ui.view.timed || !ui.state.stage.open || m.timed >= all) return;
  m.place = {};
  ui.view.keep_moving();
  if (seconds <= 0) return;  // somebody was away
  if (m.timed >= kUntimed) m.times_s[static_cast<std::size_t>(m.timed - kUntimed)] = seconds;
  if (++m.timed < all) return;
  std::sort(m.times_s.begin(), m.times_s.end());
  const bool fine = m.chosen == scene::Detail::full;
  m.chosen = detail_for(m.times_s[m.times_s.size() / 2], small && fine ? scene::Detail::balanced : m.chosen);
}

/// The setting, or what this machine keeps up with: chosen by measure(), and while time runs pictures that take longer
/// than 1/24 s for a second and a half in all take the next coarser tissue. Nothing goes up again by itself, so that it
/// does not swing.
scene::Detail detail_of(Ui& ui, StageMemory& m) {
  switch (ui.state.settings.stage_tier) {
    case app::StageTier::full:
      return scene::Detail::full;
    case app::StageTier::balanced:
      return scene::Detail::balanced;
    case app::StageTier::plain:
      return scene::Detail::plain;
    case app::StageTier::automatic:
      break;
  }
  constexpr float kPatience_s = 1.5f;
  const float seconds = static_cast<float>(ui.view.seconds());
  if (ui.state.playback.playing && seconds > kSlow_s) m.slow_s += seconds;
  if (m.slow_s > kPatience_s && m.chosen != scene::Detail::plain) {
    m.chosen = coarser(m.chosen);
    m.slow_s = 0;
  }
  return m.chosen;
}

/// Moves the camera: between scales in equal factors, within a scene in a quick glide.
void move_camera(Ui& ui, StageMemory& m, scene::Input& in, bool small) {
  const scene::Scene target = scene_of(ui.state.stage.scene);
  const float target_depth = static_cast<float>(target), aspect = in.width / in.height;
  const scene::Camera goal = m.stage.camera_on(target, ui.state.stage.focus, in, small);
  const auto same = [](const scene::Camera& a, const scene::Camera& b) {
    return std::fabs(a.cx - b.cx) + std::fabs(a.cy - b.cy) + std::fabs(a.width - b.width) < 0.5f;
  };
  const bool fresh = m.depth < 0 || m.small != small;
  m.small = small;
  if (fresh || ui.view.reduced_motion()) {
    if (!fresh && (m.depth != target_depth || !same(m.camera, goal))) {
      std::swap(m.before, m.picture);
      m.place = {};
      m.fade = 0;
    }
    m.depth = target_depth;
    m.camera = goal;
  } else if (m.depth != target_depth) {
    const float step = static_cast<float>(ui.view.seconds() / kLevel_s);
    const auto nearest = std::lround(m.depth);
    m.depth = target_depth > m.depth ? std::min(target_depth, m.depth + step)
                                     : std::max(target_depth, m.depth - step);
    if (std::lround(m.depth) != nearest) {
      m.camera = scene::whole_camera(static_cast<scene::Scene>(std::lround(m.depth)), aspect, small);
    }
    ui.view.keep_moving();
  } else if (!same(m.camera, goal)) {
    const float f = static_cast<float>(1 - std::exp(-ui.view.seconds() / kCamera_s));
    m.camera.cx += (goal.cx - m.camera.cx) * f;
    m.camera.cy += (goal.cy - m.camera.cy) * f;
    m.camera.width *= std::pow(goal.width / m.camera.width, f);
    ui.view.keep_moving();
  } else {
    m.camera = goal;
  }
  in.depth = m.depth;
  in.camera = m.camera;
}

/// The picture, with its elements where they stand on the screen.
void build_at(StageMemory& m, const scene::Input& in, const Rect& rect) {
  if (m.place == rect && m.input == in) return;
  m.age_s = 0;
  m.place = rect;
  m.input = in;
  m.stage.build(in, m.picture);
  for (scene::Element& e : m.picture.elements) {
    e.bounds.x += rect.x;
    e.bounds.y += rect.y;
    e.anchor += glm::vec2{rect.x, rect.y};
  }
}

/// While time runs a thumbnail is good for some frames: its own motion is slow and small. A camera that moves is not.
bool may_rest(const Ui& ui, const StageMemory& m, const scene::Input& in, const Rect& rect, bool small) {
  constexpr double kThumbnail_s = 1.0 / 10;
  return small && ui.state.playback.playing && m.age_s < kThumbnail_s - 1e-3 && m.place == rect &&
         m.input.depth == in.depth && m.input.camera == in.camera;
}

/// Leaves the picture to the platform to paint, at its place among what is drawn.
void hand_over(Ui& ui, const scene::Picture& picture, const Rect& rect, float opacity) {
  Painting& what = ui.view.paintings.emplace_back();
  what = {ui.view.paint.painter, &picture, rect.x, rect.y, opacity};
  ImDrawList* list = ui.canvas.list();
  list->AddCallback(ui.view.paint.call, &what);
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void paint(Ui& ui, const scene::Picture& picture, const Rect& rect, float opacity) {
  if (picture.indices.empty()) return;
  if (ui.view.paint.call != nullptr) return hand_over(ui, picture, rect, opacity);
  ImDrawList* list = ui.canvas.list();
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  list->PrimReserve(static_cast<int>(picture.indices.size()), static_cast<int>(picture.vertices.size()));
  const auto first = static_cast<ImDrawIdx>(list->_VtxCurrentIdx);
  ImDrawVert* vertex = list->_VtxWritePtr;
  for (const scene::Vertex& v : picture.vertices) *vertex++ = {{rect.x + v.x, rect.y + v.y}, uv, v.rgba};
  if (opacity < 1) {
    for (ImDrawVert* v = list->_VtxWritePtr; v != vertex; ++v)
      v->col = scene::with_opacity(v->col, static_cast<float>(v->col >> 24) / 255.0f * opacity);
  }
  ImDrawIdx* index = list->_IdxWritePtr;
  for (const std::uint32_t i : picture.indices) *index++ = first + i;
  list->_VtxWritePtr = vertex;
  list->_IdxWritePtr = index;
  list->_VtxCurrentIdx += static_cast<unsigned>(picture.vertices.size());
}

}  // namespace

scene::Detail detail_for(float seconds, scene::Detail in_use) {
  if (seconds <= kSlow_s) return in_use;
  return seconds <= 2 * kSlow_s ? coarser(in_use) : scene::Detail::plain;
}

scene::Scene scene_of(app::Scene scene) {
  switch (scene) {
    case app::Scene::body:
      return scene::Scene::body;
    case app::Scene::person:
      return scene::Scene::person;
    case app::Scene::dendrite:
      return scene::Scene::dendrite;
    case app::Scene::synapse:
      break;
  }
  return scene::Scene::synapse;
}

const scene::Picture& draw_stage(Ui& ui, const app::StageNow& now, const Rect& rect, bool small,
                                 double drug_top) {
  if (!ui.view.stage) ui.view.stage = std::make_shared<StageMemory>();
  StageMemory& m = *ui.view.stage;
  scene::Input in = input_of(ui, now, rect, drug_top, ui.shown_time_min);
  if (ui.state.settings.stage_tier == app::StageTier::automatic) measure(ui, m, small);
  in.detail = detail_of(ui, m);
  if (small && in.detail == scene::Detail::full) in.detail = scene::Detail::balanced;  // looks the same that small
  move_camera(ui, m, in, small);
  m.age_s += ui.view.seconds();
  if (!may_rest(ui, m, in, rect, small)) build_at(m, in, rect);
  ui.canvas.push_clip(rect);
  paint(ui, m.picture, rect, 1);
  if (m.fade < 1) {
    m.fade = std::min(1.0f, m.fade + static_cast<float>(ui.view.seconds() / kFade_s));
    paint(ui, m.before, rect, 1 - m.fade);
    ui.view.keep_moving();
  }
  ui.canvas.pop_clip();
  return m.picture;
}

const scene::Picture& draw_still(Ui& ui, const Still& still, const Rect& rect) {
  if (!ui.view.still) ui.view.still = std::make_shared<StillMemory>();
  if (ui.view.still->standard == nullptr || &ui.view.still->standard->library() != &ui.library)
    ui.view.still->standard = std::make_unique<app::Session>(ui.session.shared_library());
  StageMemory& m = ui.view.still->drawn;
  constexpr double kDrugTop_ng_ml = 200;
  scene::Input in =
      input_of(ui, app::stage_now(*ui.view.still->standard, still.time_min), rect, kDrugTop_ng_ml, still.time_min);
  in.detail = detail_of(ui, m);
  in.midazolam = still.midazolam;
  in.reduced_motion = true;
  const scene::Scene target = scene_of(still.scene);
  in.depth = static_cast<float>(target);
  in.camera = scene::whole_camera(target, rect.w / rect.h, true, still.midazolam);
  build_at(m, in, rect);
  ui.canvas.push_clip(rect);
  paint(ui, m.picture, rect, 1);
  ui.canvas.pop_clip();
  return m.picture;
}

}  // namespace tc::ui
