#include "ui/runtime.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/axis.h"
#include "app/narration.h"
#include "core/random.h"
#include "ui/drawer.h"
#include "ui/all_lanes.h"
#include "ui/hero.h"
#include "ui/prose.h"
#include "ui/quiz_focus.h"
#include "ui/screens.h"
#include "ui/sheet.h"
#include "ui/shortcuts.h"
#include "ui/timeline_screen.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

constexpr double kWorkBudgetMs = 4;
constexpr int kWakeFrames = 3;
/// Longer than this between frames is a pause (a hidden tab, a sleeping machine), not time to catch up with.
constexpr double kLongestStepS = 0.1;
/// A smaller window (one being minimised has no area at all) shows a part of this.
constexpr float kSmallestWidth = 240, kSmallestHeight = 200;

std::string theme_id(const app::Settings& settings, const Surface& surface) {
  switch (settings.theme) {
    case app::ThemeChoice::dark:
      return "dark";
    case app::ThemeChoice::light:
      return "light";
    case app::ThemeChoice::contrast:
      return "contrast";
    case app::ThemeChoice::projector:
      return "projector";
    case app::ThemeChoice::system:
      break;
  }
  if (surface.system_high_contrast) return "contrast";
  return surface.system_dark ? "dark" : "light";
}

/// Body size in points: 16 at 100 %, larger on very large screens and in the projector profile.
float body_size(const app::Settings& settings, const Surface& surface) {
  float em = 16.0f * std::max(1.0f, std::min(surface.width / 1600.0f, surface.height / 900.0f));
  if (settings.theme == app::ThemeChoice::projector) em = std::max(em, surface.height / 40.0f);
  return std::round(em * static_cast<float>(settings.text_scale) * 4.0f) / 4.0f;
}

}  // namespace

struct Runtime::Impl {
  explicit Impl(std::shared_ptr<const content::Library> library) : session(std::move(library)) {}

  app::Session session;
  Surface surface;
  Fonts fonts;
  Semantics semantics;
  View view;
  Curves curves;
  std::vector<app::Command> commands;
  std::vector<app::Effect> effects;
  int frames_left = kWakeFrames;
  bool drawn = false;  ///< at least once
  bool working = false;
  float em = 16;
  QuizFocus quiz_focus;
  app::Panel last_panel = app::Panel::none;
  std::string last_mark, last_place;
  app::Screen last_screen = app::Screen::timeline;
  bool last_stage = false;
  std::string scrolled_to;
  SheetScroll sheet;

  bool drawer_open() const {
    return session.state().panel != app::Panel::none || !session.state().selected.empty();
  }
  void apply(const app::Command& command) {
    const auto asked = session.dispatch(command);
    effects.insert(effects.end(), asked.begin(), asked.end());
    frames_left = kWakeFrames;
  }
  void base_window_begin();
  void build(double seconds);
  void follow_focus(const Layout& layout);
  void move_focus_with_drawer();
};

