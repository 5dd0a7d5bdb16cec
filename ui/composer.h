// Where one writes: Enter sends, Shift+Enter breaks the line, Tab leaves.
#pragma once

#include <QPlainTextEdit>
#include <QPushButton>

namespace parlance {

class ComposerEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget* parent = nullptr);

Q_SIGNALS:
    void submitted();
    void typed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    // What is pasted is text, whatever else it came with.
    void insertFromMimeData(const QMimeData* source) override;

private:
    // As high as what is written, up to a few lines.
    void fitHeight();
};

class Composer final : public QWidget {
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);

    QString text() const { return m_edit.toPlainText(); }
    void setText(const QString& text);

Q_SIGNALS:
    void sendRequested(const QString& text);
    void typed();
    void textChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void submit();
    void check();

    ComposerEdit m_edit;
    QPushButton m_send;
};

} // namespace parlance
