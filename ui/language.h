// The language of the window. There are as many as there are catalogues in the program
// (translations/parlance_*.ts).
#pragma once

#include <QStringList>

namespace parlance {

// Codes of ISO 639, "de", each with its catalogue.
QStringList windowLanguages();
// As its speakers call it: "Deutsch".
QString nameOfLanguage(const QString& code);

// Texts, dates, numbers and the direction of writing, for whatever is made from now on; none of the
// codes is the system's language, or English where there is no catalogue of it. Needs a
// QApplication.
void applyLanguage(const QString& code);

} // namespace parlance
