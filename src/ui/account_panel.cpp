// The drawer of one account: what it holds, where it puts window and therapy, its claims with the best evidence
// for and against. The same fields in the same order for all four.
#include "ui/account_view.h"
#include "ui/entry_parts.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

const content::LensStance* stance_of(const content::Claim& claim, const content::Lens& lens) {
  for (const content::LensStance& s : claim.lenses) {
    if (s.lens == lens.id.front()) return &s;
  }
  return nullptr;
}

void words(Ui& ui, Column& c, const content::Lens& lens, const std::string& part) {
  column_heading(ui, c, part, ui.w("account." + part));
  prose(ui, c, part + "-text", ui.w("lens." + lens.id + "." + part), Face::body, ink(ui.theme.text.t1), 23);
}

void claim_words(Ui& ui, Column& c, const content::Lens& lens, const std::string& part,
                 const content::ClaimWith& with) {
  words(ui, c, lens, part);
  entry_row_of(ui, c, part + "-claim", with.claim);
  source_rows(ui, c, part + "-source", with.citations);
  c.y += ui.s(14);
}

void times(Ui& ui, Column& c, const content::Lens& lens) {
  column_heading(ui, c, "times", ui.w("account.times"));
  for (const std::string part : {"opens", "closes", "works"}) {
    column_text(ui, c, part, ui.w("account." + part), Face::label_strong, ink(ui.theme.text.t1), 20);
    prose(ui, c, part + "-text", ui.w("lens." + lens.id + "." + part), Face::label, ink(ui.theme.text.t2), 20);
    c.y += ui.s(4);
  }
  c.y += ui.s(10);
}

}  // namespace

void account_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const content::Lens* lens = ui.library.lens(ui.state.lens.empty() ? "a" : ui.state.lens);
  if (lens == nullptr) return dossier_pending(ui, c);
  const std::string stem = "lens." + lens->id;

  column_text(ui, c, "source", ui.w(stem + ".source"), Face::label, ink(t.text.t2), 20);
  column_text(ui, c, "badge", ui.w("account.badge"), Face::label_strong, ink(t.text.t2), 20);
  c.y += ui.s(10);
  const bool shown = ui.state.screen == app::Screen::timeline && !ui.state.lens.empty();
  const std::string& label = ui.w(shown ? "account.hide" : "account.show");
  const float width = std::min(c.width, ui.canvas.measure(label, Face::label_strong) + ui.s(36));
  if (button(ui, "overlay", label, {c.x, c.y, width, ui.s(44)}, ButtonLook::secondary).pressed) {
    if (shown) {
      ui.send(app::cmd::OpenPanel{app::Panel::none});
      ui.send(app::cmd::SetLens{""});
    } else {
      ui.send(app::cmd::SetLens{lens->id});
      ui.send(app::cmd::SetScreen{app::Screen::timeline});
    }
  }
  c.y += ui.s(62);
  words(ui, c, *lens, "summary");
  c.y += ui.s(14);
  words(ui, c, *lens, "experience");
  c.y += ui.s(14);
  times(ui, c, *lens);

  column_heading(ui, c, "view", ui.w(stem + ".view.title"));
  account_view(ui, c, *lens);
  c.y += ui.s(10);

  claim_words(ui, c, *lens, "strongest", lens->strongest);
  claim_words(ui, c, *lens, "weakest", lens->weakest);
  words(ui, c, *lens, "own");
  for (std::size_t i = 0; i < lens->own_claims.size(); ++i)
    entry_row_of(ui, c, "own-" + std::to_string(i), lens->own_claims[i]);
  c.y += ui.s(14);

  column_heading(ui, c, "claims", ui.w("account.claims"));
  int number = 0;
  for (const std::string& id : lens->claims) {
    const content::Claim* claim = ui.library.claim(id);
    if (claim == nullptr || !claim->shown) continue;
    const content::LensStance* s = stance_of(*claim, *lens);
    constexpr std::string_view kStances[] = {"asserts", "hedges", "implies", "partly", "opposes"};
    const std::string stance =
        s == nullptr ? std::string() : ui.w("stance." + std::string(kStances[static_cast<std::size_t>(s->stance)]));
    const std::string meta = ui.words.text(
        {"account.stance_row",
         {{"stance", stance}, {"contest", ui.w("contest." + std::string(content::id_of(claim->contest)))}}});
    entry_row(ui, c,
              {"claim-" + std::to_string(number++), id, ui.w("claim." + id + ".statement"), meta, claim->contest});
  }
}

}  // namespace tc::ui
