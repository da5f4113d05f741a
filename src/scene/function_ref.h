#pragma once
#include <memory>
#include <type_traits>

namespace tc::scene {

template <class Signature>
class FunctionRef;

/// Refers to something callable for the length of a call; owns nothing, allocates nothing. May be empty.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  FunctionRef() = default;
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, FunctionRef>>>
  FunctionRef(const F& f)
      : object_(std::addressof(f)), call_([](const void* object, Args... args) -> R {
          return (*static_cast<const F*>(object))(args...);
        }) {}
  explicit operator bool() const { return call_ != nullptr; }
  R operator()(Args... args) const { return call_(object_, args...); }

 private:
  const void* object_ = nullptr;
  R (*call_)(const void*, Args...) = nullptr;
};

}  // namespace tc::scene
