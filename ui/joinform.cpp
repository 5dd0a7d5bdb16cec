#include "ui/joinform.h"

#include <QGridLayout>
#include <QLineEdit>

namespace parlance {

JoinForm::JoinForm(QWidget* parent) : QWidget(parent) {
    m_address.setEditable(true);
    m_address.setInsertPolicy(QComboBox::NoInsert);
    m_address.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // A long address must not make the window wide.
    m_address.setMinimumContentsLength(24);
    m_address.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_address.lineEdit()->setPlaceholderText(tr("192.168.1.20:8080"));
    m_address.setAccessibleName(tr("Address of the room"));
    m_join.setText(tr("&Join a Room"));
    m_problem.setTextFormat(Qt::PlainText);
    m_problem.setWordWrap(true);
    m_problem.hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(&m_address, 0, 0);
    layout->addWidget(&m_join, 0, 1);
    layout->addWidget(&m_problem, 1, 0, 1, 2);
    layout->setColumnStretch(0, 1);

    connect(&m_join, &QPushButton::clicked, this, &JoinForm::submit);
    connect(m_address.lineEdit(), &QLineEdit::returnPressed, this, &JoinForm::submit);
    connect(m_address.lineEdit(), &QLineEdit::textEdited, &m_problem, &QLabel::hide);
}

void JoinForm::setRecents(const QStringList& addresses) {
    m_address.clear();
    m_address.addItems(addresses);
    m_address.setCurrentIndex(-1);
    m_address.clearEditText();
}

void JoinForm::focusAddress() {
    m_address.setFocus();
    m_address.lineEdit()->selectAll();
}

void JoinForm::setButtonHeight(int height) {
    m_address.setMinimumHeight(height);
    m_join.setMinimumSize(m_join.sizeHint().width() + 24, height);
}

void JoinForm::submit() {
    const QString typed = m_address.currentText().trimmed();
    if (typed.isEmpty()) {
        focusAddress();
        return;
    }
    const auto room = RoomUrl::parse(typed);
    if (!room) {
        m_problem.setText(
            tr("This is no address of a room. It looks like "
               "http://192.168.1.20:8080/ and stands on the host's screen."));
        m_problem.show();
        focusAddress();
        return;
    }
    Q_EMIT joinRequested(*room);
}

} // namespace parlance
