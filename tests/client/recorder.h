// What a link said, as words that compare well and print well when they don't.
#pragma once

#include "client/link.h"

#include <QStringList>

namespace parlance {

class Recorder : public QObject {
public:
    explicit Recorder(Link& link);

    QStringList said;
    std::optional<Failure> failure;
    std::optional<Bye> bye;
    std::optional<Hello> hello;

    bool isOver() const { return failure || bye; }

private:
    static QString wordsFor(const codec::ServerFrame& frame);
};

} // namespace parlance
