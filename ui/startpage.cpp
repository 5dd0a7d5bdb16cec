#include "ui/startpage.h"

#include "server/protocol/limits.h"

#include <QApplication>
#include <QVBoxLayout>

namespace parlance {
namespace {

constexpr int kColumn = 432;
constexpr int kColumnLetters = 60; // Where they are large.
constexpr int kIcon = 80;
constexpr int kButton = 48;

QLabel* makeText(const QString& text, double size, QFont::Weight weight) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * size);
    font.setWeight(weight);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

QLabel* makeIcon() {
    auto* label = new QLabel;
    label->setPixmap(QApplication::windowIcon().pixmap(QSize(kIcon, kIcon)));
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window); // The fields stand out from it, in the dark too.
    m_name.setMaxLength(limits::kNameCharacters);
    m_name.setAccessibleName(tr("Your name"));
    m_host.setText(tr("&Host a Room"));
    m_host.setDefault(true);
    m_host.setMinimumHeight(kButton);
    m_join.setButtonHeight(kButton);
    m_problem.setTextFormat(Qt::PlainText);
    m_problem.setWordWrap(true);
    m_problem.hide();

    auto* title = makeText(tr("Parlance"), 2.0, QFont::DemiBold);
    title->setAlignment(Qt::AlignHCenter);
    auto* subtitle = makeText(tr("A chat room for everybody on this network."), 1.0, QFont::Normal);
    subtitle->setAlignment(Qt::AlignHCenter);
    auto* nameLabel = new QLabel(tr("Your &name"));
    nameLabel->setBuddy(&m_name);

    auto* content = new QWidget;
    content->setMaximumWidth(qMax(kColumn, kColumnLetters * fontMetrics().averageCharWidth()));
    auto* column = new QVBoxLayout(content);
    column->setSpacing(8);
    column->addWidget(makeIcon());
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(24);
    column->addWidget(nameLabel);
    column->addWidget(&m_name);
    column->addSpacing(16);
    column->addWidget(&m_host);
    column->addWidget(makeText(tr("This computer serves the room. The others need only a browser."),
                               0.9, QFont::Normal));
    column->addWidget(&m_problem);
    column->addSpacing(16);
    column->addWidget(&m_join);
    column->addWidget(makeText(tr("The address stands on the screen of whoever hosts the room."),
                               0.9, QFont::Normal));

    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addWidget(content, 1);
    centred->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);

    connect(&m_host, &QPushButton::clicked, this, &StartPage::hostRequested);
    connect(&m_join, &JoinForm::joinRequested, this, &StartPage::joinRequested);
    connect(&m_name, &QLineEdit::returnPressed, &m_host, &QPushButton::animateClick);
}

void StartPage::lockName(const QString& reason) {
    m_name.setDisabled(true);
    m_name.setToolTip(reason);
}

void StartPage::showStarting() {
    m_host.setEnabled(false);
    m_problem.setText(tr("Starting the room…"));
    m_problem.show();
}

void StartPage::showProblem(const QString& reason) {
    m_host.setEnabled(true);
    m_problem.setText(reason);
    m_problem.setVisible(!reason.isEmpty());
}

} // namespace parlance
