// The stage, operated by what a person reads: opened, switched, pressed, named and closed.
#include "scene/stage.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/text.h"
#include "support/headless.h"
#include "ui/canvas.h"
#include "ui/stage_picture.h"

using namespace tc;
using test::Headless;
using ui::Role;

namespace {

const std::string& words(std::string_view key) { return test::library()->strings.raw(key); }

/// The app with the stage open on a scene, all at rest.
struct Open : Headless {
  explicit Open(app::Scene scene, float width = 1280, float height = 720)
      : Headless(width, height,
                 {app::cmd::SetReducedMotion{true}, app::cmd::Seek{40}, app::cmd::SetScene{scene},
                  app::cmd::SetStage{true}}) {
    frames(12);
  }
};

constexpr app::Scene kScenes[] = {app::Scene::person, app::Scene::synapse, app::Scene::dendrite,
                                  app::Scene::body};

std::string thing(std::string_view id) { return "timeline/stage/things/" + std::string(id); }

}  // namespace

TEST_CASE("the small picture opens the stage, a scene is chosen, Escape closes it") {
  for (const auto& [w, h] : {std::pair{1280.f, 720.f}, {1024.f, 768.f}, {700.f, 900.f}, {390.f, 844.f}}) {
    CAPTURE(w);
    Headless app(w, h, {app::cmd::SetReducedMotion{true}});
    app.frames(4);
    REQUIRE(app.press(Role::button, words("scene.open")));
    app.frames(4);
    CHECK(app.state().stage.open);
    REQUIRE(app.node("timeline/stage") != nullptr);
    REQUIRE(app.press(Role::radio, words("scene.body")));
    app.frames(12);
    CHECK(app.state().stage.scene == app::Scene::body);
    CHECK(app.node(Role::radio, words("scene.body"))->checked);
    REQUIRE(app.press(Role::toggle, words("scene.names")));
    app.frames(2);
    CHECK(app.state().stage.names);
    app.key(ImGuiKey_Escape);
    app.frames(4);
    CHECK_FALSE(app.state().stage.open);
    CHECK(app.node("timeline/stage") == nullptr);
  }
}

TEST_CASE("every thing of every scene is a button with name, note and text, and opens its entry") {
  for (const app::Scene scene : kScenes) {
    Open app(scene);
    std::set<std::string_view> drawn;
    scene::Stage stage;
    scene::Picture picture;
    scene::Input input;
    input.depth = static_cast<float>(ui::scene_of(scene));
    input.camera = scene::whole_camera(ui::scene_of(scene), input.width / input.height, false);
    stage.build(input, picture);
    for (const scene::Element& e : picture.elements) drawn.insert(e.id);
    const auto elements = content::elements_of(scene);
    CHECK(drawn == std::set<std::string_view>(elements.begin(), elements.end()));
    for (const std::string_view id : elements) {
      CAPTURE(std::string(id));
      const ui::Node* node = app.node(thing(id));
      REQUIRE(node != nullptr);
      const std::string stem = "stage." + std::string(content::id_of(scene)) + "." + std::string(id);
      CHECK(node->role == Role::button);
      CHECK(node->name == words(stem + ".name"));
      CHECK(node->description.starts_with(words(stem + ".note")));
      REQUIRE(app.act(thing(id), ui::Do::press));
      app.frames(3);
      CHECK(app.state().selected == test::library()->stage_element(id)->entry);
      CHECK(app.state().stage.focus == id);
      CHECK(app.node("drawer") != nullptr);
      app.key(ImGuiKey_Escape);  // the drawer
      app.frames(3);
      CHECK(app.state().selected.empty());
      CHECK(app.state().stage.open);
      app.key(ImGuiKey_Escape);  // back to the whole
      app.frames(3);
      CHECK(app.state().stage.focus.empty());
      CHECK(app.state().stage.open);
    }
  }
}

TEST_CASE("what is drawn has the face that the content gives it; what a model works out is hatched") {
  for (const app::Scene scene : kScenes) {
    scene::Stage stage;
    scene::Picture picture;
    scene::Input input;
    input.depth = static_cast<float>(ui::scene_of(scene));
    input.camera = scene::whole_camera(ui::scene_of(scene), input.width / input.height, false);
    stage.build(input, picture);
    for (const scene::Element& e : picture.elements) {
      CAPTURE(std::string(e.id));
      const content::StageElement* element = test::library()->stage_element(e.id);
      REQUIRE(element != nullptr);
      CHECK(static_cast<int>(e.face) == static_cast<int>(element->face));
    }
  }
  for (const char* amount : {"blood", "tissues", "norketamine", "hnk", "eliminated"})
    CHECK(test::library()->stage_element(amount)->face == content::StageFace::hatched);
}

