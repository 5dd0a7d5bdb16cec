// A field for the path of a file, which can be typed or looked for.
#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

namespace parlance {

class FileField final : public QWidget {
    Q_OBJECT

public:
    // `title` is for the dialog and for screen readers.
    explicit FileField(const QString& title, QWidget* parent = nullptr);

    void setPath(const QString& path) { m_path.setText(path); }
    QString path() const { return m_path.text().trimmed(); }
    void setPlaceholder(const QString& text) { m_path.setPlaceholderText(text); }

Q_SIGNALS:
    void changed();

private:
    void look();

    QString m_title;
    QLineEdit m_path;
    QPushButton m_look;
};

} // namespace parlance
