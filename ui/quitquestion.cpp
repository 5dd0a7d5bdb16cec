#include "ui/quitquestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace parlance {
namespace {

const QString kName = QStringLiteral("quitQuestion");

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("parlance::QuitQuestion", text, nullptr, n);
}

} // namespace

void askBeforeQuitting(QWidget& parent, int guests, const std::function<void()>& quit) {
    if (auto* asked = parent.findChild<QMessageBox*>(kName)) {
        asked->raise();
        return;
    }
    auto* box = new QMessageBox(&parent);
    box->setObjectName(kName);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Quit Parlance"));
    box->setText(guests == 1 ? tr("Somebody else is in your room.")
                             : tr("%n others are in your room.", guests));
    box->setInformativeText(tr("The room ends for everybody when you quit."));
    QPushButton* yes = box->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    QPushButton* no = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &parent, quit);
    box->open();
}

} // namespace parlance
