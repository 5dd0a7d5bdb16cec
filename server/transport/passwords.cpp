#include "server/transport/passwords.h"

#include "server/protocol/secret.h"

#include <algorithm>
#include <openssl/evp.h>

namespace parlance {
namespace {

// 16 MiB and some 50 ms. A sealed password names its cost, so that a later version can raise it.
constexpr quint64 kCost = 16'384;
constexpr quint64 kMostCost = 1 << 20;
constexpr quint64 kBlock = 8;
constexpr quint64 kParallel = 1;
constexpr quint64 kMostMemory = quint64{2} * 1024 * 1024 * 1024;
constexpr qsizetype kHash = 32;

// Empty where OpenSSL cannot.
QByteArray scrypt(const QByteArray& password, const QByteArray& salt, quint64 cost) {
    QByteArray hash(kHash, Qt::Uninitialized);
    const int done = EVP_PBE_scrypt(password.constData(), static_cast<std::size_t>(password.size()),
                                    reinterpret_cast<const unsigned char*>(salt.constData()),
                                    static_cast<std::size_t>(salt.size()), cost, kBlock, kParallel,
                                    kMostMemory, reinterpret_cast<unsigned char*>(hash.data()),
                                    static_cast<std::size_t>(hash.size()));
    return done == 1 ? hash : QByteArray();
}

// scrypt$COST$SALT$HASH
QByteArray sealedWith(const QByteArray& password, const QByteArray& salt) {
    return "scrypt$" + QByteArray::number(kCost) + '$' + salt + '$' +
           scrypt(password, salt, kCost).toHex();
}

bool opens(const QByteArray& password, const QByteArray& sealed) {
    const QList<QByteArray> parts = sealed.split('$');
    const quint64 cost = parts.size() == 4 ? parts[1].toULongLong() : 0;
    if (parts.value(0) != "scrypt" || cost < 2 || cost > kMostCost) {
        return false;
    }
    const QByteArray hash = scrypt(password, parts[2], cost);
    return !hash.isEmpty() && sameSecret(hash.toHex(), parts[3]);
}

} // namespace

Passwords::Passwords(const Clock& clock)
    : m_wrong(clock, limits::kPasswords)
    , m_mailbox([](const Task& task) { task(); }) {
    m_thread.setMaxThreadCount(1);
}

Passwords::~Passwords() {
    m_thread.clear();
    m_thread.waitForDone();
}

void Passwords::seal(const QByteArray& password, SealHandler handler) {
    run([password, handler = std::move(handler)] {
        const QByteArray sealed = sealedWith(password, makeSecret());
        return [handler, sealed] { handler(sealed); };
    });
}

void Passwords::check(Try wanted, TryHandler handler) {
    const auto ofAddress = std::ranges::count_if(m_waiting, [&wanted](const Waiting& waiting) {
        return waiting.wanted.address == wanted.address;
    });
    if (ofAddress >= limits::kPasswordsWaitingOfAddress) {
        return handler(Error::RateLimited);
    }
    if (m_waiting.size() >= limits::kPasswordsWaiting) {
        return handler(Error::Overloaded);
    }
    m_waiting.push_back({std::move(wanted), std::move(handler)});
    next();
}

// The address is asked for when its turn comes, since the try before may have been its last.
void Passwords::next() {
    while (!m_isTrying && !m_waiting.empty()) {
        const Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (const qint64 wait = m_wrong.waitOf(first.wanted.address)) {
            first.handler(Denial(Error::RateLimited, wait));
            continue;
        }
        m_isTrying = true;
        run([this, first] {
            const bool right = opens(first.wanted.password, first.wanted.sealed);
            return [this, first, right] {
                m_isTrying = false;
                if (!right) {
                    m_wrong.take(first.wanted.address);
                }
                first.handler(right ? Error::None : Error::PasswordWrong);
                next();
            };
        });
    }
}

void Passwords::run(Work work) {
    m_thread.start([this, work = std::move(work)] { m_mailbox.post(work()); });
}

} // namespace parlance
