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
    box->setWindowTitle(QuitQuestion::tr("Quit Parlance"));
    box->setText(guests == 1 ? QuitQuestion::tr("Somebody else is in your room.")
                             : QuitQuestion::tr("%Ln others are in your room.", nullptr, guests));
    box->setInformativeText(QuitQuestion::tr("The room ends for everybody when you quit."));
    QPushButton* yes = box->addButton(QuitQuestion::tr("&Quit"), QMessageBox::DestructiveRole);
    QPushButton* no = box->addButton(QuitQuestion::tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &parent, quit);
    box->open();
}

} // namespace parlance
