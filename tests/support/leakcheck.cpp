// Part of every program in a build with the address sanitizer. When a program ends, OpenSSL takes
// its own memory apart, and what a thread that is just ending still had of it (Qt's network thread,
// a thread of a pool) is reported as leaked. OpenSSL keeps everything here: what it holds is
// reachable then and no leak, and what we forgot to give back still is one.
#include <openssl/crypto.h>

namespace {

[[maybe_unused]] const int kept = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

} // namespace
