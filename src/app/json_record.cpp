#include "app/json_record.h"

#include <rapidjson/error/en.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace tc::app {
namespace {

std::string_view text_of(const JsonValue& value) { return {value.GetString(), value.GetStringLength()}; }

/// The text with every byte that is not part of a character replaced, so that the file stays JSON.
std::string well_formed(std::string_view text) {
  std::string good;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (length < 4 && i + length < text.size() && !is_utf8(text.substr(i, length))) ++length;
    if (is_utf8(text.substr(i, length))) {
      good += text.substr(i, length);
      i += length;
    } else {
      good += "\xEF\xBF\xBD";
      ++i;
    }
  }
  return good;
}

template <class Enum, class Find>
Read read_choice(const JsonValue& in, Enum& value, Find find, std::string_view allowed) {
  const auto found = in.IsString() ? find(text_of(in)) : std::nullopt;
  if (!found) return Fault{"choice", {}, std::string(allowed)};
  value = *found;
  return {};
}

template <class Range>
std::string ids_of(const Range& values) {
  std::vector<std::string_view> ids;
  for (const auto value : values) ids.push_back(sim::id_of(value));
  return joined(ids);
}

}  // namespace

Result<rapidjson::Document> parse_object(std::string_view text, std::string_view key_prefix,
                                         std::size_t longest) {
  const std::string prefix(key_prefix);
  if (text.size() > longest) {
    return Message{prefix + ".too_long", {{"largest", std::to_string(longest)}}};
  }
  rapidjson::Document document;
  // Iterative: nesting can't use up the stack. Full precision: every double reads back as it was.
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                              rapidjson::kParseValidateEncodingFlag;
  document.Parse<kFlags>(text.data(), text.size());
  if (document.HasParseError()) {
    return Message{prefix + ".syntax",
                   {{"at", std::to_string(document.GetErrorOffset() + 1)},
                    {"what", rapidjson::GetParseError_En(document.GetParseError())}}};
  }
  if (!document.IsObject()) return Message{prefix + ".not_object", {{"where", {}}, {"field", {}}}};
  return document;
}

Message to_message(const Fault& fault, std::string_view key_prefix, std::string_view where) {
  return {std::string(key_prefix) + "." + fault.reason,
          {{"where", std::string(where)}, {"field", fault.field}, {"allowed", fault.allowed}}};
}

void write(JsonWriter& out, double value) {
  if (!std::isfinite(value)) {
    out.Null();
    return;
  }
  // A zero with a sign keeps it only as a fraction.
  const std::string text = value == 0 && std::signbit(value) ? "-0.0" : format_shortest(value);
  out.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}
void write(JsonWriter& out, int value) { out.Int(value); }
void write(JsonWriter& out, bool value) { out.Bool(value); }
void write(JsonWriter& out, const std::string& value) { write(out, std::string_view(value)); }
void write(JsonWriter& out, std::string_view value) {
  const std::string text = is_utf8(value) ? std::string(value) : well_formed(value);
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void write(JsonWriter& out, ThemeChoice value) { write(out, id_of(value)); }
void write(JsonWriter& out, Panel value) { write(out, id_of(value)); }
void write(JsonWriter& out, BandMode value) { write(out, id_of(value)); }
void write(JsonWriter& out, sim::Drug value) { write(out, sim::id_of(value)); }
void write(JsonWriter& out, sim::Route value) { write(out, sim::id_of(value)); }
void write(JsonWriter& out, sim::DoseUnit value) { write(out, sim::id_of(value)); }

Read read(const JsonValue& in, double& value, Extra) {
  if (!in.IsNumber() || !std::isfinite(in.GetDouble())) return Fault{"not_number", {}, {}};
  value = in.GetDouble();
  return {};
}
Read read(const JsonValue& in, int& value, Extra) {
  if (!in.IsInt()) return Fault{"not_integer", {}, {}};
  value = in.GetInt();
  return {};
}
Read read(const JsonValue& in, bool& value, Extra) {
  if (!in.IsBool()) return Fault{"not_flag", {}, {}};
  value = in.GetBool();
  return {};
}
Read read(const JsonValue& in, std::string& value, Extra) {
  if (!in.IsString()) return Fault{"not_text", {}, {}};
  value = text_of(in);
  return {};
}
Read read(const JsonValue& in, ThemeChoice& value, Extra) {
  return read_choice(in, value, theme_of, joined(theme_ids()));
}
Read read(const JsonValue& in, Panel& value, Extra) {
  return read_choice(in, value, panel_of, joined(panel_ids()));
}
Read read(const JsonValue& in, BandMode& value, Extra) {
  return read_choice(in, value, band_mode_of, joined(band_mode_ids()));
}
Read read(const JsonValue& in, sim::Drug& value, Extra) {
  return read_choice(in, value, sim::drug_of, ids_of(sim::kDrugs));
}
Read read(const JsonValue& in, sim::Route& value, Extra) {
  return read_choice(in, value, sim::route_of, ids_of(sim::kRoutes));
}
Read read(const JsonValue& in, sim::DoseUnit& value, Extra) {
  return read_choice(in, value, sim::unit_of, "mg, mg/kg");
}

const JsonValue* member_of(const JsonValue& object, std::string_view name) {
  for (auto m = object.MemberBegin(); m != object.MemberEnd(); ++m) {
    if (text_of(m->name) == name) return &m->value;
  }
  return nullptr;
}

Read check_names(const JsonValue& object, const std::string_view* names, std::size_t count, Extra extra) {
  std::vector<std::string_view> seen;
  for (auto m = object.MemberBegin(); m != object.MemberEnd(); ++m) {
    const std::string_view name = text_of(m->name);
    const bool known = !name.empty() && std::find(names, names + count, name) != names + count;
    if (!known) {
      if (extra == Extra::ignore) continue;
      return Fault{"extra", std::string(name), {}};
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      return Fault{"repeated", std::string(name), {}};
    seen.push_back(name);
  }
  return {};
}

}  // namespace tc::app
