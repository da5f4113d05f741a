#include "cli/table.h"

#include "app/json_fields.h"
#include "app/values.h"

namespace tc::cli {
Result<Format> parse_format(const Arguments& arguments, Format usual, Format other) {
  constexpr std::string_view kIds[] = {"csv", "json", "text", "md"};
  const auto id_of = [&](Format f) { return kIds[static_cast<std::size_t>(f)]; };
  const std::string id = arguments.get_or("--format", id_of(usual));
  for (const Format format : {usual, other}) {
    if (id == id_of(format)) return format;
  }
  return Message{"cli.format",
                 {{"value", app::shown_text(id)},
                  {"one", std::string(id_of(usual))},
                  {"other", std::string(id_of(other))}}};
}

std::string to_json(const Table& table, std::string_view model_id, const Asked& asked) {
  rapidjson::StringBuffer buffer;
  app::json::Writer out(buffer);
  app::json::FieldWriter write(out);
  out.StartObject();
  write("format", std::string("three-clocks-simulation"));
  write("version", 1);
  write("model", std::string(model_id));
  write("regimen", asked.spec);
  write("patient", asked.patient);
  out.Key("rows");
  out.StartArray();
  for (const auto& row : table.rows) {
    out.StartObject();
    for (std::size_t i = 0; i < row.size(); ++i) {
      out.Key(table.columns[i].c_str());
      if (row[i]) {
        const std::string number = app::ten_digits(*row[i]);
        out.RawValue(number.data(), number.size(), rapidjson::kNumberType);
      } else {
        out.Null();
      }
    }
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace tc::cli
