#include "platform/pack_notice.h"

#include <string>

#include "app/commands.h"
#include "platform/faults.h"

namespace tc::platform {

void tell_pack(ui::Runtime& runtime, const std::vector<Message>& faults) {
  const content::Library& library = runtime.session().library();
  const auto notify = [&](const char* key, const std::string& detail) {
    runtime.dispatch(app::cmd::Notify{key, detail});
    runtime.wake();
  };
  if (!faults.empty())
    return notify(library.pack ? "platform.pack_tours" : "platform.pack_failed", first_fault(faults, library.strings));
  if (!library.pack) return;
  const content::CoursePack& pack = *library.pack;
  std::string authors;
  for (const std::string& author : pack.authors) authors += (authors.empty() ? "" : ", ") + author;
  const Message what{"platform.pack_what",
                     {{"title", library.strings.raw("pack." + pack.id + ".title")},
                      {"authors", authors},
                      {"items", std::to_string(pack.items)},
                      {"tours", std::to_string(pack.tours)},
                      {"review", pack.review_by}}};
  notify("platform.pack_loaded", library.strings.text(what));
}

}  // namespace tc::platform
