#include "ui/inspector/racepanel.h"

#include "client/racetable.h"
#include "client/reason.h"
#include "client/trace.h"
#include "ui/inspector/costtable.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QSaveFile>
#include <QVBoxLayout>

namespace parlance {

RacePanel::RacePanel(QWidget* parent)
    : QWidget(parent)
    , m_start(tr("Race"))
    , m_copy(tr("Copy as CSV"))
    , m_save(tr("Save to File…")) {
    m_messages.setRange(10, 1'000);
    m_messages.setSingleStep(10);
    m_messages.setValue(100);
    m_messages.setAccessibleName(tr("Messages in the race"));
    m_result.setWordWrap(true);
    m_result.setTextFormat(Qt::PlainText); // It may quote what a server said.
    m_result.setText(
        tr("The same messages over all five transports at once, in a room of their "
           "own. Bytes are counted at the socket; TCP and TLS are not in them."));
    m_progress.setAccessibleName(tr("Messages that have arrived"));
    m_progress.setVisible(false);
    m_bars.setVisible(false);
    prepareCostTable(m_table, m_model);
    m_table.setAccessibleName(tr("What each transport cost in the race"));
    m_table.setVisible(false);

    auto* form = new QFormLayout;
    form->addRow(tr("Messages:"), &m_messages);
    auto* buttons = new QHBoxLayout;
    for (QWidget* button : {static_cast<QWidget*>(&m_copy), static_cast<QWidget*>(&m_save)}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(&m_start);
    layout->addWidget(&m_progress);
    layout->addWidget(&m_result);
    layout->addWidget(&m_bars);
    layout->addWidget(&m_table, 1);
    layout->addLayout(buttons);
    layout->addStretch();

    connect(&m_start, &QPushButton::clicked, this, &RacePanel::toggle);
    connect(&m_copy, &QPushButton::clicked, this, &RacePanel::copy);
    connect(&m_save, &QPushButton::clicked, this, &RacePanel::save);
    enable();
}

void RacePanel::setServer(const std::optional<RoomUrl>& server) {
    m_server = server;
    if (!server) {
        m_race.reset();
        m_progress.setVisible(false);
    }
    enable();
}

void RacePanel::toggle() {
    if (m_race) {
        m_race.reset();
        m_progress.setVisible(false);
        m_result.setText(tr("Stopped."));
        enable();
    } else {
        start();
    }
}

void RacePanel::start() {
    m_race =
        std::make_unique<Race>(RaceOptions{.server = *m_server, .messages = m_messages.value()});
    connect(m_race.get(), &Race::progressed, this, &RacePanel::show);
    connect(m_race.get(), &Race::finished, this, &RacePanel::over);
    m_csv.clear();
    m_progress.setRange(0, m_messages.value() * static_cast<int>(kTransports.size()));
    m_progress.setValue(0);
    m_progress.setVisible(true);
    m_result.clear();
    m_race->start();
    enable();
}

void RacePanel::show() {
    std::vector<Cost> costs;
    int arrived = 0;
    for (const RaceRow& row : m_race->rows()) {
        costs.push_back(row.cost);
        arrived += static_cast<int>(row.received());
    }
    m_progress.setValue(arrived);
    m_bars.setCosts(costs);
    m_model.setCosts(std::move(costs));
    m_bars.setVisible(true);
    m_table.setVisible(true);
    fitCostTable(m_table);
}

void RacePanel::over(const std::optional<Failure>& failure) {
    m_progress.setVisible(false);
    if (failure) {
        m_result.setText(tr("There was no race, because %1.").arg(reasonOf(*failure)));
    } else {
        show();
        m_csv = raceCsv(m_race->rows());
        QStringList missing;
        for (const RaceRow& row : m_race->rows()) {
            if (row.received() < m_race->options().messages) {
                missing.append(tr("%1 brought %2 of %3.")
                                   .arg(transportTitle(row.cost.transport),
                                        QLocale().toString(row.received()),
                                        QLocale().toString(m_race->options().messages)));
            }
        }
        m_result.setText(missing.isEmpty() ? tr("Every transport brought every message.")
                                           : missing.join(u' '));
    }
    m_race.release()->deleteLater(); // It is the one that is speaking.
    enable();
}

void RacePanel::enable() {
    m_start.setEnabled(m_server.has_value());
    m_start.setText(m_race ? tr("Stop") : tr("Race"));
    m_messages.setEnabled(!m_race);
    m_copy.setEnabled(!m_csv.isEmpty());
    m_save.setEnabled(!m_csv.isEmpty());
}

void RacePanel::copy() {
    QGuiApplication::clipboard()->setText(QString::fromLatin1(m_csv));
}

void RacePanel::save() {
    auto* dialog = new QFileDialog(this, tr("Save the Race"), QString(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const bool saved =
            file.open(QSaveFile::WriteOnly) && file.write(m_csv) == m_csv.size() && file.commit();
        m_result.setText(saved ? tr("Saved.")
                               : tr("It cannot be saved: %1").arg(file.errorString()));
    });
    dialog->open();
}

} // namespace parlance
