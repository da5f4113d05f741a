// threeclocks items: how the questions do, from the results of many learners.
#include <algorithm>
#include <filesystem>

#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/files.h"
#include "cli/table.h"
#include "core/text.h"
#include "learn/export.h"
#include "learn/item_analysis.h"

namespace tc::cli {
namespace {

namespace fs = std::filesystem;

constexpr Flag kFlags[] = {{"--format", "csv|json|text", "text unless given"}};

/// The files that were named, and those of named folders that may hold results, sorted.
std::vector<std::string> files_of(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    std::error_code error;
    if (!fs::is_directory(word, error)) {
      out.push_back(word);
      continue;
    }
    std::vector<std::string> within;
    for (fs::directory_iterator at(word, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
      const fs::path extension = at->path().extension();
      if (extension == ".json" || extension == ".csv") within.push_back(at->path().string());
    }
    std::sort(within.begin(), within.end());
    out.insert(out.end(), within.begin(), within.end());
  }
  return out;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string with_interval(const learn::WithInterval& v) {
  return format_fixed(v.value, 2) + " (" + format_fixed(v.low, 2) + " to " + format_fixed(v.high, 2) + ")";
}

std::string as_text(const std::vector<learn::ItemAnalysis>& all) {
  std::string out = padded("item", 8) + padded("n", 6) + padded("difficulty (95 %)", 24) +
                    padded("discrimination (95 %)", 26) + padded("time", 9) + "flags\n";
  for (const learn::ItemAnalysis& a : all) {
    std::string flags;
    for (const learn::ItemFlag flag : a.flags)
      flags += (flags.empty() ? "" : ", ") + std::string(learn::id_of(flag));
    out += padded(a.item, 8) + padded(std::to_string(a.n), 6) + padded(with_interval(a.difficulty), 24) +
           padded(a.discrimination ? with_interval(*a.discrimination) : "-", 26) +
           padded(format_fixed(a.median_seconds, 0) + " s", 9) + flags + "\n";
    for (const learn::OptionCount& o : a.options) {
      out += "  " + padded(o.option + (o.credit && *o.credit >= 1 ? " *" : ""), 18) +
             padded(std::to_string(o.n), 6) + format_fixed(100 * o.share, 0) + " %\n";
    }
    for (const learn::CertaintyCount& c : a.certainty) {
      if (c.n > 0)
        out += "  " + padded("certainty " + std::to_string(c.level), 18) + padded(std::to_string(c.n), 6) +
               format_fixed(100 * c.right, 0) + " % right\n";
    }
  }
  return out;
}

Outcome items(const Arguments& arguments, const SharedLibrary& built_in) {
  const content::Strings& words = built_in->strings;
  const auto refused = [&](const Message& m) { return Outcome{kRefused, {}, sentence(m, words)}; };
  if (arguments.words().empty()) return refused({"cli.items.files"});
  const bool text = arguments.get_or("--format", "text") == "text";
  const auto format =
      text ? Result<Format>(Format::text) : parse_format(arguments, Format::csv, Format::json);
  if (!format) return refused(format.error());
  const auto content = content_of(arguments, built_in);
  if (!content) return refused(content.error());
  Outcome out{kDone, {}, told_faults(*content, words)};
  std::vector<learn::AnswerRow> rows;
  for (const std::string& file : files_of(arguments.words())) {
    const auto bytes = read_file(file);
    auto read =
        bytes ? learn::rows_from_results(*bytes) : Result<std::vector<learn::AnswerRow>>(bytes.error());
    if (!read) {  // told, and the others are still worth reading
      out.code = kFailed;
      const Message why =
          bytes ? Message{"cli.items.file",
                          {{"path", app::shown_text(file)}, {"reason", words.text(read.error())}}}
                : read.error();
      out.err += sentence(why, words);
      continue;
    }
    for (learn::AnswerRow& row : read.value()) {
      if (row.learner.empty()) row.learner = file;  // a file without a name is one learner
      rows.push_back(std::move(row));
    }
  }
  if (rows.empty()) {
    out.code = kFailed;
    out.err += sentence({"cli.items.none"}, words);
    return out;
  }
  const auto all = learn::analyse(rows, content->library->items);
  out.out = *format == Format::csv    ? learn::analysis_csv(all)
            : *format == Format::json ? learn::analysis_json(all)
                                      : as_text(all);
  return out;
}

}  // namespace

const Command& items_command() {
  static const Command kCommand{
      .name = "items",
      .words = "FOLDER_OR_FILES...",
      .summary =
          "Item analysis from exported results: difficulty, discrimination, options, certainty, weak items.",
      .flags = {kFlags, content_flags(), pack_flags()},
      .most_words = 10000,
      .notes =
          "Reads the results of many learners as JSON or CSV, one or several to a file; of a folder every "
          ".json and "
          ".csv. The first answer of a learner to an item counts. Flags: too_hard below 0.30, too_easy above "
          "0.90, weak "
          "discrimination below 0.10, unused_distractor, few_answers below 20. A file that cannot be read is "
          "told on "
          "standard error with exit code 1; the others are still analysed.",
      .find = items};
  return kCommand;
}

}  // namespace tc::cli
