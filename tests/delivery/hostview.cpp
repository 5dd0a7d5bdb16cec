#include "tests/delivery/hostview.h"

#include "client/http.h"
#include "client/sseparser.h"
#include "tests/support/eventually.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parlance::delivery {
namespace {

// The first event, which comes at once.
QJsonObject statsOf(const TestServer& server) {
    QUrl url = server.room().page();
    url.setPath(QStringLiteral("/host/stats"));
    Http http(server.room().fingerprint());
    const std::unique_ptr<QNetworkReply> reply(http.stream(Http::request(url, server.hostToken())));
    SseParser parser;
    std::vector<SseEvent> events;
    require(eventually([&] {
                events = parser.feed(reply->readAll());
                return !events.empty();
            }),
            "The host sees nothing.");
    return QJsonDocument::fromJson(events.front().data).object();
}

} // namespace

int openOn(const TestServer& server, Transport transport) {
    for (const QJsonValue& counters : statsOf(server)[u"transports"].toArray()) {
        if (counters[u"transport"].toString() == wireName(transport)) {
            return counters[u"open"].toInt();
        }
    }
    return 0;
}

} // namespace parlance::delivery
