#include "content/quiz_loader.h"

#include <algorithm>
#include <set>

#include "content/quiz_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

constexpr std::string_view kObjectives = "quizzes/objectives.json";
constexpr double kHorizon_min = 20160;

/// A letter, then letters, digits, '_' or '-': it stands within the keys of words.
std::string read_item_id(const Cursor& c) {
  const std::string id = c.text("id");
  const auto letter = [](char at) { return (at >= 'A' && at <= 'Z') || (at >= 'a' && at <= 'z'); };
  const bool good = id.size() <= 24 && std::all_of(id.begin(), id.end(), [&](char at) {
                      return letter(at) || (at >= '0' && at <= '9') || at == '_' || at == '-';
                    });
  if (!id.empty() && !(good && letter(id[0]))) c.fault("id", "error.content.id_form", id);
  return id;
}

ShowAt read_show(const Cursor& c) {
  c.only({"time_min", "select", "scene"});
  ShowAt out;
  out.time_min = read_time(c, "time_min");
  if (out.time_min > kHorizon_min) c.fault("time_min", "error.evidence.too_late", "time_min");
  out.select = c.text("select", false);
  if (c.has("scene")) out.scene = c.choice("scene", choices_of(QuizScene{}));
  return out;
}

std::optional<Clock> read_clock(const Cursor& c) {
  static const Choices<std::optional<Clock>> kClocks{{"all", std::nullopt},
                                                     {"feeling", Clock::feeling},
                                                     {"drug", Clock::drug},
                                                     {"plasticity", Clock::plasticity},
                                                     {"care", Clock::care}};
  return c.choice("clock", kClocks);
}

/// Where it stands: secure items have a slot and a form and rest on what was seen in the source.
void read_place(const Cursor& c, Item& out) {
  out.pool = c.choice("pool", choices_of(Pool{}));
  out.verified = c.flag("verified", false);
  const bool secure = out.pool == Pool::secure;
  for (const std::string_view member : {"slot", "form"}) {
    if (c.has(member) != secure) c.fault(c.has(member) ? member : "pool", "error.quiz.slot", out.id);
  }
  out.slot = c.optional_integer("slot", 1, kTestSlots).value_or(0);
  if (c.has("form")) out.form = c.choice("form", choices_of(TestForm{}));
  if (secure && !out.verified) c.fault("verified", "error.quiz.recalled", out.id);
}

Item read_item(const Cursor& c) {
  Item out;
  out.id = read_item_id(c);
  const ItemType type = c.choice("type", choices_of(ItemType{}));
  std::vector<std::string_view> known = task_members(type);
  known.insert(known.end(), {"id", "type", "topic", "level", "contest", "objective", "pool", "slot", "form",
                             "clock", "lenses", "claims", "misconceptions", "species", "verified",
                             "reading_grade", "citations", "show", "us"});
  c.only(known);
  out.topic = c.choice("topic", choices_of(Topic{}));
  out.level = c.choice("level", choices_of(Level{}));
  out.contest = c.choice("contest", choices_of(Contest{}));
  out.objective = c.text("objective");
  read_place(c, out);
  out.clock = read_clock(c);
  out.lenses = read_lens_ids(c, "lenses");
  out.misconceptions = c.texts("misconceptions");
  out.claims = c.texts("claims");
  out.species = c.choices("species", choices_of(Species{}));
  out.reading_grade = c.optional_integer("reading_grade", 0, 20).value_or(0);
  if (!c.has("reading_grade")) c.fault("", "error.json.missing", "reading_grade");
  out.citations = read_citations(c, "citations");
  out.show = read_show(c.object("show"));
  out.us = c.flag("us", false);
  const bool open = out.contest == Contest::mixed || out.contest == Contest::contested;
  if (open && out.claims.empty()) c.fault("claims", "error.quiz.no_claim", out.id);
  if (out.citations.empty()) c.fault("citations", "error.content.uncited_here", out.id);
  out.task = read_task(c, type);
  return out;
}

}  // namespace

void load_quizzes(Loading& loading, std::span<const std::string_view> paths, Library& l) {
  if (std::find(paths.begin(), paths.end(), kObjectives) != paths.end()) {
    loading.list(kObjectives, "objectives", l.objectives, [](const Cursor& c) {
      c.only({"id"});
      return Objective{read_name(c, "_-"), std::string(kObjectives)};
    });
  }
  std::set<std::string> ids;
  for (const std::string_view path : paths) {
    if (!is_items_file(path)) continue;
    const std::size_t before = l.items.size();
    loading.list(path, "items", l.items, [&](const Cursor& c) {
      Item item = read_item(c);
      item.file = path;
      // The list itself tells what is twice in one file.
      if (!item.id.empty() && ids.find(item.id) != ids.end()) c.fault("id", "error.json.repeated", item.id);
      return item;
    });
    for (std::size_t i = before; i < l.items.size(); ++i) ids.insert(l.items[i].id);
  }
  for (Item& item : l.items) {
    while (l.strings.has("item." + item.id + ".why." + std::to_string(item.whys + 1))) ++item.whys;
  }
}

}  // namespace tc::content
