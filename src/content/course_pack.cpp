// A course pack: what another teacher adds. Its files are read as those built in are; what is told here is what only a
// pack can get wrong: its limits, its names, what it would take from the content built in.
#include "content/course_pack.h"

#include <algorithm>
#include <optional>
#include <set>

#include "content/library.h"
#include "content/loading.h"
#include "content/pack_reading.h"
#include "content/quiz_loader.h"
#include "content/tour_loader.h"
#include "core/text.h"

namespace tc::content {
namespace {

constexpr std::string_view kObjectives = "quizzes/objectives.json", kWords = "strings/en/";

bool is_known(std::string_view name) {
  return name == kPackFile || name == kObjectives || is_items_file(name) || is_tour_file(name) ||
         (name.starts_with(kWords) && name.find('/', kWords.size()) == std::string_view::npos);
}

/// What a folder was zipped as one begins with, up to and with its '/'; empty when the pack lies at the top.
std::string_view common_folder(const PackFiles& files) {
  if (files.empty() || files.count(kPackFile) != 0) return {};
  const std::string_view first = files.begin()->first;
  const std::string_view folder = first.substr(0, first.find('/') + 1);
  const bool all = std::all_of(files.begin(), files.end(),
                               [&](const auto& file) { return file.first.starts_with(folder); });
  return all ? folder : std::string_view();
}

/// The part of a key behind its first dot, up to the next: the entry that it belongs to.
std::string_view owner_of(std::string_view key) {
  const auto from = key.find('.') + 1;
  return key.substr(from, key.find('.', from) - from);
}

template <class T>
const T* by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& entry) { return entry.id == id; });
  return found == list.end() ? nullptr : &*found;
}

class PackLoad {
 public:
  PackLoad(const Library& base, const PackFiles& files, std::vector<Message>& problems)
      : base_(base), files_(files), folder_(common_folder(files)), problems_(problems), loading_(reader(), problems) {}

  /// `lone_words`: words of tours that are not there are no fault, and stay out.
  Library load(bool lone_words = false) {
    if (!within_limits()) return {};
    if (const JsonFile* file = loading_.open(kPackFile)) {
      pack_ = read_course_pack(*file, problems_);
      check_pass(*file);
    }
    for (const std::string_view path : paths_) {
      const JsonFile* file = path.starts_with(kWords) ? loading_.open(path) : nullptr;
      if (file != nullptr) own_.strings.add(*file, problems_);
    }
    load_quizzes(loading_, paths_, own_);
    load_tours(loading_, paths_, own_);
    if (own_.items.size() > PackLimits::kItems || own_.objectives.size() > PackLimits::kItems) {
      const bool items = own_.items.size() > PackLimits::kItems;
      tell(items ? own_.items[PackLimits::kItems].file : std::string(kObjectives), "error.pack.items",
           std::to_string(PackLimits::kItems));
      return {};
    }
    if (lone_words) drop_lone_words();
    for (const Tour& tour : own_.tours) tour_files_[tour.id] = tour.file;
    check_title();
    check_entries();
    check_words();
    return merged();
  }

  /// After load(): the files of the tours that are at fault; empty when anything else is, too.
  std::set<std::string> faulty_tours() const {
    std::set<std::string> out;
    std::size_t of_tours = word_faults_;
    const auto add_owner = [&](std::string_view owner) {
      if (const auto found = tour_files_.find(owner); found != tour_files_.end())
        out.insert(std::string(folder_) + found->second);
    };
    for (const std::string& owner : faulty_words_) add_owner(owner);
    for (const Message& fault : problems_) {
      std::string_view file, what;
      for (const auto& [name, value] : fault.args) {
        if (name == "file") file = value;
        if (name == "what") what = value;
      }
      const bool in_words = fault.key == "error.tour.words_left";
      if (in_words) add_owner(owner_of(what));
      if (is_tour_file(file)) out.insert(std::string(folder_) + std::string(file));
      of_tours += in_words || is_tour_file(file) ? 1 : 0;
    }
    return of_tours == problems_.size() ? out : std::set<std::string>();
  }

