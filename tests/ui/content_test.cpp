// Other content in a running app, as when an author saves a file. Exact.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "support/headless.h"

using namespace tc;
using namespace tc::test;

namespace {

/// The program's library with other words for one key.
std::shared_ptr<const content::Library> with_words(const std::string& key, const std::string& text) {
  content::Library copy = *library();
  content::Strings words;
  std::string json = "{";
  for (const auto& [k, old] : copy.strings.all()) {
    if (k != key) continue;
    json += "\"" + k + "\":\"" + text + "\"";
  }
  REQUIRE(words.add_file("changed.json", json + "}").ok());
  for (const auto& [k, old] : copy.strings.all()) {
    if (k == key) continue;
    std::string escaped;
    for (const char c : old) {
      if (c == '"' || c == '\\') escaped += '\\';
      escaped += c == '\n' ? ' ' : c;
    }
    REQUIRE(words.add_file(k + ".json", "{\"" + k + "\":\"" + escaped + "\"}").ok());
  }
  copy.strings = std::move(words);
  return std::make_shared<const content::Library>(std::move(copy));
}

}  // namespace

TEST_CASE("changed words are on the screen after the next frames, and then the app rests again") {
  Headless app(1280, 720, {app::cmd::Seek{1440}, app::cmd::Select{"T44"}});
  app.settle();
  CHECK_FALSE(app.runtime().wants_frame());
  const app::State before = app.state();
  app.runtime().use_library(with_words("obs.T44.title", "Mood, told anew"));
  CHECK(app.runtime().wants_frame());
  CHECK(app.settle() < 60);
  CHECK_FALSE(app.runtime().wants_frame());
  CHECK(app.state() == before);
  bool told = false;
  for (const ui::Node& node : app.runtime().semantics().nodes())
    told = told || node.name.find("Mood, told anew") != std::string::npos;
  CHECK(told);
}

TEST_CASE("changed colours and type sizes are drawn without a change of theme") {
  Headless app(1280, 720, {app::cmd::SetTheme{app::ThemeChoice::light}});
  app.settle();
  content::Library copy = *library();
  copy.design.type.at("body").em *= 1.5;
  copy.design.themes.at("light").surface.base = {0x123456};
  app.runtime().use_library(std::make_shared<const content::Library>(std::move(copy)));
  app.settle();
  CHECK_FALSE(app.runtime().wants_frame());
  CHECK(app.runtime().session().library().design.themes.at("light").surface.base ==
        content::Colour{0x123456});
}
