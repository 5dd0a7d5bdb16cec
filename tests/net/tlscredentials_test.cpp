// Where a server's certificate comes from, and the sentences about those that will not do.
#include "server/net/selfsigned.h"
#include "server/net/tlscontext.h"

#include <QDir>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

using namespace parlance;

namespace {

constexpr qint64 kDay = 24LL * 3600 * 1000;
const qint64 kNow = QDateTime::currentMSecsSinceEpoch();

const MachineNames kShip{
    {QStringLiteral("ship"), QStringLiteral("ship.local"), QStringLiteral("localhost")},
    {QHostAddress(QStringLiteral("127.0.0.1")), QHostAddress(QStringLiteral("::1")),
     QHostAddress(QStringLiteral("192.168.1.20"))}};

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

int rightsOf(const QString& path) {
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777)
                                                                     : -1;
}

QString problemOf(const Result<std::unique_ptr<TlsContext>, QString>& made) {
    return made ? QString() : made.error();
}

} // namespace

class TlsCredentialsTest : public QObject {
    Q_OBJECT

private:
    std::optional<QTemporaryDir> m_directory;

    QString path(const char* name) const { return m_directory->filePath(QLatin1StringView(name)); }

private Q_SLOTS:
    void init() { m_directory.emplace(); }

    void whatIsMadeNamesTheMachine() {
        const auto made = makeSelfSigned(kShip, kNow);
        QVERIFY(made);
        const QSslCertificate certificate(made->certificate);
        QVERIFY(certificate.isSelfSigned());
        const auto names = certificate.subjectAlternativeNames();
        const QStringList hosts = names.values(QSsl::DnsEntry);
        const QStringList addresses = names.values(QSsl::IpAddressEntry);
        QCOMPARE(QSet<QString>(hosts.begin(), hosts.end()),
                 QSet<QString>(kShip.names.begin(), kShip.names.end()));
        QCOMPARE(addresses.size(), 3);
        QVERIFY(addresses.contains(QStringLiteral("192.168.1.20")));
        QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(certificate.publicKey().length(), 256);
        QVERIFY(QSslKey(made->key, QSsl::Ec).length() == 256);
    }

    void whatIsMadeIsGoodForTenYearsAndOnASlowClock() {
        const auto made = makeSelfSigned(kShip, kNow);
        QVERIFY(made);
        const QSslCertificate certificate(made->certificate);
        QVERIFY(certificate.effectiveDate().toMSecsSinceEpoch() <= kNow - kDay + 1000);
        QVERIFY(certificate.expiryDate().toMSecsSinceEpoch() >= kNow + 3649 * kDay);
        QCOMPARE(problemOf(TlsContext::make(*made, kNow + 3649 * kDay)), QString());
    }

    void noTwoAreTheSame() {
        const QSslCertificate one(makeSelfSigned(kShip, kNow)->certificate);
        const QSslCertificate other(makeSelfSigned(kShip, kNow)->certificate);
        QVERIFY(one.serialNumber() != other.serialNumber());
        QVERIFY(one.publicKey() != other.publicKey());
    }

    void theMachineKnowsItself() {
        const MachineNames machine = namesOfThisMachine();
        QVERIFY(machine.names.contains(QStringLiteral("localhost")));
        QVERIFY(machine.addresses.contains(QHostAddress(QHostAddress::LocalHost)));
        QVERIFY(machine.addresses.contains(QHostAddress(QHostAddress::LocalHostIPv6)));
        QVERIFY(makeSelfSigned(machine, kNow));
    }

    void theFingerprintIsThatOfTheCertificate() {
        const auto made = makeSelfSigned(kShip, kNow);
        const auto context = TlsContext::make(*made, kNow);
        QVERIFY(context);
        QCOMPARE((*context)->fingerprint(),
                 QSslCertificate(made->certificate).digest(QCryptographicHash::Sha256));
    }

    void whatWasMadeIsKept() {
        const auto first = TlsCredentials::keptIn(m_directory->path(), kNow);
        QVERIFY(first);
        const auto second = TlsCredentials::keptIn(m_directory->path(), kNow + kDay);
        QVERIFY(second);
        QCOMPARE(second->certificate, first->certificate);
        QCOMPARE(second->key, first->key);
        QCOMPARE(contentsOf(path("tls-certificate.pem")), first->certificate);
        QCOMPARE(
            QDir(m_directory->path()).entryList(QDir::Files),
            QStringList({QStringLiteral("tls-certificate.pem"), QStringLiteral("tls-key.pem")}));
    }

    void nobodyElseReadsTheKey() {
        QVERIFY(TlsCredentials::keptIn(m_directory->path(), kNow));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther | QFile::ExeGroup;
        QCOMPARE(QFile::permissions(path("tls-key.pem")) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(path("tls-certificate.pem")) & others, QFile::Permissions());
    }

