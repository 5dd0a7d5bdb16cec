#include "ui/composer.h"

#include "server/protocol/limits.h"
#include "ui/colors.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

namespace parlance {
namespace {

constexpr int kMostLines = 6;
constexpr int kPadding = 8;
constexpr int kInset = 6; // The field is a little wider than what is written in it.
constexpr double kRadius = 12;

} // namespace

ComposerEdit::ComposerEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setPlaceholderText(tr("Message"));
    setAccessibleName(tr("Message"));
    setAccessibleDescription(tr("Enter sends, Shift and Enter begin a new line."));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(kPadding);
    // The composer draws the field: a style's own frame is hard to see in the dark.
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::fitHeight);
    fitHeight();
}

void ComposerEdit::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        Q_EMIT submitted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty()) {
        Q_EMIT typed();
    }
}

void ComposerEdit::insertFromMimeData(const QMimeData* source) {
    if (source->hasText()) {
        insertPlainText(source->text());
        Q_EMIT typed();
    }
}

void ComposerEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fitHeight(); // Another width breaks the lines elsewhere.
}

void ComposerEdit::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitHeight();
    }
}

void ComposerEdit::fitHeight() {
    // The document counts its height in lines.
    const int lines = qRound(document()->size().height());
    const int shown = qBound(1, lines, kMostLines);
    setVerticalScrollBarPolicy(lines > kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(shown * fontMetrics().lineSpacing() + 2 * kPadding);
}

Composer::Composer(QWidget* parent) : QWidget(parent) {
    m_send.setText(tr("&Send"));
    m_send.setEnabled(false);
    m_send.setMinimumHeight(m_edit.height());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16 + kInset, 8, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(&m_edit, 1);
    layout->addWidget(&m_send, 0, Qt::AlignBottom);
    setFocusProxy(&m_edit);
    m_edit.installEventFilter(this); // For the field's outline.
    connect(&m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(&m_edit, &ComposerEdit::typed, this, &Composer::typed);
    connect(&m_edit, &QPlainTextEdit::textChanged, this, &Composer::check);
    connect(&m_send, &QPushButton::clicked, this, &Composer::submit);
}

void Composer::paintEvent(QPaintEvent*) {
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_edit.hasFocus() ? colors.accent : colors.line, 1));
    painter.setBrush(colors.background);
    painter.drawRoundedRect(QRectF(m_edit.geometry()).adjusted(-kInset, 0.5, -0.5, -0.5), kRadius,
                            kRadius);
}

bool Composer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::setText(const QString& text) {
    m_edit.setPlainText(text);
    m_edit.moveCursor(QTextCursor::End);
}

void Composer::check() {
    const bool tooLong = text().toUtf8().size() > limits::kText;
    m_send.setEnabled(!tooLong && !text().trimmed().isEmpty());
    m_send.setText(tooLong ? tr("Too long") : tr("&Send"));
    Q_EMIT textChanged();
}

void Composer::submit() {
    if (!m_send.isEnabled()) {
        return;
    }
    const QString written = text();
    m_edit.clear();
    m_edit.setFocus();
    Q_EMIT sendRequested(written);
}

} // namespace parlance
