// How others come into the hosted room: the address as a code and as text, the other ways, and
// whether they come in encrypted.
#pragma once

#include "ui/encryptionbox.h"
#include "ui/hostaddress.h"
#include "ui/qrcode.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace parlance {

class HostPanel final : public QStackedWidget {
    Q_OBJECT

public:
    explicit HostPanel(QWidget* parent = nullptr);

    // In the order in which they should be tried: the first is shown unless somebody has chosen
    // another that is still there.
    void setAddresses(const QList<HostAddress>& addresses);
    // What the start of the server wants the person to know.
    void setNotice(const QString& notice);
    // The room cannot be hosted.
    void showProblem(const QString& reason);

    QString address() const { return m_address; }
    // The same with the certificate's fingerprint, which Parlance then need not ask for. The code
    // goes without it: browsers could not use it, and it would be twice as dense.
    QString link() const;
    EncryptionBox& encryption() { return m_encryption; }
    void copy();
    // The same for a menu.
    QAction& copyAction() { return m_copyAction; }

Q_SIGNALS:
    void hostRequested();

private:
    QWidget* makeOffer();
    QWidget* makeRoom();
    void showAddress(int row);

    QAction m_copyAction;
    QLabel m_problem;
    QPushButton m_host;
    QrCode m_code;
    QLabel m_text;
    QPushButton m_copy;
    QLabel m_reason;
    EncryptionBox m_encryption;
    QLabel m_notice;
    QLabel m_listTitle;
    QListWidget m_list;
    QList<HostAddress> m_addresses;
    QString m_address; // The one that is shown.
    QString m_chosen;  // By hand; empty at first.
    QWidget* m_room;
};

} // namespace parlance
