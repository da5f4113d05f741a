#include "cli/cli.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "app/reduce.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/regimen_flags.h"
#include "platform/platform.h"

namespace tc::cli {

std::string sentence(const Message& message, const content::Strings& strings) {
  std::string text = "threeclocks: " + strings.text(app::in_words(message, strings));
  // One sentence is one line, whatever was quoted in it.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text + "\n";
}

namespace {

Outcome refused(const Message& message, const content::Library& library) {
  // What the outside world refused is no mistake of the request.
  const bool outside = message.key.starts_with("platform.") || message.key.starts_with("cli.failed.");
  return {outside ? kFailed : kRefused, {}, sentence(message, library.strings)};
}

const Command* find_command(std::string_view name) {
  for (const Command* command : all_commands()) {
    if (command->name == name) return command;
  }
  return nullptr;
}

Message unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command* command : all_commands()) names.push_back(command->name);
  const std::string_view near = nearest(name, names);
  return {near.empty() ? "cli.command.unknown" : "cli.command.unknown_near",
          {{"command", app::shown_text(name)}, {"near", std::string(near)}}};
}

bool asks_for_help(const std::string& word) { return word == "--help" || word == "-h"; }

int fail(const Outcome& outcome) {
  std::fputs(outcome.err.c_str(), stderr);
  return outcome.code;
}

int open_window(std::span<const std::string> words, const SharedLibrary& library) {
  const Command& command = window_command();
  const auto arguments = Arguments::parse(words, command.name, command.flags, command.most_words);
  if (!arguments) return fail(refused(arguments.error(), *library));
  const auto content = content_of(*arguments, library);
  if (!content) return fail(refused(content.error(), *library));
  std::fputs(told_faults(*content, library->strings).c_str(), stderr);
  const auto query = command.run(*arguments, content->library);
  if (!query) return fail(refused(query.error(), *library));
  if (!platform::has_display()) return fail(refused({"cli.failed.no_display"}, *library));
  const auto size = parse_size(arguments->get_or("--size", "1280x720"));
  return platform::run_window(content->library, {.width = size->first,
                                                 .height = size->second,
                                                 .query = *query,
                                                 .content_folder = content->folder,
                                                 .content_fingerprint = content->fingerprint,
                                                 .content_problems = content->problems,
                                                 .pack = content->pack,
                                                 .pack_problems = content->pack_problems});
}

/// Everything or a failure: a full disk or a closed pipe must not pass for success.
bool write_out(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

}  // namespace

Outcome execute(const std::vector<std::string>& words, const SharedLibrary& library) {
  const std::string first = words.empty() ? "--help" : words.front();
  if (asks_for_help(first) || first == "help") {
    if (words.size() < 2) return {kDone, overview(), {}};
    const Command* command = find_command(words[1]);
    return command ? Outcome{kDone, usage_of(*command), {}} : refused(unknown_command(words[1]), *library);
  }
  if (first == "--version") {
    return {kDone, "threeclocks " TC_VERSION "\nMIT licence; those of all that it contains: NOTICES.txt, beside the program\n", {}};
  }
  const Command* command = find_command(first);
  if (!command) return refused(unknown_command(first), *library);
  const std::span<const std::string> rest = std::span(words).subspan(1);
  if (std::any_of(rest.begin(), rest.end(), asks_for_help)) return {kDone, usage_of(*command), {}};
  const auto arguments = Arguments::parse(rest, command->name, command->flags, command->most_words);
  if (!arguments) return refused(arguments.error(), *library);
  if (command->find != nullptr) return command->find(*arguments, library);
  const auto content = content_of(*arguments, library);
  if (!content) return refused(content.error(), *library);
  const std::string faults = told_faults(*content, library->strings);
  auto text = command->run(*arguments, content->library);
  Outcome outcome = text ? Outcome{kDone, std::move(text).value(), {}} : refused(text.error(), *library);
  outcome.err.insert(0, faults);
  return outcome;
}

int run(int argc, char** argv) {
  auto loaded = content::load_embedded_library();
  if (!loaded) {  // an author who builds with faulty content still gets `check`
    auto base = content::load_embedded_base();
    std::fprintf(stderr, "threeclocks: %s\n",
                 base ? base->strings.text(loaded.error()).c_str() : loaded.error().key.c_str());
    if (!base) return kFailed;
    loaded = std::move(base);
  }
  const auto library = std::make_shared<const content::Library>(std::move(loaded).value());
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const bool helps = std::any_of(words.begin(), words.end(), asks_for_help);
  if (words.empty()) return open_window({}, library);
  if (words.front() == window_command().name && !helps) {
    return open_window(std::span(words).subspan(1), library);
  }
  const Outcome outcome = execute(words, library);
  std::fputs(outcome.err.c_str(), stderr);
  if (!write_out(outcome.out)) {
    std::fputs(sentence({"cli.failed.output"}, library->strings).c_str(), stderr);
    return kFailed;
  }
  return outcome.code;
}

}  // namespace tc::cli
