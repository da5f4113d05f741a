#include "app/reduce.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/axis.h"
#include "app/entry.h"
#include "app/readout.h"
#include "app/certificate.h"
#include "app/handout.h"
#include "app/notice.h"
#include "app/reduce_quiz.h"
#include "app/ticks.h"
#include "app/tour.h"
#include "core/text.h"

namespace tc::app {
namespace {

/// Wall time of one frame beyond which playback only moves by this much, and beyond which it was a pause.
constexpr double kLongestStep_s = 0.1, kPause_s = 1.0;
/// Times closer than this are the same stop.
constexpr double kSameStop_min = 1e-6;
constexpr double kTextScaleMin = 0.75, kTextScaleMax = 2.0;

/// Applies one command to a copy of the state.
class Step {
 public:
  Step(const State& state, const content::Library& library) : out_{state, {}}, library_(library) {}

  Reduced take() { return std::move(out_); }

  void operator()(const cmd::Seek& c) {
    if (std::isnan(c.time_min)) return refuse({"refusal.time"});
    go(c.time_min);
  }
  void operator()(const cmd::Step& c) {
    const auto times = step_times(axis(), s().view.from_u, s().view.to_u);
    move_along(times, std::clamp(c.ticks, -1000, 1000));
  }
  void operator()(const cmd::Jump& c) {
    for (const content::Stop& stop : library_.stops) {
      if (stop.id == c.stop_id) return go(latest_dose(s().regimen, s().time_min).start_min + stop.time_min);
    }
    refuse(unreadable("stop_id", c.stop_id, listed_ids(library_.stops)));
  }
  void operator()(const cmd::NextStop& c) {
    move_along(stop_times(s(), library_), c.direction > 0 ? 1 : c.direction < 0 ? -1 : 0);
  }
  void operator()(const cmd::Play& c) {
    if (c.on && s().time_min >= axis().horizon_min()) s().time_min = 0;
    s().playback.playing = c.on;
  }
  void operator()(const cmd::SetSpeed& c) {
    for (const double allowed : {0.5, 1.0, 2.0, 4.0}) {
      if (c.speed == allowed) s().playback.speed = c.speed;
    }
    if (s().playback.speed != c.speed) return refuse({"refusal.speed"});
    save();
  }
  void operator()(const cmd::SetLoop& c) {
    s().playback.loop = c.on;
    save();
  }
  void operator()(const cmd::Advance& c) { advance(c.seconds); }
  void operator()(const cmd::SetView& c) {
    if (!std::isfinite(c.from_u) || !std::isfinite(c.to_u) || !(c.from_u < c.to_u)) {
      return refuse({"refusal.view"});
    }
    set_view(c.from_u, c.to_u);
  }
  void operator()(const cmd::Zoom& c) {
    if (!std::isfinite(c.factor) || !(c.factor > 0) || !std::isfinite(c.about_u)) {
      return refuse({"error.value.zoom"});
    }
    const double factor = std::clamp(c.factor, 0.01, 100.0);
    const AxisView v = s().view;
    const double about = std::clamp(c.about_u, v.from_u, v.to_u);
    // At the narrowest view zooming in changes nothing, so that repeated steps do not creep sideways.
    const double width = (v.to_u - v.from_u) / factor;
    if (factor > 1 && !wide_enough(about - (about - v.from_u) / factor, width)) return;
    set_view(about - (about - v.from_u) / factor, about + (v.to_u - about) / factor);
  }
  void operator()(const cmd::Pan& c) {
    if (!std::isfinite(c.by_u)) return refuse({"refusal.view"});
    const double width = s().view.to_u - s().view.from_u;
    const double from = std::clamp(s().view.from_u + c.by_u, 0.0, 1.0 - width);
    set_view(from, from + width);
  }
  void operator()(const cmd::SetTrueScale& c) {
    if (c.on == s().view.true_scale) return;
    // The same times stay in sight on the other scale.
    const sim::TimeScale before = shown_axis_of(s(), library_);
    const bool whole = s().view.from_u <= 0 && s().view.to_u >= 1;
    const double from = before.time_min(s().view.from_u), to = before.time_min(s().view.to_u);
    s().view.true_scale = c.on;
    const sim::TimeScale after = shown_axis_of(s(), library_);
    if (whole) {
      set_view(0, 1);
    } else {
      set_view(after.u(from), after.u(to));
    }
  }
  void operator()(const cmd::OpenPanel& c) {
    s().panel = c.panel;
    if (c.panel != Panel::none) s().selected.clear();
    save();
  }
  void operator()(const cmd::SetBandMode& c) {
    s().band_mode = c.mode;
    save();
  }
  void operator()(const cmd::ShowAllLabels& c) {
    s().all_labels = c.on;
    save();
  }
  void operator()(const cmd::Select& c) {
    if (!can_select(library_, c.id)) return refuse({"refusal.mark", {{"id", shown_text(c.id)}}});
    s().selected = c.id;
    if (!c.id.empty()) s().panel = Panel::none;
    save();
  }
  void operator()(const cmd::SetScreen& c) {
    if (c.screen != s().screen) {  // a drawer belongs to the screen that it was opened on
      s().panel = Panel::none;
      s().selected.clear();
    }
    s().screen = c.screen;
    if (c.screen != Screen::timeline) s().playback.playing = false;
    save();
  }
  void operator()(const cmd::SetLens& c) {
    if (!is_lens_id(c.id)) return refuse({"refusal.lens", {{"id", shown_text(c.id)}}});
    s().lens = c.id;
    save();
  }
  void operator()(const cmd::ShowAllLanes& c) {
    s().all_lanes = c.on;
    save();
  }
  void operator()(const cmd::SetQuery& c) {
    const auto next = set_query_field(s().query, c.field, c.value);
    if (!next) return refuse(next.error());
    s().query = *next;
    save();
  }
  void operator()(const cmd::ClearQuery&) {
    s().query = {};
    save();
  }
  void operator()(const cmd::CopyCitation& c) {
    if (const content::Reference* r = reference(c.id)) out_.effects.push_back({Effect::copy_text, citation_line(*r)});
  }
  void operator()(const cmd::OpenReference& c) {
    const content::Reference* r = reference(c.id);
    if (r == nullptr) return;
    const std::string address = r->doi.empty() ? r->url : "https://doi.org/" + r->doi;
    if (address.empty()) return refuse({"refusal.no_address"});
    out_.effects.push_back({Effect::open_link, address});
  }
  void operator()(const cmd::SetTheme& c) {
    s().settings.theme = c.theme;
    save();
  }
  void operator()(const cmd::SetTextScale& c) {
    if (!(c.scale >= kTextScaleMin && c.scale <= kTextScaleMax)) {
      return refuse({"refusal.text_scale"});
    }
    s().settings.text_scale = c.scale;
    save();
  }
  void operator()(const cmd::SetReducedMotion& c) {
    s().settings.reduced_motion = c.on;
    save();
  }
  void operator()(const cmd::SetSingleKeys& c) {
    s().settings.single_keys = c.on;
    save();
  }
  void operator()(const cmd::SetGroup& c) {
    if (c.on == s().settings.group) return;
    s().settings.group = c.on;
    if (c.on) {
      s().own_quiz = std::exchange(s().quiz, {});
      s().own_quiz_aside = std::exchange(s().quiz_aside, {});
    } else {
      s().quiz = std::exchange(s().own_quiz, {});
      s().quiz_aside = std::exchange(s().own_quiz_aside, {});
      s().quiz.open = s().quiz.results = false;  // it can be gone on with
      save();
    }
    out_.effects.push_back(Effect::group);
  }
  void operator()(const cmd::SetStage& c) {
    if (c.open && s().screen != Screen::timeline) (*this)(cmd::SetScreen{Screen::timeline});
    s().stage.open = c.open;
    save();
  }
  void operator()(const cmd::SetScene& c) {
    if (c.scene != s().stage.scene) s().stage.focus.clear();
    s().stage.scene = c.scene;
    save();
  }
  void operator()(const cmd::FocusElement& c) {
    if (c.id.empty() || c.id == "whole") {
      s().stage.focus.clear();
      return save();
    }
    const auto scene = content::scene_with(c.id);
    if (!scene) return refuse({"refusal.element", {{"id", shown_text(c.id)}}});
    s().stage.scene = *scene;
    s().stage.focus = c.id;
    save();
  }
  void operator()(const cmd::ShowNames& c) {
    s().stage.names = c.on;
    save();
  }
  void operator()(const cmd::ShowMidazolam& c) {
    s().stage.midazolam = c.on;
    save();
  }
  void operator()(const cmd::SetStageTier& c) {
    s().settings.stage_tier = c.tier;
    save();
  }
  void operator()(const cmd::StartTour& c) {
    const content::Tour* tour = library_.tour(c.tour);
    if (tour == nullptr) return refuse({"refusal.tour", {{"id", shown_text(c.tour)}}});
    const std::string wanted = c.step.empty() ? step_left(s().tour, c.tour) : c.step;
    const auto step = tour->step(wanted);
    if (!step && !c.step.empty() && c.step != "first")
      return refuse({"refusal.tour_step", {{"id", shown_text(c.step)}}});
    // The words of a tour are about its own case.
    const State initial = initial_state(library_);
    s().regimen = initial.regimen;
    s().patient = initial.patient;
    s().pinned.reset();
    enter(*tour, step.value_or(0));
  }
  void operator()(const cmd::TourStep& c) {
    const content::Tour* tour = current_tour(s(), library_);
    if (tour == nullptr) return;
    const auto last = static_cast<std::ptrdiff_t>(tour->steps.size()) - 1;
    const auto now = static_cast<std::ptrdiff_t>(tour->step(s().tour.step).value_or(0));
    enter(*tour, static_cast<std::size_t>(
                     std::clamp<std::ptrdiff_t>(now + std::clamp(c.by, -1000, 1000), 0, last)));
  }
  void operator()(const cmd::LeaveTour&) {
    if (s().panel == Panel::tour) s().panel = Panel::none;
    s().playback.playing = false;
    if (s().settings.speech) out_.effects.push_back({Effect::speak, ""});
    save();
  }
  void operator()(const cmd::StopReading&) {
    if (s().settings.speech) out_.effects.push_back({Effect::speak, ""});
  }
  void operator()(const cmd::SetSpeech& c) {
    s().settings.speech = c.on;
    speak();
    save();
  }
  void operator()(const cmd::CopyLink&) { out_.effects.push_back(Effect::copy_link); }
  void operator()(const cmd::HandOut& c) {
    if (!is_handout(c.what)) return refuse({"refusal.handout", {{"id", shown_text(c.what)}}});
    std::string name;
    if (c.what == "certificate") {
      const auto fit = certified_name(c.name);
      if (!fit) return refuse({"refusal.certificate_name"});
      name = *fit;
    }
    out_.effects.push_back({Effect::hand_out, c.what, std::move(name)});
  }
  void operator()(const cmd::TakeIn& c) { out_.effects.push_back(c.text.empty() ? Effect(Effect::pick_record) : Effect(Effect::take_in, c.text)); }
  void operator()(const cmd::DismissNotice& c) {
    if (c.key.empty()) dismiss(s());
    else take_back(s(), c.key);
  }
  void operator()(const cmd::Notify& c) {
    if (!library_.strings.has(c.key)) return refuse({"error.value.notice", {{"value", shown_text(c.key)}}});
    constexpr std::size_t kLongestDetail = 400;
    std::string detail = is_utf8(c.detail) ? c.detail : shown_text(c.detail);
    if (detail.size() > kLongestDetail) detail = shown_text(detail);
    notify(s(), {c.key, {{"detail", std::move(detail)}}});
    out_.effects.push_back(Effect::announce);
  }
  void operator()(const cmd::Restore& c) {
    Result<State> restored = restore_text(c.saved, library_);
    if (!restored) return refuse(restored.error());
    const State before = std::exchange(out_.state, std::move(*restored));
    keep_standing(s(), before);
  }
  void operator()(const cmd::Reset&) {
    const State before = std::exchange(out_.state, initial_state(library_));
    // How somebody sees and hears is not part of what is looked at; nor is what a group has interrupted.
    s().settings = before.settings;
    s().own_quiz = before.own_quiz;
    s().own_quiz_aside = before.own_quiz_aside;
    keep_standing(s(), before);
    save();
  }
  /// Undo and redo need the history: the session carries them out. Edits are in reduce_edit().
  template <class Other>
  void operator()(const Other&) {}

