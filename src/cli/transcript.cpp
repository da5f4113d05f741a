// threeclocks transcript: a guided tour as a page to read.
#include "app/transcript.h"

#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--tour", "NAME", "learner, instructor, audit or one of a course pack (learner)"},
};

Result<std::string> transcript(const Arguments& arguments, const SharedLibrary& library) {
  const std::string id = arguments.get_or("--tour", "learner");
  const content::Tour* tour = library->tour(id);
  if (tour == nullptr) return Message{"refusal.tour", {{"id", app::shown_text(id)}}};
  return app::transcript_html(*tour, *library);
}

}  // namespace

const Command& transcript_command() {
  static const Command kCommand{.name = "transcript",
                                .summary = "A guided tour as one page of HTML: captions, narration and sources.",
                                .flags = {kFlags, content_flags(), pack_flags()},
                                .run = transcript};
  return kCommand;
}

}  // namespace tc::cli
