#include <algorithm>
#include <cmath>

#include "app/axis.h"
#include "app/session.h"
#include "app/ticks.h"
#include "app/values.h"
#include "sim/plan.h"

namespace tc::app {
namespace {

constexpr double kSpeeds[] = {0.5, 1, 2, 4};
constexpr double kNarrowestMin = 5;  // zooming in stops when this much time fills the axis

/// One reduction: the state being changed, and what it needs.
struct Step {
  State next;
  const content::Library& library;
  std::vector<Effect> effects;

  void refuse(Message message) { next.notice = std::move(message); }
  sim::TimeScale axis() const { return axis_of(next, library); }

  void seek(double time_min) {
    if (!std::isfinite(time_min)) return refuse({"refusal.time", {}});
    next.time_min = std::clamp(time_min, 0.0, axis().horizon_min());
  }
  void view(double from, double to) {
    if (!std::isfinite(from) || !std::isfinite(to) || to <= from) return refuse({"refusal.view", {}});
    const sim::TimeScale scale = axis();
    const double middle = std::clamp((from + to) / 2, 0.0, 1.0);
    double half = (to - from) / 2;
    // The narrowest view, measured where it lies on the axis.
    const double slope = scale.u(scale.time_min(middle) + kNarrowestMin) - scale.u(scale.time_min(middle));
    half = std::clamp(half, std::min(0.5, slope / 2), 0.5);
    const double low = std::clamp(middle - half, 0.0, 1.0 - 2 * half);
    next.view.from_u = low;
    next.view.to_u = std::min(1.0, low + 2 * half);
    if (next.view.to_u - next.view.from_u > 0.999) next.view.from_u = 0, next.view.to_u = 1;
  }
  void regimen(const Result<sim::RegimenSpec>& spec) {
    if (!spec) return refuse(spec.error());
    const Status fits = check_regimen(*spec, next.patient, library.model);
    if (!fits) return refuse(fits.error());
    next.regimen = *spec;
    next.notice.reset();
    next.time_min = std::min(next.time_min, axis().horizon_min());
  }

