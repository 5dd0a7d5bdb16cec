#include "server/net/tlschannel.h"

#include "server/net/tlscontext.h"
#include "server/protocol/limits.h"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <utility>

namespace parlance {
namespace {

constexpr std::size_t kBuffer = 64 * 1024;
// A record's most (RFC 8446 section 5.1): smaller pieces are put together, since each record costs
// some 22 bytes.
constexpr qsizetype kRecord = 16 * 1024;

// What TLS may have to say by itself that the peer has not taken: a handshake has its certificates.
constexpr qsizetype kMostUnasked = 32 * 1024;

// One for all, as FdChannel's: the server thread deciphers for one connection at a time.
std::array<char, kBuffer>& plainBuffer() {
    static thread_local std::array<char, kBuffer> buffer;
    return buffer;
}

} // namespace

// What OpenSSL sees of the wire ----------------------------------------------------------------

const bio_method_st* TlsChannel::wireMethod() {
    static BIO_METHOD* const kMethod = [] {
        BIO_METHOD* method =
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "parlance channel");
        BIO_meth_set_read(method, takeInput);
        BIO_meth_set_write(method, putOutput);
        BIO_meth_set_ctrl(method, control);
        return method;
    }();
    return kMethod;
}

int TlsChannel::takeInput(bio_st* bio, char* data, int size) {
    QByteArrayView& input = static_cast<TlsChannel*>(BIO_get_data(bio))->m_input;
    BIO_clear_retry_flags(bio);
    if (input.isEmpty()) {
        BIO_set_retry_read(bio);
        return -1;
    }
    const qsizetype taken = std::min<qsizetype>(size, input.size());
    std::copy_n(input.data(), taken, data);
    input = input.sliced(taken);
    return static_cast<int>(taken);
}

int TlsChannel::putOutput(bio_st* bio, const char* data, int size) {
    auto* channel = static_cast<TlsChannel*>(BIO_get_data(bio));
    channel->m_wire->write(QByteArray(data, size));
    channel->m_unasked += size;
    return size;
}

