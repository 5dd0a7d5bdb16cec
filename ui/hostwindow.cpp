#include "ui/hostwindow.h"

#include <QVBoxLayout>

namespace parlance {

HostWindow::HostWindow() {
    setWindowTitle(tr("Parlance"));
    m_title.setText(tr("Starting…"));
    m_addresses.setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_addresses.setOpenExternalLinks(true);
    m_addresses.setAccessibleName(tr("Addresses of the room"));
    m_notice.setTextFormat(Qt::PlainText);
    m_notice.setWordWrap(true);
    m_notice.hide();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(&m_title);
    layout->addWidget(&m_addresses);
    layout->addWidget(&m_notice);
    layout->addStretch();
    resize(420, 240);
}

void HostWindow::showAddresses(const QStringList& urls, const QString& notice) {
    m_hosting = true;
    m_title.setText(tr("Everybody on this network can join the room with a browser:"));
    QStringList links;
    for (const QString& url : urls) {
        const QString text = url.toHtmlEscaped();
        links.append(QStringLiteral("<p><a href=\"%1\">%1</a></p>").arg(text));
    }
    m_addresses.setText(links.join(QString()));
    m_notice.setText(notice);
    m_notice.setVisible(!notice.isEmpty());
}

void HostWindow::showProblem(const QString& reason) {
    m_title.setText(tr("The room cannot be hosted."));
    m_notice.setText(reason);
    m_notice.show();
}

} // namespace parlance