 private:
  AssetReader reader() const {
    return [this](std::string_view path) -> std::optional<std::string_view> {
      const auto found = files_.find(std::string(folder_) + std::string(path));
      return found == files_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
    };
  }
  void tell(std::string_view path, std::string_view key, std::string_view what) {
    add_fault(problems_, [&] { return located(path, {}, key, what); });
  }
  /// A fault that names a second place: where the content built in has the same.
  template <class Tell>
  void tell_both(const std::string& other, const Tell& tell) {
    const std::size_t before = problems_.size();
    tell();
    if (problems_.size() > before) problems_.back().args.emplace_back("other", other);
  }

  bool within_limits() {
    std::size_t bytes = 0, values = 0;
    for (const auto& [name, content] : files_) {
      const std::string_view path = std::string_view(name).substr(folder_.size());
      if (const std::string_view unfit = unfit_pack_name(name); !unfit.empty()) tell(path, unfit, name);
      else if (!is_known(path)) tell(path, "error.content.unknown_file", {});
      else if (content.size() > PackLimits::kFileBytes) tell(path, "error.pack.file_size", path);
      else paths_.push_back(path);
      bytes += content.size();
      values += static_cast<std::size_t>(std::count_if(content.begin(), content.end(),
                                                       [](char c) { return c == ',' || c == '[' || c == '{'; }));
    }
    if (files_.size() > PackLimits::kFiles) tell({}, "error.pack.files", std::to_string(files_.size()));
    if (bytes > PackLimits::kBytes) tell({}, "error.pack.size", std::to_string(bytes >> 20));
    if (values > PackLimits::kValues) tell({}, "error.pack.values", std::to_string(values));
    if (files_.size() > PackLimits::kFiles || bytes > PackLimits::kBytes || values > PackLimits::kValues) return false;
    if (!loading_.has(kPackFile)) tell(kPackFile, "error.pack.none", {});
    return loading_.has(kPackFile);
  }

  void drop_lone_words() {
    std::set<std::string_view> own;
    for (const Tour& tour : own_.tours) own.insert(tour.id);
    own_.strings.drop([&](std::string_view key) { return key.starts_with("tour.") && own.count(owner_of(key)) == 0; });
  }

  /// A pass mark that nobody can reach.
  void check_pass(const JsonFile& file) {
    if (!pack_.pass || !pack_.pass->by_certainty || pack_.pass->points > pack_.pass->most()) return;
    const int most = most_certainty_marks(base_.items);
    if (pack_.pass->points > most)
      Cursor(file, problems_).object("pass").fault("points", "error.pack.pass_reach",
                                                   format_shortest(pack_.pass->points) + " > " + std::to_string(most));
  }

  void check_title() {
    const std::string key = "pack." + pack_.id + ".title";
    if (!pack_.id.empty() && !loading_.broken(kWords) && !own_.strings.has(key))
      tell(kPackFile, "error.content.words", key);
  }

  /// Nothing that is built in is replaced, and the two tests stay what they are.
  void check_entries() {
    std::size_t tests = 0;
    for (Item& item : own_.items) {
      item.from_pack = true;
      if (const Item* taken = base_.item(item.id)) taken_id("items", item.id, taken->file);
      if (item.pool != Pool::secure) continue;
      if (tests++ == 0) loading_.fault("items", item.id, "pool", "error.pack.secure", item.id);
      item.pool = Pool::practice;  // told; the parallel tests need not complain again
    }
    for (const Objective& o : own_.objectives) {
      if (const Objective* taken = by_id(base_.objectives, o.id)) taken_id("objectives", o.id, taken->file);
    }
    for (const Tour& tour : own_.tours) {
      if (const Tour* taken = base_.tour(tour.id))
        tell_both(taken->file, [&] { tell(tour.file, "error.pack.taken", tour.id); });
    }
  }
  void taken_id(std::string_view list, const std::string& id, const std::string& other) {
    tell_both(other, [&] { loading_.fault(list, id, "id", "error.pack.taken", id); });
  }