// OpenSSL insists on a flush that works; it is the turn that flushes.
long TlsChannel::control(bio_st*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

// Its life -------------------------------------------------------------------------------------

void TlsChannel::Free::operator()(ssl_st* ssl) const {
    SSL_free(ssl);
}

TlsChannel::TlsChannel(const TlsContext& context, std::unique_ptr<Channel> wire,
                       ChannelOwner& owner)
    : Channel(owner)
    , m_wire(std::move(wire))
    , m_ssl(SSL_new(context.get())) {
    m_wire->setOwner(*this);
    BIO* bio = BIO_new(wireMethod());
    if (!m_ssl || bio == nullptr) {
        BIO_free(bio);
        qFatal("out of memory"); // As everywhere else in the program.
    }
    BIO_set_data(bio, this);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_accept_state(m_ssl.get());
}

TlsChannel::~TlsChannel() = default;

// Input ----------------------------------------------------------------------------------------

void TlsChannel::received(QByteArrayView bytes) {
    // Behind a "close_notify" nothing counts any more (RFC 8446 section 6.1).
    if (m_state == State::Broken || m_peerEnded) {
        return;
    }
    const bool wasOpen = m_state == State::Open;
    m_input = bytes;
    const int outcome = decipher();
    m_input = {};
    if (!wasOpen && m_state == State::Open && !m_queue.isEmpty()) {
        drained(); // What was written during the handshake leaves as well.
    } else {
        // Only what TLS itself has to say: a part of the handshake, an alert. What the owner has
        // written meanwhile waits for the end of the turn.
        m_wire->flush();
    }
    // A peer can have TLS answer for ever (with updates of keys, RFC 8446 section 4.6.3) and read
    // nothing of it.
    if (m_wire->pending() == 0) {
        m_unasked = 0;
    } else if (m_unasked > kMostUnasked) {
        return broken();
    }
    heed(outcome);
}

// Hands on all that the input gives. Returns why there is no more of it.
int TlsChannel::decipher() {
    std::array<char, kBuffer>& buffer = plainBuffer();
    std::size_t size = 0;
    int outcome = SSL_ERROR_NONE;
    while (outcome == SSL_ERROR_NONE) {
        ERR_clear_error();
        const int got = SSL_read(m_ssl.get(), buffer.data() + size, int(buffer.size() - size));
        // At once, because the owner may write meanwhile.
        outcome = SSL_get_error(m_ssl.get(), got);
        if (m_state == State::Handshake && SSL_is_init_finished(m_ssl.get()) == 1) {
            m_state = State::Open;
            m_owner->secured();
        }
        size += static_cast<std::size_t>(std::max(got, 0));
        if (size == buffer.size() || (size > 0 && outcome != SSL_ERROR_NONE)) {
            m_read += static_cast<qint64>(size);
            m_owner->received(
                QByteArrayView(buffer.data(), static_cast<qsizetype>(std::exchange(size, 0))));
        }
    }
    return outcome;
}

void TlsChannel::heed(int outcome) {
    if (outcome == SSL_ERROR_WANT_READ || m_state == State::Broken) {
        return;
    }
    if (outcome == SSL_ERROR_ZERO_RETURN) {
        return peerEnded();
    }
    ERR_clear_error();
    broken();
}

// Without a "close_notify" somebody between may have cut the rest off. What is cut off is never
// taken for something whole: requests, chunks and frames say where they end.
void TlsChannel::peerEnded() {
    if (m_state == State::Handshake) {
        broken();
    } else if (m_state == State::Open && !std::exchange(m_peerEnded, true)) {
        m_owner->peerEnded();
    }
}

void TlsChannel::broken() {
    if (std::exchange(m_state, State::Broken) != State::Broken && !m_isQuiet) {
        m_owner->broken();
    }
}

// Output ---------------------------------------------------------------------------------------

// The wire calls back only for what it could not send, so whatever it takes at once is followed by
// the next part.
void TlsChannel::flush() {
    do {
        encipher();
        if (m_state != State::Broken) {
            m_wire->flush();
        }
    } while (m_state == State::Open && !m_queue.isEmpty() && m_wire->pending() == 0);
}

// No more than the wire takes soon: enciphered bytes are this connection's own, while those that
// wait are shared with others.
void TlsChannel::encipher() {
    while (m_state == State::Open && !m_queue.isEmpty() && m_wire->pending() < limits::kPullBelow) {
        QByteArray bytes = m_queue.takePiece();
        while (!m_queue.isEmpty() && bytes.size() < kRecord) {
            bytes += m_queue.takePiece();
        }
        ERR_clear_error();
        const qsizetype unasked = m_unasked;
        if (SSL_write(m_ssl.get(), bytes.constData(), static_cast<int>(bytes.size())) <= 0) {
            return broken();
        }
        m_unasked = unasked;
        m_written += bytes.size();
    }
}

void TlsChannel::drained() {
    if (m_isEnding) {
        return m_wire->endWriting() ? void() : broken();
    }
    flush();
    if (m_state != State::Broken && pending() == 0) {
        m_owner->drained();
    }
}

// What the wire still holds counts as payload, although a little of it is not: it is asked for to
// see whether anything moves.
qint64 TlsChannel::bytesWritten() const {
    return m_written - std::min<qint64>(m_written, m_wire->pending());
}

bool TlsChannel::endWriting() {
    if (m_state == State::Open) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get()); // Writes "close_notify", and waits for nothing.
        // Our caller must not be called back; it is told by what is returned.
        m_isQuiet = true;
        m_wire->flush();
        m_isQuiet = false;
    }
    m_isEnding = m_wire->pending() > 0;
    return m_state != State::Broken && (m_isEnding || m_wire->endWriting());
}

} // namespace parlance
