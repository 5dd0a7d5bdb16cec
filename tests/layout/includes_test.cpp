// Who may include whom. The arrows between the folders are the architecture, and nothing else
// keeps them from bending: with one include root the compiler takes any header.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// A file is judged by the first row that its path begins with. It may include its own folder,
// the standard library and the system, and whatever begins with one of the row's words.
// A Qt header is known by its module (QtCore/QString), except that those of JSON are called
// QJson: JSON is made and read in server/protocol and nowhere else.
constexpr struct {
    const char* files;
    const char* mayInclude;
} rules[] = {
    // clang-format off
    {"server/protocol/",  "QtCore/ QJson"},
    {"server/http/",      "server/protocol/ QtCore/ llhttp.h"},
    {"server/room/names.cpp",
                          "server/room/ server/protocol/ QtCore/ unicode/uspoof.h"},
    {"server/room/",      "server/protocol/ QtCore/"},
    {"server/storage/",   "server/room/log.h server/room/directory.h server/protocol/ "
                          "QtCore/ sqlite3.h"},
    {"server/net/",       "server/http/ server/protocol/ QtCore/ QtNetwork/ openssl/"},
    {"server/transport/passwords.cpp",
                          "server/transport/ server/protocol/ QtCore/ openssl/evp.h"},
    {"server/transport/", "server/room/ server/net/ server/http/ server/protocol/ "
                          "QtCore/ QtNetwork/ QtWebSockets/"},
    {"server/server.",    "server/ QtCore/ QtNetwork/ QtWebSockets/"},
    {"client/",           "server/protocol/ QtCore/ QtNetwork/ QtWebSockets/"},
    {"ui/",               "client/ server/protocol/ Qt"},
    {"app/",              "ui/ client/ server/ Qt"},
    // clang-format on
};

const QStringList folders = {u"server"_s, u"client"_s, u"ui"_s, u"app"_s};

bool isOurs(const QString& header) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const QString& folder) { return header.startsWith(folder + u'/'); });
}

// Qt's own headers say which module they belong to, so that no list here can grow stale:
// QTcpSocket -> QtNetwork/QTcpSocket. Empty if it is not a header of Qt.
QString inQtModule(const QString& header) {
    static const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    static const QStringList modules = qt.entryList({u"Qt*"_s}, QDir::Dirs);
    if (modules.contains(header.section(u'/', 0, 0)))
        return header;
    for (const QString& module : modules) {
        if (qt.exists(module + u'/' + header))
            return module + u'/' + header;
    }
    return {};
}

// The name by which the rules know a header; empty if they have nothing to say about it.
QString ruledName(const QString& header) {
    if (isOurs(header))
        return header;
    const QString base = header.section(u'/', -1);
    if (base.startsWith("qjson"_L1, Qt::CaseInsensitive))
        return u"QJson"_s;
    if (base == "llhttp.h"_L1 || base == "sqlite3.h"_L1)
        return base;
    if (header.startsWith("openssl/"_L1) || header.startsWith("unicode/"_L1))
        return header;
    return inQtModule(header);
}

// What is wrong with this line of this file; empty if nothing.
QString objection(const QString& file, const QString& line) {
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"_s);
    const QRegularExpressionMatch match = include.match(line);
    if (!match.hasMatch())
        return {};

    const QString header = match.captured(2);
    const QString name = ruledName(header);
    const bool quoted = match.captured(1) == u'"';
    const bool madeByMoc = header.endsWith(".moc"_L1) || header.startsWith("moc_"_L1);
    if (quoted && !isOurs(header) && !madeByMoc)
        return u"\"%1\": our headers are named from the root, others go in <>"_s.arg(header);
    if (!quoted && isOurs(header))
        return u"<%1>: our headers go in quotes"_s.arg(header);
    if (name.isEmpty() || name.startsWith(file.left(file.lastIndexOf(u'/') + 1)))
        return {};

    for (const auto& rule : rules) {
        const QString files = QLatin1String(rule.files);
        if (!file.startsWith(files))
            continue;
        const QStringList allowed = QString(QLatin1String(rule.mayInclude)).split(u' ');
        const bool fits = std::any_of(allowed.begin(), allowed.end(),
                                      [&](const QString& word) { return name.startsWith(word); });
        if (fits || (files.endsWith(u'/') && name.startsWith(files)))
            return {};
        return u"%1: %2 may include %3"_s.arg(name, files, allowed.join(u", "_s));
    }
    return u"no rule for this file; give its folder a row"_s;
}

struct Findings {
    QStringList objections; // file:line: what is wrong
    int files = 0;
};

Findings inspect(const QDir& root) {
    Findings findings;
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile source(it.next());
            if (!source.open(QIODevice::ReadOnly)) {
                findings.objections += source.fileName() + u": unreadable"_s;
                continue;
            }
            ++findings.files;
            const QString file = root.relativeFilePath(source.fileName());
            for (int number = 1; !source.atEnd(); ++number) {
                const QString wrong = objection(file, QString::fromUtf8(source.readLine()));
                if (!wrong.isEmpty())
                    findings.objections += u"%1:%2: %3"_s.arg(file).arg(number).arg(wrong);
            }
        }
    }
    findings.objections.sort();
    return findings;
}

