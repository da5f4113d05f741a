#pragma once
#include <algorithm>
#include <cmath>

#include "scene/stage.h"

namespace tc::scene::test {

inline constexpr float kHorizon_min = 20160;

/// Time at a place of the story, 0 to 1: the axis of the design.
inline float time_at(float u) {
  const double whole = std::expm1(0.1 * std::log1p(kHorizon_min / 5.0));
  return static_cast<float>(5 * std::expm1(std::log1p(static_cast<double>(u) * whole) / 0.1));
}

inline Rgba rgb(std::uint32_t c) {
  return 0xFF000000u | (c & 0xFFu) << 16 | (c & 0xFF00u) | (c >> 16 & 0xFFu);
}

inline Palette dark() {
  return {rgb(0x10181D), rgb(0x0B1114), rgb(0x18232A), rgb(0x22313A), rgb(0x4A5E68), rgb(0x3B352D),
          rgb(0x7A6F5E), rgb(0xA9B3B2), rgb(0x2B6A49), rgb(0x8AD9AC), rgb(0xF4F1EA), rgb(0xC6CBCB),
          rgb(0x98A4AA), rgb(0x0E1418), rgb(0xF09355), rgb(0x629BE1), rgb(0x9AC4F5), rgb(0xD6E6FA),
          rgb(0xE2F0B4), rgb(0x72C79A), rgb(0xF49BB3), false};
}
inline Palette light() {
  return {rgb(0xF7F4EE), rgb(0xEEE8DC), rgb(0xE9E2D4), rgb(0xA9B7BC), rgb(0xDDE5E6), rgb(0xC3AA84),
          rgb(0xEBDFC8), rgb(0x5F5A50), rgb(0x7DB79C), rgb(0x2E7C5F), rgb(0x162027), rgb(0x3F4A51),
          rgb(0x5B656B), rgb(0xF7F4EE), rgb(0xA2390A), rgb(0x12386F), rgb(0x2F69B0), rgb(0x5C86BA),
          rgb(0x6C7A12), rgb(0x17543F), rgb(0xAD2458), true};
}

/// Rises from `a` to `b`, falls to `c`.
inline float hill(float a, float b, float c, float t) {
  return t <= a || t >= c ? 0.0f : t < b ? (t - a) / (b - a) : (c - t) / (c - b);
}

/// A story like that of the standard infusion, without the models: what moves, moves.
inline Input story_at(float u, Scene scene, float width = 1280, float height = 588) {
  const float t = time_at(u);
  Input in;
  in.depth = static_cast<float>(scene);
  in.width = width;
  in.height = height;
  in.camera = whole_camera(scene, width / height, false);
  in.palette = dark();
  in.time_min = t;
  in.story = u;
  in.dissociation = hill(0, 45, 130, t);
  in.effect_site_share = t < 42 ? 0.95f * t / 42 : 0.95f * std::exp(-(t - 42) / 90);
  in.nmda_occupancy = 0.47f * in.effect_site_share;
  in.systolic_rise_mmhg = 9 * hill(0, 40, 150, t);
  in.activity = {hill(1, 30, 90, t),
                 hill(6, 26, 120, t),
                 hill(18, 60, 480, t),
                 hill(15, 30, 480, t),
                 hill(30, 60, 1440, t),
                 hill(30, 60, 120, t),
                 hill(15, 30, 480, t),
                 hill(3, 30, 90, t),
                 hill(0, 30, 60, t),
                 hill(1440, 2880, 14400, t),
                 t > 1440,
                 t > 2160 && t < 3600};
  in.cleared_felt = t > 150;
  in.cleared_kinetic = t > 650;
  in.cleared_assay = t > 1100;
  const double gone = 1 - std::exp(-static_cast<double>(t) / 400),
               site = 35 * std::max(0.0, 1 - static_cast<double>(t) / 40), rest = 35 - site;
  in.amounts = {site,
                rest * (1 - gone) * 0.15,
                rest * (1 - gone) * 0.5,
                rest * (1 - gone) * 0.2,
                rest * (1 - gone) * 0.15,
                rest * gone,
                35};
  return in;
}

}  // namespace tc::scene::test
