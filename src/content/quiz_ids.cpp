#include "content/quiz_ids.h"

#include <algorithm>

namespace tc::content {

const Choices<ItemType>& choices_of(ItemType) {
  static const Choices<ItemType> kAll{{"single", ItemType::single},     {"multi", ItemType::multi},
                                      {"myth", ItemType::myth},         {"order", ItemType::order},
                                      {"place", ItemType::place},       {"point", ItemType::point},
                                      {"estimate", ItemType::estimate}, {"curve", ItemType::curve},
                                      {"vignette", ItemType::vignette}, {"audit", ItemType::audit}};
  return kAll;
}

const Choices<Topic>& choices_of(Topic) {
  static const Choices<Topic> kAll{{"time_course", Topic::time_course}, {"clearance", Topic::clearance},
                                   {"mechanism", Topic::mechanism},     {"experience", Topic::experience},
                                   {"window", Topic::window},           {"effect_size", Topic::effect_size},
                                   {"safety", Topic::safety},           {"reading", Topic::reading}};
  return kAll;
}

const Choices<Level>& choices_of(Level) {
  static const Choices<Level> kAll{{"3A", Level::knows}, {"3B", Level::knows_how}, {"4", Level::shows_how}};
  return kAll;
}

const Choices<Pool>& choices_of(Pool) {
  static const Choices<Pool> kAll{{"practice", Pool::practice}, {"secure", Pool::secure}};
  return kAll;
}

const Choices<TestForm>& choices_of(TestForm) {
  static const Choices<TestForm> kAll{{"A", TestForm::a}, {"B", TestForm::b}};
  return kAll;
}

const Choices<QuizScene>& choices_of(QuizScene) {
  static const Choices<QuizScene> kAll{{"person", QuizScene::person},
                                       {"synapse", QuizScene::synapse},
                                       {"dendrite", QuizScene::dendrite},
                                       {"body", QuizScene::body}};
  return kAll;
}

const Choices<Target::Kind>& choices_of(Target::Kind) {
  static const Choices<Target::Kind> kAll{{"point", Target::Kind::point},
                                          {"span", Target::Kind::span},
                                          {"tray", Target::Kind::tray},
                                          {"bracket", Target::Kind::bracket}};
  return kAll;
}

const Choices<CurveFeature::Test>& choices_of(CurveFeature::Test) {
  using Test = CurveFeature::Test;
  static const Choices<Test> kAll{{"peak_between", Test::peak_between},
                                  {"falls", Test::falls},
                                  {"falls_by_share", Test::falls_by_share},
                                  {"rises", Test::rises},
                                  {"flat", Test::flat},
                                  {"crosses", Test::crosses},
                                  {"above", Test::above},
                                  {"close", Test::close},
                                  {"in_band", Test::in_band}};
  return kAll;
}

const Choices<AuditTask::Mode>& choices_of(AuditTask::Mode) {
  using Mode = AuditTask::Mode;
  static const Choices<Mode> kAll{{"single", Mode::single}, {"multi", Mode::multi}, {"match", Mode::match}};
  return kAll;
}

std::string_view id_of(ItemType type) { return find_id(choices_of(type), type); }
std::string_view id_of(Topic topic) { return find_id(choices_of(topic), topic); }
std::string_view id_of(Level level) { return find_id(choices_of(level), level); }
std::string_view id_of(TestForm form) { return find_id(choices_of(form), form); }
std::string_view id_of(QuizScene scene) { return find_id(choices_of(scene), scene); }

const VignetteNode* VignetteTask::node(std::string_view id) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const VignetteNode& n) { return n.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const std::vector<Option>* options_of(const Item& item) {
  if (const auto* single = std::get_if<SingleTask>(&item.task)) return &single->options;
  if (const auto* multi = std::get_if<MultiTask>(&item.task)) return &multi->options;
  const auto* audit = std::get_if<AuditTask>(&item.task);
  return audit != nullptr && audit->mode != AuditTask::Mode::match ? &audit->options : nullptr;
}

bool is_single(const Item& item) {
  const auto* audit = std::get_if<AuditTask>(&item.task);
  return item.type() == ItemType::single || (audit != nullptr && audit->mode == AuditTask::Mode::single);
}

bool is_multi(const Item& item) {
  const auto* audit = std::get_if<AuditTask>(&item.task);
  return item.type() == ItemType::multi || (audit != nullptr && audit->mode == AuditTask::Mode::multi);
}

bool takes_certainty(const Item& item) {
  if (item.type() == ItemType::estimate || item.type() == ItemType::curve) return false;
  const auto* place = std::get_if<PlaceTask>(&item.task);
  return place == nullptr || std::any_of(place->targets.begin(), place->targets.end(),
                                         [](const Target& t) { return t.kind != Target::Kind::bracket; });
}

int most_certainty_marks(std::span<const Item> items) {
  constexpr int kMarks = 3;
  const auto of_form = [&](TestForm form) {
    int marks = 0;
    for (int slot = 1; slot <= kTestSlots; ++slot) {
      const auto here = [&](const Item& i) { return i.pool == Pool::secure && i.form == form && i.slot == slot; };
      const auto without = [&](const Item& i) { return here(i) && !takes_certainty(i); };
      if (std::any_of(items.begin(), items.end(), here) && std::none_of(items.begin(), items.end(), without)) marks += kMarks;
    }
    return marks;
  };
  return std::min(of_form(TestForm::a), of_form(TestForm::b));
}

bool is_items_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return path.starts_with("quizzes/") && name.starts_with("items_") && name.ends_with(".json");
}

}  // namespace tc::content
