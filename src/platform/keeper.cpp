#include "platform/keeper.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tc::platform {
namespace {
constexpr std::string_view kStateName = "state";
}

Keeper::Keeper(ui::Runtime& runtime, Outside outside) : runtime_(runtime), outside_(std::move(outside)) {}

void Keeper::start(std::string_view query) {
  if (const auto saved = outside_.load(kStateName)) runtime_.dispatch(app::cmd::Restore{*saved});
  open_query(query);
  runtime_.take_effects();  // what was just read needs no saving
}

void Keeper::open_query(std::string_view query) {
  std::vector<Message> problems;
  for (const app::Command& command : app::parse_query(query, library(), problems)) runtime_.dispatch(command);
  if (!problems.empty()) tell("platform.link_problem", problems.front());
}

void Keeper::after_frame(double now_s) {
  for (const app::Effect& effect : runtime_.take_effects()) {
    if (effect.kind == app::Effect::save_state) save_at_s_ = now_s + kSaveAfter_s;
    carry_out(effect);
  }
  if (save_at_s_ && now_s >= *save_at_s_) save();
}

void Keeper::carry_out(const app::Effect& effect) {
  const auto report = [&](const Status& done, std::string_view success, std::string_view failure) {
    if (!done) {
      tell(failure, done.error());
    } else if (!success.empty()) {
      runtime_.dispatch(app::cmd::Notify{std::string(success), ""});
    }
  };
  switch (effect.kind) {
    case app::Effect::copy_link:
      report(outside_.copy_link(app::to_query(runtime_.session().state(), library())), "platform.link_copied",
             "platform.link_not_copied");
      break;
    case app::Effect::copy_text:
      report(outside_.copy_text(effect.text), "platform.text_copied", "platform.text_not_copied");
      break;
    case app::Effect::open_link:
      report(outside_.open_link(effect.text), "", "platform.link_not_opened");
      break;
    case app::Effect::save_state:
    case app::Effect::announce:
      break;
  }
}

std::optional<double> Keeper::save_due_s(double now_s) const {
  if (!save_at_s_) return std::nullopt;
  return std::max(0.0, *save_at_s_ - now_s);
}

void Keeper::flush() {
  if (save_at_s_) save();
}

void Keeper::save() {
  save_at_s_.reset();
  const Status stored = outside_.store(kStateName, app::save_text(runtime_.session().state()));
  if (!stored && !refused_) tell("platform.not_saved", stored.error());
  refused_ = !stored.ok();
}

void Keeper::tell(std::string_view key, const Message& reason) {
  runtime_.dispatch(app::cmd::Notify{std::string(key), library().strings.text(reason)});
}

}  // namespace tc::platform
