// The evidence from mark to source: drawers, accounts, library, terms, all lanes. By name, as a person finds them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/entry_text.h"
#include "app/evidence_now.h"
#include "support/headless.h"
#include "ui/canvas.h"

using namespace tc;
using app::cmd::OpenPanel;
using test::Headless;
using ui::Do;
using ui::Node;
using ui::Role;

namespace {

const std::string& words(std::string_view key) { return test::library()->strings.raw(key); }

std::vector<const Node*> all(Headless& app, std::string_view prefix) {
  std::vector<const Node*> found;
  for (const Node& node : app.runtime().semantics().nodes()) {
    if (node.id.starts_with(prefix)) found.push_back(&node);
  }
  return found;
}

bool says(Headless& app, std::string_view text) {
  for (const Node& node : app.runtime().semantics().nodes()) {
    if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos) return true;
  }
  return false;
}

void write(Headless& app, std::string_view id, std::string text) {
  const auto caret = static_cast<double>(text.size());
  app.runtime().post({std::string(id), Do::set_value, caret, std::move(text)});
  app.frames(3);
}

}  // namespace

TEST_CASE("every mark on the timeline leads to who measured it, in whom, how sure, and the source") {
  Headless app(1280, 720, {app::cmd::ShowAllLanes{true}, app::cmd::SetReducedMotion{true}});
  app.frames(3);
  int seen = 0;
  for (const content::Observation& o : test::library()->observations) {
    const std::string id = "timeline/lanes/" + o.id;
    if (app.node(id) == nullptr) continue;
    CAPTURE(o.id);
    REQUIRE(app.act(id, Do::press));
    app.frames(2);
    CHECK(app.state().selected == o.id);
    CHECK(app.node("drawer/contest") != nullptr);
    CHECK(app.node("drawer/whom") != nullptr);
    CHECK(app.node("drawer/design") != nullptr);
    CHECK(app.node("drawer/source-0") != nullptr);
    CHECK(app.node("drawer/checked") != nullptr);
    app.dispatch(app::cmd::Select{});
    app.frames(2);
    ++seen;
  }
  CHECK(seen >= 40);
}

TEST_CASE("a claim shows both sides; its source can be copied and opened, only when asked") {
  Headless app(1280, 720, {app::cmd::Select{"C02"}});
  app.frames(3);
  CHECK(app.node(Role::heading, words("entry.for")) != nullptr);
  CHECK(app.node(Role::heading, words("entry.against")) != nullptr);
  CHECK(app.node(Role::heading, words("entry.settle")) != nullptr);
  app.runtime().take_effects();
  REQUIRE(app.act("drawer/against-source-0", Do::press));
  app.frames(3);
  CHECK(app.state().selected.starts_with("ref/"));
  for (const app::Effect& effect : app.runtime().take_effects()) {
    CHECK(effect.kind != app::Effect::open_link);
    CHECK(effect.kind != app::Effect::copy_text);
  }
  REQUIRE(app.press(Role::button, words("entry.copy")));
  REQUIRE(app.press(Role::button, words("entry.open")));
  app.frames(2);
  std::vector<app::Effect> asked = app.runtime().take_effects();
  const auto has = [&](app::Effect::Kind kind, std::string_view text) {
    return std::any_of(asked.begin(), asked.end(), [&](const app::Effect& e) {
      return e.kind == kind && e.text.find(text) != std::string::npos;
    });
  };
  const content::Reference* r = test::library()->reference(app::local_id(app.state().selected));
  REQUIRE(r != nullptr);
  CHECK(has(app::Effect::copy_text, r->title));
  CHECK(has(app::Effect::open_link, "https://"));
  REQUIRE(app.press(Role::button, words("entry.back")));
  app.frames(3);
  CHECK(app.state().selected == "C02");
}

TEST_CASE("evidence at the playhead: opposing studies stand together, whatever the account") {
  Headless app(1280, 720, {app::cmd::Seek{1440}, OpenPanel{app::Panel::evidence}});
  app.frames(3);
  const app::EvidenceNow now = app::evidence_at(*test::library(), 1440, "");
  REQUIRE_FALSE(now.seen.empty());
  CHECK(all(app, "drawer/seen-").size() == now.seen.size());
  std::size_t against = 0;
  for (const auto& s : now.seen) against += s.against.size();
  CHECK(against > 0);
  CHECK(all(app, "drawer/other-").size() == against);
  for (const std::string lens : {"a", "b", "c", "d"}) {
    app.dispatch(app::cmd::SetLens{lens});
    app.frames(2);
    CHECK(all(app, "drawer/seen-").size() == now.seen.size());
  }
  REQUIRE(app.act("drawer/seen-0", Do::press));
  app.frames(3);
  CHECK(app.state().selected == now.seen[0].id);
  REQUIRE(app.press(Role::button, words("entry.back")));
  app.frames(3);
  CHECK(app.state().panel == app::Panel::evidence);
}

