// A desktop's Session without its window, driven by a script: commands come in as lines, what the
// window would show goes out as one JSON object a line. The browser tests talk with it.
//
//     sessiondriver URL NAME
//     > use websocket|sse|stream|longpoll|shortpoll|auto
//     > say TEXT
//     < {"live":true,"transport":"sse"}         the state changed
//     < {"kind":"Message","from":…,"text":…}   a row appeared, which may be Pending first
//     < {"people":["Ana","Bo"]}                the people changed
// It ends with its input.
#include "client/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <cstdio>
#include <unistd.h>

using namespace parlance;
using namespace Qt::StringLiterals;

namespace {

void tell(const QJsonObject& object) {
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void tellStatus(const Session& session) {
    const Session::Status& status = session.status();
    tell({{"live"_L1, status.phase == Session::Phase::Live},
          {"transport"_L1, status.transport ? wireName(*status.transport) : QString()}});
}

void tellRows(const MessageModel& messages, int first, int last) {
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = messages.index(row);
        tell({{"kind"_L1, index.data(MessageModel::KindRole).toString()},
              {"from"_L1, index.data(MessageModel::AuthorRole).toString()},
              {"text"_L1, index.data(MessageModel::TextRole).toString()},
              {"seq"_L1, index.data(MessageModel::SeqRole).toLongLong()},
              {"missed"_L1, index.data(MessageModel::MissedRole).toLongLong()}});
    }
}

void tellPeople(const PeopleModel& people) {
    QStringList names;
    for (int row = 0; row < people.rowCount(); ++row) {
        names.append(people.index(row).data(PeopleModel::NameRole).toString());
    }
    tell({{"people"_L1, QJsonArray::fromStringList(names)}});
}

void obey(Session& session, const QByteArray& line) {
    const QString command = QString::fromUtf8(line);
    const QString rest = command.section(u' ', 1);
    if (command.startsWith("say "_L1)) {
        session.send(rest);
    } else if (command.startsWith("use "_L1)) {
        session.choose(transportFromName(rest));
        tellStatus(session); // What is in use already changes nothing, and is waited for.
    }
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const auto room = argc == 3 ? RoomUrl::parse(QString::fromLocal8Bit(argv[1])) : std::nullopt;
    if (!room) {
        std::fputs("usage: sessiondriver URL NAME\n", stderr);
        return 2;
    }
    const QTemporaryDir directory;
    Session session({.room = *room, .name = argv[2], .tokenFile = directory.filePath(u"tokens"_s)});
    MessageModel& messages = session.messages();
    PeopleModel& people = session.people();
    QObject::connect(&session, &Session::statusChanged, &app, [&] { tellStatus(session); });
    QObject::connect(
        &messages, &QAbstractItemModel::rowsInserted, &app,
        [&](const QModelIndex&, int first, int last) { tellRows(messages, first, last); });
    // A message that was pending becomes one in its place.
    QObject::connect(&messages, &QAbstractItemModel::dataChanged, &app,
                     [&](const QModelIndex& first, const QModelIndex& last) {
                         tellRows(messages, first.row(), last.row());
                     });
    QObject::connect(&people, &PeopleModel::countChanged, &app, [&] { tellPeople(people); });

    QByteArray input;
    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &app, [&] {
        char bytes[4096];
        const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0) {
            return QCoreApplication::quit();
        }
        input.append(bytes, size);
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            obey(session, input.first(end));
            input.remove(0, end + 1);
        }
    });
    session.start();
    return QCoreApplication::exec();
}