TEST_CASE("the picture says what is seen, at every time") {
  for (const app::Scene scene : kScenes) {
    Open app(scene);
    std::set<std::string> said;
    for (const double t : {0.0, 10.0, 40.0, 120.0, 720.0, 1440.0, 4320.0, 20160.0}) {
      app.dispatch(app::cmd::Seek{t});
      app.frames(3);
      const ui::Node* image = app.node("timeline/stage/picture");
      REQUIRE(image != nullptr);
      const ui::Node* caption = app.node("timeline/stage/caption");
      REQUIRE(caption != nullptr);
      CHECK(caption->live);
      CHECK(caption->name == image->description);
      said.insert(caption->name);
    }
    CHECK(said.size() >= 5);
  }
}

TEST_CASE("Tab goes through the things in reading order") {
  Open app(app::Scene::synapse);
  std::vector<std::string> seen;
  for (int i = 0; i < 60; ++i) {
    app.key(ImGuiKey_Tab);
    app.frame();
    for (const std::string_view id : content::elements_of(app::Scene::synapse)) {
      const ui::Node* node = app.node(thing(id));
      if (node != nullptr && node->focused && (seen.empty() || seen.back() != id)) seen.emplace_back(id);
    }
  }
  const auto elements = content::elements_of(app::Scene::synapse);
  REQUIRE(seen.size() >= elements.size());
  CHECK(std::equal(elements.begin(), elements.end(), seen.begin()));
}

TEST_CASE("a click on the thing and one on its words do the same") {
  Open by_thing(app::Scene::synapse), by_words(app::Scene::synapse);
  REQUIRE(by_thing.click(thing("interneuron")));
  by_thing.frames(3);
  CHECK(by_thing.state().stage.focus == "interneuron");
  const ui::Node* node = by_words.node(thing("interneuron"));
  REQUIRE(node != nullptr);
  by_words.drag(40, node->rect.y + node->rect.h / 2, 40,
                node->rect.y + node->rect.h / 2);  // its words are at the left margin
  by_words.frames(4);
  CHECK(by_words.state().stage.focus == "interneuron");
}

TEST_CASE("with motion the camera travels and comes to rest; at rest it is where it is without") {
  Headless moving(1280, 720,
                  {app::cmd::Seek{40}, app::cmd::SetScene{app::Scene::body}, app::cmd::SetStage{true}});
  moving.settle();
  moving.dispatch(app::cmd::SetScene{app::Scene::synapse});
  moving.frames(3);
  CHECK(moving.runtime().wants_frame());
  CHECK(moving.settle() < 300);
  Open still(app::Scene::synapse);
  const ui::Node *a = moving.node(thing("bdnf")), *b = still.node(thing("bdnf"));
  REQUIRE(a != nullptr);
  REQUIRE(b != nullptr);
  CHECK(std::fabs(a->rect.x - b->rect.x) < 1);
  CHECK(std::fabs(a->rect.y - b->rect.y) < 1);
}

TEST_CASE("midazolam stands beside the person when it is asked for") {
  Open app(app::Scene::person);
  REQUIRE(app.press(Role::toggle, words("scene.midazolam")));
  app.frames(2);
  CHECK(app.state().stage.midazolam);
}

TEST_CASE("what is felt has a value only while the index applies and the feeling lasts") {
  Open app(app::Scene::person);
  app.dispatch(app::cmd::SetReducedMotion{true});  // the stage is at the playhead at once
  const auto value = [&](double time_min) {
    app.dispatch(app::cmd::Seek{time_min});
    app.frames(3);
    const ui::Node* node = app.node(thing("felt_outline"));
    REQUIRE(node != nullptr);
    return node->value;
  };
  CHECK(value(40) == "44 of 100");
  CHECK(value(119) != "");
  CHECK(value(120) == "");
  app.dispatch(app::cmd::ApplyPreset{"spray"});
  CHECK(value(60) != "");
  CHECK(value(90) == "");
  app.dispatch(app::cmd::ApplyPreset{"iv"});
  app.dispatch(app::cmd::SetRegimenField{"route", "iv-bolus"});
  app.dispatch(app::cmd::SetRegimenField{"dose", "2 mg/kg"});
  CHECK(value(8) == words("clock.feeling.anaesthetic_note"));
  CHECK(value(40) != words("clock.feeling.anaesthetic_note"));
}

