// Requests from bytes, and the small grammars in their fields. One connection, as many requests as
// the bytes hold; read whole and in pieces they must be the same.
#include "server/http/requestparser.h"
#include "server/http/target.h"
#include "tests/fuzz/fuzz.h"

#include <array>

using namespace parlance;
using namespace parlance::http;

namespace {

// Everything that the server would look at, so that two readings can be compared.
QByteArray describe(const Request& request) {
    QByteArray all = request.method + ' ' + request.path + ' ' + request.authority + ' ' +
                     QByteArray::number(request.minorVersion) + (request.keepAlive ? " keep" : "") +
                     (request.upgrade ? " upgrade\n" : "\n");
    for (const Parameter& parameter : request.query) {
        all += parameter.name + '=' + parameter.value + '\n';
    }
    for (const Header& header : request.headers) {
        fuzz::claim(!header.name.isEmpty(), "a field has a name");
        fuzz::claim(!header.value.contains('\n') && !header.value.contains('\r') &&
                        !header.value.contains('\0'),
                    "a field has no line end and no NUL");
        all += header.name + ": " + header.value + '\n';
    }
    return all + request.body + "\n--\n";
}

void readFields(const Request& request) {
    static constexpr std::array kOffers{"text/html", "application/json"};
    const Headers& fields = request.headers;
    const int offer = negotiate(fields.value("accept"), kOffers);
    fuzz::claim(offer >= -1 && offer < int(kOffers.size()), "what is negotiated was offered");
    preferredWait(fields.value("prefer"));
    cookie(fields.value("cookie"), "parlance_x");
    etagMatches(fields.value("if-none-match"), "\"a\"");
    mediaType(fields.value("content-type"));
    parseUrlEncoded(request.body);
    splitPath(request.path);
    fuzz::claim(parseAuthority(request.authority).has_value() || request.authority.isEmpty(),
                "what a request is for has been checked");
}

// A connection, without the socket.
class Reading {
public:
    void take(QByteArrayView bytes) {
        m_input.append(bytes);
        while (!m_input.isEmpty() && !m_over) {
            const qsizetype used = m_parser.feed(m_input);
            fuzz::claim(used >= 0 && used <= m_input.size(), "no more is used than there was");
            m_input.remove(0, used);
            if (m_parser.state() == RequestParser::State::Complete) {
                const Request request = m_parser.take();
                readFields(request);
                m_all += describe(request);
                m_over = request.upgrade || !request.keepAlive;
            } else if (m_parser.state() == RequestParser::State::Failed) {
                fuzz::claim(m_parser.error() != Error::None, "a failure has its reason");
                m_all += info(m_parser.error()).code;
                m_over = true;
            } else {
                fuzz::claim(m_input.isEmpty(), "an incomplete request takes every byte");
            }
        }
    }

    const QByteArray& all() const { return m_all; }

private:
    RequestParser m_parser;
    QByteArray m_input;
    QByteArray m_all;
    bool m_over = false;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::Pieces pieces(data, size);
    Reading whole;
    whole.take(pieces.whole());
    Reading cut;
    pieces.forEach([&](const QByteArray& piece) { cut.take(piece); });
    fuzz::claim(whole.all() == cut.all(), "how the bytes are cut makes no difference");
    return 0;
}
