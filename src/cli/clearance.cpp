// threeclocks clearance: when each meaning of "cleared" is reached.
#include "sim/clearance.h"

#include "app/json_fields.h"
#include "app/narration.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "core/text.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {{"--format", "text|json", "text unless given"}};

/// "ketamine" of "ketamine_venous_ng_ml", or "esketamine" where that was given.
std::string substance_of(sim::Signal signal, sim::Drug drug) {
  if (signal == sim::Signal::norketamine_ng_ml) return "norketamine";
  if (signal == sim::Signal::hnk_ng_ml) return "hydroxynorketamine";
  return drug == sim::Drug::esketamine ? "esketamine" : "ketamine";
}

/// Characters that stand side by side, for columns.
std::size_t width_of(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
  return count;
}
std::string padded(std::string text, std::size_t width) {
  const std::size_t wide = width_of(text);
  return text + std::string(wide < width ? width - wide : 1, ' ');
}

std::string as_text(const std::vector<sim::Cleared>& all, const Asked& asked,
                    const content::Strings& strings) {
  std::string text = app::regimen_label(asked.spec, strings) + "\n";
  for (const sim::Cleared& c : all) {
    const std::string when =
        c.time_min ? app::time_label(*c.time_min, strings) : strings.text("cli.clearance.never");
    text += padded(strings.text("cli.substance." + substance_of(c.signal, asked.spec.drug)), 20);
    text += padded(strings.text(c.title_key), 22) + padded(when, 14);
    text += format_level(c.level) + (c.signal == sim::Signal::body_parent_percent ? " %" : " ng/mL") + "\n";
  }
  return text;
}

std::string as_json(const std::vector<sim::Cleared>& all, const sim::Trajectory& trajectory,
                    const Asked& asked) {
  rapidjson::StringBuffer buffer;
  app::json::Writer out(buffer);
  app::json::FieldWriter write(out);
  out.StartObject();
  write("format", std::string("three-clocks-clearance"));
  write("version", 1);
  write("model", std::string(trajectory.model_id()));
  write("regimen", asked.spec);
  write("patient", asked.patient);
  out.Key("cleared");
  out.StartArray();
  for (const sim::Cleared& c : all) {
    out.StartObject();
    write("id", c.id);
    write("substance", substance_of(c.signal, asked.spec.drug));
    write("signal", std::string(sim::id_of(c.signal)));
    write("level", c.level);
    if (c.time_min) {
      write("time_min", *c.time_min);
    } else {
      out.Key("time_min");
      out.Null();
    }
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

Result<std::string> clearance(const Arguments& arguments, const SharedLibrary& library) {
  const auto format = parse_format(arguments, Format::text, Format::json);
  if (!format) return format.error();
  const auto asked = regimen_of(arguments, *library);
  if (!asked) return asked.error();
  const auto regimen = sim::plan(asked->spec, asked->patient, library->model);
  if (!regimen) return regimen.error();
  const sim::Trajectory trajectory = sim::simulate(*regimen, asked->patient, library->model);
  const auto all = sim::clearance(trajectory, library->model);
  return *format == Format::json ? as_json(all, trajectory, *asked) : as_text(all, *asked, library->strings);
}

}  // namespace

const Command& clearance_command() {
  static const Command kCommand{.name = "clearance",
                                .summary = "When each meaning of \"cleared\" is reached, as text or JSON.",
                                .flags = {regimen_flags(), kFlags},
                                .run = clearance};
  return kCommand;
}

}  // namespace tc::cli
