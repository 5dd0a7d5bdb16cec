// The one switch for TLS in the hosted room, and what guests compare: the certificate's
// fingerprint.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace parlance {

class EncryptionBox final : public QWidget {
    Q_OBJECT

public:
    explicit EncryptionBox(QWidget* parent = nullptr);

    // As the room is served now: with the certificate of this fingerprint, or in the clear where it
    // is empty.
    void show(const QByteArray& fingerprint);
    const QByteArray& fingerprint() const { return m_fingerprint; }
    using QWidget::show;
    // It stays as it is; why, a tip tells.
    void lock(const QString& reason);

Q_SIGNALS:
    // Somebody has switched. What becomes of it, show() tells.
    void wanted(bool encrypted);

private:
    void copy();

    QCheckBox m_switch;
    QLabel m_hint;
    QLabel m_text;
    QPushButton m_copy;
    QByteArray m_fingerprint;
};

// Four lines of a fingerprint, so that two people can compare it aloud.
QString fingerprintLines(const QByteArray& fingerprint);

} // namespace parlance
