// What every user of OpenSSL's objects needs: that they are freed, and the reason of a failure.
#pragma once

#include <QString>

#include <memory>
#include <openssl/err.h>

namespace parlance::openssl {

template <auto Function>
struct Free {
    template <typename T>
    void operator()(T* object) const {
        Function(object);
    }
};
template <typename T, auto Function>
using Owned = std::unique_ptr<T, Free<Function>>;

// The queue of errors is the thread's: what an earlier call has left there would be taken for the
// present one's.
inline QString takeReason() {
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return QString::fromUtf8(reason != nullptr ? reason : "unknown reason");
}

} // namespace parlance::openssl
