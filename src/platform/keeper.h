#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "content/library.h"
#include "core/result.h"
#include "platform/set_aside.h"
#include "ui/runtime.h"

namespace tc::platform {

/// Carries out what the app asks of the outside world, the same on the desktop and in the browser: gives back
/// the last state at the start, applies the link, saves after a rest, hands out links, and copies citations,
/// opens papers, and tells the person when any of it was refused. What is stored and cannot be read is set aside before
/// anything takes its place; where it cannot be, nothing takes its place in this run, and the person is told.
class Keeper {
 public:
  /// The outside: storage (see platform.h) and what to do with a link (its query part).
  struct Outside {
    LoadText load;
    StoreText store;
    /// False while what was stored may still be lost; nothing: store() returns when it is safe.
    std::function<bool()> settled;
    /// True when something stored never came onto the disk, where what was there before may have stayed; nothing: store()
    /// says so itself.
    std::function<bool()> refused = {};
    std::function<Status(const std::string& query)> copy_link;
    std::function<Status(const std::string& text)> copy_text;
    std::function<Status(const std::string& address)> open_link;
    std::function<Status(const std::string& text)> speak;  ///< aloud; nothing: be silent
    /// Saves a file under a name like this one; gives where it is, in words for the person.
    std::function<Result<std::string>(const std::string& name, std::string_view bytes)> save_file;
    /// Saves the next picture that is drawn; says so itself, through saved().
    std::function<void(const std::string& name)> save_picture;
    /// Has a record chosen; it comes back as a TakeIn command. False: it is to be dropped on the window.
    std::function<bool()> pick_record;
    /// Keeps other runs of the program from storing while what it gives lives (platform.h); none: nobody else does.
    std::function<std::shared_ptr<const void>()> lock = {};
    /// Milliseconds since 1970, as this device's clock says; none: the system's.
    std::function<learn::Time_ms()> now_ms = {};
  };
  static constexpr double kSaveAfter_s = 0.5;  ///< rest before a change is written

  Keeper(ui::Runtime& runtime, Outside outside);

  /// Restores the stored state, then applies the parameters of the link over it.
  void start(std::string_view query);
  /// Applies the parameters of a link. Faulty ones are named in a notice; the others apply.
  void open_query(std::string_view query);
  /// Takes the effects of the last frame; writes the state when it has rested. `now_s` is any rising clock.
  void after_frame(double now_s);
  /// Tells the person where a file is, or why it is not.
  void saved(const Result<std::string>& where);
  /// Seconds until a waiting save is due, or nothing when none waits.
  std::optional<double> save_due_s(double now_s) const;
  /// Writes a waiting save at once (the program or page is about to go).
  void flush();

 private:
  void save();
  void restore();
  void save_progress();
  bool take_in_stored();
  Status clear_progress();
  void tell_cleared();
  void tell_clock();
  app::Learner& learner() { return runtime_.session().learner(); }
  std::shared_ptr<const void> locked() const { return outside_.lock ? outside_.lock() : nullptr; }
  bool settled() const { return !outside_.settled || outside_.settled(); }
  std::string drawing() const;
  bool group() const { return runtime_.session().state().settings.group; }
  void load_progress();
  void carry_out(const app::Effect& effect);
  void tell(std::string_view key, const Message& reason);
  void tell_aside(std::string_view key, const Message& reason, const std::string& name);
  const content::Library& library() const { return runtime_.session().library(); }

  ui::Runtime& runtime_;
  Outside outside_;
  std::optional<double> save_at_s_;
  bool refused_ = false;  ///< the last save was refused and the person knows
  // What is stored can neither be read nor set aside, and is not to be lost.
  bool state_stays_ = false, progress_stays_ = false;
  std::string told_aside_;  ///< where progress was set aside, as the person knows
  bool told_clock_ = false;
  bool clearing_ = false;  ///< everything was cleared, and that is not on the disk yet
};

}  // namespace tc::platform
