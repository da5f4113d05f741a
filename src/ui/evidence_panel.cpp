// The drawer of what is known about the moment at the playhead: for whom, how sure, opposing studies together.
#include "app/evidence_now.h"
#include "ui/entry_parts.h"
#include "ui/widget.h"

namespace tc::ui {

void evidence_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  if (!ui.library.has_dossier) return dossier_pending(ui, c);
  const app::EvidenceNow now = app::evidence_at(ui.library, ui.state.time_min - ui.dose_min, ui.state.lens);
  if (!ui.state.lens.empty()) {
    const std::string note =
        ui.words.text({"evidence.through", {{"account", ui.w("lens." + ui.state.lens + ".name")}}});
    column_text(ui, c, "through", note, Face::label, ink(t.text.t2), 20);
    c.y += ui.s(12);
  }

  column_heading(ui, c, "seen", ui.w("evidence.seen"));
  if (now.seen.empty()) {
    column_text(ui, c, "nothing", ui.w("evidence.nothing"), Face::body, ink(t.text.t1), 23);
    for (std::size_t i = 0; i < now.nearest.size(); ++i)
      entry_row_of(ui, c, "nearest-" + std::to_string(i), now.nearest[i]);
  }
  int number = 0;
  for (const auto& seen : now.seen) {
    entry_row_of(ui, c, "seen-" + std::to_string(number), seen.id);
    int other = 0;
    for (const std::string& against : seen.against) {
      column_text(ui, c, "against-" + std::to_string(number) + "-" + std::to_string(other),
                  ui.w("evidence.against"), Face::small, ink(t.contested), 18);
      entry_row_of(ui, c, "other-" + std::to_string(number) + "-" + std::to_string(other++), against, 16);
    }
    ++number;
  }
  c.y += ui.s(14);

  column_heading(ui, c, "claims", ui.w("evidence.claims"));
  if (now.claims.empty()) column_text(ui, c, "no-claim", ui.w("evidence.no_claim"), Face::label, ink(t.text.t2), 20);
  number = 0;
  for (const std::string& id : now.claims) entry_row_of(ui, c, "claim-" + std::to_string(number++), id);
  c.y += ui.s(14);

  if (now.safety.empty()) return;
  column_heading(ui, c, "safety", ui.w("evidence.safety"));
  number = 0;
  for (const std::string& id : now.safety) entry_row_of(ui, c, "safety-" + std::to_string(number++), id);
  column_text(ui, c, "not-advice", ui.w("entry.not_advice"), Face::small, ink(t.text.t2), 18);
}

}  // namespace tc::ui