TEST_CASE("where nothing was measured the drawer says so and names what came before and after") {
  Headless app(1280, 720, {OpenPanel{app::Panel::evidence}});
  double quiet = -1;
  for (double t = 1; t < 20160 && quiet < 0; t += 7) {
    if (app::evidence_at(*test::library(), t, "").seen.empty()) quiet = t;
  }
  if (quiet < 0) return;  // every moment has an observation
  app.dispatch(app::cmd::Seek{quiet});
  app.frames(3);
  CHECK(says(app, words("evidence.nothing")));
  CHECK_FALSE(all(app, "drawer/nearest-").empty());
}

TEST_CASE("an account over the timeline is added; what was measured does not move sideways") {
  Headless app(1280, 720, {app::cmd::Seek{1440}, app::cmd::SetReducedMotion{true}});
  app.frames(3);
  const float before = app.node("timeline/lanes/T26")->rect.x;
  std::set<std::string> shown;
  for (int i = 0; i < 4; ++i) {
    REQUIRE(app.act("lens", Do::press));
    app.frames(3);
    shown.insert(app.state().lens);
    const Node* strip = app.node("timeline/lanes/lens");
    REQUIRE(strip != nullptr);
    CHECK(strip->name.find(words("lens." + app.state().lens + ".name")) != std::string::npos);
    CHECK(app.node("timeline/lanes/T26")->rect.x == before);
  }
  CHECK(shown == std::set<std::string>{"a", "b", "c", "d"});
  REQUIRE(app.act("lens", Do::press));
  app.frames(3);
  CHECK(app.state().lens.empty());
}

TEST_CASE("four accounts in an order of chance, each with the same fields") {
  Headless app(1280, 720, {app::cmd::SetScreen{app::Screen::accounts}});
  std::set<std::string> orders;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    app.runtime().shuffle_accounts(seed);
    app.runtime().wake();
    app.frames(2);
    std::vector<std::pair<float, std::string>> rows;
    for (const std::string lens : {"a", "b", "c", "d"})
      rows.emplace_back(app.node("accounts/row-" + lens)->rect.y, lens);
    std::sort(rows.begin(), rows.end());
    std::string order;
    for (const auto& row : rows) order += row.second;
    orders.insert(order);
  }
  CHECK(orders.size() > 10);
  std::set<std::vector<std::string>> fields;
  for (const std::string lens : {"a", "b", "c", "d"}) {
    REQUIRE(app.act("accounts/row-" + lens + "/account-" + lens, Do::press));
    app.frames(3);
    CHECK(app.state().lens == lens);
    std::vector<std::string> headings;
    for (const Node* node : all(app, "drawer/")) {
      if (node->role == Role::heading && node->level == 3 && !node->name.empty() && node->id != "drawer/view")
        headings.push_back(node->id);
    }
    fields.insert(headings);
    CHECK(app.node("drawer/badge") != nullptr);
    CHECK_FALSE(all(app, "drawer/view-").empty());
  }
  CHECK(fields.size() == 1);
}

TEST_CASE("library: a word, a filter, the count, an entry, and all of it by link") {
  Headless app(1280, 720, {app::cmd::SetScreen{app::Screen::library}});
  app.frames(3);
  write(app, "library/search", "rapamycin");
  CHECK(app.state().query.text == "rapamycin");
  const Node* count = app.node("library/count");
  REQUIRE(count != nullptr);
  CHECK(count->live);
  const auto rows = all(app, "library/results/row-").size();
  CHECK(rows > 0);
  CHECK(count->name.find(std::to_string(rows)) == 0);
  REQUIRE(app.press(Role::radio, words("contest.contested")));
  app.frames(3);
  const auto fewer = all(app, "library/results/row-").size();
  CHECK((fewer > 0 && fewer < rows));
  REQUIRE(app.act("library/results/row-0", Do::press));
  app.frames(3);
  CHECK_FALSE(app.state().selected.empty());
  CHECK(app.node("drawer/contest") != nullptr);

  const std::string query = app::to_query(app.state(), *test::library());
  std::vector<Message> problems;
  Headless other(1280, 720, app::parse_query(query, *test::library(), problems));
  other.frames(3);
  CHECK(problems.empty());
  CHECK(other.state().query == app.state().query);
  CHECK(other.state().selected == app.state().selected);
  CHECK(all(other, "library/results/row-").size() == fewer);

  REQUIRE(app.press(Role::button, words("library.clear")));
  write(app, "library/search", "no such word anywhere");
  CHECK(app.node("library/count")->name == words("library.none"));
}

