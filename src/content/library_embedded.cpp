// The library as it is compiled into the program.
#include <algorithm>
#include <vector>

#include "content/assets_embedded.h"
#include "content/library.h"

namespace tc::content {
namespace {

struct Found {
  std::vector<std::string_view> paths;
  AssetReader read;
};

Found files(std::span<const EmbeddedAsset> assets) {
  Found found;
  for (const EmbeddedAsset& asset : assets) found.paths.push_back(asset.path);
  found.read = [assets](std::string_view path) -> std::optional<std::string_view> {
    const auto at = std::lower_bound(assets.begin(), assets.end(), path,
                                     [](const EmbeddedAsset& a, std::string_view p) { return a.path < p; });
    if (at == assets.end() || at->path != path) return std::nullopt;
    return at->bytes;
  };
  return found;
}

}  // namespace

Result<Library> load_embedded_base() {
  const Found found = files(embedded_assets());
  std::vector<Message> problems;
  return load_base(found.read, found.paths, problems, Trust::sound);
}

Result<Library> load_embedded_library() {
  Found found = files(embedded_assets());
  const Found more = files(embedded_dossier());
  found.paths.insert(found.paths.end(), more.paths.begin(), more.paths.end());
  const AssetReader read = [&](std::string_view path) {
    return is_dossier_file(path) ? more.read(path) : found.read(path);
  };
  std::vector<Message> problems;
  return load_library(read, found.paths, problems);
}

}  // namespace tc::content
