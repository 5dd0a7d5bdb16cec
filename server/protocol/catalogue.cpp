#include "server/protocol/catalogue.h"

#include "server/protocol/json.h"

namespace parlance {

std::map<QByteArray, QByteArray> parseCatalogue(QByteArrayView module) {
    const qsizetype begin = module.indexOf('{');
    const qsizetype end = module.lastIndexOf('}');
    const Result<QJsonObject> object =
        json::parse(begin < 0 ? QByteArrayView() : module.sliced(begin, end - begin + 1));
    Q_ASSERT(object); // It is a part of the program.
    std::map<QByteArray, QByteArray> texts;
    for (auto entry = object->begin(); entry != object->end(); ++entry) {
        if (const auto text = json::utf8(entry.value())) {
            texts[entry.key().toUtf8()] = *text;
        }
    }
    return texts;
}

} // namespace parlance
