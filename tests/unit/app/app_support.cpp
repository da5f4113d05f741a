#include "unit/app/app_support.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/axis.h"
#include "app/entry.h"
#include "app/values.h"
#include "core/text.h"

namespace tc::app::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double any_number(Random& random) {
  switch (below(random, 10)) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return kInfinity;
    case 2:
      return -kInfinity;
    case 3:
      return -random.uniform() * 1e6;
    case 4:
      return 1e300;
    case 5:
      return 0;
    case 6:
      return random.uniform() * 20160;
    case 7:
      return random.uniform() * 60;
    default:
      return random.uniform() * 2;
  }
}

template <class T>
const T& pick(Random& random, std::initializer_list<T> list) {
  return *(list.begin() + below(random, list.size()));
}

sim::RegimenSpec any_spec(Random& random) {
  if (below(random, 3) == 0) {
    const auto& presets = library()->presets;
    return presets[below(random, presets.size())].spec;
  }
  sim::RegimenSpec spec;
  spec.drug = static_cast<sim::Drug>(below(random, 2));
  spec.route = static_cast<sim::Route>(below(random, 9));
  spec.unit = static_cast<sim::DoseUnit>(below(random, 2));
  spec.dose = below(random, 2) == 0 ? any_number(random) : random.uniform() * 2;
  spec.duration_min = below(random, 4) == 0 ? any_number(random) : 1 + random.uniform() * 120;
  spec.repeats = static_cast<int>(below(random, 8)) - 1;
  spec.interval_min = below(random, 4) == 0 ? any_number(random) : 60 + random.uniform() * 10000;
  spec.weekdays_mwf = below(random, 4) == 0;
  if (below(random, 6) == 0)
    spec.rate_steps = {{0, 10, 1}, {10, 10 + random.uniform() * 60, random.uniform() * 3}};
  return spec;
}

}  // namespace

const std::shared_ptr<const content::Library>& library() {
  static const std::shared_ptr<const content::Library> loaded = [] {
    Result<content::Library> result = content::load_embedded_library();
    if (!result) {
      std::string why = result.error().key;
      for (const auto& [name, value] : result.error().args) why += " " + name + "=" + value;
      FAIL(why);
    }
    return std::make_shared<const content::Library>(std::move(*result));
  }();
  return loaded;
}

std::string hostile_text(Random& random) {
  switch (below(random, 12)) {
    case 0:
      return {};
    case 1:
      return "\"}],\\";
    case 2:
      return std::string("a\0b", 3);
    case 3:
      return "line\nbreak\r\ttab\x01\x1f";
    case 4:
      return "עברית 漢字 🧠 e\xCC\x81";
    case 5:
      return std::string(5000, 'x');
    case 6:
      return "</script><img onerror=alert(1)>";
    case 7:
      return "{\"do\":\"reset\"}";
    case 8:
      return "\xE2\x80\xAE"
             "gnp.exe";
    case 9:
      return "%00%ff&t=1";
    case 10:
      return "iv";
    default:
      return "0.5 mg/kg";
  }
}

Command random_command(Random& random) {
  return random_command(random, below(random, std::variant_size_v<AnyCommand>));
}

