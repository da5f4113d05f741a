// What commands do to the questions. Pure, as reduce(): the record of answers is asked for as effects.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/entry.h"
#include "app/notice.h"
#include "app/quiz.h"
#include "app/reduce.h"
#include "app/reduce_quiz.h"
#include "app/tour.h"
#include "app/values.h"
#include "learn/hint.h"

namespace tc::app {
namespace {

constexpr double kLargestSeed = 9007199254740992.0;  // whole numbers are exact below
constexpr std::size_t kMostItems = 200, kLongestResponse = 8192, kLongestName = 40;

/// What may stand behind the kind in a form's name, in events and files.
bool is_form_name(std::string_view name) {
  return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

class QuizStep {
 public:
  QuizStep(const State& state, const content::Library& library) : out_{state, {}}, library_(library) {}
  Reduced take() { return std::move(out_); }

  void operator()(const cmd::StartForm& c) {
    QuizView next;
    next.kind = c.kind;
    next.letter = c.letter;
    next.seed = c.seed;
    next.items = c.items;
    if (!(c.seed >= 0 && c.seed < kLargestSeed) || c.seed != std::floor(c.seed)) return refuse("refusal.form_seed", "");
    if (learn::id_of(drawn_form(next).kind) != c.kind) return refuse("refusal.form_kind", c.kind);
    const auto ids = form_items(next);
    if (ids.empty() || ids.size() > kMostItems) return refuse("refusal.form_empty", "");
    for (const std::string& id : ids) {
      if (library_.item(id) == nullptr) return refuse("refusal.item", id);
    }
    if (!is_form_name(c.name)) return refuse("refusal.form_name", c.name);
    next.form = c.kind + "-" + (c.name.empty() ? std::to_string(static_cast<long long>(c.seed)) : c.name);
    next.open = true;
    const bool aside = is_checkpoint(next) && !s().quiz.form.empty() && !is_checkpoint(s().quiz);
    if (aside) s().quiz_aside = s().quiz;
    else if (!is_checkpoint(next)) s().quiz_aside = {};
    s().quiz = next;
    s().screen = Screen::quiz;
    s().panel = Panel::none;
    s().selected.clear();
    s().playback.playing = false;
    record(learn::FormStarted{next.form, drawn_form(next)});
    begin_item();
  }
  void operator()(const cmd::SetResponse& c) {
    const content::Item* item = shown();
    if (item == nullptr || s().quiz.answered) return;
    auto response = learn::response_from_json(c.json);
    if (c.json.size() > kLongestResponse || !response) return refuse("refusal.response", c.json);
    if (is_ruled_out(*response)) return refuse("refusal.ruled_out", "");
    if (*response == current_response(s())) return;
    s().quiz.response = learn::to_json(*response);
    record(learn::AnswerChanged{s().quiz.form, item->id, *std::move(response)});
  }
  void operator()(const cmd::SetCertainty& c) {
    if (c.level < 1 || c.level > 3) return refuse("refusal.certainty", std::to_string(c.level));
    if (shown() != nullptr && !s().quiz.answered) s().quiz.certainty = c.level;
    save();
  }
  void operator()(const cmd::TakeHint&) {
    const content::Item* item = shown();
    if (item == nullptr) return;
    if (!learn::gives_hints(drawn_form(s().quiz).kind)) return refuse("refusal.hint_test", "");
    if (hints_left(s(), library_) == 0) return refuse("refusal.hint", "");
    ++s().quiz.hints;
    // Not recorded as a change of the answer: the learner has not changed their mind yet.
    if (is_ruled_out(current_response(s()))) s().quiz.response.clear();
    record(learn::HintTaken{s().quiz.form, item->id});
  }
  void operator()(const cmd::GiveAnswer&) {
    const content::Item* item = shown();
    if (item == nullptr || s().quiz.answered) return;
    if (!can_answer(s(), library_)) return refuse("refusal.answer", "");
    s().quiz.answered = true;
    record(learn::answered(s().quiz.form, *item, current_response(s()),
                           learn::takes_certainty(*item) ? s().quiz.certainty : 0));
  }
  void operator()(const cmd::NextItem&) {
    const content::Item* item = shown();
    if (item == nullptr || !s().quiz.answered) return;
    record(learn::FeedbackSeen{s().quiz.form, item->id});
    if (static_cast<std::size_t>(s().quiz.index) + 1 < form_items(s().quiz).size()) {
      ++s().quiz.index;
      return begin_item();
    }
    record(learn::FormFinished{s().quiz.form});
    if (is_checkpoint(s().quiz)) return back_to_tour();
    s().quiz = {};
    s().quiz.results = true;
    save();
  }
  void operator()(const cmd::LeaveForm&) {
    if (is_checkpoint(s().quiz)) return back_to_tour();
    s().quiz.open = false;
    save();
  }
  void operator()(const cmd::ResumeForm&) {
    if (s().quiz.form.empty()) return;
    // A course pack was left at one of its questions, and is not loaded now.
    if (library_.has_dossier && current_item(s(), library_) == nullptr) {
      const auto ids = form_items(s().quiz);
      const auto index = static_cast<std::size_t>(std::max(0, s().quiz.index));
      return refuse("refusal.item_gone", index < ids.size() ? ids[index] : s().quiz.form);
    }
    s().quiz.open = true;
    s().quiz.results = false;
    s().screen = Screen::quiz;
    save();
  }
  void operator()(const cmd::ShowResults& c) {
    s().quiz.results = c.on;
    if (c.on) s().quiz.open = false;
    save();
  }
  void operator()(const cmd::CopyResults&) { out_.effects.push_back(Effect::copy_results); }
  void operator()(const cmd::ShowMoment&) {
    const content::Item* item = shown();
    if (item == nullptr || !s().quiz.answered) return;
    s().screen = Screen::timeline;
    s().time_min = item->show.time_min;
    s().view = {};
    s().panel = Panel::none;
    s().selected = can_select(library_, item->show.select) ? item->show.select : std::string();
    s().stage.open = item->show.scene.has_value() && s().selected.empty();
    if (item->show.scene) {
      if (const auto scene = content::scene_of(content::id_of(*item->show.scene))) {
        s().stage.scene = *scene;
        s().stage.focus.clear();
      }
    }
    save();
  }
  void operator()(const cmd::ClearLearning&) {
    s().quiz = {};
    s().quiz_aside = {};
    out_.effects.push_back(Effect::clear_learning);
    save();
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  State& s() { return out_.state; }
  const content::Item* shown() { return s().quiz.open ? current_item(s(), library_) : nullptr; }
  bool is_ruled_out(const learn::Response& response) {
    const auto* choice = std::get_if<learn::Choice>(&response);
    return choice != nullptr && !choice->option.empty() && choice->option == ruled_out(s(), library_);
  }
  static bool is_checkpoint(const QuizView& quiz) {
    return quiz.kind == learn::id_of(learn::FormKind::checkpoint);
  }
  /// The form that was on before is there again; the tour stands where it was left, if there is one.
  void back_to_tour() {
    s().quiz = std::exchange(s().quiz_aside, {});
    s().quiz.open = false;
    if (const content::Tour* tour = current_tour(s(), library_)) {
      if (const auto step = tour->step(s().tour.step)) enter_step(s(), *tour, *step);
    }
    save();
  }
  void save() { out_.effects.push_back(Effect::save_state); }
  void record(learn::Happening what) {
    out_.effects.push_back({Effect::record, learn::to_json(learn::Event{"-", 0, std::move(what)})});
    save();
  }
  void begin_item() {
    QuizView& quiz = s().quiz;
    quiz.certainty = 0;
    quiz.hints = 0;
    quiz.answered = false;
    quiz.response.clear();
    if (const content::Item* item = current_item(s(), library_)) record(learn::ItemShown{quiz.form, item->id});
  }
  void refuse(std::string_view key, const std::string& what) {
    answer(s(), in_words(Message{std::string(key), {{"id", shown_text(what)}}}, library_.strings));
    out_.effects.push_back(Effect::announce);
  }

  Reduced out_;
  const content::Library& library_;
};

}  // namespace

bool is_quiz(const Command& command) {
  return std::visit(
      []<class T>(const T&) {
        return std::is_same_v<T, cmd::StartForm> || std::is_same_v<T, cmd::SetResponse> ||
               std::is_same_v<T, cmd::SetCertainty> || std::is_same_v<T, cmd::TakeHint> || std::is_same_v<T, cmd::GiveAnswer> ||
               std::is_same_v<T, cmd::NextItem> || std::is_same_v<T, cmd::LeaveForm> ||
               std::is_same_v<T, cmd::ResumeForm> || std::is_same_v<T, cmd::ShowResults> ||
               std::is_same_v<T, cmd::CopyResults> || std::is_same_v<T, cmd::ShowMoment> || std::is_same_v<T, cmd::ClearLearning>;
      },
      command.any());
}

Reduced reduce_quiz(const State& state, const Command& command, const content::Library& library) {
  QuizStep step(state, library);
  std::visit(step, command.any());
  return step.take();
}

}  // namespace tc::app
