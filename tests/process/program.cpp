#include "tests/process/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

namespace parlance {
namespace {

constexpr int kPatience = 10'000;

// Reads until the text is there.
template <typename Read>
bool comes(QProcess& process, const QByteArray& text, Read read) {
    QElapsedTimer timer;
    timer.start();
    while (!read().contains(text)) {
        if (process.state() == QProcess::NotRunning || timer.hasExpired(kPatience)) {
            return read().contains(text);
        }
        // It returns at the first bytes of either kind, or when the program ends.
        process.waitForReadyRead(50);
    }
    return true;
}

} // namespace

Home::Home() : m_environment(QProcessEnvironment::systemEnvironment()) {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "STATE_DIRECTORY"}) {
        m_environment.remove(QString::fromLatin1(name));
    }
    m_environment.insert(QStringLiteral("HOME"), m_directory.path());
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    const std::pair<const char*, const char*> folders[]{{"XDG_DATA_HOME", "share"},
                                                        {"XDG_CONFIG_HOME", "config"},
                                                        {"XDG_CONFIG_DIRS", "etc"},
                                                        {"XDG_CACHE_HOME", "cache"},
                                                        {"XDG_RUNTIME_DIR", "run"}};
    for (const auto& [variable, folder] : folders) {
        const QString full = path(QString::fromLatin1(folder));
        QDir().mkpath(full);
        // Qt refuses a runtime directory that others can read.
        QFile::setPermissions(full, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QString::fromLatin1(variable), full);
    }
}

Program::Program(const Home& home, const QString& path, const QStringList& arguments) {
    m_process.setProcessEnvironment(home.environment());
    m_process.start(path, arguments);
    m_process.waitForStarted();
}

Program::~Program() {
    kill();
}

QByteArray Program::out() {
    return m_out += m_process.readAllStandardOutput();
}

QByteArray Program::err() {
    return m_err += m_process.readAllStandardError();
}

bool Program::prints(const QByteArray& text) {
    m_process.setReadChannel(QProcess::StandardOutput);
    return comes(m_process, text, [this] { return out(); });
}

bool Program::complains(const QByteArray& text) {
    m_process.setReadChannel(QProcess::StandardError);
    return comes(m_process, text, [this] { return err(); });
}

std::optional<int> Program::exitCode() {
    if (isRunning() && !m_process.waitForFinished(kPatience)) {
        return std::nullopt;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? std::optional(m_process.exitCode())
                                                          : std::nullopt;
}

void Program::kill() {
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

RunningServer::RunningServer(const Home& home, const QString& path, const QString& data,
                             const QStringList& further)
    : m_program(
          home, path,
          QStringList{QStringLiteral("--headless"), QStringLiteral("--listen"),
                      QStringLiteral("127.0.0.1"), QStringLiteral("--port"), QStringLiteral("0"),
                      QStringLiteral("--data"), data == u"none" ? data : home.path(data),
                      QStringLiteral("--rate-limit"), QStringLiteral("none")} +
              further) {
    // The line about the token is the last one of a start.
    if (!m_program.prints("host token in ")) {
        return;
    }
    static const QRegularExpression kLines(
        QStringLiteral("\\A(?:listening https?://127\\.0\\.0\\.1:(\\d+)/\n){1,2}"
                       "(?:fingerprint .+\n)?host token in (.+)\n"));
    const auto lines = kLines.match(QString::fromUtf8(m_program.out()));
    m_port = lines.captured(1).toUShort();
    m_hostTokenPath = lines.captured(2);
}

QByteArray RunningServer::hostToken() const {
    QFile file(m_hostTokenPath);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace parlance