Command random_command(Random& random, std::size_t kind) {
  const auto& lib = *library();
  const auto on = below(random, 2) == 0;
  // Advance and seek dominate real use; the caller chooses kinds evenly, so the values lean towards the
  // useful.
  static const Command kKinds[] = {cmd::Seek{},          cmd::Step{},
                                   cmd::Jump{},          cmd::NextStop{},
                                   cmd::Play{},          cmd::SetSpeed{},
                                   cmd::SetLoop{},       cmd::Advance{},
                                   cmd::SetView{},       cmd::Zoom{},
                                   cmd::Pan{},           cmd::SetTrueScale{},
                                   cmd::SetRegimen{},    cmd::SetRegimenField{},
                                   cmd::SetPatient{},    cmd::SetPatientField{},
                                   cmd::ApplyPreset{},   cmd::OpenPanel{},
                                   cmd::SetBandMode{},   cmd::ShowAllLabels{},
                                   cmd::Select{},        cmd::SetTheme{},
                                   cmd::SetTextScale{},  cmd::SetReducedMotion{},
                                   cmd::SetSingleKeys{}, cmd::Notify{},
                                   cmd::Restore{},       cmd::PinRegimen{},
                                   cmd::UnpinRegimen{},  cmd::SwapRegimens{},
                                   cmd::CopyLink{},      cmd::DismissNotice{},
                                   cmd::Undo{},          cmd::Redo{},
                                   cmd::Reset{},         cmd::SetScreen{},
                                   cmd::SetLens{},       cmd::ShowAllLanes{},
                                   cmd::SetQuery{},      cmd::ClearQuery{},
                                   cmd::CopyCitation{},  cmd::OpenReference{},
                                   cmd::SetStage{},      cmd::SetScene{},
                                   cmd::FocusElement{},  cmd::ShowNames{},
                                   cmd::ShowMidazolam{}, cmd::SetStageTier{},
                                   cmd::StartTour{},     cmd::TourStep{},
                                   cmd::LeaveTour{},     cmd::SetSpeech{},
                                   cmd::StartForm{},     cmd::SetResponse{},
                                   cmd::SetCertainty{},  cmd::GiveAnswer{},
                                   cmd::NextItem{},      cmd::LeaveForm{},
                                   cmd::ResumeForm{},    cmd::ShowResults{},
                                   cmd::CopyResults{},   cmd::ShowMoment{},
                                   cmd::ClearLearning{},  cmd::HandOut{},
                                   cmd::TakeIn{},        cmd::SetGroup{},
                                   cmd::TakeHint{},      cmd::StopReading{}};
  Command command = kKinds[0];
  for (const Command& candidate : kKinds) {
    if (candidate.any().index() == kind) command = candidate;
  }
  REQUIRE(command.any().index() == kind);
  std::visit(
      [&](auto& c) {
        using T = std::decay_t<decltype(c)>;
        if constexpr (std::is_same_v<T, cmd::Seek>) c.time_min = any_number(random);
        if constexpr (std::is_same_v<T, cmd::SetScreen>) c.screen = static_cast<Screen>(below(random, 4));
        if constexpr (std::is_same_v<T, cmd::StartTour>) {
          c.tour = on ? lib.tours[below(random, lib.tours.size())].id : hostile_text(random);
          c.step = below(random, 3) == 0 ? "first" : below(random, 2) == 0 ? "" : hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::TourStep>) c.by = static_cast<int>(below(random, 9)) - 4;
        if constexpr (std::is_same_v<T, cmd::StartForm>) {
          c.kind = on ? "practice" : pick<const char*>(random, {"pretest", "posttest", "review", "x"});
          c.letter = pick<const char*>(random, {"a", "b", ""});
          c.seed = below(random, 4) == 0 ? any_number(random) : static_cast<double>(below(random, 1000));
          for (std::size_t i = 0, n = 1 + below(random, 3); i < n; ++i)
            c.items += lib.items[below(random, lib.items.size())].id + " ";
          if (below(random, 6) == 0) c.items = hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::HandOut>) {
          c.what = on ? pick<const char*>(random, {"values", "answers", "record", "picture", "certificate"}) : hostile_text(random);
          c.name = hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::TakeIn>) c.text = hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::SetResponse>)
          c.json = on ? pick<const char*>(random, {"{}", "{\"choice\":\"a\"}", "{\"verdict\":true}"}) : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::SetCertainty>) c.level = static_cast<int>(below(random, 5));
        if constexpr (std::is_same_v<T, cmd::SetStage>) c.open = on;
        if constexpr (std::is_same_v<T, cmd::SetScene>)
          c.scene = static_cast<Scene>(below(random, content::kScenes));
        if constexpr (std::is_same_v<T, cmd::FocusElement>) {
          const auto elements = content::elements_of(static_cast<Scene>(below(random, content::kScenes)));
          c.id = on                      ? elements[below(random, elements.size())]
                 : below(random, 2) == 0 ? "whole"
                                         : hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::SetStageTier>) c.tier = static_cast<StageTier>(below(random, 4));
        if constexpr (std::is_same_v<T, cmd::SetLens>)
          c.id = on ? std::string(1, static_cast<char>('a' + below(random, 4))) : below(random, 2) ? "" : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::SetQuery>) {
          constexpr const char* kFields[] = {"text", "kind", "species", "grade", "contest", "account", "at_playhead", "x"};
          constexpr const char* kValues[] = {"", "claim", "mouse", "controlled", "mixed", "b", "true", "mtor"};
          c.field = kFields[below(random, 8)];
          c.value = on ? kValues[below(random, 8)] : hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::CopyCitation> || std::is_same_v<T, cmd::OpenReference>)
          c.id = on ? lib.references[below(random, lib.references.size())].id : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::Step>) c.ticks = static_cast<int>(below(random, 41)) - 20;
        if constexpr (std::is_same_v<T, cmd::Jump>)
          c.stop_id =
              on && !lib.stops.empty() ? lib.stops[below(random, lib.stops.size())].id : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::NextStop>) c.direction = static_cast<int>(below(random, 5)) - 2;
        if constexpr (std::is_same_v<T, cmd::SetSpeed>)
          c.speed = pick(random, {0.5, 1.0, 2.0, 4.0, 3.0, -1.0});
        if constexpr (std::is_same_v<T, cmd::Advance>) c.seconds = on ? 0.016 : any_number(random);
        if constexpr (std::is_same_v<T, cmd::SetView>) {
          c.from_u = below(random, 4) == 0 ? any_number(random) : random.uniform();
          c.to_u = below(random, 4) == 0 ? any_number(random) : random.uniform();
        }
        if constexpr (std::is_same_v<T, cmd::Zoom>) {
          c.factor = below(random, 4) == 0 ? any_number(random) : 0.3 + 3 * random.uniform();
          c.about_u = below(random, 4) == 0 ? any_number(random) : random.uniform();
        }
        if constexpr (std::is_same_v<T, cmd::Pan>)
          c.by_u = below(random, 4) == 0 ? any_number(random) : random.uniform() - .5;
        if constexpr (std::is_same_v<T, cmd::SetRegimen>) c.spec = any_spec(random);
        if constexpr (std::is_same_v<T, cmd::SetRegimenField>) {
          c.field = pick(random, {"drug", "route", "dose", "unit", "duration", "repeat", "interval", "mwf",
                                  "steps", "x"});
          c.value = on ? pick<const char*>(random,
                                           {"racemic", "esketamine", "iv", "oral", "nasal-spray", "0.5 mg/kg",
                                            "56mg", "mg", "mg/kg", "20 min", "6", "84h", "on", "off"})
                       : hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::SetPatient>) {
          c.patient.weight_kg = on ? 40 + 100 * random.uniform() : any_number(random);
          c.patient.covariates.rifampicin = below(random, 2) == 0;
        }
        if constexpr (std::is_same_v<T, cmd::SetPatientField>) {
          c.field = pick(
              random, {"weight", "age", "covariate.ticlopidine", "covariate.cyp2b6_6_homo", "covariate.?"});
          c.value =
              on ? pick<const char*>(random, {"82", "55 kg", "61", "true", "off"}) : hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::ApplyPreset>)
          c.id = on ? lib.presets[below(random, lib.presets.size())].id : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::Select>)
          c.id = on ? lib.observations[below(random, lib.observations.size())].id : hostile_text(random);
        if constexpr (std::is_same_v<T, cmd::OpenPanel>) c.panel = static_cast<Panel>(below(random, 8));
        if constexpr (std::is_same_v<T, cmd::SetBandMode>) c.mode = static_cast<BandMode>(below(random, 3));
        if constexpr (std::is_same_v<T, cmd::SetTheme>) c.theme = static_cast<ThemeChoice>(below(random, 5));
        if constexpr (std::is_same_v<T, cmd::SetTextScale>) c.scale = on ? 1.25 : any_number(random);
        if constexpr (std::is_same_v<T, cmd::Notify>) {
          c.key = on ? "platform.link_copied" : hostile_text(random);
          c.detail = hostile_text(random);
        }
        if constexpr (std::is_same_v<T, cmd::Restore>) {
          State saved = initial_state(lib);
          saved.time_min = random.uniform() * 20160;
          c.saved = save_text(saved);
          if (on) c.saved.resize(below(random, c.saved.size()));
        }
        if constexpr (requires { c.on; }) c.on = on;
      },
      command.any());
  return command;
}

