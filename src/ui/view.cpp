#include "ui/view.h"

#include <algorithm>
#include <cmath>

namespace tc::ui {
namespace {

content::Colour mix(content::Colour a, content::Colour b, double f) {
  const auto channel = [&](int shift) {
    const double x = (a.rgb >> shift) & 0xFFu, y = (b.rgb >> shift) & 0xFFu;
    return static_cast<std::uint32_t>(std::lround(x + (y - x) * f)) << shift;
  };
  return {channel(16) | channel(8) | channel(0)};
}

content::Theme mix(const content::Theme& a, const content::Theme& b, double f) {
  content::Theme t = b;
  const auto blend = [&](auto member) { t.*member = mix(a.*member, b.*member, f); };
  t.surface = {mix(a.surface.base, b.surface.base, f), mix(a.surface.raised, b.surface.raised, f),
               mix(a.surface.overlay, b.surface.overlay, f), mix(a.surface.control, b.surface.control, f)};
  t.line = {mix(a.line.hair, b.line.hair, f), mix(a.line.strong, b.line.strong, f)};
  t.text = {mix(a.text.t1, b.text.t1, f), mix(a.text.t2, b.text.t2, f), mix(a.text.t3, b.text.t3, f),
            mix(a.text.inverse, b.text.inverse, f)};
  t.feeling = {mix(a.feeling.base, b.feeling.base, f), mix(a.feeling.deep, b.feeling.deep, f)};
  t.drug = {mix(a.drug.parent, b.drug.parent, f), mix(a.drug.norketamine, b.drug.norketamine, f),
            mix(a.drug.hnk, b.drug.hnk, f), mix(a.drug.deep, b.drug.deep, f)};
  t.plasticity = {mix(a.plasticity.base, b.plasticity.base, f),
                  mix(a.plasticity.signalling, b.plasticity.signalling, f),
                  mix(a.plasticity.function, b.plasticity.function, f),
                  mix(a.plasticity.structure, b.plasticity.structure, f),
                  mix(a.plasticity.mood, b.plasticity.mood, f),
                  mix(a.plasticity.deep, b.plasticity.deep, f)};
  using Stage = content::Theme::Stage;
  for (const auto member : {&Stage::bg0, &Stage::bg1, &Stage::back, &Stage::a0, &Stage::a1, &Stage::b0, &Stage::b1,
                            &Stage::rim, &Stage::grow0, &Stage::grow}) {
    t.stage.*member = mix(a.stage.*member, b.stage.*member, f);
  }
  for (const auto member : {&content::Theme::contested, &content::Theme::warning, &content::Theme::focus,
                            &content::Theme::focus_gap, &content::Theme::selection, &content::Theme::ghost}) {
    blend(member);
  }
  return t;
}

}  // namespace

double ease(double f) {
  f = std::clamp(f, 0.0, 1.0);
  const double rest = 1 - f;
  return 1 - rest * rest * rest * (1 - f * 0.2) * (rest + f);
}

void View::begin_frame(double seconds, bool reduced_motion) {
  seconds_ = seconds;
  reduced_ = reduced_motion;
  moving_ = false;
  hovered_mark = std::move(next_hovered_mark);
  next_hovered_mark.clear();
  hint = {};
  pages_taken = false;
  terms_shown.clear();
}

float View::approach(std::string_view id, float target, double ms) {
  const auto [entry, fresh] = values_.try_emplace(std::string(id), target);
  float& value = entry->second;
  if (fresh || reduced_ || ms <= 0) return value = target;
  const float step = static_cast<float>(seconds_ * 1000.0 / ms);
  value = target > value ? std::min(target, value + step) : std::max(target, value - step);
  if (value != target) moving_ = true;
  return value;
}

void View::move_playhead(double target_u, bool at_once, double ms) {
  if (!has_playhead_ || at_once || reduced_ || ms <= 0) {
    has_playhead_ = true;
    playhead_u_ = playhead_from_ = playhead_to_ = target_u;
    playhead_f_ = 1;
    return;
  }
  if (target_u != playhead_to_) {
    playhead_from_ = playhead_u_;
    playhead_to_ = target_u;
    playhead_f_ = 0;
  }
  if (playhead_f_ < 1) {
    playhead_f_ = std::min(1.0, playhead_f_ + seconds_ * 1000.0 / ms);
    playhead_u_ = playhead_from_ + (playhead_to_ - playhead_from_) * ease(playhead_f_);
    if (playhead_f_ < 1) moving_ = true;
  } else {
    playhead_u_ = playhead_to_;
  }
}

double View::warp(double target_lambda, double ms) {
  if (!has_lambda_ || reduced_ || ms <= 0) {
    has_lambda_ = true;
    return lambda_ = target_lambda;
  }
  const double step = seconds_ * 1000.0 / ms * 0.9;
  lambda_ = target_lambda > lambda_ ? std::min(target_lambda, lambda_ + step)
                                    : std::max(target_lambda, lambda_ - step);
  if (lambda_ != target_lambda) moving_ = true;
  return lambda_;
}

const content::Theme& View::theme(const content::Theme& target, double ms) {
  if (!has_theme_) {
    has_theme_ = true;
    theme_ = theme_from_ = target;
    return theme_;
  }
  if (theme_.id != target.id) {
    theme_from_ = theme_;
    theme_.id = target.id;
    theme_f_ = 0;
  }
  if (theme_f_ < 1) {
    theme_f_ = reduced_ || ms <= 0 ? 1.0 : std::min(1.0, theme_f_ + seconds_ * 1000.0 / ms);
    theme_ = theme_f_ < 1 ? mix(theme_from_, target, theme_f_) : target;
    if (theme_f_ < 1) moving_ = true;
  }
  return theme_;
}

}  // namespace tc::ui