TEST_CASE("library: what is typed on the keyboard arrives") {
  Headless app(1280, 720, {app::cmd::SetScreen{app::Screen::library}});
  app.frames(3);
  REQUIRE(app.click("library/search"));
  app.frames(2);
  ImGui::GetIO().AddInputCharactersUTF8("bdnf");
  app.frames(6);
  CHECK(app.state().query.text == "bdnf");
  CHECK(app.state().panel == app::Panel::none);  // letters are not taken for shortcuts
  CHECK_FALSE(app.state().all_lanes);
}

TEST_CASE("a term says its meaning on focus and opens its entry on a press") {
  Headless app(1280, 720, {app::cmd::Select{"C02"}});
  app.frames(3);
  const auto terms = all(app, "drawer/term-");
  REQUIRE_FALSE(terms.empty());
  const std::string id = terms.front()->id, name = terms.front()->name, meaning = terms.front()->description;
  CHECK(meaning.size() > 20);
  REQUIRE(app.act(id, Do::press));
  app.frames(3);
  CHECK(app.state().selected.starts_with("term/"));
  CHECK(app.node("drawer/title")->name == name);
  CHECK(says(app, meaning));
}

TEST_CASE("all lanes: ten of them, no target on another, people apart from animals, a curve that says what it is") {
  for (const auto& [w, h] : {std::pair{1280.f, 720.f}, {390.f, 844.f}}) {
    Headless app(w, h, {app::cmd::ShowAllLanes{true}, app::cmd::SetReducedMotion{true}});
    app.frames(3);
    std::vector<const Node*> marks;
    for (const content::Observation& o : test::library()->observations) {
      if (const Node* node = app.node("timeline/lanes/" + o.id);
          node != nullptr && (o.clock == content::Clock::plasticity || o.clock == content::Clock::care))
        marks.push_back(node);
    }
    CHECK(marks.size() >= 40);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      for (std::size_t k = i + 1; k < marks.size(); ++k) {
        const ui::Rect &a = marks[i]->rect, &b = marks[k]->rect;
        const bool apart = a.x + a.w <= b.x + .5f || b.x + b.w <= a.x + .5f || a.y + a.h <= b.y + .5f ||
                           b.y + b.h <= a.y + .5f;
        CHECK_MESSAGE(apart, marks[i]->id << " on " << marks[k]->id);
      }
    }
    const Node* curve = app.node("timeline/lanes/illustration-mood_one_dose");
    REQUIRE(curve != nullptr);
    CHECK(curve->value == words("illustration.tag"));
    CHECK(curve->description.find(words("illustration.mood_one_dose.limits")) != std::string::npos);
    REQUIRE(app.act("timeline/lanes/whatif-training", Do::press));
    app.frames(3);
    CHECK(app.state().selected == "whatif/training");
  }
}

TEST_CASE("the screens are tabs, in the bar or at the foot of a phone, and leave the playhead where it was") {
  for (const float width : {1280.f, 390.f}) {
    Headless app(width, 844, {app::cmd::Seek{1440}});
    app.frames(3);
    REQUIRE(app.press(Role::tab, words("tab.library")));
    app.frames(3);
    CHECK(app.state().screen == app::Screen::library);
    CHECK(app.node(Role::tab, words("tab.library"))->checked);
    REQUIRE(app.press(Role::tab, words("tab.timeline")));
    app.frames(3);
    CHECK(app.state().time_min == 1440);
  }
}

TEST_CASE("a mark's card also says what the words of its label mean") {
  Headless app(1280, 720, {app::cmd::Seek{240}});
  REQUIRE(app.act("timeline/lanes/T26", Do::focus));
  app.frames(3);
  std::vector<ui::TextBox> texts;
  ui::Canvas::record_texts(&texts);
  app.frames(1);
  ui::Canvas::record_texts(nullptr);
  const std::string meaning = words("term.ltp-like-change.name") + ": " + words("term.ltp-like-change.plain");
  const std::string begin = meaning.substr(0, 24);  // the rest is on further lines
  CHECK(std::any_of(texts.begin(), texts.end(), [&](const auto& t) { return t.text.starts_with(begin); }));
}
