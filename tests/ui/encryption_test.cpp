// A room over TLS, from the host's switch to the guest's warning, as people see it.
#include "server/protocol/fingerprint.h"
#include "tests/ui/person.h"

#include <QCheckBox>
#include <QClipboard>
#include <QMessageBox>
#include <QSignalSpy>

namespace parlance {
namespace {

const QByteArray kOther(kFingerprintSize, 'x');

ServerOptions encrypted() {
    ServerOptions options = inMemory();
    options.tls = Tls::Only;
    return options;
}

// What "Copy Address" gives.
QString copiedLink(Person& host) {
    click(host.window, "Copy Address");
    return QGuiApplication::clipboard()->text();
}

// Its text is shorter than its place, and only the text can be clicked.
void switchOver(Person& host) {
    auto* box = button(host.window, QStringLiteral("Encrypted (TLS)"));
    QVERIFY(box != nullptr);
    box->click();
}

QMessageBox* question(const MainWindow& window) {
    QMessageBox* found = nullptr;
    (void)eventually([&] {
        found = nullptr;
        for (auto* box : window.findChildren<QMessageBox*>()) {
            if (box->isVisible()) {
                found = box;
            }
        }
        return found != nullptr;
    });
    return found;
}

bool isAsked(const MainWindow& window) {
    const auto boxes = window.findChildren<QMessageBox*>();
    return std::ranges::any_of(boxes, [](const QMessageBox* box) { return box->isVisible(); });
}

} // namespace

class EncryptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
            .removeRecursively();
    }
    void oneSwitchEncryptsTheRoom();
    void asksBeforeItStartsAgainWithGuests();
    void aRoomInMemoryIsNotForgottenWithoutAQuestion();
    void aGuestJoinsByTheCopiedLink();
    void everyTransportIsEncrypted_data();
    void everyTransportIsEncrypted();
    void aGuestWithoutAFingerprintIsAsked();
    void aPlainAddressLeadsToTls();
    void warnsOfAnotherCertificate();
    void aLinkThatContradictsTheMemoryIsAWarning();
    void warnsInTheMiddleOfAConversation();
    void anInvitationHasTheFingerprint();
    void aCertificateGoesWithItsKey();
    void theSwitchOutlivesTheProgram();

private:
    // A host whose room is on disk, so that nothing is lost when it starts again.
    ServerOptions kept() {
        m_data = std::make_unique<QTemporaryDir>();
        ServerOptions options = inMemory();
        options.dataDirectory = m_data->path();
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_data;
};

void EncryptionTest::oneSwitchEncryptsTheRoom() {
    Person host(kept());
    host.host();
    HostPanel& panel = host.window.host();
    const QString plain = panel.address();
    QCOMPARE(panel.link(), plain);
    switchOver(host);
    QVERIFY(eventually([&] { return panel.address().startsWith(u"https://"); }));
    QVERIFY(!isAsked(host.window));
    QCOMPARE(RoomUrl::parse(panel.address())->port(), RoomUrl::parse(plain)->port());
    const QByteArray fingerprint = host.desktop.hosting().fingerprint();
    QCOMPARE(fingerprint.size(), kFingerprintSize);
    QVERIFY(host.notice(qPrintable(fingerprintLines(fingerprint))) != nullptr);
    // The code has no use for it, a link has.
    QVERIFY(panel.findChild<QrCode*>()->accessibleName().endsWith(panel.address()));
    QCOMPARE(copiedLink(host), panel.address() + QStringLiteral("#tls=") +
                                   QString::fromLatin1(fingerprintLink(fingerprint)));
    click(host.window, "Copy Fingerprint");
    QCOMPARE(QGuiApplication::clipboard()->text().toLatin1(), fingerprintText(fingerprint));
    QVERIFY(eventually([&] { return host.isLive(); }));
    host.window.room().focusComposer();
    host.type("Still here");
    host.press(Qt::Key_Return);
    QVERIFY(host.sees("Still here"));

    switchOver(host);
    QVERIFY(eventually([&] { return panel.address() == plain; }));
    QVERIFY(button(host.window, QStringLiteral("Copy Fingerprint")) == nullptr);
    QVERIFY(host.sees("Still here"));
}

void EncryptionTest::asksBeforeItStartsAgainWithGuests() {
    Person host(kept());
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    switchOver(host);
    QMessageBox* asked = question(host.window);
    QVERIFY(asked != nullptr);
    QCOMPARE(asked->text(), QStringLiteral("Somebody else is in your room."));
    click(*asked, "Leave It");
    auto* box = qobject_cast<QCheckBox*>(button(host.window, QStringLiteral("Encrypted (TLS)")));
    QVERIFY(eventually([&] { return !box->isChecked(); }));
    QVERIFY(!Settings().encryption().isOn);
    QVERIFY(host.isLive());

    QVERIFY(eventually([&] { return !isAsked(host.window); }));
    switchOver(host);
    asked = question(host.window);
    QVERIFY(asked != nullptr);
    click(*asked, "Start Again");
    QVERIFY(eventually([&] { return !host.desktop.hosting().fingerprint().isEmpty(); }));
    // The guest, who came in the clear, comes back by itself.
    QVERIFY(guest.isLive());
}