TEST_CASE("of a person under anaesthesia the caption says that they sleep, while they do") {
  Open app(app::Scene::person);
  app.dispatch(app::cmd::SetRegimenField{"route", "iv-bolus"});
  app.dispatch(app::cmd::SetRegimenField{"dose", "2 mg/kg"});
  const auto caption = [&](double time_min) {
    app.dispatch(app::cmd::Seek{time_min});
    app.frames(3);
    const ui::Node *said = app.node("timeline/stage/caption"), *image = app.node("timeline/stage/picture");
    REQUIRE(said != nullptr);
    REQUIRE(image != nullptr);
    CHECK(image->description == said->name);
    return said->name;
  };
  CHECK(caption(8) == words("stage.person.caption.anaesthetic"));
  CHECK(caption(40) == words("stage.person.caption.peak"));
  app.dispatch(app::cmd::SetScene{app::Scene::body});
  app.frames(12);
  CHECK(caption(8) == words("stage.body.caption.entering"));
}

TEST_CASE("beside the ketamine that is drawn stands the level that it is drawn from, at the place of action") {
  Open synapse(app::Scene::synapse), body(app::Scene::body);
  for (const double t : {10.0, 40.0, 120.0}) {
    CAPTURE(t);
    for (Headless* app : {static_cast<Headless*>(&synapse), static_cast<Headless*>(&body)}) {
      app->dispatch(app::cmd::Seek{t});
      app->frames(3);
    }
    const double level = synapse.runtime().session().trajectory().value(sim::Signal::effect_site_ng_ml, t);
    const ui::Node *drawn = synapse.node(thing("ketamine")), *brain = body.node(thing("brain"));
    REQUIRE(drawn != nullptr);
    REQUIRE(brain != nullptr);
    CHECK(drawn->value.find(format_fixed(level, level < 9.95 ? 1 : 0)) != std::string::npos);
    CHECK(brain->value.find(format_fixed(level, level < 9.95 ? 1 : 0)) != std::string::npos);
  }
}

TEST_CASE("each meaning of cleared is named beside its mark wherever there is room") {
  const auto shown = [](Headless& app, const std::string& name) {
    std::vector<ui::TextBox> texts;
    ui::Canvas::record_texts(&texts);
    app.frames(1);
    ui::Canvas::record_texts(nullptr);
    return std::any_of(texts.begin(), texts.end(), [&](const ui::TextBox& text) { return text.text == name; });
  };
  Open whole(app::Scene::body);
  for (const char* id : {"cleared_felt", "cleared_kinetic", "cleared_assay"})
    CHECK_MESSAGE(shown(whole, words(std::string("stage.body.") + id + ".name")), id);
  for (const auto& [w, h, entry] : {std::tuple{1024.f, 768.f, ""}, std::tuple{768.f, 1024.f, ""}, std::tuple{1280.f, 720.f, "T26"}}) {
    for (const app::StageTier tier : {app::StageTier::full, app::StageTier::plain}) {
      Open app(app::Scene::body, w, h);
      app.dispatch(app::cmd::SetStageTier{tier});
      app.dispatch(app::cmd::Select{entry});
      app.frames(12);
      CAPTURE(w);
      for (const char* meaning : {"functional", "kinetic", "trace"})
        CHECK_MESSAGE(shown(app, words(std::string("clearance.") + meaning + ".title")), meaning);
    }
  }
}

TEST_CASE("the tissue is chosen by the time of the first pictures") {
  using scene::Detail;
  CHECK(ui::detail_for(1.0f / 60, Detail::full) == Detail::full);
  CHECK(ui::detail_for(0.06f, Detail::full) == Detail::balanced);
  CHECK(ui::detail_for(0.06f, Detail::balanced) == Detail::plain);
  CHECK(ui::detail_for(0.1f, Detail::full) == Detail::plain);
  // The corners drawn tell the tissue.
  const auto corners = [](bool timed, double seconds, app::StageTier tier) {
    Headless app(1280, 720, {app::cmd::SetReducedMotion{true}, app::cmd::Seek{40}, app::cmd::SetStageTier{tier}});
    if (timed) app.time_frames();
    app.dispatch(app::cmd::SetStage{true});
    app.frames(30, seconds);
    CHECK_FALSE(app.runtime().wants_frame());  // measured, and at rest
    return ImGui::GetDrawData()->TotalVtxCount;
  };
  using app::StageTier;
  const int full = corners(false, .1, StageTier::full), balanced = corners(false, .1, StageTier::balanced),
            plain = corners(false, .1, StageTier::plain);
  REQUIRE(full > balanced);
  REQUIRE(balanced > plain);
  CHECK(corners(true, 1.0 / 60, StageTier::automatic) == full);
  CHECK(corners(true, .06, StageTier::automatic) == balanced);
  CHECK(corners(true, .1, StageTier::automatic) == plain);
  CHECK(corners(true, .1, StageTier::full) == full);         // the setting stands
  CHECK(corners(false, .1, StageTier::automatic) == full);   // nothing was measured
}

