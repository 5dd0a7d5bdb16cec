#include "ui/filefield.h"

#include <QFileDialog>
#include <QHBoxLayout>

namespace parlance {

FileField::FileField(const QString& title, QWidget* parent) : QWidget(parent), m_title(title) {
    m_path.setAccessibleName(title);
    m_look.setText(tr("Choose…"));
    m_look.setAccessibleName(tr("Choose: %1").arg(title));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(&m_path, 1);
    layout->addWidget(&m_look);
    setFocusProxy(&m_path); // Where the label's letter leads.
    connect(&m_path, &QLineEdit::textChanged, this, &FileField::changed);
    connect(&m_look, &QPushButton::clicked, this, &FileField::look);
}

void FileField::look() {
    auto* dialog = new QFileDialog(this, m_title, path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &m_path, &QLineEdit::setText);
    dialog->open();
}

} // namespace parlance
