// One of our programs, started as a person would: its own home, no display, and its lines read as
// they come.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace parlance {

// A home directory that is gone after the test, and the environment that makes it one.
class Home {
public:
    Home();

    QString path(const QString& name) const { return m_directory.filePath(name); }
    QProcessEnvironment environment() const { return m_environment; }
    void set(const QString& variable, const QString& value) {
        m_environment.insert(variable, value);
    }

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

class Program {
public:
    Program(const Home& home, const QString& path, const QStringList& arguments);
    // Kills what still runs.
    ~Program();

    QByteArray out();
    QByteArray err();
    // Waits until this text has been printed; false where the program ended or ten seconds passed.
    bool prints(const QByteArray& text);
    bool complains(const QByteArray& text);
    // The exit code; nothing where it still runs after ten seconds or has crashed.
    std::optional<int> exitCode();
    void terminate() { m_process.terminate(); }
    // kill -9.
    void kill();
    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

// A server that listens: on loopback, on a free port.
class RunningServer {
public:
    // The data directory is below the home, or "none".
    RunningServer(const Home& home, const QString& path, const QString& data,
                  const QStringList& further = {});

    // Whether it listens; the test ends where not.
    bool isListening() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    QString hostTokenPath() const { return m_hostTokenPath; }
    QByteArray hostToken() const;
    Program& program() { return m_program; }

private:
    Program m_program;
    quint16 m_port = 0;
    QString m_hostTokenPath;
};

} // namespace parlance
