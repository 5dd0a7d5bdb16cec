#include "ui/quitquestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace parlance {
namespace {

const QString kName = QStringLiteral("quitQuestion");

struct QuitQuestion {
    Q_DECLARE_TR_FUNCTIONS(parlance::QuitQuestion)
};

QMessageBox* makeBox(QWidget& parent, const QString& title, int guests) {
    auto* box = new QMessageBox(&parent);
    box->setObjectName(kName);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(guests == 1 ? QuitQuestion::tr("Somebody else is in your room.")
                             : QuitQuestion::tr("%Ln others are in your room.", nullptr, guests));
    return box;
}

// Yes, or the default.
void ask(QMessageBox& box, const QString& yes, const QString& no,
         const std::function<void()>& agreed, const std::function<void()>& declined) {
    QPushButton* agree = box.addButton(yes, QMessageBox::DestructiveRole);
    QPushButton* decline = box.addButton(no, QMessageBox::RejectRole);
    box.setDefaultButton(decline);
    box.setEscapeButton(decline);
    QObject::connect(agree, &QPushButton::clicked, box.parentWidget(), agreed);
    QObject::connect(&box, &QDialog::rejected, box.parentWidget(), declined);
    box.open();
}

} // namespace

void askBeforeQuitting(QWidget& parent, int guests, const std::function<void()>& quit) {
    if (auto* asked = parent.findChild<QMessageBox*>(kName)) {
        asked->raise();
        return;
    }
    QMessageBox* box = makeBox(parent, QuitQuestion::tr("Quit Parlance"), guests);
    box->setInformativeText(QuitQuestion::tr("The room ends for everybody when you quit."));
    ask(*box, QuitQuestion::tr("&Quit"), QuitQuestion::tr("&Stay"), quit, [] {});
}

void askBeforeRestarting(QWidget& parent, const Restart& what, const std::function<void()>& restart,
                         const std::function<void()>& stay) {
    QMessageBox* box = makeBox(parent, QuitQuestion::tr("Start the Room Again"), what.guests);
    QString consequence = QuitQuestion::tr(
        "For this change the room starts again on the same port. Everybody is cut "
        "off for a moment; whoever is in a browser may have to open the address "
        "that is shown then.");
    if (what.guests == 0) {
        box->setText(QuitQuestion::tr("Nobody else is in your room."));
    }
    if (!what.isKept) {
        consequence += QStringLiteral("\n\n") +
                       QuitQuestion::tr("What was said is kept in memory only and will be lost.");
    }
    box->setInformativeText(consequence);
    ask(*box, QuitQuestion::tr("Start &Again"), QuitQuestion::tr("&Leave It"), restart, stay);
}

} // namespace parlance