void check_invariants(const State& s) {
  const auto& lib = *library();
  const double horizon = axis_of(s, lib).horizon_min();
  CHECK(s.time_min >= 0);
  CHECK(s.time_min <= horizon);
  CHECK(s.view.from_u >= 0);
  CHECK(s.view.to_u <= 1);
  const sim::TimeScale shown = shown_axis_of(s, lib);
  // Half a percent: the ends are kept in axis space, where rounding is coarser than in minutes.
  CHECK(shown.time_min(s.view.to_u) - shown.time_min(s.view.from_u) >= 0.995 * kNarrowestView_min);
  CHECK(check_regimen(s.regimen, s.patient, lib.model).ok());
  if (s.pinned) CHECK(check_regimen(*s.pinned, s.patient, lib.model).ok());
  CHECK(can_select(lib, s.selected));
  CHECK((s.stage.focus.empty() || content::scene_with(s.stage.focus) == s.stage.scene));
  CHECK(s.settings.text_scale >= 0.75);
  CHECK(s.settings.text_scale <= 2.0);
  CHECK(s.quiz.hints >= 0);
  CHECK(s.quiz.hints <= 2);
  if (s.notice) {
    CHECK(lib.strings.has(s.notice->key));
    const std::string text = lib.strings.text(*s.notice);
    CHECK(is_utf8(text));
    const auto holds_brace = [](const auto& arg) { return arg.second.find('{') != std::string::npos; };
    const bool from_outside = std::any_of(s.notice->args.begin(), s.notice->args.end(), holds_brace);
    CHECK((from_outside || text.find('{') == std::string::npos));
  }
}

}  // namespace tc::app::test
