#include "platform/native/unzip.h"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>

#include "content/json_file.h"

namespace tc::platform {
namespace {

using content::PackLimits;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};

class Unzip {
 public:
  Unzip(std::string_view bytes, std::vector<Message>& problems) : bytes_(bytes), problems_(problems) {}

  Unpacked run() {
    if (!open()) return {};
    const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
    if (entries > static_cast<zip_int64_t>(PackLimits::kEntries)) {
      fault({}, "error.pack.entries", std::to_string(entries));
      return {};
    }
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(std::max<zip_int64_t>(entries, 0)) && !full_; ++i) entry(i);
    return std::move(out_);
  }

 private:
  void fault(std::string_view name, std::string_view key, std::string_view what) {
    // What cannot be shown is not quoted.
    const bool unfit = content::unfit_pack_name(name) == "error.pack.name_text";
    const std::string_view shown = unfit ? std::string_view() : name;
    content::add_fault(problems_, [&] { return content::located(shown, {}, key, what); });
  }
  void damaged(std::string_view name, zip_error_t* error) { fault(name, "error.pack.damaged", zip_error_strerror(error)); }

  bool open() {
    zip_error_t error;
    zip_error_init(&error);
    // A name that stands there twice is refused below, where it can be told.
    if (!open_with(ZIP_RDONLY | ZIP_CHECKCONS, error) &&
        !(zip_error_code_zip(&error) == ZIP_ER_EXISTS && open_with(ZIP_RDONLY, error))) {
      damaged({}, &error);
    }
    zip_error_fini(&error);
    return archive_ != nullptr;
  }
  bool open_with(int flags, zip_error_t& error) {
    zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
    if (source == nullptr) return false;
    archive_.reset(zip_open_from_source(source, flags, &error));
    if (archive_ == nullptr) zip_source_free(source);
    return archive_ != nullptr;
  }

  void entry(zip_uint64_t index) {
    const char* raw = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
    const std::string name = raw == nullptr ? std::string() : raw;
    if (const std::string_view unfit = content::unfit_pack_name(without_end(name)); !unfit.empty())
      return fault(name, unfit, name);
    if (!seen_.insert(name).second) return fault(name, "error.pack.twice", name);
    if (is_other_than_file(index)) return fault(name, "error.pack.link", name);
    if (name.ends_with('/')) return;
    if (!content::is_read_from_pack(name)) {
      out_.unread.push_back(name);
      return;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), index, ZIP_FL_ENC_RAW, &stat) != 0) return damaged(name, zip_get_error(archive_.get()));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return fault(name, "error.pack.encrypted", name);
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
      return fault(name, "error.pack.method", name);
    if (out_.files.size() == PackLimits::kFiles) {
      full_ = true;
      return fault({}, "error.pack.files", "> " + std::to_string(PackLimits::kFiles));
    }
    const std::size_t packed = std::min<std::size_t>(stat.comp_size, bytes_.size());
    if (auto text = inflate(index, name, packed)) out_.files[name] = std::move(*text);
  }

  /// A folder's name ends with '/', which is no empty part of it.
  static std::string_view without_end(std::string_view name) {
    if (name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
    return name;
  }

  bool is_other_than_file(zip_uint64_t index) const {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive_.get(), index, 0, &system, &attributes) != 0) return false;
    const mode_t kind = (attributes >> 16) & S_IFMT;
    return kind != 0 && kind != S_IFREG && kind != S_IFDIR;
  }

  std::optional<std::string> inflate(zip_uint64_t index, const std::string& name, std::size_t packed) {
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive_.get(), index, 0));
    if (file == nullptr) {
      damaged(name, zip_get_error(archive_.get()));
      return std::nullopt;
    }
    std::string text;
    std::array<char, 16384> part;
    for (;;) {
      const zip_int64_t count = zip_fread(file.get(), part.data(), part.size());
      if (count < 0) damaged(name, zip_file_get_error(file.get()));
      if (count < 0) return std::nullopt;
      if (count == 0) return text;
      text.append(part.data(), static_cast<std::size_t>(count));
      total_ += static_cast<std::size_t>(count);
      if (text.size() > PackLimits::kRatioFrom && text.size() > PackLimits::kRatio * packed) {
        full_ = true;  // nothing else in it is worth the time
        fault(name, "error.pack.bomb", name);
      } else if (text.size() > PackLimits::kFileBytes) {
        fault(name, "error.pack.file_size", name);
      } else if (total_ > PackLimits::kBytes) {
        full_ = true;
        fault({}, "error.pack.size", "> 8");
      } else {
        continue;
      }
      return std::nullopt;
    }
  }

  std::string_view bytes_;
  std::vector<Message>& problems_;
  std::unique_ptr<zip_t, Discard> archive_;
  Unpacked out_;
  std::set<std::string> seen_;
  std::size_t total_ = 0;
  bool full_ = false;  ///< no more is unpacked
};

}  // namespace

Unpacked unzip(std::string_view bytes, std::vector<Message>& problems) { return Unzip(bytes, problems).run(); }

}  // namespace tc::platform