 private:
  State& s() { return out_.state; }
  const content::Reference* reference(const std::string& id) {
    const content::Reference* found = library_.reference(id);
    if (found == nullptr) refuse({"refusal.mark", {{"id", shown_text(id)}}});
    return found;
  }
  sim::TimeScale axis() { return axis_of(s(), library_); }
  void enter(const content::Tour& tour, std::size_t step) {
    enter_step(s(), tour, step);
    if (s().settings.speech) speak();
    save();
  }
  /// Reads the step aloud, or stops reading.
  void speak() {
    const content::TourStep* step = s().settings.speech ? current_step(s(), library_) : nullptr;
    out_.effects.push_back({Effect::speak, step == nullptr ? std::string()
                                                           : library_.strings.raw("tour." + s().tour.id + "." + step->id + ".narration")});
  }
  void save() { out_.effects.push_back(Effect::save_state); }

  void refuse(const Message& message) {
    answer(s(), in_words(message, library_.strings));
    out_.effects.push_back(Effect::announce);
  }
  void go(double time_min) {
    s().time_min = std::clamp(time_min, 0.0, axis().horizon_min());
    save();
  }
  /// Moves by a number of entries of an ascending list; from between two, the first step goes to the
  /// neighbour.
  void move_along(const std::vector<double>& times, int count) {
    if (count == 0 || times.empty()) return;
    const double now = s().time_min;
    const auto above = std::upper_bound(times.begin(), times.end(), now + kSameStop_min) - times.begin();
    const auto below = std::lower_bound(times.begin(), times.end(), now - kSameStop_min) - times.begin();
    const std::ptrdiff_t target = count > 0 ? above + count - 1 : below + count;
    const auto last = static_cast<std::ptrdiff_t>(times.size()) - 1;
    go(times[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(target, 0, last))]);
  }
  bool wide_enough(double from, double width) {
    const sim::TimeScale axis = shown_axis_of(s(), library_);
    return axis.time_min(from + width) - axis.time_min(from) >= kNarrowestView_min * (1 - 1e-9);
  }
  void set_view(double from, double to) {
    from = std::clamp(from, 0.0, 1.0);
    to = std::clamp(to, 0.0, 1.0);
    const sim::TimeScale axis = shown_axis_of(s(), library_);
    const double horizon = axis.horizon_min();
    double from_min = axis.time_min(from);
    if (axis.time_min(to) - from_min < kNarrowestView_min) {
      from_min = std::clamp(from_min, 0.0, horizon - kNarrowestView_min);
      from = axis.u(from_min);
      to = std::min(1.0, axis.u(from_min + kNarrowestView_min));
    }
    s().view.from_u = from;
    s().view.to_u = to;
    save();
  }
  void advance(double seconds) {
    if (!s().playback.playing || !std::isfinite(seconds) || seconds <= 0 || seconds > kPause_s) return;
    const sim::TimeScale scale = axis();
    const std::optional<double> stop = step_end_min(s(), library_);
    const double before = s().time_min;
    const double u = scale.u(s().time_min) +
                     std::min(seconds, kLongestStep_s) * s().playback.speed / library_.design.motion.story_s;
    if (u < 1) {
      s().time_min = std::min(scale.time_min(u), scale.horizon_min());
      if (stop && before < *stop && s().time_min >= *stop) {  // a step plays to its own end
        s().time_min = *stop;
        s().playback.playing = false;
        save();
      }
    } else if (s().playback.loop) {
      s().time_min = 0;
    } else {
      s().time_min = scale.horizon_min();
      s().playback.playing = false;
      save();
    }
  }

  Reduced out_;
  const content::Library& library_;
};

Reduced carried_out(const State& state, const Command& command, const content::Library& library) {
  if (is_edit(command)) return reduce_edit(state, command, library);
  if (is_quiz(command)) return reduce_quiz(state, command, library);
  Step step(state, library);
  std::visit(step, command.any());
  return step.take();
}

}  // namespace

Reduced reduce(const State& state, const Command& command, const content::Library& library) {
  Reduced out = carried_out(state, command, library);
  // Whoever leaves the step, for a question, another screen or an entry, is not read to any longer.
  const bool left = state.settings.speech && state.panel == Panel::tour && out.state.panel != Panel::tour;
  const auto says = [](const Effect& e) { return e.kind == Effect::speak; };
  if (left && std::none_of(out.effects.begin(), out.effects.end(), says)) out.effects.push_back({Effect::speak, ""});
  return out;
}

State initial_state(const content::Library& library) {
  State state;
  const auto number = [&](std::string_view id) { return library.model.field(id).initial; };
  state.patient.weight_kg = number("weight_kg");
  state.patient.age_years = number("age_years");
  if (!library.presets.empty()) state.regimen = library.presets.front().spec;
  return state;
}

}  // namespace tc::app
