// Commands that edit the regimen, the patient and the comparison.
#include <algorithm>
#include <utility>

#include "app/axis.h"
#include "app/notice.h"
#include "app/reduce.h"

namespace tc::app {
namespace {

class Edit {
 public:
  Edit(const State& state, const content::Library& library)
      : before_(state), out_{state, {}}, library_(library) {}

  Reduced take() { return std::move(out_); }

  void operator()(const cmd::SetRegimen& c) {
    const Status valid = check_regimen(c.spec, s().patient, library_.model);
    if (!valid) return refuse(valid.error());
    s().regimen = c.spec;
    done();
  }
  void operator()(const cmd::SetRegimenField& c) {
    Result<RegimenChange> change =
        set_regimen_field(s().regimen, s().patient, c.field, c.value, library_.model);
    if (!change) return refuse(change.error());
    s().regimen = std::move(change->spec);
    done();
    if (change->note) refuse(*change->note);
  }
  void operator()(const cmd::SetPatient& c) { set_patient(c.patient); }
  void operator()(const cmd::SetPatientField& c) {
    const Result<sim::Patient> patient = set_patient_field(s().patient, c.field, c.value, library_.model);
    if (!patient) return refuse(patient.error());
    set_patient(*patient);
  }
  void operator()(const cmd::ApplyPreset& c) {
    for (const content::Preset& preset : library_.presets) {
      if (preset.id == c.id) return (*this)(cmd::SetRegimen{preset.spec});
    }
    refuse(unreadable("preset", c.id, listed_ids(library_.presets)));
  }
  void operator()(const cmd::PinRegimen&) {
    s().pinned = s().regimen;
    done();
  }
  void operator()(const cmd::UnpinRegimen&) {
    s().pinned.reset();
    done();
  }
  void operator()(const cmd::SwapRegimens&) {
    if (!s().pinned) return;
    std::swap(s().regimen, *s().pinned);
    done();
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  State& s() { return out_.state; }

  void refuse(const Message& message) {
    answer(s(), in_words(message, library_.strings));
    out_.effects.push_back(Effect::announce);
  }
  void set_patient(const sim::Patient& patient) {
    Status valid = check_regimen(s().regimen, patient, library_.model);
    if (valid && s().pinned) valid = check_regimen(*s().pinned, patient, library_.model);
    if (!valid) return refuse(valid.error());
    s().patient = patient;
    done();
  }
  /// Keeps playhead and view on the axis when a course of doses makes it longer or shorter, and takes back an
  /// older refusal.
  void done() {
    const sim::TimeScale before = axis_of(before_, library_), after = axis_of(s(), library_);
    if (before.horizon_min() != after.horizon_min() || before.lambda() != after.lambda()) {
      s().view.from_u = 0;
      s().view.to_u = 1;
    }
    s().time_min = std::min(s().time_min, after.horizon_min());
    take_back_answer(s());
    out_.effects.push_back(Effect::save_state);
  }

  const State& before_;
  Reduced out_;
  const content::Library& library_;
};

}  // namespace

Message in_words(const Message& message, const content::Strings& strings) {
  Message out = message;
  for (auto& [name, value] : out.args) {
    const bool names_a_key =
        name == "field" || name == "unit" || name == "drug" || name == "route" || name == "expected";
    if (!names_a_key) continue;
    const std::string key = name == "drug" && !value.starts_with("drug.")     ? "drug." + value
                            : name == "route" && !value.starts_with("route.") ? "route." + value
                                                                              : value;
    if (strings.has(key)) value = strings.text(key);
  }
  return out;
}

bool is_edit(const Command& command) {
  return std::visit(
      [](const auto& c) {
        using T = std::decay_t<decltype(c)>;
        return std::is_same_v<T, cmd::SetRegimen> || std::is_same_v<T, cmd::SetRegimenField> ||
               std::is_same_v<T, cmd::SetPatient> || std::is_same_v<T, cmd::SetPatientField> ||
               std::is_same_v<T, cmd::ApplyPreset> || std::is_same_v<T, cmd::PinRegimen> ||
               std::is_same_v<T, cmd::UnpinRegimen> || std::is_same_v<T, cmd::SwapRegimens>;
      },
      command.any());
}

Reduced reduce_edit(const State& state, const Command& command, const content::Library& library) {
  Edit edit(state, library);
  std::visit(edit, command.any());
  return edit.take();
}

}  // namespace tc::app