void EncryptionTest::aRoomInMemoryIsNotForgottenWithoutAQuestion() {
    Person host;
    host.host();
    switchOver(host);
    QMessageBox* asked = question(host.window);
    QVERIFY(asked != nullptr);
    QVERIFY(asked->informativeText().contains(QStringLiteral("memory only")));
    click(*asked, "Leave It");
    QVERIFY(host.isLive());
}

void EncryptionTest::aGuestJoinsByTheCopiedLink() {
    Person host(encrypted());
    host.host();
    const RoomUrl link = *RoomUrl::parse(copiedLink(host));
    {
        Person guest;
        guest.desktop.run({.join = link});
        QVERIFY(eventually([&] { return guest.isLive(); }));
        QVERIFY(!isAsked(guest.window));
        guest.type("Nobody else reads this");
        guest.press(Qt::Key_Return);
        QVERIFY(host.sees("Nobody else reads this"));
    }
    // From now on the address alone will do.
    Person again;
    again.desktop.run({.join = RoomUrl::parse(host.window.host().address())});
    QVERIFY(eventually([&] { return again.isLive(); }));
    QVERIFY(!isAsked(again.window));
    QVERIFY(again.sees("Nobody else reads this"));
}

void EncryptionTest::everyTransportIsEncrypted_data() {
    QTest::addColumn<int>("transport");
    for (const Transport each : kTransports) {
        QTest::newRow(qPrintable(wireName(each))) << static_cast<int>(each);
    }
}

void EncryptionTest::everyTransportIsEncrypted() {
    QFETCH(int, transport);
    Person host(encrypted());
    host.host();
    Person guest;
    guest.desktop.run({.join = RoomUrl::parse(copiedLink(host))});
    QVERIFY(eventually([&] { return guest.isLive(); }));
    QTest::keyClick(&guest.window, Qt::Key(Qt::Key_1 + transport), Qt::ControlModifier);
    QVERIFY(eventually([&] {
        return guest.isLive() &&
               guest.desktop.session()->status().transport == static_cast<Transport>(transport);
    }));
    guest.window.room().focusComposer();
    guest.type("Here too");
    guest.press(Qt::Key_Return);
    QVERIFY(host.sees("Here too"));
    host.window.room().focusComposer();
    host.type("I hear");
    host.press(Qt::Key_Return);
    QVERIFY(guest.sees("I hear"));
}

void EncryptionTest::aGuestWithoutAFingerprintIsAsked() {
    Person host(encrypted());
    host.host();
    const QString shown = fingerprintLines(host.desktop.hosting().fingerprint());
    Person guest;
    guest.desktop.run({.join = RoomUrl::parse(host.window.host().address())});
    QMessageBox* asked = question(guest.window);
    QVERIFY(asked != nullptr);
    QVERIFY(asked->informativeText().contains(shown));
    QCOMPARE(asked->defaultButton()->text().remove(u'&'), QStringLiteral("Do Not Join"));
    click(*asked, "Do Not Join");
    QVERIFY(eventually([&] { return !isAsked(guest.window); }));
    QVERIFY(!guest.isLive());

    guest.desktop.run({.join = RoomUrl::parse(host.window.host().address())});
    asked = question(guest.window);
    QVERIFY(asked != nullptr);
    click(*asked, "Join");
    QVERIFY(eventually([&] { return guest.isLive(); }));
    QCOMPARE(TrustStore().find(guest.desktop.session()->room().origin()),
             host.desktop.hosting().fingerprint());
}

void EncryptionTest::aPlainAddressLeadsToTls() {
    Person host(encrypted());
    host.host();
    RoomUrl link = *RoomUrl::parse(copiedLink(host));
    TrustStore().remember(link.origin(), link.fingerprint());
    for (const char* path : {"/rooms/lobby", ""}) {
        Person guest;
        guest.desktop.run(
            {.join = RoomUrl::parse(QStringLiteral("http://127.0.0.1:%1").arg(link.port()) +
                                    QString::fromLatin1(path))});
        QVERIFY(eventually([&] { return guest.isLive(); }));
        QVERIFY(guest.desktop.session()->room().isEncrypted());
        QVERIFY(!isAsked(guest.window));
    }
}

