#include "platform/keeper.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "ui/svg.h"

namespace tc::platform {
namespace {
constexpr std::string_view kStateName = "state", kProgressName = "progress", kSetAsideName = "progress-set-aside";

/// Wall time, which people set and set back; learn knows.
learn::Time_ms wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}
}

Keeper::Keeper(ui::Runtime& runtime, Outside outside) : runtime_(runtime), outside_(std::move(outside)) {}

void Keeper::start(std::string_view query) {
  if (const auto saved = outside_.load(kStateName)) runtime_.dispatch(app::cmd::Restore{*saved});
  runtime_.session().learner().set_now_ms(wall_ms());
  load_progress();
  open_query(query);
  runtime_.take_effects();  // what was just read needs no saving
}

void Keeper::open_query(std::string_view query) {
  std::vector<Message> problems;
  for (const app::Command& command : app::parse_query(query, library(), problems)) runtime_.dispatch(command);
  if (!problems.empty()) tell("platform.link_problem", problems.front());
}

void Keeper::after_frame(double now_s) {
  runtime_.session().learner().set_now_ms(wall_ms());
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
    case app::Effect::speak:
      report(outside_.speak(effect.text), "", "platform.not_spoken");
      break;
    case app::Effect::group:
      if (!group()) load_progress();
      break;
    case app::Effect::save_progress:
      save_progress();
      break;
    case app::Effect::clear_learning:
      if (group()) break;  // what is stored is somebody's own
      report(outside_.store(kProgressName, ""), "platform.learning_cleared", "platform.learning_not_cleared");
      break;
    case app::Effect::save_file:
      saved(outside_.save_file(effect.name, effect.text));
      break;
    case app::Effect::save_drawing:
      saved(outside_.save_file(effect.name, drawing()));
      break;
    case app::Effect::save_picture:
      outside_.save_picture(effect.name);
      runtime_.wake();
      break;
    case app::Effect::pick_record:
      if (!outside_.pick_record()) runtime_.dispatch(app::cmd::Notify{"platform.drop_record", ""});
      break;
    case app::Effect::hand_out:
    case app::Effect::take_in:
    case app::Effect::save_state:
    case app::Effect::announce:
    case app::Effect::record:  // the session has taken these in
    case app::Effect::copy_results:
      break;
  }
}

/// The screen as it stands, as a drawing of its size.
std::string Keeper::drawing() const {
  app::Session& session = runtime_.session();
  const std::string query = app::to_query(session.state(), library());
  return ui::still_svg(session.shared_library(), runtime_.surface(), {app::cmd::Restore{app::save_text(session.state())}},
                       library().strings.text({"app.drawing_caption", {{"link", query}}}));
}

void Keeper::saved(const Result<std::string>& where) {
  if (where) runtime_.dispatch(app::cmd::Notify{"platform.file_saved", *where});
  else tell("platform.file_not_saved", where.error());
}

std::optional<double> Keeper::save_due_s(double now_s) const {
  if (!save_at_s_) return std::nullopt;
  return std::max(0.0, *save_at_s_ - now_s);
}

void Keeper::flush() {
  if (runtime_.session().learner().settle()) save_progress();
  if (save_at_s_) save();
}

/// Gives back the answers of earlier runs. What cannot be read is set aside under another name, never lost.
void Keeper::load_progress() {
  const auto stored = outside_.load(kProgressName);
  if (!stored || stored->empty()) return;
  app::Learner& learner = runtime_.session().learner();
  std::vector<Message> told;
  const Status loaded = learner.load(*stored, told);
  if (loaded && told.empty()) return;
  const Status kept = outside_.store(kSetAsideName, *stored);
  const Message why = loaded ? told.front() : loaded.error();
  if (!kept) return tell("platform.progress_not_set_aside", kept.error());
  tell("platform.progress_set_aside", why);
}

/// Writes every answer at once: with those that another window of the same learner has stored meanwhile.
void Keeper::save_progress() {
  if (group()) return;
  app::Learner& learner = runtime_.session().learner();
  if (const auto stored = outside_.load(kProgressName); stored && !stored->empty()) {
    std::vector<Message> told;
    (void)learner.load(*stored, told);  // what is faulty there was told and set aside at the start
  }
  const Status done = outside_.store(kProgressName, learner.text());
  const bool was_kept = learner.kept != app::Learner::Kept::not_saved;
  learner.kept = done ? app::Learner::Kept::saved : app::Learner::Kept::not_saved;
  runtime_.wake();
  if (!done && was_kept) tell("platform.progress_not_saved", done.error());
}

void Keeper::save() {
  save_at_s_.reset();
  if (group()) return;
  const Status stored = outside_.store(kStateName, app::save_text(runtime_.session().state()));
  if (!stored && !refused_) tell("platform.not_saved", stored.error());
  refused_ = !stored.ok();
}

void Keeper::tell(std::string_view key, const Message& reason) {
  runtime_.dispatch(app::cmd::Notify{std::string(key), library().strings.text(reason)});
}

}  // namespace tc::platform