void write(const QString& path, const QByteArray& text) {
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class IncludesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySourceKeepsToTheRules() {
        const Findings findings = inspect(QDir(QStringLiteral(PARLANCE_SOURCE_DIR)));
        QVERIFY2(findings.objections.isEmpty(), qPrintable(findings.objections.join(u'\n')));
        QVERIFY(findings.files > 0);
    }

    // What is more than putting panels together has a file of its own.
    void theMainWindowOnlyAssembles() {
        QFile window(QStringLiteral(PARLANCE_SOURCE_DIR "/ui/mainwindow.cpp"));
        QVERIFY(window.open(QIODevice::ReadOnly));
        const auto lines = window.readAll().count('\n');
        QVERIFY2(lines < 200, qPrintable(u"%1 lines"_s.arg(lines)));
    }

    // The rest makes sure that the first test is able to fail.

    void aViolationIsReportedWithItsFileAndLine() {
        QTemporaryDir tree;
        write(tree.filePath(u"server/room/room.h"_s), "#include <QString>\n");
        write(tree.filePath(u"server/http/head.cpp"_s),
              "#include <llhttp.h>\n\n#include \"server/room/room.h\"\n");

        const Findings findings = inspect(QDir(tree.path()));
        QCOMPARE(findings.files, 2);
        QCOMPARE(findings.objections,
                 QStringList{u"server/http/head.cpp:3: server/room/room.h: server/http/ may "
                             "include server/protocol/, QtCore/, llhttp.h"_s});
    }

    void everyExampleIsJudgedRightly_data() { examples(); }

    void everyExampleIsJudgedRightly() {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QFETCH(bool, fine);
        const QString wrong = objection(file, line);
        QVERIFY2(wrong.isEmpty() == fine, qPrintable(wrong));
    }

private:
    static void examples() {
        constexpr bool yes = true;
        constexpr bool no = false;
        constexpr struct {
            const char* file;
            const char* line;
            bool fine;
        } examples[] = {
            {"server/protocol/codec.cpp", "#include <QJsonObject>", yes},
            {"server/protocol/codec.cpp", "#include <QtCore/qjsonobject.h>", yes},
            {"server/protocol/codec.cpp", "#include \"server/protocol/codec.h\"", yes},
            {"server/protocol/codec.cpp", "#include <QTcpSocket>", no},
            {"server/protocol/codec.cpp", "#include \"server/http/head.h\"", no},
            {"server/protocol/codec.cpp", "#include \"codec.h\"", no},
            {"server/protocol/codec.cpp", "#include <server/protocol/codec.h>", no},
            {"server/http/head.cpp", "#include <llhttp.h>", yes},
            {"server/http/head.cpp", "#include <vector>", yes},
            {"server/http/head.cpp", "#include <sys/socket.h>", yes},
            {"server/http/head.cpp", "#include \"server/room/room.h\"", no},
            {"server/http/head.cpp", "#include <QJsonObject>", no},
            {"server/http/head.cpp", "  #  include <QTcpSocket>", no},
            {"server/http/head.cpp", "// #include <QTcpSocket>", yes},
            {"server/room/room.cpp", "#include \"server/storage/sqlitelog.h\"", no},
            {"server/room/room.cpp", "#include <QtNetwork>", no},
            {"server/room/names.cpp", "#include <unicode/uspoof.h>", yes},
            {"server/room/registry.cpp", "#include <unicode/uspoof.h>", no},
            {"server/storage/sqlitelog.cpp", "#include <sqlite3.h>", yes},
            {"server/storage/sqlitelog.cpp", "#include \"server/room/log.h\"", yes},
            {"server/storage/sqlitelog.cpp", "#include \"server/room/room.h\"", no},
            {"server/net/listener.cpp", "#include <QTcpServer>", yes},
            {"server/net/listener.cpp", "#include \"server/room/room.h\"", no},
            {"server/net/listener.cpp", "#include <llhttp.h>", no},
            {"server/net/tlschannel.cpp", "#include <openssl/ssl.h>", yes},
            {"server/transport/passwords.cpp", "#include <openssl/evp.h>", yes},
            {"server/transport/passwords.cpp", "#include <openssl/ssl.h>", no},
            {"server/transport/sse.cpp", "#include <openssl/ssl.h>", no},
            {"server/storage/sqlitelog.cpp", "#include <openssl/evp.h>", no},
            {"server/transport/sse.cpp", "#include \"server/net/exchange.h\"", yes},
            {"server/transport/sse.cpp", "#include \"server/storage/sqlitelog.h\"", no},
            {"server/transport/sse.cpp", "#include <sqlite3.h>", no},
            {"server/server.cpp", "#include \"server/server.h\"", yes},
            {"server/server.cpp", "#include \"server/storage/sqlitelog.h\"", yes},
            {"server/server.cpp", "#include \"client/session.h\"", no},
            {"server/plugin/redis.cpp", "#include <QString>", no},
            {"client/session.cpp", "#include \"server/protocol/cursor.h\"", yes},
            {"client/session.cpp", "#include \"session.moc\"", yes},
            {"client/session.cpp", "#include \"server/server.h\"", no},
            {"client/session.cpp", "#include <QJsonDocument>", no},
            {"client/session.cpp", "#include <QColor>", no},
            {"client/session.cpp", "#include <QtWidgets/QLabel>", no},
            {"ui/mainwindow.cpp", "#include <QMainWindow>", yes},
            {"ui/mainwindow.cpp", "#include \"server/room/room.h\"", no},
            {"app/main.cpp", "#include \"server/server.h\"", yes},
            {"app/main.cpp", "#include <QApplication>", yes},
            {"app/main.cpp", "#include <sqlite3.h>", no},
        };

        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("fine");
        for (const auto& [file, line, fine] : examples) {
            QTest::addRow("%s %s %s", file, fine ? "may" : "may not", line)
                << QString::fromUtf8(file) << QString::fromUtf8(line) << fine;
        }
    }
};

QTEST_GUILESS_MAIN(IncludesTest)
#include "includes_test.moc"
