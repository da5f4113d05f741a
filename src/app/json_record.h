#pragma once
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/ids.h"
#include "app/state.h"
#include "core/result.h"

namespace tc::app {

// Plain structs as JSON objects. A struct is described once, `constexpr auto describe(Tag<T>)` gives its
// members with their names, and writing, reading and refusing follow from that for every struct alike.

template <class T>
struct Tag {};

template <class T, class M>
struct Member {
  std::string_view name;
  M T::*at;
};
template <class T, class M>
Member(const char*, M T::*) -> Member<T, M>;

template <class T, class... M>
constexpr auto members(Member<T, M>... m) {
  return std::tuple<Member<T, M>...>{m...};
}

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;
using JsonValue = rapidjson::Value;

/// Why a value was not read. `reason` ends the message key, `allowed` lists the choices where there are some.
struct Fault {
  std::string reason;  ///< "missing", "extra", "repeated", "not_number", "choice" …
  std::string field;   ///< "spec.dose"
  std::string allowed;
};
using Read = std::optional<Fault>;

/// Whether members that are not described are refused (commands) or passed over (saved states).
enum class Extra { refuse, ignore };

/// The text as one JSON value. Refuses with {key_prefix}.syntax, .too_long or .not_object.
Result<rapidjson::Document> parse_object(std::string_view text, std::string_view key_prefix,
                                         std::size_t longest);
/// The fault as a message of the family `key_prefix`, with {field}, {allowed} and {where}.
Message to_message(const Fault& fault, std::string_view key_prefix, std::string_view where);

// Numbers are written with the shortest digits that read back the same; what is not finite becomes null,
// which no reader takes. Bytes that are not UTF-8 become U+FFFD.
void write(JsonWriter& out, double value);
void write(JsonWriter& out, int value);
void write(JsonWriter& out, bool value);
void write(JsonWriter& out, const std::string& value);
void write(JsonWriter& out, std::string_view value);
void write(JsonWriter& out, ThemeChoice value);
void write(JsonWriter& out, Panel value);
void write(JsonWriter& out, BandMode value);
void write(JsonWriter& out, sim::Drug value);
void write(JsonWriter& out, sim::Route value);
void write(JsonWriter& out, sim::DoseUnit value);

Read read(const JsonValue& in, double& value, Extra extra);
Read read(const JsonValue& in, int& value, Extra extra);
Read read(const JsonValue& in, bool& value, Extra extra);
Read read(const JsonValue& in, std::string& value, Extra extra);
Read read(const JsonValue& in, ThemeChoice& value, Extra extra);
Read read(const JsonValue& in, Panel& value, Extra extra);
Read read(const JsonValue& in, BandMode& value, Extra extra);
Read read(const JsonValue& in, sim::Drug& value, Extra extra);
Read read(const JsonValue& in, sim::Route& value, Extra extra);
Read read(const JsonValue& in, sim::DoseUnit& value, Extra extra);

/// The member of an object; null when it has none.
const JsonValue* member_of(const JsonValue& object, std::string_view name);
/// A fault for the first member whose name is not in `names` or comes twice.
Read check_names(const JsonValue& object, const std::string_view* names, std::size_t count, Extra extra);

template <class T>
void write(JsonWriter& out, const std::vector<T>& values);
template <class T>
Read read(const JsonValue& in, std::vector<T>& values, Extra extra);

template <class T>
concept Described = requires {
  describe(Tag<T>{});
};

/// The members of a struct, inside an object that is already open.
template <Described T>
void write_members(JsonWriter& out, const T& value) {
  std::apply(
      [&](const auto&... m) {
        ((out.Key(m.name.data(), static_cast<rapidjson::SizeType>(m.name.size())), write(out, value.*(m.at))),
         ...);
      },
      describe(Tag<T>{}));
}

template <Described T>
void write(JsonWriter& out, const T& value) {
  out.StartObject();
  write_members(out, value);
  out.EndObject();
}

template <class T, class M>
Read read_member(const JsonValue& object, const Member<T, M>& m, T& value, Extra extra) {
  const JsonValue* in = member_of(object, m.name);
  if (!in) return Fault{"missing", std::string(m.name), {}};
  Read fault = read(*in, value.*(m.at), extra);
  if (fault) {
    const bool index = fault->field.starts_with('[');
    fault->field = std::string(m.name) + (fault->field.empty() || index ? "" : ".") + fault->field;
  }
  return fault;
}

/// Reads every described member of an object; `besides` is a name that the object may also have.
template <Described T>
Read read_members(const JsonValue& in, T& value, Extra extra, std::string_view besides = {}) {
  if (!in.IsObject()) return Fault{"not_object", {}, {}};
  return std::apply(
      [&](const auto&... m) -> Read {
        const std::string_view names[] = {besides, m.name...};
        Read fault = check_names(in, names, std::size(names), extra);
        // The first fault ends the fold.
        static_cast<void>(
            ((fault.has_value() || (fault = read_member(in, m, value, extra)).has_value()) || ...));
        return fault;
      },
      describe(Tag<T>{}));
}

template <Described T>
Read read(const JsonValue& in, T& value, Extra extra) {
  return read_members(in, value, extra);
}

template <class T>
void write(JsonWriter& out, const std::vector<T>& values) {
  out.StartArray();
  for (const T& value : values) write(out, value);
  out.EndArray();
}

template <class T>
Read read(const JsonValue& in, std::vector<T>& values, Extra extra) {
  if (!in.IsArray()) return Fault{"not_list", {}, {}};
  values.clear();
  for (rapidjson::SizeType i = 0; i < in.Size(); ++i) {
    T value{};
    if (Read fault = read(in[i], value, extra)) {
      fault->field = "[" + std::to_string(i) + "]" + (fault->field.empty() ? "" : ".") + fault->field;
      return fault;
    }
    values.push_back(std::move(value));
  }
  return {};
}

}  // namespace tc::app
