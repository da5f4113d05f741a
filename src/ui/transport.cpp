#include <array>

#include "core/text.h"
#include "ui/axis.h"
#include "ui/widget.h"

namespace tc::ui {

void transport(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const app::Playback& playback = ui.state.playback;
  ui.semantics.open("transport", Role::group, ui.w("transport.name")).rect = l.transport;
  const float y = l.transport.y, size = ui.s(44);
  float x = l.transport.x;

  const Rect play{x, y, size, size};
  const Touch touch = press_area(ui, {.id = "play",
                                      .name = ui.w(playback.playing ? "transport.pause" : "transport.play"),
                                      .rect = play,
                                      .focus_radius = 22});
  ui.canvas.disc({x + size / 2, y + size / 2}, size / 2 + (touch.hovered ? ui.s(1) : 0), ink(t.text.t1));
  draw_icon(ui.canvas, playback.playing ? Icon::pause : Icon::play, {x + size / 2, y + size / 2}, ui.s(20),
            ink(t.text.inverse), ink(t.text.t1));
  if (touch.pressed) ui.send(app::cmd::Play{!playback.playing});
  x += size + ui.s(2);

  const bool roomy = l.transport.w > ui.s(200);
  const float step = roomy ? ui.s(44) : ui.s(27);
  if (icon_button(ui, "previous", Icon::previous, ui.w("transport.previous"), {x, y, step, size}).pressed) {
    ui.send(app::cmd::NextStop{-1});
  }
  x += step;
  if (icon_button(ui, "next", Icon::next, ui.w("transport.next"), {x, y, step, size}).pressed) {
    ui.send(app::cmd::NextStop{1});
  }
  x += step;

  constexpr std::array kSpeeds{0.5, 1.0, 2.0, 4.0};
  const std::string label =
      ui.w({"transport.speed_value",
            {{"speed", playback.speed == 0.5 ? std::string("½") : format_shortest(playback.speed)}}});
  const float speed_width = roomy ? ui.s(52) : ui.s(32);
  const Touch speed = press_area(
      ui,
      {.id = "speed", .name = ui.w("transport.speed"), .rect = {x, y, speed_width, size}, .value = label});
  ui.canvas.text(x + speed_width / 2, y + size / 2 + ui.s(5), label, Face::label,
                 ink(speed.hovered ? t.text.t1 : t.text.t2), Align::centre);
  if (speed.pressed) {
    std::size_t i = 0;
    while (i < kSpeeds.size() && kSpeeds[i] != playback.speed) ++i;
    ui.send(app::cmd::SetSpeed{kSpeeds[(i + 1) % kSpeeds.size()]});
  }
  x += speed_width;
  if (roomy &&
      icon_button(ui, "loop", Icon::loop, ui.w("transport.loop"), {x, y, size, size}, playback.loop, true)
          .pressed) {
    ui.send(app::cmd::SetLoop{!playback.loop});
  }
  ui.semantics.close();
}

}  // namespace tc::ui
