#include <array>
#include <cmath>

#include "core/text.h"
#include "ui/drawer.h"
#include "ui/screens.h"
#include "ui/widget.h"

namespace tc::ui {

void settings_panel(Ui& ui, Column& c) {
  const app::Settings& s = ui.state.settings;
  const std::array<Choice, 5> themes{{{"system", ui.w("settings.theme.system")},
                                      {"dark", ui.w("settings.theme.dark")},
                                      {"light", ui.w("settings.theme.light")},
                                      {"contrast", ui.w("settings.theme.contrast")},
                                      {"projector", ui.w("settings.theme.projector")}}};
  float height = 0;
  const int theme = choose(ui, "theme", ui.w("settings.theme"), themes, static_cast<int>(s.theme),
                           {c.x, c.y, c.width, 0}, height);
  if (theme >= 0) ui.send(app::cmd::SetTheme{static_cast<app::ThemeChoice>(theme)});
  c.y += height + ui.s(22);

  const std::string percent =
      ui.w({"settings.text.value", {{"percent", format_fixed(s.text_scale * 100, 0)}}});
  const std::array<Choice, 3> spreads{{{"band", ui.w("settings.spread.band")},
                                       {"draws", ui.w("settings.spread.draws")},
                                       {"dots", ui.w("settings.spread.dots")}}};
  const int spread = choose(ui, "spread", ui.w("settings.spread"), spreads,
                            static_cast<int>(ui.state.band_mode), {c.x, c.y, c.width, 0}, height);
  if (spread >= 0) ui.send(app::cmd::SetBandMode{static_cast<app::BandMode>(spread)});
  c.y += height + ui.s(22);

  const std::array<Choice, 4> tiers{{{"auto", ui.w("settings.stage.auto")},
                                     {"full", ui.w("settings.stage.full")},
                                     {"balanced", ui.w("settings.stage.balanced")},
                                     {"plain", ui.w("settings.stage.plain")}}};
  const int tier = choose(ui, "stage-tier", ui.w("settings.stage"), tiers, static_cast<int>(s.stage_tier),
                          {c.x, c.y, c.width, 0}, height);
  if (tier >= 0) ui.send(app::cmd::SetStageTier{static_cast<app::StageTier>(tier)});
  c.y += height + ui.s(22);

  double scale = 0;
  if (slider(ui,
             {.id = "text",
              .name = ui.w("settings.text"),
              .value_text = percent,
              .minimum = .75,
              .maximum = 2.0,
              .now = s.text_scale,
              .step = .05,
              .rect = {c.x, c.y, c.width, ui.s(56)}},
             scale)) {
    ui.send(app::cmd::SetTextScale{std::round(scale * 100) / 100});
  }
  c.y += ui.s(68);

  const auto row = [&](std::string_view id, std::string_view key, bool on) {
    float used = 0;
    const bool switched = toggle(ui, id, ui.w(key), {c.x, c.y, c.width, 0}, on, used);
    c.y += used + ui.s(6);
    return switched;
  };
  if (row("motion", "settings.motion", s.reduced_motion))
    ui.send(app::cmd::SetReducedMotion{!s.reduced_motion});
  if (row("labels", "settings.labels", ui.state.all_labels))
    ui.send(app::cmd::ShowAllLabels{!ui.state.all_labels});
  if (row("true-scale", "settings.true_scale", ui.state.view.true_scale)) {
    ui.send(app::cmd::SetTrueScale{!ui.state.view.true_scale});
  }
  if (row("loop", "settings.loop", ui.state.playback.loop))
    ui.send(app::cmd::SetLoop{!ui.state.playback.loop});
  if (row("group", "settings.group", s.group)) ui.send(app::cmd::SetGroup{!s.group});
  if (row("keys", "settings.keys", s.single_keys)) ui.send(app::cmd::SetSingleKeys{!s.single_keys});

  c.y += ui.s(8);
  if (ui.layout.width / ui.layout.k() < kAllToolsFrom_px) {
    const Rect table{c.x, c.y, c.width, ui.s(44)}, help{c.x, c.y + ui.s(52), c.width, ui.s(44)};
    if (button(ui, "open-table", ui.w("toolbar.table"), table, ButtonLook::secondary).pressed) {
      ui.send(app::cmd::OpenPanel{app::Panel::table});
    }
    if (button(ui, "open-help", ui.w("toolbar.help"), help, ButtonLook::secondary).pressed) {
      ui.send(app::cmd::OpenPanel{app::Panel::help});
    }
    c.y += ui.s(108);
  }
  if (button(ui, "reset", ui.w("settings.reset"), {c.x, c.y, c.width, ui.s(44)}, ButtonLook::secondary)
          .pressed) {
    ui.send(app::cmd::Reset{});
  }
  c.y += ui.s(60);
  column_text(ui, c, "privacy", ui.w("settings.privacy"), Face::small, ink(ui.theme.text.t2), 18);
}

}  // namespace tc::ui
