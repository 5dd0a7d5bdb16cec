#include "ui/trustquestion.h"

#include "ui/encryptionbox.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace parlance {
namespace {

const QString kName = QStringLiteral("trustQuestion");
constexpr char kAsks[] = "asks";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(parlance::TrustQuestion)
};

void describeUnknown(QMessageBox& box, const TrustQuestion& question) {
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(Texts::tr("Unknown Certificate"));
    box.setText(Texts::tr("Is %1 the server that you mean?").arg(question.server));
    box.setInformativeText(
        Texts::tr("Nobody vouches for its certificate, as is usual on a local network. Compare "
                  "this fingerprint with the one that the host sees:") +
        QStringLiteral("\n\n") + fingerprintLines(question.fingerprint));
}

void describeChange(QMessageBox& box, const TrustQuestion& question) {
    box.setIcon(QMessageBox::Warning);
    box.setWindowTitle(Texts::tr("Another Certificate"));
    box.setText(Texts::tr("%1 has another certificate than before.").arg(question.server));
    box.setInformativeText(
        Texts::tr("Either the host has made a new one, or somebody between you and the host "
                  "pretends to be the server and could read and change everything. Join only if "
                  "the host's screen shows the new fingerprint.") +
        QStringLiteral("\n\n") + Texts::tr("New:") + u'\n' +
        fingerprintLines(question.fingerprint) + QStringLiteral("\n\n") + Texts::tr("Before:") +
        u'\n' + fingerprintLines(question.known));
}

} // namespace

void askForTrust(QWidget& parent, const TrustQuestion& question,
                 const std::function<void()>& trust) {
    const QByteArray asks = question.server.toUtf8() + question.fingerprint + question.known;
    for (auto* asked : parent.findChildren<QMessageBox*>(kName)) {
        if (asked->isVisible() && asked->property(kAsks) == asks) {
            return;
        }
        asked->close();
    }
    const bool isChange = !question.known.isEmpty();
    auto* box = new QMessageBox(&parent);
    box->setObjectName(kName);
    box->setProperty(kAsks, asks);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    isChange ? describeChange(*box, question) : describeUnknown(*box, question);
    QPushButton* yes =
        isChange ? box->addButton(Texts::tr("&Trust the New One"), QMessageBox::DestructiveRole)
                 : box->addButton(Texts::tr("&Join"), QMessageBox::AcceptRole);
    QPushButton* no = box->addButton(Texts::tr("&Do Not Join"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &parent, trust);
    box->open();
}

} // namespace parlance