    // The mask takes rights away from a file that is made, and not from one whose rights are
    // changed. So the one row shows the rights that are left to it, and the other that it has had
    // no further ones before.
    void nobodyElseReadsTheKeyFromTheFirstMomentOn_data() {
        QTest::addColumn<int>("mask");
        QTest::addColumn<int>("rights");
        QTest::newRow("nothing is masked") << 0 << 0600;
        QTest::newRow("everything is masked") << 0777 << 0;
    }
    void nobodyElseReadsTheKeyFromTheFirstMomentOn() {
        QFETCH(const int, mask);
        QFETCH(const int, rights);
        const mode_t before = ::umask(mode_t(mask));
        const auto kept = TlsCredentials::keptIn(m_directory->path(), kNow);
        ::umask(before);
        QCOMPARE(rightsOf(path("tls-key.pem")), rights);
        QCOMPARE(rightsOf(path("tls-certificate.pem")), rights);
        QVERIFY(kept || mask != 0); // What is masked cannot be read, but by an administrator.
    }

    // The key is written first.
    void aFirstStartThatWasCutShortIsRepeated() {
        write(path("tls-key.pem"), "half a k");
        write(path("tls-certificate.pem.new"), "half a c");
        const auto made = TlsCredentials::keptIn(m_directory->path(), kNow);
        QVERIFY(made);
        QCOMPARE(problemOf(TlsContext::make(*made, kNow)), QString());
    }

    // It is a change that everybody is warned of.
    void whatIsDamagedIsNotReplacedButSaid_data() {
        QTest::addColumn<QString>("damaged");
        QTest::addColumn<bool>("remains");
        for (const char* file : {"tls-certificate.pem", "tls-key.pem"}) {
            QTest::addRow("%s is empty", file) << QString::fromLatin1(file) << true;
        }
        QTest::newRow("the key is gone") << QStringLiteral("tls-key.pem") << false;
    }
    void whatIsDamagedIsNotReplacedButSaid() {
        QFETCH(const QString, damaged);
        QFETCH(const bool, remains);
        QVERIFY(TlsCredentials::keptIn(m_directory->path(), kNow));
        QVERIFY(QFile::remove(path(damaged.toLatin1().constData())));
        if (remains) {
            write(path(damaged.toLatin1().constData()), {});
        }
        const auto kept = TlsCredentials::keptIn(m_directory->path(), kNow);
        QVERIFY(!kept);
        QVERIFY2(kept.error().contains(damaged) && kept.error().contains(u"remove"),
                 qPrintable(kept.error()));
        QCOMPARE(QFile::exists(path(damaged.toLatin1().constData())), remains);
    }

    void whereNothingCanBeKeptItIsSaid() {
        write(path("file"), {});
        const auto made = TlsCredentials::keptIn(path("file"), kNow);
        QVERIFY(!made);
        QVERIFY2(made.error().startsWith(QStringLiteral("A certificate cannot be kept in ")),
                 qPrintable(made.error()));
    }

    void whatCannotBeReadIsNamed() {
        write(path("c.pem"), "x");
        const auto noKey = TlsCredentials::read(path("c.pem"), path("none.pem"));
        QVERIFY(!noKey);
        QCOMPARE(noKey.error(),
                 QStringLiteral("The key %1 cannot be read: No such file or directory.")
                     .arg(path("none.pem")));
        const auto noCertificate = TlsCredentials::read(path("none.pem"), path("c.pem"));
        QVERIFY(!noCertificate);
        QVERIFY(noCertificate.error().startsWith(QStringLiteral("The certificate ")));
    }

    void whatWillNotDoIsSaid_data() {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QString>("says");
        const TlsCredentials good = *makeSelfSigned(kShip, kNow);
        const TlsCredentials other = *makeSelfSigned(kShip, kNow);
        const QByteArray sealed =
            QSslKey(good.key, QSsl::Ec).toPem("a passphrase that nobody types");
        const auto row = [](const char* name, const QByteArray& certificate, const QByteArray& key,
                            const char* says, qint64 at = kNow) {
            QTest::newRow(name) << certificate << key << at << QString::fromLatin1(says);
        };
        row("the right ones", good.certificate, good.key, "");
        row("in one file", good.certificate + good.key, good.certificate + good.key, "");
        row("with its issuer's", good.certificate + other.certificate, good.key, "");
        row("no certificate", "hello", good.key, "The certificate c.pem cannot be used: ");
        row("an empty file", "", good.key, "The certificate c.pem cannot be used: ");
        row("a key for a certificate", good.key, good.key,
            "The certificate c.pem cannot be used: ");
        row("no key", good.certificate, "hello", "The key k.pem cannot be used: ");
        row("a certificate for a key", good.certificate, good.certificate,
            "The key k.pem cannot be used: ");
        row("a key with a passphrase", good.certificate, sealed, "The key k.pem cannot be used: ");
        row("another's key", good.certificate, other.key,
            "The key k.pem does not belong to the certificate c.pem.");
        row("out of date", good.certificate, good.key, "The certificate c.pem expired on 20",
            kNow + 3651 * kDay);
    }

    void whatWillNotDoIsSaid() {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        QFETCH(qint64, at);
        QFETCH(QString, says);
        const auto made = TlsContext::make({.certificate = certificate,
                                            .key = key,
                                            .certificateName = QStringLiteral("c.pem"),
                                            .keyName = QStringLiteral("k.pem")},
                                           at);
        QCOMPARE(bool(made), says.isEmpty());
        QVERIFY2(says.isEmpty() || problemOf(made).startsWith(says), qPrintable(problemOf(made)));
    }
};

QTEST_GUILESS_MAIN(TlsCredentialsTest)
#include "tlscredentials_test.moc"
