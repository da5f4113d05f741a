#pragma once
#include <cassert>
#include <optional>
#include <utility>

#include "core/message.h"

namespace tc {

/// A value, or the message that says what was wrong, where, and how to mend it.
/// The project is built without exceptions on the web, so every fallible function returns one of these.
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Message error) : error_(std::move(error)) {}

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  /// The value. Only valid when ok().
  const T& value() const& {
    assert(ok());
    return *value_;
  }
  T& value() & {
    assert(ok());
    return *value_;
  }
  T&& value() && {
    assert(ok());
    return std::move(*value_);
  }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  /// The refusal. Empty key when ok().
  const Message& error() const { return error_; }

 private:
  std::optional<T> value_;
  Message error_;
};

/// Success without a value, or a message.
struct Unit {
  friend bool operator==(Unit, Unit) = default;
};
using Status = Result<Unit>;

}  // namespace tc