void EncryptionTest::warnsOfAnotherCertificate() {
    Person host(encrypted());
    host.host();
    const RoomUrl address =
        RoomUrl::parse(host.window.host().address())->other(*RoomName::parse("lobby"));
    TrustStore().remember(address.origin(), kOther);
    Person guest;
    guest.desktop.run({.join = address});
    QMessageBox* asked = question(guest.window);
    QVERIFY(asked != nullptr);
    QCOMPARE(asked->icon(), QMessageBox::Warning);
    QVERIFY(
        asked->informativeText().contains(fingerprintLines(host.desktop.hosting().fingerprint())));
    QVERIFY(asked->informativeText().contains(fingerprintLines(kOther)));
    QCOMPARE(asked->defaultButton()->text().remove(u'&'), QStringLiteral("Do Not Join"));
    click(*asked, "Do Not Join");
    QVERIFY(guest.reads("another certificate than the one that you trust"));
    QCOMPARE(TrustStore().find(address.origin()), kOther);

    click(guest.window, "Try Now");
    asked = question(guest.window);
    QVERIFY(asked != nullptr);
    click(*asked, "Trust the New One");
    QVERIFY(eventually([&] { return guest.isLive(); }));
    QCOMPARE(TrustStore().find(address.origin()), host.desktop.hosting().fingerprint());
}

void EncryptionTest::aLinkThatContradictsTheMemoryIsAWarning() {
    Person host(encrypted());
    host.host();
    const RoomUrl link = *RoomUrl::parse(copiedLink(host));
    TrustStore().remember(link.origin(), link.fingerprint());
    Person guest;
    guest.desktop.run({.join = link.withFingerprint(kOther)});
    QMessageBox* asked = question(guest.window);
    QVERIFY(asked != nullptr);
    QVERIFY(asked->informativeText().contains(fingerprintLines(kOther)));
    click(*asked, "Do Not Join");
    QVERIFY(guest.desktop.session() == nullptr);
    // The link was the lie.
    guest.desktop.run({.join = link});
    QVERIFY(eventually([&] { return guest.isLive(); }));
}

void EncryptionTest::warnsInTheMiddleOfAConversation() {
    Person host(encrypted());
    host.host();
    Person guest;
    guest.desktop.run({.join = RoomUrl::parse(copiedLink(host))});
    QVERIFY(eventually([&] { return guest.isLive(); }));
    const QByteArray before = host.desktop.hosting().fingerprint();
    host.desktop.hosting().restart(); // In memory: with a certificate that is made anew.
    QMessageBox* asked = question(guest.window);
    QVERIFY(asked != nullptr);
    QVERIFY(host.desktop.hosting().fingerprint() != before);
    QVERIFY(guest.reads("another certificate than the one that you trust"));
    click(*asked, "Trust the New One");
    QVERIFY(eventually([&] { return guest.isLive(); }));
}

void EncryptionTest::anInvitationHasTheFingerprint() {
    Person host(encrypted());
    host.host();
    auto* access = host.window.findChild<QDockWidget*>(QStringLiteral("access"));
    access->show();
    access->raise();
    QVERIFY(eventually([&] {
        return button(host.window, QStringLiteral("New Invitation Link")) != nullptr &&
               button(host.window, QStringLiteral("New Invitation Link"))->isEnabled();
    }));
    click(host.window, "New Invitation Link");
    QVERIFY(eventually([] {
        const auto link = RoomUrl::parse(QGuiApplication::clipboard()->text());
        return link && !link->invitation().isEmpty() && link->isEncrypted();
    }));
    QCOMPARE(RoomUrl::parse(QGuiApplication::clipboard()->text())->fingerprint(),
             host.desktop.hosting().fingerprint());
}

void EncryptionTest::aCertificateGoesWithItsKey() {
    const Encryption files{.isOn = false,
                           .isOnly = true,
                           .certificate = QStringLiteral("/a/certificate.pem"),
                           .key = QStringLiteral("/a/key.pem")};
    PreferencesDialog whole({.name = QStringLiteral("Ana"), .transport = {}, .encryption = files},
                            {});
    auto* ok = whole.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    QCOMPARE(whole.chosen().encryption, files);
    whole.findChildren<FileField*>().last()->setPath({});
    QVERIFY(!ok->isEnabled());
    PreferencesDialog locked({}, {.encryption = true, .certificate = true});
    for (const auto* field : locked.findChildren<FileField*>()) {
        QVERIFY(!field->isEnabled());
    }
}

// What the window writes is what the next start reads as options.
void EncryptionTest::theSwitchOutlivesTheProgram() {
    const auto started = [] {
        const auto parsed = parseOptions({QStringLiteral("parlance")}, Edition::Desktop,
                                         settingsName(Edition::Desktop));
        return std::get<Options>(parsed).server;
    };
    const Encryption files{.isOn = true,
                           .isOnly = true,
                           .certificate = QStringLiteral("/a/certificate.pem"),
                           .key = QStringLiteral("/a/key.pem")};
    Settings().setEncryption(files);
    QCOMPARE(Settings().encryption(), files);
    QCOMPARE(started().tls, Tls::Only);
    QCOMPARE(started().tlsKey, files.key);
    Encryption off = files;
    off.isOn = false;
    Settings().setEncryption(off);
    QCOMPARE(Settings().encryption(), off); // The rest is there when it is on again.
    QCOMPARE(started().tls, Tls::Off);
    Settings().setEncryption({.isOn = true});
    QCOMPARE(started().tls, Tls::Also);
    QVERIFY(started().tlsCertificate.isEmpty());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::EncryptionTest)
#include "encryption_test.moc"