  void check_words() {
    std::set<std::string_view> items, objectives, tours;
    for (const Item& item : own_.items) items.insert(item.id);
    for (const Objective& o : own_.objectives) objectives.insert(o.id);
    for (const Tour& tour : own_.tours) tours.insert(tour.id);
    const std::string title = "pack." + pack_.id + ".title", certificate = "pack." + pack_.id + ".certificate";
    const bool read = !loading_.broken("quizzes/") && !loading_.broken("tours/") && !pack_.id.empty();
    for (const auto& [key, text] : own_.strings.all()) {
      const std::string_view owner = owner_of(key);
      if (const auto fault = fault_of_text(text)) {
        loading_.words_fault(key, fault->key, fault->what);
        if (key.starts_with("tour.") && tours.count(owner) != 0) {
          faulty_words_.emplace(owner);
          ++word_faults_;
        }
      }
      if (key.starts_with("item.")) {
        if (items.count(owner) == 0) check_owner(key, by_id(base_.items, owner));
      } else if (key.starts_with("tour.")) {
        if (tours.count(owner) == 0) check_owner(key, by_id(base_.tours, owner));
        if (owner == "panel") loading_.words_fault(key, "error.pack.key", key);
      } else if (key.starts_with("objective.")) {
        const bool own = objectives.count(owner) != 0;
        const Objective* taken = own ? nullptr : by_id(base_.objectives, owner);
        check_owner(key, taken);
        if (!own && taken == nullptr && read) loading_.words_fault(key, "error.pack.key", key);
      } else if (key != title && key != certificate && read) {
        loading_.words_fault(key, "error.pack.key", key);
      }
    }
  }
  /// Words of an entry that is built in are not the pack's to write.
  template <class T>
  void check_owner(const std::string& key, const T* built_in) {
    if (built_in == nullptr) return;
    tell_both(built_in->file, [&] { loading_.words_fault(key, "error.pack.words_taken", key); });
  }

  /// Both libraries in one, checked as a whole: what the pack names may be built in.
  Library merged() {
    Library l = base_;
    l.strings.add(std::move(own_.strings));
    pack_.items = own_.items.size();
    pack_.tours = own_.tours.size();
    const auto take = [&](auto& to, auto& from) {
      for (auto& entry : from) {
        if (by_id(to, entry.id) == nullptr || entry.id.empty()) to.push_back(std::move(entry));
      }
    };
    l.items.reserve(l.items.size() + own_.items.size());
    std::set<std::string_view> known;
    for (const Item& item : base_.items) known.insert(item.id);
    for (Item& item : own_.items) {
      if (known.count(item.id) == 0) l.items.push_back(std::move(item));
    }
    take(l.objectives, own_.objectives);
    take(l.tours, own_.tours);
    l.pack = std::move(pack_);
    check_quizzes(loading_, l);
    check_tours(loading_, l);
    return l;
  }

  const Library& base_;
  const PackFiles& files_;
  std::string_view folder_;
  std::vector<Message>& problems_;
  Loading loading_;
  std::vector<std::string_view> paths_;
  CoursePack pack_;
  Library own_;
  std::map<std::string, std::string, std::less<>> tour_files_;  ///< by the tour's id
  std::set<std::string> faulty_words_;  ///< ids of tours with a text that is not plain
  std::size_t word_faults_ = 0;         ///< such texts
};

}  // namespace

bool is_read_from_pack(std::string_view name) {
  if (!name.ends_with(".json")) return false;
  for (const std::string_view part : split(name, '/')) {
    if (part.starts_with('.') || part == "__MACOSX") return part == ".." || part == ".";
  }
  return true;
}

std::string_view unfit_pack_name(std::string_view name) {
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  if (!is_utf8(name) || std::any_of(name.begin(), name.end(), is_control)) return "error.pack.name_text";
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      (name.size() > 1 && name[1] == ':')) {
    return "error.pack.name_outside";
  }
  for (const std::string_view part : split(name, '/')) {
    if (part == ".." || part == "." || part.empty()) return "error.pack.name_outside";
  }
  return {};
}

Result<Library> with_pack(const Library& base, const PackFiles& files, std::vector<Message>& problems) {
  std::vector<Message> found;
  Library l = PackLoad(base, files, found).load();
  problems.insert(problems.end(), found.begin(), found.end());
  if (!found.empty()) return found.front();
  return l;
}

Result<Library> with_sound_pack(const Library& base, const PackFiles& files, std::vector<Message>& problems) {
  PackFiles rest = files;
  std::optional<Message> first;
  // What a faulty tour hid may come out without it, so again; each round leaves one out at least.
  while (true) {
    std::vector<Message> found;
    PackLoad load(base, rest, found);
    Library l = load.load(first.has_value());
    if (found.empty()) return l;
    problems.insert(problems.end(), found.begin(), found.end());
    if (!first) first = found.front();
    const std::size_t before = rest.size();
    for (const std::string& file : load.faulty_tours()) rest.erase(file);
    if (rest.size() == before) return *first;
  }
}

}  // namespace tc::content
