#pragma once
#include <doctest/doctest.h>

#include <string>

#include "app/quiz.h"
#include "app/session.h"
#include "learn/blueprint.h"
#include "learn/keyed.h"
#include "learn/marking.h"
#include "learn/response.h"

namespace tc::test {

/// The ids of a test afterwards, as a command names them.
inline std::string posttest_items(const content::Library& library) {
  const auto drawn = learn::draw_posttest(library.items, content::TestForm::a, 5);
  REQUIRE(drawn.ok());
  std::string ids;
  for (const std::string& id : drawn->items) ids += (ids.empty() ? "" : " ") + id;
  return ids;
}

/// The whole test afterwards, every question answered as its key asks; `send` takes the commands.
template <class Send>
void pass_posttest(const app::Session& session, const Send& send) {
  send(app::cmd::StartForm{"posttest", "a", 5, posttest_items(session.library())});
  const std::size_t count = app::form_items(session.state().quiz).size();
  REQUIRE(count == 15);
  for (std::size_t i = 0; i < count; ++i) {
    const content::Item* item = app::current_item(session.state(), session.library());
    REQUIRE(item != nullptr);
    send(app::cmd::SetResponse{learn::to_json(learn::keyed_answer(*item))});
    if (learn::takes_certainty(*item)) send(app::cmd::SetCertainty{2});
    send(app::cmd::GiveAnswer{});
    send(app::cmd::NextItem{});
  }
}

}  // namespace tc::test
