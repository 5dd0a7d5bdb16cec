// What Server-Sent Events and HTTP streaming share: one GET whose answer does not end.
#pragma once

#include "client/pushlink.h"

namespace parlance {

class HttpStreamLink : public PushLink {
public:
    ~HttpStreamLink() override;

protected:
    HttpStreamLink(Transport transport, QByteArray mediaType, LinkContext context);

    // The frames that these bytes completed, or nothing where the stream overflowed.
    virtual std::optional<std::vector<QByteArray>> parse(QByteArrayView bytes) = 0;

private:
    void start() override;
    void stop() override;
    void read();
    void finish();

    QByteArray m_mediaType;
    QPointer<QNetworkReply> m_reply;
};

} // namespace parlance
