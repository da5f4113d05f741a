// threeclocks evidence: what the drawer of the evidence shows, as a handout or as data.
#include "app/evidence_report.h"
#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/regimen_flags.h"
#include "cli/table.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--at", "TIME", "since the dose: 40min, 24h, 7d"},
    {"--lens", "a|b|c|d", "only claims on which this account takes a stance"},
    {"--entry", "ID", "instead of --at: one entry, such as C05, T26, M01, ref/price2022 or term/bdnf"},
    {"--format", "md|json", "md unless given"},
};

Result<std::string> evidence(const Arguments& arguments, const SharedLibrary& library) {
  const auto format = parse_format(arguments, Format::md, Format::json);
  if (!format) return format.error();
  const auto *at = arguments.get("--at"), *entry_id = arguments.get("--entry"),
             *lens = arguments.get("--lens");
  if (!at == !entry_id)
    return Message{at ? "cli.flag.both" : "cli.evidence.what", {{"one", "--at"}, {"other", "--entry"}}};
  if (entry_id) {
    if (lens) return Message{"cli.flag.only_with", {{"flag", "--lens"}, {"other", "--at"}}};
    const auto entry = app::read_entry(*library, *entry_id);
    if (!entry) return Message{"cli.evidence.entry", {{"value", app::shown_text(*entry_id)}}};
    return *format == Format::json ? app::to_json(*entry, *library) + "\n"
                                   : app::to_markdown(*entry, *library);
  }
  const auto time = parse_time("--at", *at);
  if (!time) return time.error();
  if (lens && (lens->empty() || !app::is_lens_id(*lens)))
    return Message{"cli.evidence.lens", {{"value", app::shown_text(*lens)}}};
  const app::EvidenceReport report = app::evidence_report(*library, *time, lens ? *lens : std::string());
  return *format == Format::json ? app::to_json(report, *library) + "\n" : app::to_markdown(report, *library);
}

}  // namespace

const Command& evidence_command() {
  static const Command kCommand{
      .name = "evidence",
      .summary =
          "What is known at a time since the dose, for whom, how sure and by whom, as Markdown or JSON.",
      .flags = {kFlags, content_flags()},
      .notes =
          "The same entries in the same order as in the drawer of the evidence, each in full. The members of "
          "the JSON: docs/cli.md",
      .run = evidence};
  return kCommand;
}

}  // namespace tc::cli
