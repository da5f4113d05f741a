// Letters are made when they are needed: each once, none over another, and a texture that is full is replaced.
#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "content/assets_embedded.h"
#include "support/headless.h"
#include "ui/glyphs.h"

using namespace tc;
using test::Headless;

namespace {

std::string_view font_file(std::string_view name) {
  for (const auto& asset : content::embedded_assets()) {
    if (asset.path == "fonts/" + std::string(name) + ".otf") return asset.bytes;
  }
  return {};
}

/// Glyphs write into Dear ImGui's atlas.
struct Context {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGuiContext* own = ImGui::CreateContext();
  Context() { ImGui::SetCurrentContext(own); }
  ~Context() {
    ImGui::DestroyContext(own);
    ImGui::SetCurrentContext(before);
  }
};

struct Box {
  int x0, y0, x1, y1;
};
Box box_of(const ImFontGlyph& g, const ui::Glyphs& glyphs) {
  const auto px = [](float v, int size) { return static_cast<int>(std::lround(v * static_cast<float>(size))); };
  return {px(g.U0, glyphs.width_px()), px(g.V0, glyphs.height_px()), px(g.U1, glyphs.width_px()), px(g.V1, glyphs.height_px())};
}

void make_ascii(ui::Glyphs& glyphs, std::size_t font) {
  for (unsigned c = ' '; c <= '~'; ++c) glyphs.make(font, c);
}

}  // namespace

TEST_CASE("letters stand beside each other in the texture, each with ink of its own and a clear pixel around it") {
  const Context context;
  ui::Glyphs glyphs;
  glyphs.reset(512, 512);
  std::vector<ImFont*> fonts = {glyphs.add_font(font_file("inter-regular"), 17.4f, 2), glyphs.add_font(font_file("inter-semibold"), 31, 1)};
  for (std::size_t f = 0; f < fonts.size(); ++f) make_ascii(glyphs, f);
  CHECK_FALSE(glyphs.full());
  std::vector<int> taken(512 * 512, 0);
  for (const ImFont* font : fonts) {
    CHECK(font->Glyphs.Size == '~' - ' ' + 1);
    for (const ImFontGlyph& g : font->Glyphs) {
      CAPTURE(static_cast<char>(g.Codepoint));
      const Box b = box_of(g, glyphs);
      if (g.Codepoint == ' ') continue;
      REQUIRE(g.Visible);
      REQUIRE((b.x0 >= 1 && b.y0 >= 1 && b.x1 <= 512 && b.y1 <= 512));
      int ink = 0;
      for (int y = b.y0 - 1; y < b.y1; ++y) {
        for (int x = b.x0 - 1; x < b.x1; ++x) {
          const auto at = static_cast<std::size_t>(y * 512 + x);
          const bool edge = y < b.y0 || x < b.x0;
          if (edge) CHECK(glyphs.opacity()[at] == 0);
          else ++taken[at], ink += glyphs.opacity()[at];
        }
      }
      CHECK(ink > 255);
    }
  }
  CHECK(*std::max_element(taken.begin(), taken.end()) == 1);
}

TEST_CASE("a letter is made once, and looks the same wherever it stands") {
  const Context context;
  ui::Glyphs glyphs;
  const auto picture = [&](const char* before) {
    glyphs.reset(256, 256);
    ImFont* font = glyphs.add_font(font_file("inter-regular"), 20, 2);
    for (const char* c = before; *c != '\0'; ++c) glyphs.make(0, static_cast<unsigned char>(*c));
    glyphs.make(0, 'g');
    const int made = font->Glyphs.Size;
    glyphs.make(0, 'g');
    CHECK(font->Glyphs.Size == made);
    const ImFontGlyph g = *font->FindGlyph('g');
    const Box b = box_of(g, glyphs);
    std::vector<float> out = {g.X0, g.Y0, g.X1, g.Y1, g.AdvanceX};
    for (int y = b.y0; y < b.y1; ++y) {
      for (int x = b.x0; x < b.x1; ++x) out.push_back(glyphs.opacity()[static_cast<std::size_t>(y * 256 + x)]);
    }
    return out;
  };
  CHECK(picture("") == picture("The quick brown"));
}

TEST_CASE("a character that the font lacks is a question mark; what others measure before it is made has a width") {
  const Context context;
  ui::Glyphs glyphs;
  glyphs.reset(256, 256);
  ImFont* font = glyphs.add_font(font_file("inter-regular"), 20, 2);
  CHECK(font->GetCharAdvance('m') > 0);
  glyphs.make(0, 0x4E00);
  CHECK_FALSE(glyphs.has(0, 0x4E00));
  CHECK(font->FindGlyph(0x4E00)->U0 == font->FindGlyph('?')->U0);
  CHECK(font->GetCharAdvance(0x4E00) == font->GetCharAdvance('?'));
  glyphs.make(0, 0x1F600);  // beyond what Dear ImGui counts to: nothing happens
}

TEST_CASE("only what does not fit stays blank, and the rows that changed are told once") {
  const Context context;
  ui::Glyphs glyphs;
  glyphs.reset(256, 96);
  ImFont* font = glyphs.add_font(font_file("inter-regular"), 30, 2);
  (void)glyphs.take_changed_rows();
  glyphs.make(0, 'A');
  const auto [from, to] = glyphs.take_changed_rows();
  CHECK(from < to);
  CHECK(to <= glyphs.used_rows());
  const auto again = glyphs.take_changed_rows();
  CHECK(again.first >= again.second);
  make_ascii(glyphs, 0);
  CHECK(glyphs.full());
  CHECK(font->FindGlyph('A')->Visible);
  int blank = 0;
  for (ImWchar c = '!'; c <= '~'; ++c) blank += font->FindGlyph(c)->Visible ? 0 : 1;
  CHECK(blank > 10);
  CHECK(blank < 90);
}

TEST_CASE("the first picture needs a fraction of all letters, and the texture holds every screen in every size of text") {
  Headless app(1280, 720);
  int letters = 0;
  ImGuiIO& io = ImGui::GetIO();
  for (const ImFont* font : io.Fonts->Fonts) letters += font->Glyphs.Size;
  CHECK(letters < 260);  // 188 measured; all of them would be 1,600
  for (const double text : {1.0, 2.0}) {
    app.dispatch(app::cmd::SetTextScale{text});
    const auto version = app.runtime().glyphs().version();
    for (const app::Screen screen : {app::Screen::timeline, app::Screen::accounts, app::Screen::library, app::Screen::quiz}) {
      app.dispatch(app::cmd::SetScreen{screen});
      for (const app::Panel panel : {app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table, app::Panel::none}) {
        app.dispatch(app::cmd::OpenPanel{panel});
        app.settle();
      }
    }
    MESSAGE("rows in use ", app.runtime().glyphs().used_rows(), " of ", app.runtime().glyphs().height_px());
    if (text == 1.0) CHECK(app.runtime().glyphs().version() == version);
    CHECK_FALSE(app.runtime().glyphs().full());
  }
}