TEST_CASE("with all names the notes stay where there is room, also at the left below the clocks") {
  for (const app::Scene scene : {app::Scene::synapse, app::Scene::body}) {
    Open app(scene);
    app.dispatch(app::cmd::ShowNames{true});
    app.frames(12);
    std::vector<ui::TextBox> texts;
    ui::Canvas::record_texts(&texts);
    app.frames(1);
    ui::Canvas::record_texts(nullptr);
    const float middle = app.node("timeline/stage/picture")->rect.w / 2;
    const auto notes = std::count_if(texts.begin(), texts.end(), [&](const ui::TextBox& text) {
      const auto begins = [&](std::string_view word) { return text.text.starts_with(word); };
      return text.x < middle && text.face == ui::Face::small && (begins("People: ") || begins("Mice: ") || begins("Model: "));
    });
    CAPTURE(std::string(content::id_of(scene)));
    CHECK(notes >= 2);
  }
}

TEST_CASE("on a phone a tap on a thing in the picture opens its entry") {
  for (const app::Scene scene : {app::Scene::synapse, app::Scene::body}) {
    Open app(scene, 390, 844);
    std::set<std::string> opened;
    constexpr int kSide = 9;
    for (int i = 0; i < kSide * kSide; ++i) {
      const ui::Rect r = app.node("timeline/stage/picture")->rect;
      const float x = r.x + r.w * (static_cast<float>(i % kSide) + .5f) / kSide,
                  y = r.y + r.h * (static_cast<float>(i / kSide) + .5f) / kSide;
      app.drag(x, y, x, y);
      app.frames(2);
      if (app.state().stage.focus.empty()) continue;
      opened.insert(app.state().stage.focus);
      CHECK(app.state().selected == test::library()->stage_element(app.state().stage.focus)->entry);
      app.dispatch(app::cmd::Select{});
      app.dispatch(app::cmd::FocusElement{});
      app.frames(40);
    }
    std::string names;
    for (const std::string& id : opened) names += id + " ";
    CAPTURE(names);
    CHECK(opened.size() >= 4);
    // A finger that scrolls opens nothing.
    const ui::Rect r = app.node("timeline/stage/picture")->rect;
    app.drag(r.x + r.w / 2, r.y + r.h / 2, r.x + r.w / 2, r.y + r.h / 2 - 60);
    app.frames(2);
    CHECK(app.state().selected.empty());
  }
}

TEST_CASE("beside a drawer, or of a part, nothing of the picture lies under words or controls") {
  const auto overlap = [](const ui::Rect& a, const ui::Rect& b) {
    return std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x) > 1 && std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y) > 1;
  };
  for (const auto& [scene, focus, entry] : {std::tuple{app::Scene::synapse, "trkb", "C02"},
                                            std::tuple{app::Scene::dendrite, "people_outline", "T32"},
                                            std::tuple{app::Scene::person, "felt_outline", "C03"},
                                            std::tuple{app::Scene::person, "felt_outline", ""}}) {
    Open app(scene);
    app.dispatch(app::cmd::FocusElement{focus});
    app.dispatch(app::cmd::Select{entry});
    app.frames(12);
    const ui::Node* picture = app.node("timeline/stage/picture");
    REQUIRE(picture != nullptr);
    CHECK(picture->rect.w > 600);
    CHECK(picture->rect.h > 300);
    for (const char* words : {"time", "clock.feeling.name", "clock.drug.name", "clock.plasticity.name", "scenes", "stage-close",
                              "names", "whole", "caption"}) {
      CAPTURE(words);
      const ui::Node* node = app.node(std::string("timeline/stage/") + words);
      REQUIRE(node != nullptr);
      CHECK_FALSE(overlap(node->rect, picture->rect));
    }
  }
}
