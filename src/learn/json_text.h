#pragma once
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc::learn::json {

/// Writes JSON text member by member. Numbers that are not finite become 0, since JSON has none of them.
class Text {
 public:
  Text() : out_(buffer_) {}
  Text& open() { return (out_.StartObject(), *this); }
  Text& close() { return (out_.EndObject(), *this); }
  Text& open_list() { return (out_.StartArray(), *this); }
  Text& close_list() { return (out_.EndArray(), *this); }
  Text& key(std::string_view name) { return (out_.Key(name.data(), size_of(name)), *this); }
  Text& value(std::string_view text) { return (out_.String(text.data(), size_of(text)), *this); }
  Text& value(const char* text) { return value(std::string_view(text)); }
  Text& value(const std::string& text) { return value(std::string_view(text)); }
  Text& value(bool flag) { return (out_.Bool(flag), *this); }
  Text& value(int number) { return (out_.Int(number), *this); }
  Text& value(std::int64_t number) { return (out_.Int64(number), *this); }
  Text& value(double number) { return (out_.Double(std::isfinite(number) ? number : 0), *this); }
  Text& value(const std::vector<std::string>& texts) {
    open_list();
    for (const std::string& text : texts) value(text);
    return close_list();
  }
  Text& value(const std::vector<double>& numbers) {
    open_list();
    for (const double number : numbers) value(number);
    return close_list();
  }
  template <class T>
  Text& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  /// JSON that is already text.
  Text& raw(std::string_view json) {
    return (out_.RawValue(json.data(), json.size(), rapidjson::kObjectType), *this);
  }
  std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static rapidjson::SizeType size_of(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> out_;
};

}  // namespace tc::learn::json
