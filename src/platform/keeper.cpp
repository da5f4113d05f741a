#include "platform/keeper.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "ui/svg.h"

namespace tc::platform {
namespace {
constexpr std::string_view kStateName = "state", kProgressName = "progress";

/// Wall time, which people set and set back; learn knows.
learn::Time_ms wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}
}

Keeper::Keeper(ui::Runtime& runtime, Outside outside) : runtime_(runtime), outside_(std::move(outside)) {
  if (!outside_.now_ms) outside_.now_ms = wall_ms;
}

void Keeper::start(std::string_view query) {
  restore();
  learner().set_now_ms(outside_.now_ms());
  load_progress();
  open_query(query);
  runtime_.take_effects();  // what was just read needs no saving
}

/// Gives back the last view.
void Keeper::restore() {
  const auto saved = outside_.load(kStateName);
  if (!saved || saved->empty()) return;
  const auto restored = app::restore_text(*saved, library());
  if (restored) return runtime_.dispatch(app::cmd::Restore{*saved});
  const auto name = set_aside(outside_.load, outside_.store, kStateName, *saved);
  state_stays_ = !name;
  if (name) tell_aside("platform.state_set_aside", restored.error(), *name);
  else tell("platform.state_not_set_aside", name.error());
}

void Keeper::open_query(std::string_view query) {
  std::vector<Message> problems;
  for (const app::Command& command : app::parse_query(query, library(), problems)) runtime_.dispatch(command);
  if (!problems.empty()) tell("platform.link_problem", problems.front());
}

void Keeper::after_frame(double now_s) {
  learner().set_now_ms(outside_.now_ms());
  bool answered = false;
  for (const app::Effect& effect : runtime_.take_effects()) {
    if (effect.kind == app::Effect::save_state) save_at_s_ = now_s + kSaveAfter_s;
    answered = answered || effect.kind == app::Effect::save_progress;
    carry_out(effect);
  }
  if (answered) save_progress();  // once for all that happened
  tell_clock();
  if (save_at_s_ && now_s >= *save_at_s_) save();
  if (learner().kept == app::Learner::Kept::saving && settled()) {
    learner().kept = app::Learner::Kept::saved;
    runtime_.wake();
  }
  if (clearing_ && settled()) tell_cleared();
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
    case app::Effect::clear_learning:
      if (group()) break;  // what is stored is somebody's own
      report(clear_progress(), "", "platform.learning_not_cleared");
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
    case app::Effect::save_progress:
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

/// Gives back the answers of earlier runs.
void Keeper::load_progress() {
  const auto lock = locked();
  progress_stays_ = !take_in_stored();
}

/// Takes in what is stored. What cannot be read is set aside; false when that was refused, so that it must stay.
bool Keeper::take_in_stored() {
  const auto stored = outside_.load(kProgressName);
  if (!stored || stored->empty()) return true;
  std::vector<Message> told;
  const Status loaded = learner().load(*stored, told);
  if (loaded && told.empty()) return true;
  const auto name = set_aside(outside_.load, outside_.store, kProgressName, *stored);
  if (!name) {
    learner().kept = app::Learner::Kept::not_saved;
    tell("platform.progress_not_set_aside", name.error());
    return false;
  }
  if (std::exchange(told_aside_, *name) != *name)
    tell_aside("platform.progress_set_aside", loaded ? told.front() : loaded.error(), *name);
  return true;
}

/// Writes every answer at once: with those that another window of the same learner has stored meanwhile.
void Keeper::save_progress() {
  if (group()) return;
  const auto lock = locked();
  runtime_.wake();
  if (!progress_stays_) progress_stays_ = !take_in_stored();
  const bool was_kept = std::exchange(learner().kept, app::Learner::Kept::not_saved) != app::Learner::Kept::not_saved;
  if (progress_stays_) return;
  const Status done = outside_.store(kProgressName, learner().text());
  if (done) {
    learner().kept = settled() ? app::Learner::Kept::saved : app::Learner::Kept::saving;
    learner().note_stored();
  } else if (was_kept) {
    tell("platform.progress_not_saved", done.error());
  }
}

/// Clears every answer, wherever one is stored: also what was set aside, the copies of before, and the question that
/// the view was left at. What stays says that it was cleared, so that no other window brings anything back.
Status Keeper::clear_progress() {
  const auto lock = locked();
  std::vector<Message> told;
  if (const auto stored = outside_.load(kProgressName)) (void)learner().load(*stored, told);  // for its mark
  learner().clear_for_good();
  progress_stays_ = state_stays_ = false;
  told_aside_.clear();
  const auto twice = [&](std::string_view name, const std::string& text) {
    Status done = outside_.store(name, text);
    if (done) done = outside_.store(name, text);  // storage keeps the copy before: that one is clear too then
    if (!done) done = outside_.store(name, "");
    return done;
  };
  Status done = twice(kProgressName, learner().text());
  for (const std::string_view name : {kProgressName, kStateName}) {
    const Status gone = forget_set_aside(outside_.load, outside_.store, name);
    if (done && !gone) done = gone;
  }
  const Status view = twice(kStateName, app::save_text(runtime_.session().state()));
  if (done) done = view;
  if (done) {  // nothing of this is so any longer
    for (const char* key : {"platform.progress_set_aside", "platform.progress_not_set_aside", "platform.progress_not_saved",
                            "platform.state_set_aside", "platform.state_not_set_aside"})
      runtime_.dispatch(app::cmd::DismissNotice{key});
  }
  clearing_ = done.ok();
  return done;
}

/// Says that everything was cleared, once that is on the disk, or that it did not get there.
void Keeper::tell_cleared() {
  clearing_ = false;
  if (outside_.refused && outside_.refused()) tell("platform.learning_not_cleared", {"learn.clear.refused"});
  else runtime_.dispatch(app::cmd::Notify{"platform.learning_cleared", ""});
  runtime_.wake();
}

/// Says once that the clock was set back.
void Keeper::tell_clock() {
  if (told_clock_ || !learner().clock_set_back()) return;
  told_clock_ = true;
  runtime_.dispatch(app::cmd::Notify{"learn.clock.back", ""});
  runtime_.wake();
}

void Keeper::save() {
  save_at_s_.reset();
  if (group() || state_stays_) return;
  const Status stored = outside_.store(kStateName, app::save_text(runtime_.session().state()));
  if (!stored && !refused_) tell("platform.not_saved", stored.error());
  refused_ = !stored.ok();
}

void Keeper::tell(std::string_view key, const Message& reason) {
  runtime_.dispatch(app::cmd::Notify{std::string(key), library().strings.text(reason)});
}

/// Where something was set aside, and why.
void Keeper::tell_aside(std::string_view key, const Message& reason, const std::string& name) {
  tell(key, {"platform.set_aside_as", {{"reason", library().strings.text(reason)}, {"name", name}}});
}

}  // namespace tc::platform
