#pragma once
#include <string>

#include "app/state.h"
#include "ui/ui.h"

namespace tc::ui {

/// The node recorded last becomes a heading of this level (1 to 6) on which the focus may land: it is a stop of Tab only
/// while it has it.
void landing(Ui& ui, int level);

/// Keeps the focus within the questions when what had it goes: to what a question asks, to how it was answered, to the
/// title of the overview or of the results.
class QuizFocus {
 public:
  /// After the commands of a frame. Leaves a focus alone that is elsewhere.
  void follow(const app::State& state, Focus& focus);

 private:
  struct Place {
    bool on = false, open = false, answered = false, results = false;
    std::string form;
    int index = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };
  Place last_;
};

}  // namespace tc::ui
