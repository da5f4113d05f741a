#include "app/pass_rule.h"

#include <string>

#include "content/quiz.h"
#include "core/text.h"
#include "learn/blueprint.h"

namespace tc::app {
namespace {

const content::PassRule* rule_of(const content::Library& library) {
  return library.pack && library.pack->pass ? &*library.pack->pass : nullptr;
}

/// The message with what is needed, of what there is.
Message with_mark(std::string_view key, const content::PassRule& rule, const content::Library& library) {
  const int most = rule.by_certainty ? content::most_certainty_marks(library.items) : content::kTestSlots;
  return {std::string(key), {{"points", format_shortest(rule.points)}, {"most", std::to_string(most)}}};
}

}  // namespace

learn::RecordRules pass_rules(const content::Library& library) {
  const content::PassRule* rule = rule_of(library);
  return rule == nullptr ? learn::RecordRules{} : learn::RecordRules{rule->points, rule->by_certainty};
}

std::optional<Message> pass_words(const content::Library& library) {
  const content::PassRule* rule = rule_of(library);
  if (rule == nullptr) return std::nullopt;
  return with_mark(rule->by_certainty ? "pass.certainty" : "pass.points", *rule, library);
}

Message certainty_note(const content::Library& library, std::string_view form_kind) {
  const content::PassRule* rule = rule_of(library);
  if (rule == nullptr || !rule->by_certainty) return {"quiz.certainty.note"};
  if (form_kind != learn::id_of(learn::FormKind::posttest)) return {"quiz.certainty.note.course"};
  return with_mark("quiz.certainty.note.test", *rule, library);
}

}  // namespace tc::app
