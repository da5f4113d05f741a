#include "content/json_file.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "content/json_place.h"
#include "core/text.h"

namespace tc::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What is quoted of a file: on one line, and no longer than a line can bear.
std::string quoted(std::string_view what) {
  constexpr std::size_t kMost = 120;
  std::string out(what.substr(0, kMost));
  out.resize(utf8_prefix(out));
  if (what.size() > kMost) out += "…";
  std::replace_if(
      out.begin(), out.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
  return out;
}

/// String key of what is malformed.
std::string_view syntax_key(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "error.json.syntax.empty";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "error.json.syntax.more";
    case rapidjson::kParseErrorObjectMissName:
      return "error.json.syntax.name";
    case rapidjson::kParseErrorObjectMissColon:
      return "error.json.syntax.colon";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "error.json.syntax.object";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "error.json.syntax.list";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "error.json.syntax.escape";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "error.json.syntax.quote";
    case rapidjson::kParseErrorNumberTooBig:
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
      return "error.json.syntax.number";
    default:
      return "error.json.syntax.value";
  }
}

struct Repeated {
  std::string pointer, key;
};

/// The first key of an object that stands there for the second time.
std::optional<std::string_view> repeated_key(const rapidjson::Value& object) {
  constexpr rapidjson::SizeType kFew = 24;  // compared with each other sooner than put into a table
  const auto name_of = [](const auto& m) { return std::string_view(m.name.GetString(), m.name.GetStringLength()); };
  if (object.MemberCount() <= kFew) {
    for (auto at = object.MemberBegin(); at != object.MemberEnd(); ++at) {
      for (auto before = object.MemberBegin(); before != at; ++before) {
        if (name_of(*before) == name_of(*at)) return name_of(*at);
      }
    }
    return std::nullopt;
  }
  std::unordered_set<std::string_view> seen;
  seen.reserve(object.MemberCount());
  for (const auto& m : object.GetObject()) {
    if (!seen.insert(name_of(m)).second) return name_of(m);
  }
  return std::nullopt;
}

