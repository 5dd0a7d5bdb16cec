#include "server/http/headers.h"

#include <algorithm>

namespace parlance::http {

qsizetype Headers::count(QByteArrayView name) const {
    return std::ranges::count_if(m_list, [&](const Header& h) { return h.name == name; });
}

QByteArray Headers::value(QByteArrayView name) const {
    QByteArray joined;
    bool first = true;
    for (const Header& header : m_list) {
        if (header.name != name) {
            continue;
        }
        joined += first ? header.value : ", " + header.value;
        first = false;
    }
    return joined;
}

} // namespace parlance::http
