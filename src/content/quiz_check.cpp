// What items name must be there, and what they are told in must fit.
#include <algorithm>
#include <unordered_set>

#include "content/quiz_ids.h"
#include "content/quiz_loader.h"

namespace tc::content {
namespace {

constexpr std::string_view kItems = "items";

template <class T>
bool has_id(const std::vector<T>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [&](const T& entry) { return entry.id == id; });
}

class ItemCheck {
 public:
  ItemCheck(Loading& loading, const Library& library)
      : loading_(loading), l_(library), words_(!loading.broken("strings/")) {}

  void item(const Item& item) {
    id_ = item.id;
    stem_ = "item." + item.id + ".";
    entries(item);
    words(item);
    std::visit([this](const auto& task) { parts(task); }, item.task);
  }
  /// Words of items that no item asks for: a mistyped key, or an item that went away.
  void left_over() {
    if (!words_) return;
    const auto& all = l_.strings.all();
    for (auto at = all.lower_bound("item."); at != all.end() && at->first.starts_with("item."); ++at) {
      if (asked_.find(&at->first) == asked_.end())
        loading_.words_fault(at->first, "error.quiz.words_left", at->first);
    }
  }

 private:
  void fault(std::string_view member, std::string_view message, std::string_view what) {
    loading_.fault(kItems, id_, member, message, what);
  }
  /// The words of a part, with room for so many characters.
  void word(const std::string& part, std::size_t most, bool wanted = true) {
    if (!words_) return;
    const std::string key = stem_ + part;
    const auto found = l_.strings.all().find(key);
    if (found == l_.strings.all().end()) {
      if (wanted) fault("", "error.content.words", key);
      return;
    }
    asked_.insert(&found->first);
    const std::string& text = found->second;
    if (text.size() <= most) return;
    const auto count = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
    if (count > most)
      loading_.words_fault(key, "error.content.too_long",
                           std::to_string(count) + " > " + std::to_string(most));
  }
  void word(const char* kind, const std::string& id, std::size_t most, bool wanted = true) {
    word(std::string(kind) + '.' + id, most, wanted);
  }
  void unit(const std::string& key) {
    if (words_ && !key.empty() && !(key.starts_with("unit.") && l_.strings.has(key)))
      fault("", "error.content.words", key);
  }
  template <class T>
  void known(std::string_view member, std::string_view file, const std::vector<T>& list,
             const std::vector<std::string>& ids) {
    if (loading_.broken(file)) return;
    for (const std::string& id : ids) {
      if (!id.empty() && !has_id(list, id)) fault(member, "error.content.unknown_id", id);
    }
  }
  void misconceptions(std::string_view member, const std::vector<std::string>& ids) {
    known(member, "evidence/misconceptions.json", l_.misconceptions, ids);
  }

  void entries(const Item& item) {
    known("objective", "quizzes/objectives.json", l_.objectives, {item.objective});
    known("claims", "evidence/claims.json", l_.claims, item.claims);
    misconceptions("misconceptions", item.misconceptions);
    if (!loading_.broken("evidence/references.json")) {
      for (const Citation& c : item.citations) {
        if (!c.reference_id.empty() && l_.reference(c.reference_id) == nullptr)
          fault("citations", "error.content.reference", c.reference_id);
      }
    }
    const std::string& select = item.show.select;
    if (!select.empty() && !loading_.broken("evidence/") && l_.observation(select) == nullptr &&
        l_.claim(select) == nullptr && !has_id(l_.safety, select))
      fault("show", "error.content.unknown_id", select);
  }

  void words(const Item& item) {
    word("stem", 300);
    for (const char* part : {"fact", "warning", "slip", "again"}) word(part, 220);
    word("hint", 160, false);
    int whys = 0;
    const ItemType type = item.type();
    if (type == ItemType::myth) whys = 1;
    for (const ItemType with :
         {ItemType::order, ItemType::place, ItemType::estimate, ItemType::curve, ItemType::point}) {
      if (type == with) whys = 2;
    }
    for (int i = 1; i <= std::max(whys, item.whys); ++i) word("why", std::to_string(i), 160);
  }

  void options(const std::vector<Option>& list) {
    for (const Option& o : list) {
      word("option", o.id, 90);
      word("why", o.id, 160);
      if (!o.misconception.empty()) misconceptions("options", {o.misconception});
    }
  }
  void each(const char* part, const std::vector<std::string>& ids, std::size_t most) {
    for (const std::string& id : ids) word(part, id, most);
  }

  void parts(const SingleTask& t) { options(t.options); }
  void parts(const MultiTask& t) { options(t.options); }
  void parts(const MythTask&) { word("statement", 300); }
  void parts(const OrderTask& t) { each("tile", t.tiles, 70); }
  void parts(const PlaceTask& t) {
    for (const Target& target : t.targets) word("target", target.id, 60);
    if (t.tray) word("tray", 60);
  }
  void parts(const PointTask&) {}
  void parts(const EstimateTask& t) {
    for (const Guessed& g : t.estimates) {
      word("estimate", g.id, 80);
      unit(g.unit);
    }
  }
  void parts(const CurveTask& t) {
    each("category", t.categories, 40);
    for (const CurveLine& line : t.lines) word("line", line.id, 40);
    for (const CurveFeature& feature : t.features) word("feature", feature.id, 80);
    unit(t.unit);
  }
  void parts(const VignetteTask& t) {
    for (const VignetteNode& node : t.nodes) {
      word("node", node.id, 300);
      for (const VignetteOption& o : node.options) {
        word("node", node.id + "." + o.id, 160);
        word("why", node.id + "." + o.id, 160, !node.card);  // a card may say why, too
      }
    }
  }
  void parts(const AuditTask& t) {
    word("claim", 300);
    word("mend", 300);
    options(t.options);
    for (const AuditRow& row : t.rows) {
      word("row", row.id, 160);
      word("why", row.id, 160, false);
    }
    each("column", t.columns, 40);
  }

  Loading& loading_;
  const Library& l_;
  bool words_;
  std::string id_, stem_;
  std::unordered_set<const std::string*> asked_;  ///< keys of the strings
};

/// Whoever meets one form before and the other after must meet the same kind of question.
void check_parallel(Loading& loading, const Library& l) {
  const Item* first[kTestSlots + 1] = {};
  for (const Item& item : l.items) {
    if (item.pool != Pool::secure || item.slot < 1 || item.slot > kTestSlots) continue;
    const Item*& model = first[item.slot];
    if (model == nullptr) model = &item;
    if (item.topic != model->topic || item.level != model->level || item.type() != model->type())
      loading.fault(kItems, item.id, "slot", "error.quiz.parallel", model->id);
  }
}

}  // namespace

void check_quizzes(Loading& loading, const Library& l) {
  ItemCheck check(loading, l);
  for (const Item& item : l.items) {
    if (!item.id.empty()) check.item(item);
  }
  if (!loading.broken("quizzes/")) check.left_over();
  check_parallel(loading, l);
  if (loading.broken("strings/")) return;
  for (const Objective& o : l.objectives) {
    if (!l.strings.has("objective." + o.id))
      loading.fault("objectives", o.id, "", "error.content.words", "objective." + o.id);
  }
}

}  // namespace tc::content
