#include "ui/encryptionbox.h"

#include "server/protocol/fingerprint.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTimer>
#include <QVBoxLayout>

namespace parlance {
namespace {

using namespace std::chrono_literals;

constexpr auto kCopiedShown = 2s;
constexpr qsizetype kLine = 3 * 8; // Eight bytes and their colons.

} // namespace

EncryptionBox::EncryptionBox(QWidget* parent) : QWidget(parent) {
    m_switch.setText(tr("Encrypted (TLS)"));
    m_hint.setText(
        tr("Browsers warn about a certificate that a computer has made for itself. "
           "Guests compare what they are shown with this fingerprint:"));
    m_hint.setWordWrap(true);
    m_text.setTextFormat(Qt::PlainText);
    QFont fixed = font(); // In the size of everything else.
    fixed.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    fixed.setStyleHint(QFont::Monospace);
    m_text.setFont(fixed);
    m_text.setAlignment(Qt::AlignHCenter);
    m_text.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text.setFocusPolicy(Qt::StrongFocus); // To be marked and copied by keys it must be reached.
    m_copy.setText(tr("Copy Fingerprint"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(&m_switch);
    layout->addWidget(&m_hint);
    layout->addWidget(&m_text);
    layout->addWidget(&m_copy);
    connect(&m_switch, &QCheckBox::clicked, this, &EncryptionBox::wanted);
    connect(&m_copy, &QPushButton::clicked, this, &EncryptionBox::copy);
    show(QByteArray());
}

void EncryptionBox::show(const QByteArray& fingerprint) {
    const bool isOn = !fingerprint.isEmpty();
    m_fingerprint = fingerprint;
    m_switch.setChecked(isOn);
    if (isOn) {
        m_text.setText(fingerprintLines(fingerprint));
        m_text.setAccessibleName(tr("Fingerprint of the certificate: %1")
                                     .arg(QString::fromLatin1(fingerprintText(fingerprint))));
    }
    for (QWidget* widget : {static_cast<QWidget*>(&m_hint), static_cast<QWidget*>(&m_text),
                            static_cast<QWidget*>(&m_copy)}) {
        widget->setVisible(isOn);
    }
}

void EncryptionBox::lock(const QString& reason) {
    m_switch.setDisabled(true);
    m_switch.setToolTip(reason);
}

void EncryptionBox::copy() {
    QGuiApplication::clipboard()->setText(QString::fromLatin1(fingerprintText(m_fingerprint)));
    m_copy.setText(tr("Copied"));
    QTimer::singleShot(kCopiedShown, &m_copy, [this] { m_copy.setText(tr("Copy Fingerprint")); });
}

QString fingerprintLines(const QByteArray& fingerprint) {
    QString text = QString::fromLatin1(fingerprintText(fingerprint));
    for (qsizetype at = kLine - 1; at < text.size(); at += kLine) {
        text[at] = u'\n';
    }
    return text;
}

} // namespace parlance
