#pragma once
#include "content/lens.h"
#include "ui/drawer.h"

namespace tc::ui {

/// The picture by which an account thinks: a chain of events, rising dose levels, three layers in a loop, or a
/// setting that is quieted and returns. Same type, same order of words, same colour for all. Each part says
/// which claims it rests on and how settled they are. Moves the column down.
void account_view(Ui& ui, Column& column, const content::Lens& lens);

}  // namespace tc::ui