void Runtime::Impl::base_window_begin() {
  ImGui::SetNextWindowPos({surface.safe_left, surface.safe_top});
  ImGui::SetNextWindowSize({surface.width, surface.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("##page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

/// Keeps the focused widget in sight on a page that scrolls.
void Runtime::Impl::follow_focus(const Layout& layout) {
  if (!view.focus.visible || view.focus.id == scrolled_to) return;
  scrolled_to = view.focus.id;
  const Node* node = semantics.find(view.focus.id);
  if (node == nullptr) return;
  const float margin = em;
  if (view.focus.id.starts_with("drawer/")) {
    const float top = layout.drawer.y + margin, bottom = layout.drawer.y + layout.drawer.h - margin;
    if (node->rect.y < top) view.drawer_scroll -= top - node->rect.y;
    if (node->rect.y + node->rect.h > bottom) view.drawer_scroll += node->rect.y + node->rect.h - bottom;
    frames_left = kWakeFrames;
    return;
  }
  const bool on_page = view.focus.id.starts_with("timeline/") || view.focus.id.starts_with("accounts/") ||
                       view.focus.id.starts_with("library/") || view.focus.id.starts_with("quiz/");
  if (!on_page || view.focus.id == "timeline/lanes/playhead") return;
  const float top = layout.bar_height + margin, bottom = layout.page_bottom - margin;
  const float below = node->rect.y + node->rect.h - bottom;
  if (node->rect.y < top) view.scroll_y -= top - node->rect.y;
  // What stands under a heading is to be seen with it.
  if (below > 0) view.scroll_y += node->role == Role::heading ? node->rect.y - top : below;
  frames_left = kWakeFrames;
}

/// Opening the drawer moves the focus into it, closing returns it to what opened it.
void Runtime::Impl::move_focus_with_drawer() {
  const app::State& s = session.state();
  // What the drawer shows: another step or list begins at its top.
  std::string place = view.tour_list ? "list" : s.tour.id + '/' + s.tour.step;
  (place += '/') += s.lens;
  if (place != last_place) view.drawer_scroll = 0;
  last_place = std::move(place);
  if (s.panel == last_panel && s.selected == last_mark) return;
  const bool was_open = last_panel != app::Panel::none || !last_mark.empty();
  if (!was_open || s.panel != last_panel) view.sheet_other = false;
  last_panel = s.panel;
  last_mark = s.selected;
  view.drawer_scroll = 0;
  if (!drawer_open()) view.trail.clear();
  if (drawer_open()) {
    if (!was_open) view.opener = view.focus.id;
    if (view.focus.visible) view.focus = {"drawer/close", true};
  } else if (was_open && view.focus.id.starts_with("drawer/")) {
    view.focus = {view.opener, view.focus.visible};
  }
}

void Runtime::Impl::build(double seconds) {
  const app::State& state = session.state();
  const bool reduced = state.settings.reduced_motion || surface.system_reduced_motion;
  view.begin_frame(seconds, reduced);
  semantics.begin_frame();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.tap_time_min = -1;  // the next tap decides anew

  const auto& motion = session.library().design.motion;
  const auto& themes = session.library().design.themes;
  const auto found = themes.find(theme_id(state.settings, surface));
  const content::Theme& theme =
      view.theme(found != themes.end() ? found->second : themes.begin()->second, 200);

  // The axis as drawn: un-warping travels; the playhead travels on jumps but follows a drag and playback at
  // once.
  const sim::TimeScale axis = app::axis_of(session);
  const double lambda = view.warp(state.view.true_scale ? 1.0 : axis.lambda(), motion.unwarp_ms);
  const sim::TimeScale scale(axis.tau_min(), lambda, axis.horizon_min());
  const bool follows = state.playback.playing || ImGui::IsMouseDown(ImGuiMouseButton_Left);
  view.move_playhead(axis.u(state.time_min), follows, motion.jump_ms);

  LayoutInput input{surface.width, surface.height - foot_height(surface.width, em), em, state.pinned.has_value(),
                    drawer_open() ? 1 : 0};
  input.has_sheet = has_sheet(state, session.library(), view);
  input.sheet = sheet_of(state, session.library(), view);
  input.lens = session.library().lens(state.lens) != nullptr;
  input.stage = state.screen == app::Screen::timeline && state.stage.open;
  if (state.all_lanes && state.screen == app::Screen::timeline) {
    const Layout width = lay_out(input);
    input.plasticity = plan_all_lanes(session.library(), scale, state.view.from_u, state.view.to_u,
                                      session.trajectory().last_dose_min(state.time_min), width.plot.w / width.k(), !width.label_column)
                           .height;
  }
  const app::Narration& says = view.kept.narration(session);
  {
    const Canvas ruler(ImGui::GetWindowDrawList(), fonts, em);
    const float width = hero_text_width(input);
    const auto lines = [&](const std::string& text, Face face, float room) {
      return static_cast<float>(std::max<std::size_t>(1, ruler.wrap(text, face, room).size()));
    };
    input.sentence_lines = lines(says.sentence, Face::body, width);
    input.care_lines = lines(says.care_now, Face::label_strong, width - em * 1.5f) +
                       lines(says.care_reason, Face::small, width - em * 1.5f) - 1;
  }
  Layout layout = lay_out(input);
  const bool timeline = state.screen == app::Screen::timeline;
  const bool stage = timeline && state.stage.open;
  if (state.screen != last_screen || stage != last_stage) {
    last_screen = state.screen;
    last_stage = stage;
    view.scroll_y = view.page_height = 0;
    sheet.forget();
  }
  sheet.before(state, layout, view);
  const float used = timeline && !stage ? layout.content_height : view.page_height;
  const float scroll_max = std::max(0.0f, used - layout.page_bottom);
  view.scroll_y = std::clamp(view.scroll_y, 0.0f, scroll_max);
  shift(layout, -view.scroll_y);

  Ui ui{session,
        state,
        session.library(),
        session.library().strings,
        theme,
        &fonts,
        Canvas(ImGui::GetWindowDrawList(), fonts, em),
        semantics,
        view,
        layout,
        says,
        scale,
        commands,
        session.trajectory().last_dose_min(state.time_min),
        axis.time_min(view.playhead_u())};
  // The platform clears to this, which costs less than a layer of the whole window without a graphics card.
  ImGui::GetStyle().Colors[ImGuiCol_WindowBg] = ImGui::ColorConvertU32ToFloat4(ink(theme.surface.base));
  curves.update(ui);

  // Reading order: bar, page, drawer, notice.
  top_bar(ui);
  if (!layout.drawer_full) {
    ui.canvas.push_clip({0, layout.bar_height, layout.content_width, layout.page_bottom - layout.bar_height});
    switch (state.screen) {
      case app::Screen::timeline:
        timeline_screen(ui, curves);
        break;
      case app::Screen::accounts:
        accounts_screen(ui, curves);
        break;
      case app::Screen::library:
        library_screen(ui);
        break;
      case app::Screen::quiz:
        quiz_screen(ui);
        break;
    }
    ui.canvas.pop_clip();
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && scroll_max > 0) {
      const ImGuiIO& io = ImGui::GetIO();
      if (!io.KeyCtrl) view.scroll_y -= io.MouseWheel * em * 3;
      if (ImGui::IsMouseDragging(ImGuiMouseButton_Left) && !ImGui::IsAnyItemActive())
        view.scroll_y -= io.MouseDelta.y;
    }
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
  foot_bar(ui);
  drawer(ui);
  if (!layout.drawer_full && timeline && !stage) read_out(ui);
  draw_hint(ui);
  notice_bar(ui);
  handle_shortcuts(ui);
  follow_focus(layout);
  if (sheet.after(state, session.library(), layout, semantics, view)) frames_left = kWakeFrames;
}

Runtime::Runtime(std::shared_ptr<const content::Library> library)
    : impl_(std::make_unique<Impl>(std::move(library))) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  ImGui::GetStyle().CircleTessellationMaxError = 0.2f;
  ImGui::GetStyle().CurveTessellationTol = 0.5f;
}
Runtime::~Runtime() = default;

app::Session& Runtime::session() { return impl_->session; }

void Runtime::use_library(std::shared_ptr<const content::Library> library) {
  Impl& m = *impl_;
  const auto differs = [](const auto& a, const auto& b) {
    return a.second.em != b.second.em || a.second.face != b.second.face;
  };
  const auto& before = m.session.library().design;
  const auto& type = library->design.type;
  const bool same_type = std::equal(before.type.begin(), before.type.end(), type.begin(), type.end(),
                                    [&](const auto& a, const auto& b) { return !differs(a, b); });
  if (!same_type) m.fonts = Fonts();  // baked anew before the next frame
  // The colours may have changed under the same name: they travel as in a change of theme.
  if (const auto theme = before.themes.find(theme_id(m.session.state().settings, m.surface));
      theme != before.themes.end()) {
    content::Theme old = theme->second;
    old.id.clear();
    m.view.theme(old, 0);
  }
  m.view.spoken.clear();
  m.session.use_library(std::move(library));
  wake();
}

void Runtime::prepare(const Surface& given) {
  Impl& m = *impl_;
  Surface surface = given;
  surface.width = std::max(surface.width, kSmallestWidth);
  surface.height = std::max(surface.height, kSmallestHeight);
  if (!(surface == m.surface)) wake();
  m.surface = surface;
  m.em = body_size(m.session.state().settings, surface);
  m.fonts.set(m.session.library(), m.em, surface.pixel_ratio);
}

Glyphs& Runtime::glyphs() { return impl_->fonts.glyphs(); }

const Surface& Runtime::surface() const { return impl_->surface; }

void Runtime::frame(double seconds) {
  Impl& m = *impl_;
  const double step = seconds > 1.0 ? 0.0 : std::clamp(seconds, 0.0, kLongestStepS);
  if (m.session.state().playback.playing && step > 0) m.apply(app::cmd::Advance{step});
  handle_tab(m.semantics, m.view.focus);
  m.view.paint = m.surface.paint;
  m.view.timed = m.surface.timed;
  m.view.paintings.clear();
  m.view.stage_later = m.surface.stage_later && !m.drawn;
  m.drawn = true;
  m.base_window_begin();
  m.build(step);
  m.working = m.session.work(kWorkBudgetMs);
  const std::vector<app::Command> commands = std::exchange(m.commands, {});
  for (const app::Command& command : commands) m.apply(command);
  m.move_focus_with_drawer();
  m.quiz_focus.follow(m.session.state(), m.view.focus);
  // The focus may have moved while the widgets were recorded; the tree tells of one place only.
  for (std::size_t i = 0; i < m.semantics.nodes().size(); ++i) {
    Node& node = m.semantics.edit(i);
    node.focused = node.focusable && node.id == m.view.focus.id;
  }
  if (m.frames_left > 0) --m.frames_left;
}

bool Runtime::wants_frame() const {
  const Impl& m = *impl_;
  return m.frames_left > 0 || m.session.state().playback.playing || m.view.moving() || m.working ||
         m.semantics.has_actions() || m.fonts.glyphs().full();
}

void Runtime::shuffle_accounts(std::uint64_t seed) {
  auto& order = impl_->view.account_order;
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  impl_->view.seed = seed % 1000000000 + 1;
  impl_->session.learner().set_run(seed);
  if (seed == 0) return;
  Random random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(i))]);
}

void Runtime::wake() { impl_->frames_left = kWakeFrames; }
const Semantics& Runtime::semantics() const { return impl_->semantics; }

void Runtime::post(Action action) {
  if (action.what == Do::focus && action.node_id.empty()) {
    impl_->view.focus = {};  // the focus left the program: no ring stays behind
  } else {
    impl_->semantics.post(std::move(action));
  }
  wake();
}

void Runtime::dispatch(const app::Command& command) { impl_->apply(command); }
std::vector<app::Effect> Runtime::take_effects() { return std::exchange(impl_->effects, {}); }

}  // namespace tc::ui
