#include "ui/aboutbox.h"

#include <QApplication>
#include <QMessageBox>

namespace parlance {

void showAboutBox(QWidget& parent) {
    auto* box = new QMessageBox(&parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(QApplication::windowIcon().pixmap(QSize(64, 64)));
    box->setWindowTitle(QCoreApplication::translate("parlance::AboutBox", "About Parlance"));
    box->setText(QCoreApplication::translate("parlance::AboutBox", "Parlance %1")
                     .arg(QApplication::applicationVersion()));
    box->setInformativeText(QCoreApplication::translate(
        "parlance::AboutBox",
        "A chat room for everybody on the network, with its server inside. "
        "The others need only a browser."));
    box->open();
}

} // namespace parlance