  void operator()(const cmd::Seek& c) { seek(c.time_min); }
  void operator()(const cmd::Step& c) {
    const auto& ticks = all_ticks();
    const double now = next.time_min;
    int left = std::clamp(c.ticks, -100, 100);
    double target = now;
    for (; left > 0; --left) {
      const auto after =
          std::find_if(ticks.begin(), ticks.end(), [&](const Tick& t) { return t.time_min > target + 1e-6; });
      if (after == ticks.end()) break;
      target = after->time_min;
    }
    for (; left < 0; ++left) {
      const auto before = std::find_if(ticks.rbegin(), ticks.rend(),
                                       [&](const Tick& t) { return t.time_min < target - 1e-6; });
      if (before == ticks.rend()) break;
      target = before->time_min;
    }
    next.playback.playing = false;
    seek(target);
  }
  void operator()(const cmd::Jump& c) {
    for (const auto& stop : library.stops) {
      if (stop.id == c.stop_id) return seek(stop.time_min);
    }
    refuse({"refusal.stop", {{"id", c.stop_id}}});
  }
  void operator()(const cmd::NextStop& c) {
    next.playback.playing = false;
    const auto& stops = library.stops;
    if (c.direction > 0) {
      for (const auto& stop : stops) {
        if (stop.time_min > next.time_min + 1e-6) return seek(stop.time_min);
      }
    } else {
      for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
        if (stop->time_min < next.time_min - 1e-6) return seek(stop->time_min);
      }
    }
  }
  void operator()(const cmd::Play& c) {
    if (c.on && next.time_min >= axis().horizon_min()) next.time_min = 0;
    next.playback.playing = c.on;
  }
  void operator()(const cmd::SetSpeed& c) {
    if (std::find(std::begin(kSpeeds), std::end(kSpeeds), c.speed) == std::end(kSpeeds))
      return refuse({"refusal.speed", {}});
    next.playback.speed = c.speed;
  }
  void operator()(const cmd::SetLoop& c) { next.playback.loop = c.on; }
  void operator()(const cmd::Advance& c) {
    if (!next.playback.playing || !(c.seconds > 0) || !std::isfinite(c.seconds)) return;
    const sim::TimeScale scale = axis();
    const double u = scale.u(next.time_min) +
                     std::min(c.seconds, 1.0) * next.playback.speed / library.design.motion.story_s;
    if (u < 1) {
      next.time_min = scale.time_min(u);
    } else if (next.playback.loop) {
      next.time_min = 0;
    } else {
      next.time_min = scale.horizon_min();
      next.playback.playing = false;
    }
  }
  void operator()(const cmd::SetView& c) { view(c.from_u, c.to_u); }
  void operator()(const cmd::Zoom& c) {
    if (!(c.factor > 0) || !std::isfinite(c.factor) || !std::isfinite(c.about_u))
      return refuse({"refusal.view", {}});
    const AxisView& v = next.view;
    view(c.about_u - (c.about_u - v.from_u) / c.factor, c.about_u + (v.to_u - c.about_u) / c.factor);
  }
  void operator()(const cmd::Pan& c) {
    if (!std::isfinite(c.by_u)) return refuse({"refusal.view", {}});
    const double by = std::clamp(c.by_u, -next.view.from_u, 1 - next.view.to_u);
    next.view.from_u += by;
    next.view.to_u += by;
  }
  void operator()(const cmd::SetTrueScale& c) { next.view.true_scale = c.on; }
  void operator()(const cmd::SetRegimen& c) { regimen(c.spec); }
  void operator()(const cmd::SetRegimenField& c) {
    const auto change = set_regimen_field(next.regimen, next.patient, c.field, c.value, library.model);
    if (!change) return refuse(change.error());
    regimen(change->spec);
    if (change->note) next.notice = change->note;
  }
  void operator()(const cmd::SetPatient& c) { patient(c.patient); }
  void operator()(const cmd::SetPatientField& c) {
    patient(set_patient_field(next.patient, c.field, c.value, library.model));
  }
  void patient(const Result<sim::Patient>& patient) {
    if (!patient) return refuse(patient.error());
    const Status fits = sim::check_patient(*patient, library.model);
    if (!fits) return refuse(fits.error());
    const auto planned = sim::plan(next.regimen, *patient, library.model);
    if (!planned) return refuse(planned.error());
    next.patient = *patient;
    next.notice.reset();
  }
  void operator()(const cmd::ApplyPreset& c) {
    for (const auto& preset : library.presets) {
      if (preset.id == c.id) return regimen(preset.spec);
    }
    refuse({"refusal.preset", {{"id", c.id}}});
  }
  void operator()(const cmd::PinRegimen&) { next.pinned = next.regimen; }
  void operator()(const cmd::UnpinRegimen&) { next.pinned.reset(); }
  void operator()(const cmd::SwapRegimens&) {
    if (next.pinned) std::swap(next.regimen, *next.pinned);
  }
  void operator()(const cmd::OpenPanel& c) {
    next.panel = c.panel;
    if (c.panel != Panel::none) next.selected_mark.clear();
  }
  void operator()(const cmd::SetBandMode& c) { next.band_mode = c.mode; }
  void operator()(const cmd::ShowAllLabels& c) { next.all_labels = c.on; }
  void operator()(const cmd::SelectMark& c) {
    if (!c.id.empty() && library.observation(c.id) == nullptr)
      return refuse({"refusal.mark", {{"id", c.id}}});
    next.selected_mark = c.id;
    if (!c.id.empty()) next.panel = Panel::none;
  }
  void operator()(const cmd::SetTheme& c) { next.settings.theme = c.theme; }
  void operator()(const cmd::SetTextScale& c) {
    if (!(c.scale >= 0.75 && c.scale <= 2.0)) return refuse({"refusal.text_scale", {}});
    next.settings.text_scale = c.scale;
  }
  void operator()(const cmd::SetReducedMotion& c) { next.settings.reduced_motion = c.on; }
  void operator()(const cmd::SetSingleKeys& c) { next.settings.single_keys = c.on; }
  void operator()(const cmd::CopyLink&) { effects.push_back(Effect::copy_link); }
  void operator()(const cmd::DismissNotice&) { next.notice.reset(); }
  void operator()(const cmd::Notify& c) { next.notice = Message{c.key, {{"detail", c.detail}}}; }
  void operator()(const cmd::Restore& c) {
    Result<State> restored = restore_text(c.saved, library);
    if (!restored) return refuse(restored.error());
    next = *std::move(restored);
    next.playback.playing = false;
  }
  void operator()(const cmd::Undo&) {}  // history belongs to the session
  void operator()(const cmd::Redo&) {}
  void operator()(const cmd::Reset&) {
    const Settings kept = next.settings;
    next = initial_state(library);
    next.settings = kept;
  }
};

}  // namespace

State initial_state(const content::Library& library) {
  State state;
  if (!library.presets.empty()) state.regimen = library.presets.front().spec;
  state.patient.weight_kg = library.model.field("weight_kg").initial;
  state.patient.age_years = library.model.field("age_years").initial;
  return state;
}

Reduced reduce(const State& state, const Command& command, const content::Library& library) {
  Step step{state, library, {}};
  std::visit(step, command);
  const bool kept = std::holds_alternative<cmd::Advance>(command) || step.next == state;
  if (!kept) step.effects.push_back(Effect::save_state);
  return {std::move(step.next), std::move(step.effects)};
}

}  // namespace tc::app