/// The first key that stands twice in one object. Recursion is bounded by the depth that was checked before; the
/// way there is put together on the way back, since there is hardly ever one to tell.
std::optional<Repeated> find_repeated(const rapidjson::Value& value) {
  if (value.IsArray()) {
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
      if (auto found = find_repeated(value[i])) {
        found->pointer.insert(0, '/' + std::to_string(i));
        return found;
      }
    }
  }
  if (!value.IsObject()) return std::nullopt;
  if (const auto twice = repeated_key(value)) return Repeated{pointer_step(*twice), std::string(*twice)};
  for (const auto& m : value.GetObject()) {
    if (auto found = find_repeated(m.value)) {
      found->pointer.insert(0, pointer_step({m.name.GetString(), m.name.GetStringLength()}));
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace

Message located(std::string_view path, TextPlace place, std::string_view key, std::string_view what) {
  return {std::string(key),
          {{"file", std::string(path)},
           {"line", std::to_string(place.line)},
           {"column", std::to_string(place.column)},
           {"what", quoted(what)}}};
}

Result<JsonFile> JsonFile::parse(std::string_view path, std::string_view text, Trust trust) {
  const bool checked = trust == Trust::none;
  if (text.size() > kLargestBytes) {
    return located(path, {}, "error.json.too_large", std::to_string(text.size() >> 20));
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const std::size_t good = checked ? utf8_prefix(text) : text.size(); good < text.size())
    return located(path, place_of(text, good), "error.json.utf8", {});
  if (const auto deep = checked ? find_too_deep(text, kDeepest) : std::nullopt)
    return located(path, place_of(text, *deep), "error.json.too_deep", std::to_string(kDeepest));
  JsonFile file;
  file.path_ = path;
  file.text_ = text;
  file.document_ = std::make_unique<rapidjson::Document>();
  rapidjson::Document& document = *file.document_;
  document.Parse<rapidjson::kParseFullPrecisionFlag>(text.data(), text.size());
  if (document.HasParseError()) {
    return located(path, place_of(text, document.GetErrorOffset()), "error.json.syntax",
                   syntax_key(document.GetParseError()));
  }
  if (const auto repeated = checked ? find_repeated(document) : std::nullopt) {
    const auto second = find_value(text, repeated->pointer, 1);
    return located(path, place_of(text, second ? second->key : 0), "error.json.repeated_key", repeated->key);
  }
  return file;
}

Message JsonFile::fault(std::string_view pointer, std::string_view key, std::string_view what, At at) const {
  auto offsets = find_value(text_, pointer);
  while (!offsets && !pointer.empty()) {  // a missing member: point at what would hold it
    pointer = pointer.substr(0, pointer.rfind('/'));
    offsets = find_value(text_, pointer);
  }
  const std::size_t offset = !offsets ? 0 : at == At::key ? offsets->key : offsets->value;
  return located(path_, place_of(text_, offset), key, what);
}

std::string Cursor::pointer_to(std::string_view key) const { return pointer_ + pointer_step(key); }

const rapidjson::Value* Cursor::member(std::string_view key) const {
  if (value_ == nullptr || !value_->IsObject()) return nullptr;
  const auto found = value_->FindMember(
      rapidjson::Value(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
  return found == value_->MemberEnd() ? nullptr : &found->value;
}

const rapidjson::Value* Cursor::required_member(std::string_view key) const {
  const rapidjson::Value* v = member(key);
  if (v != nullptr || value_ == nullptr) return v;
  fault("", value_->IsObject() ? "error.json.missing" : "error.json.not_object", key);
  return nullptr;
}

void Cursor::fault(std::string_view key, std::string_view message_key, std::string_view what) const {
  add_fault(*problems_,
            [&] { return file_->fault(key.empty() ? pointer_ : pointer_to(key), message_key, what); });
}

std::vector<Cursor> Cursor::list(std::string_view key) const {
  std::vector<Cursor> out;
  const rapidjson::Value* v = required_member(key);
  if (v == nullptr) return out;
  if (!v->IsArray()) {
    fault(key, "error.json.list", key);
    return out;
  }
  const std::string base = pointer_to(key) + '/';
  int i = 0;
  for (const auto& item : v->GetArray())
    out.push_back({*file_, &item, base + std::to_string(i++), *problems_});
  return out;
}

Cursor Cursor::object(std::string_view key) const {
  const rapidjson::Value* v = required_member(key);
  if (v != nullptr && !v->IsObject()) {
    fault(key, "error.json.object", key);
    v = nullptr;
  }
  return {*file_, v, pointer_to(key), *problems_};
}

std::string Cursor::text(std::string_view key, bool required) const {
  const rapidjson::Value* v = required ? required_member(key) : member(key);
  if (v == nullptr) return {};
  if (!v->IsString()) {
    fault(key, "error.json.text", key);
    return {};
  }
  if (required && v->GetStringLength() == 0) fault(key, "error.json.empty", key);
  return {v->GetString(), v->GetStringLength()};
}

std::vector<std::string> Cursor::texts(std::string_view key, bool required) const {
  std::vector<std::string> out;
  const rapidjson::Value* v = required ? required_member(key) : member(key);
  if (v == nullptr) return out;
  bool good = v->IsArray();
  for (rapidjson::SizeType i = 0; good && i < v->Size(); ++i) {
    const auto& item = (*v)[i];
    good = item.IsString() && item.GetStringLength() > 0;
    if (good) out.emplace_back(item.GetString(), item.GetStringLength());
  }
  if (!good) fault(key, "error.json.texts", key);
  return out;
}

std::vector<double> Cursor::numbers(std::string_view key) const {
  std::vector<double> out;
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return out;
  bool good = v->IsArray();
  for (rapidjson::SizeType i = 0; good && i < v->Size(); ++i) {
    good = (*v)[i].IsNumber() && std::isfinite((*v)[i].GetDouble());
    if (good) out.push_back((*v)[i].GetDouble());
  }
  if (!good) fault(key, "error.json.number", key);
  return out;
}

std::vector<std::vector<double>> Cursor::number_lists(std::string_view key) const {
  std::vector<std::vector<double>> out;
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return out;
  bool good = v->IsArray();
  for (rapidjson::SizeType i = 0; good && i < v->Size(); ++i) {
    const auto& item = (*v)[i];
    good = item.IsArray();
    out.emplace_back();
    for (rapidjson::SizeType k = 0; good && k < item.Size(); ++k) {
      good = item[k].IsNumber() && std::isfinite(item[k].GetDouble());
      if (good) out.back().push_back(item[k].GetDouble());
    }
  }
  if (!good) fault(key, "error.json.number", key);
  return out;
}

std::vector<std::vector<std::string>> Cursor::text_lists(std::string_view key) const {
  std::vector<std::vector<std::string>> out;
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return out;
  bool good = v->IsArray();
  for (rapidjson::SizeType i = 0; good && i < v->Size(); ++i) {
    const auto& item = (*v)[i];
    good = item.IsArray();
    out.emplace_back();
    for (rapidjson::SizeType k = 0; good && k < item.Size(); ++k) {
      good = item[k].IsString() && item[k].GetStringLength() > 0;
      if (good) out.back().emplace_back(item[k].GetString(), item[k].GetStringLength());
    }
  }
  if (!good) fault(key, "error.json.texts", key);
  return out;
}

double Cursor::number(std::string_view key) const { return sound_number(key).value_or(0); }

std::optional<double> Cursor::sound_number(std::string_view key) const {
  const rapidjson::Value* v = required_member(key);
  if (v == nullptr) return std::nullopt;
  if (v->IsNumber() && std::isfinite(v->GetDouble())) return v->GetDouble();
  fault(key, "error.json.number", key);
  return std::nullopt;
}

std::optional<double> Cursor::optional_number(std::string_view key) const {
  if (member(key) == nullptr) return std::nullopt;
  return number(key);
}

std::optional<int> Cursor::optional_integer(std::string_view key, int least, int most) const {
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return std::nullopt;
  if (v->IsInt() && v->GetInt() >= least && v->GetInt() <= most) return v->GetInt();
  fault(key, "error.json.integer", key);
  return least;
}

bool Cursor::flag(std::string_view key, bool otherwise) const {
  const rapidjson::Value* v = member(key);
  if (v == nullptr) return otherwise;
  if (v->IsBool()) return v->GetBool();
  fault(key, "error.json.flag", key);
  return otherwise;
}

std::vector<std::string> Cursor::keys() const {
  std::vector<std::string> out;
  if (value_ == nullptr || !value_->IsObject()) return out;
  for (const auto& m : value_->GetObject()) out.emplace_back(m.name.GetString(), m.name.GetStringLength());
  return out;
}

void Cursor::only(const std::vector<std::string_view>& known) const {
  if (value_ == nullptr || !value_->IsObject()) return;
  for (const auto& m : value_->GetObject()) {
    const std::string_view key(m.name.GetString(), m.name.GetStringLength());
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    add_fault(*problems_, [&] {
      return file_->fault(pointer_to(key), "error.json.unknown_key", key, JsonFile::At::key);
    });
  }
}

}  // namespace tc::content
