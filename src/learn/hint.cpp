#include "learn/hint.h"

namespace tc::learn {
namespace {

/// With fewer, ruling one out would leave the answer.
constexpr std::size_t kFewestOptions = 3;

}  // namespace

bool gives_hints(FormKind kind) { return kind != FormKind::pretest && kind != FormKind::posttest; }

std::optional<std::string> ruled_out_option(const content::Item& item, std::uint64_t form_seed) {
  const auto* task = std::get_if<content::SingleTask>(&item.task);
  if (task == nullptr || task->options.size() < kFewestOptions) return std::nullopt;
  const content::Option* last = nullptr;
  for (const std::size_t i : shuffled(task->options.size(), form_seed, item.id)) {
    const content::Option& option = task->options[i];
    if (option.credit > 0) continue;
    if (option.misconception.empty()) return option.id;
    last = &option;
  }
  return last == nullptr ? std::nullopt : std::optional(last->id);
}

int hints_of(const content::Item& item) { return ruled_out_option(item, 0) ? 2 : 1; }

}  // namespace tc::learn
