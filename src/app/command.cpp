#include "app/command.h"

#include <tuple>
#include <utility>

#include "app/json_fields.h"
#include "app/values.h"

namespace tc::app {
namespace {

/// Longest command line that is read; a saved state fits many times.
constexpr std::size_t kLongestLine = 1 << 18;

// The fields of every command, once for writing and for reading. `C` is the command, const or not.
template <class V, class C>
void fields(V& visit, C& c) {
  using T = std::remove_const_t<C>;
  if constexpr (std::is_same_v<T, cmd::Seek>) {
    visit("time_min", c.time_min);
  } else if constexpr (std::is_same_v<T, cmd::Step>) {
    visit("ticks", c.ticks);
  } else if constexpr (std::is_same_v<T, cmd::Jump>) {
    visit("stop_id", c.stop_id);
  } else if constexpr (std::is_same_v<T, cmd::NextStop>) {
    visit("direction", c.direction);
  } else if constexpr (std::is_same_v<T, cmd::SetSpeed>) {
    visit("speed", c.speed);
  } else if constexpr (std::is_same_v<T, cmd::Advance>) {
    visit("seconds", c.seconds);
  } else if constexpr (std::is_same_v<T, cmd::SetView>) {
    visit("from_u", c.from_u);
    visit("to_u", c.to_u);
  } else if constexpr (std::is_same_v<T, cmd::Zoom>) {
    visit("factor", c.factor);
    visit("about_u", c.about_u);
  } else if constexpr (std::is_same_v<T, cmd::Pan>) {
    visit("by_u", c.by_u);
  } else if constexpr (std::is_same_v<T, cmd::SetRegimen>) {
    visit("spec", c.spec);
  } else if constexpr (std::is_same_v<T, cmd::SetRegimenField> || std::is_same_v<T, cmd::SetPatientField> ||
                       std::is_same_v<T, cmd::SetQuery>) {
    visit("field", c.field);
    visit("value", c.value);
  } else if constexpr (std::is_same_v<T, cmd::SetPatient>) {
    visit("patient", c.patient);
  } else if constexpr (std::is_same_v<T, cmd::ApplyPreset> || std::is_same_v<T, cmd::Select> ||
                       std::is_same_v<T, cmd::SetLens> || std::is_same_v<T, cmd::CopyCitation> ||
                       std::is_same_v<T, cmd::OpenReference> || std::is_same_v<T, cmd::FocusElement>) {
    visit("id", c.id);
  } else if constexpr (std::is_same_v<T, cmd::OpenPanel>) {
    visit("panel", c.panel);
  } else if constexpr (std::is_same_v<T, cmd::SetScreen>) {
    visit("screen", c.screen);
  } else if constexpr (std::is_same_v<T, cmd::StartTour>) {
    visit("tour", c.tour);
    visit("step", c.step);
  } else if constexpr (std::is_same_v<T, cmd::StartForm>) {
    visit("kind", c.kind);
    visit("letter", c.letter);
    visit("seed", c.seed);
    visit("items", c.items);
    if constexpr (std::is_const_v<std::remove_reference_t<decltype(c)>>) {
      if (!c.name.empty()) visit("name", c.name);
    } else if (visit.member("name") != nullptr) {  // logs of before had none
      visit("name", c.name);
    }
  } else if constexpr (std::is_same_v<T, cmd::SetResponse>) {
    visit("json", c.json);
  } else if constexpr (std::is_same_v<T, cmd::HandOut>) {
    visit("what", c.what);
    visit("name", c.name);
  } else if constexpr (std::is_same_v<T, cmd::TakeIn>) {
    visit("text", c.text);
  } else if constexpr (std::is_same_v<T, cmd::SetCertainty>) {
    visit("level", c.level);
  } else if constexpr (std::is_same_v<T, cmd::TourStep>) {
    visit("by", c.by);
  } else if constexpr (std::is_same_v<T, cmd::SetStage>) {
    visit("open", c.open);
  } else if constexpr (std::is_same_v<T, cmd::SetScene>) {
    visit("scene", c.scene);
  } else if constexpr (std::is_same_v<T, cmd::SetStageTier>) {
    visit("tier", c.tier);
  } else if constexpr (std::is_same_v<T, cmd::SetBandMode>) {
    visit("mode", c.mode);
  } else if constexpr (std::is_same_v<T, cmd::SetTheme>) {
    visit("theme", c.theme);
  } else if constexpr (std::is_same_v<T, cmd::SetTextScale>) {
    visit("scale", c.scale);
  } else if constexpr (std::is_same_v<T, cmd::DismissNotice>) {
    if constexpr (std::is_const_v<std::remove_reference_t<decltype(c)>>) {
      if (!c.key.empty()) visit("key", c.key);
    } else if (visit.member("key") != nullptr) {
      visit("key", c.key);
    }
  } else if constexpr (std::is_same_v<T, cmd::Notify>) {
    visit("key", c.key);
    visit("detail", c.detail);
  } else if constexpr (std::is_same_v<T, cmd::Restore>) {
    visit("saved", c.saved);
  } else if constexpr (requires { c.on; }) {
    visit("on", c.on);
  } else {
    static_assert(std::is_empty_v<T>, "a command with fields must list them here");
  }
}

// In the order of the variant.
constexpr std::string_view kNames[] = {"seek",
                                       "step",
                                       "jump",
                                       "next-stop",
                                       "play",
                                       "set-speed",
                                       "set-loop",
                                       "advance",
                                       "set-view",
                                       "zoom",
                                       "pan",
                                       "set-true-scale",
                                       "set-regimen",
                                       "set-regimen-field",
                                       "set-patient",
                                       "set-patient-field",
                                       "apply-preset",
                                       "pin-regimen",
                                       "unpin-regimen",
                                       "swap-regimens",
                                       "open-panel",
                                       "set-band-mode",
                                       "show-all-labels",
                                       "select",
                                       "set-screen",
                                       "set-lens",
                                       "show-all-lanes",
                                       "set-query",
                                       "clear-query",
                                       "copy-citation",
                                       "open-reference",
                                       "set-theme",
                                       "set-text-scale",
                                       "set-reduced-motion",
                                       "set-single-keys",
                                       "set-stage",
                                       "set-scene",
                                       "focus-element",
                                       "show-names",
                                       "show-midazolam",
                                       "set-stage-tier",
                                       "start-tour",
                                       "tour-step",
                                       "leave-tour",
                                       "set-speech",
                                       "stop-reading",
                                       "start-form",
                                       "set-response",
                                       "set-certainty",
                                       "take-hint",
                                       "give-answer",
                                       "next-item",
                                       "leave-form",
                                       "resume-form",
                                       "show-results",
                                       "copy-results",
                                       "show-moment",
                                       "clear-learning",
                                       "hand-out",
                                       "take-in",
                                       "set-group",
                                       "copy-link",
                                       "dismiss-notice",
                                       "notify",
                                       "restore",
                                       "undo",
                                       "redo",
                                       "reset"};
static_assert(std::size(kNames) == std::variant_size_v<AnyCommand>);

template <std::size_t I>
Command blank() {
  return std::variant_alternative_t<I, AnyCommand>{};
}
template <std::size_t... I>
Command blank_at(std::size_t index, std::index_sequence<I...>) {
  using Make = Command (*)();
  constexpr Make kMake[] = {&blank<I>...};
  return kMake[index]();
}

}  // namespace

template <class C>
AnyCommand* Command::make(C&& command) {
  return std::make_unique<AnyCommand>(std::move(command)).release();
}
/// Has make() compiled for every command.
template <class... C>
struct Makers<std::variant<C...>> {
  static const std::tuple<AnyCommand* (*)(C&&)...> all;
};
template <class... C>
const std::tuple<AnyCommand* (*)(C&&)...> Makers<std::variant<C...>>::all{&Command::make<C>...};
template struct Makers<AnyCommand>;

Command::Command(const Command& other) : any_(std::make_unique<AnyCommand>(*other.any_)) {}
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) {
  if (this != &other) any_ = std::make_unique<AnyCommand>(*other.any_);
  return *this;
}
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

std::string_view command_name(const Command& command) { return kNames[command.any().index()]; }

std::string to_json(const Command& command) {
  rapidjson::StringBuffer buffer;
  json::Writer writer(buffer);
  json::FieldWriter write(writer);
  writer.StartObject();
  write("do", std::string(command_name(command)));
  std::visit([&](const auto& c) { fields(write, c); }, command.any());
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Command> parse_command(std::string_view line) {
  rapidjson::Document doc;
  if (line.size() > kLongestLine || !json::parse_object(line, doc)) {
    return Message{"error.command.syntax", {{"line", shown_text(line)}}};
  }
  json::FieldReader read(doc);
  std::string name;
  read("do", name);
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] != name) continue;
    Command command = blank_at(i, std::make_index_sequence<std::variant_size_v<AnyCommand>>());
    std::visit([&](auto& c) { fields(read, c); }, command.any());
    const std::string fault = read.fault();
    if (!fault.empty()) return Message{"error.command.field", {{"command", name}, {"field", fault}, {"expected", read.possible()}}};
    return command;
  }
  return Message{"error.command.unknown", {{"command", shown_text(name)}}};
}

}  // namespace tc::app
